"""A thousand attacks on the log: all that touch what is older than the last anchor are found, and the rest is told.

The anchor is the place this machine's key store remembers, written when the vault was last locked. What somebody with
the keys and a program of her own does after it, nothing inside the vault can show; that is counted and printed.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import cycle, islice
from pathlib import Path

import pytest

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.store import audit
from helseansvarlig.store.vitne import FileVitne
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import Proevehvelv
from tests.lang.angriper import BREAKS, REWRITES, Angrep, behind_the_program
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME, Filer, Gjenstand, new_child
from tests.lang.skade import MAIN, WITNESS

pytestmark = pytest.mark.lang

ATTACKS = 1000 * VOLUME
VIS = 5


class Loggen:
    """A vault whose log goes on after the place that the key store remembers."""

    def __init__(self, minne: Path, vault: Proevehvelv, ring: MinneNoekkelring) -> None:
        older: list[Filer] = []
        for _ in range(3):
            older.append({MAIN: (vault.folder / MAIN).read_bytes()})
            _work(vault)
        remembered = dict(ring.innhold)
        place = next(value for name, value in ring.innhold.items() if name.startswith("anker/"))
        self.anchor = int(place.partition(":")[0])
        _work(vault)
        _work(vault)
        self.whole = Gjenstand(minne / "angrepet", vault, ring)
        self.whole.remembered = remembered
        self.older = older
        self.witness_key = _witness_key(vault)
        assert 40 < self.anchor < self.whole.logg - 20

    def said_after(self, attack: Angrep, at: int, chance: random.Random, *, forge: bool = False) -> tuple[str, ...]:
        """Return what the program says after an attack on row `at`; `forge` makes the witness tell the new story."""
        vault = self.whole.lay_out(self.whole.files)
        with behind_the_program(vault.database, self.whole.key) as connection:
            attack(connection, at, chance)
            head = audit.head(connection)
        files = {**self.whole.files, MAIN: vault.database.read_bytes()}
        if forge:
            FileVitne(vault.folder, self.witness_key).write(head)
            files[WITNESS] = (vault.folder / WITNESS).read_bytes()
        return self.whole.look(files).sagt


def _work(vault: Proevehvelv) -> None:
    services = vault.unlock()
    child = new_child(services)
    for number in range(12):
        services.notat.add(child, Notatart.OBSERVASJON, f"Sover lite {number}")
    vault.lock()


def _witness_key(vault: Proevehvelv) -> bytes:
    vault.unlock()
    assert vault.aapent is not None
    key = vault.aapent.keys.witness_key()
    vault.lock()
    return key


@pytest.fixture
def loggen(minne: Path, vault: Proevehvelv, ring: MinneNoekkelring) -> Loggen:
    return Loggen(minne, vault, ring)


Tallet = tuple[Counter[str], Counter[str]]


def attacked(
    loggen: Loggen, kinds: dict[str, Angrep], times: int, rows: range, chance: random.Random, *, forge: bool = False
) -> Tallet:
    """Attack so many times, each kind in its turn; return what was found and what was not, by kind."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for name, attack in islice(cycle(kinds.items()), times):
        said = loggen.said_after(attack, chance.choice(rows), chance, forge=forge)
        (found if said else missed)[name] += 1
    return found, missed


def test_every_attack_on_what_is_older_than_the_anchor_is_found(
    loggen: Loggen, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    times = ATTACKS * 65 // 100
    older = range(2, loggen.anchor + 1)
    found, missed = attacked(loggen, BREAKS | REWRITES, times, older, tilfeldig, forge=True)
    rolled_back = [loggen.whole.look(loggen.whole.files | stage).sagt for stage in loggen.older]
    name = "loggangrep eldre enn ankeret, vitnet forfalsket"
    tabell.row(VIS, name, times + len(rolled_back), f"{found.total() + sum(map(bool, rolled_back))} funnet")
    untouched = loggen.whole.look(loggen.whole.files).sagt
    tabell.control(VIS, name, "urørt logg: taus", failed=untouched == ())

    assert missed == Counter()
    assert all(rolled_back)


def test_what_breaks_the_chain_or_contradicts_the_witness_is_found_after_the_anchor_too(
    loggen: Loggen, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    times = ATTACKS * 30 // 100
    newer = range(loggen.anchor + 1, loggen.whole.logg)
    found, missed = attacked(loggen, BREAKS | REWRITES, times, newer, tilfeldig)
    name = "loggangrep nyere enn ankeret, vitnet urørt"
    tabell.row(VIS, name, times, f"{found.total()} funnet")
    _, hidden = attacked(loggen, REWRITES, ATTACKS * 5 // 100, newer, tilfeldig, forge=True)
    tabell.control(VIS, name, f"vitnet forfalsket: {hidden.total()} ikke funnet", failed=hidden.total() > 0)
    told = ", ".join(f"{kind} ({count})" for kind, count in sorted(hidden.items()))
    tabell.note(f"Kan ikke finnes: nyere enn siste anker, av en med nøklene som også skriver nytt vitne: {told}.")
    tabell.note("Kan heller ikke finnes: lesing utenom programmet, og at alt er slettet på en gang.")

    assert missed == Counter()
