"""What the encryption cannot see: a damaged log that drops commits, pages and files from before, a witness gone.

SQLCipher alone is silent about all of these, which is what the controls show.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME, Filer, Gjenstand
from tests.lang.skade import MAIN, VIS, WAL, WITNESS, damage, flipped, is_silent_by_itself, tell

pytestmark = pytest.mark.lang

PAGE = 4096
FLIPS = 2000 * VOLUME
OLD_PAGES = 500 * VOLUME


def test_a_bit_turned_in_what_a_crash_left_in_the_log(
    crashed: Gjenstand, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    def make() -> Filer:
        return {**crashed.files, WAL: flipped(crashed.files[WAL], tilfeldig)}

    said, silent = damage(crashed, FLIPS, make)
    tell(tabell, "vendt bit i WAL etter krasj", FLIPS, said, silent)
    unnoticed = sum(is_silent_by_itself(crashed, make()) for _ in range(100))
    tabell.control(
        VIS, "vendt bit i WAL etter krasj", f"SQLCipher alene: {unnoticed} stille av 100", failed=unnoticed > 0
    )

    assert len(silent) == 0


def test_the_log_a_crash_left_is_gone(crashed: Gjenstand, tabell: Bevistabell) -> None:
    def make() -> Filer:
        return {name: data for name, data in crashed.files.items() if name != WAL}

    said, silent = damage(crashed, 50 * VOLUME, make)
    tell(tabell, "WAL borte etter krasj", 50 * VOLUME, said, silent)
    unnoticed = is_silent_by_itself(crashed, make())
    tabell.control(VIS, "WAL borte etter krasj", f"SQLCipher alene: {unnoticed:d} stille av 1", failed=unnoticed)

    assert len(silent) == 0


def test_the_witness_is_gone_or_forged(crashed: Gjenstand, tabell: Bevistabell, tilfeldig: random.Random) -> None:
    witness = crashed.files[WITNESS]

    def make() -> Filer:
        if tilfeldig.random() < 0.5:
            return {name: data for name, data in crashed.files.items() if name != WITNESS}
        return {**crashed.files, WITNESS: flipped(witness, tilfeldig)}

    said: Counter[str] = Counter()
    for _ in range(50 * VOLUME):
        said[", ".join(crashed.look(make()).sagt) or "taus"] += 1
    tabell.row(VIS, "vitnet borte eller endret", 50 * VOLUME, ", ".join(f"{n} {c}" for c, n in said.items()))
    quiet = crashed.look(crashed.files).sagt == ()
    tabell.control(VIS, "vitnet borte eller endret", "uskadet: taus", failed=quiet)

    assert said["taus"] == 0


def history(vault: Proevehvelv, stages: int) -> list[bytes]:
    """Change what is written a little, again and again, and return the main file as it was after each time."""
    seen = []
    for stage in range(stages):
        services = vault.unlock()
        for one in services.barn.list_barn():
            services.barn.save(replace(services.barn.get(one.barn.id), fastlege=f"Fastlege {stage:02}"))
            services.utkast.keep(f"notat:{one.barn.id}:0", f"Utkast {stage:02}")
        vault.lock()
        seen.append((vault.folder / MAIN).read_bytes())
    return seen


def test_a_page_from_before_is_put_back(
    minne: Path, vault: Proevehvelv, ring: MinneNoekkelring, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    stages = history(vault, 8)
    now = Gjenstand(minne / "skadet", vault, ring)
    places = [
        (old, at)
        for old in stages[:-1]
        for at in range(0, min(len(old), len(now.files[MAIN])), PAGE)
        if old[at : at + PAGE] != now.files[MAIN][at : at + PAGE]
    ]

    def make() -> Filer:
        old, at = tilfeldig.choice(places)
        main = now.files[MAIN]
        return {**now.files, MAIN: main[:at] + old[at : at + PAGE] + main[at + PAGE :]}

    said, silent = damage(now, OLD_PAGES, make)
    tell(tabell, "gammel side lagt tilbake", OLD_PAGES, said, silent)
    unnoticed = sum(is_silent_by_itself(now, make()) for _ in range(100))
    tabell.control(VIS, "gammel side lagt tilbake", f"SQLCipher alene: {unnoticed} stille av 100", failed=unnoticed > 0)

    assert len(silent) == 0


def test_a_whole_file_from_before_is_put_back(
    minne: Path, vault: Proevehvelv, ring: MinneNoekkelring, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    stages = history(vault, 8)
    now = Gjenstand(minne / "skadet", vault, ring)

    remembered = dict(now.remembered)

    def make() -> Filer:
        """Every second time the key store has forgotten, as after a new desktop: then only the witness is left."""
        forgetful = tilfeldig.random() < 0.5
        now.remembered = {n: v for n, v in remembered.items() if not (forgetful and n.startswith("anker/"))}
        return {**now.files, MAIN: tilfeldig.choice(stages[:-1])}

    said, silent = damage(now, 100 * VOLUME, make)
    tell(tabell, "gammel fil lagt tilbake", 100 * VOLUME, said, silent)
    unnoticed = sum(is_silent_by_itself(now, make()) for _ in range(10))
    tabell.control(VIS, "gammel fil lagt tilbake", f"SQLCipher alene: {unnoticed} stille av 10", failed=unnoticed == 10)

    assert len(silent) == 0
