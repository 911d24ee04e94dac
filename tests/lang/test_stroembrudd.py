"""The power goes at ten thousand moments: nothing acknowledged is lost, nothing is torn, nothing is said to be wrong.

A program writes, copies, changes its password and brings a copy back while everything it does to its folder is
recorded. Each state a disk could have been left in is then laid out and opened as the user would.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring
from tests.e2e.lagrer import MEASURES, next_password
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.opptak import Hendelse, record, states
from tests.lang.proeve import VOLUME, around, notices, write_files

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
STATES = 10_000 * VOLUME
CONTROLS = 600 * VOLUME
VIS = 2
ALL = 10_000
CHANGED = "hvelv.passord_byttet"
NAME = "strømbrudd: lagring, hode, kopi, ny nøkkel, henting"

Trenger = Callable[[str], str]


def recorded(gcc: str, work: Path, fault: str) -> tuple[Path, list[Hendelse]]:
    """Record a vault's life; return its folder and what was done to it."""
    work.mkdir()
    folder = work / "hvelv"
    return folder, record(gcc, work, folder, [sys.executable, "-m", "tests.lang.stroem_loep", folder, fault])


def judge(folder: Path, events: Sequence[Hendelse], count: int, chance: random.Random) -> Counter[str]:
    """Cut the power so many times; return what was found, `hel` for all that is as it should be."""
    found: Counter[str] = Counter()
    for files, acknowledged in states(events, count, chance):
        write_files(folder, {Path(path).relative_to(folder).as_posix(): data for path, data in files.items()})
        found[_state_of(folder, acknowledged)] += 1
    return found


def _state_of(folder: Path, acknowledged: list[str]) -> str:
    """Open what the power cut left, and tell what has become of what was acknowledged."""
    told = [line.partition(" ")[::2] for line in acknowledged]
    vault = Proevehvelv(folder, around(IngenNoekkelring()))
    if not vault.service.exists():
        return "tapt: hvelvet" if told else "hel"
    password = next((word for kind, word in reversed(told) if kind == "passord"), PASSWORD)
    try:
        return _compared(vault, password, told)
    except KnownError as error:
        return f"skadet: {error.code}"
    finally:
        vault.let_go()


def _compared(vault: Proevehvelv, password: str, told: list[tuple[str, str]]) -> str:
    try:
        services = vault.unlock(password)
    except KnownError as error:
        if error.code != "feil_passord":
            raise
        services = vault.unlock(next_password(password))  # the one on its way
    if notices(vault) and ("laast", "nøkkel") not in told:
        return f"falsk alarm: {notices(vault)[0]}"
    services.logg.check_vault()
    with services.aapent.oekt.store.read() as unit:
        stops, measures = unit.stoppunkt.all(), Counter(o.kilde for o in unit.oppfoelging.all())
        texts = {n.tekst for n in unit.notat.all()} | {s.konklusjon for s in stops}
    if measures != {f"stoppunkt:{s.id}": MEASURES for s in stops}:
        return "revet: en handling"
    changed = [row.handling for row in services.aapent.oekt.store.log_rows(ALL)].count(CHANGED)
    if not 0 <= changed - [kind for kind, _ in told].count("passord") <= 1:  # one may be on its way
        return "tapt: loggført passordbytte"
    if {word for kind, word in told if kind == "lagret"} - texts:
        return "tapt: lagret"
    if {word for kind, word in told if kind == "fjernet"} & {one.id for one in services.brukere.list()}:
        return "tapt: fjernet"
    for kind, word in told[-1:]:
        if kind == "kopi":
            services.kopi.verify(word.partition(" ")[0])
    return "hel"


def told_of(found: Counter[str]) -> str:
    """Return what was found, for the table."""
    lost, torn = (
        sum(n for what, n in found.items() if what.startswith(word)) for word in ("tapt", ("skadet", "revet"))
    )
    alarms = sum(n for what, n in found.items() if what.startswith("falsk"))
    return f"{lost} tapt, {torn} skadet, {alarms} falske alarmer"


def test_nothing_acknowledged_is_lost_when_the_power_goes(
    minne: Path, trenger: Trenger, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    folder, events = recorded(trenger("gcc"), minne / "full", "")
    found = judge(folder, events, STATES, tilfeldig)
    tabell.row(VIS, NAME, STATES, f"{told_of(found)} ({len(events)} skrivinger)")

    normal = judge(*recorded(trenger("gcc"), minne / "normal", "normal"), CONTROLS, tilfeldig)
    unflushed = judge(*recorded(trenger("gcc"), minne / "uten", "uten_fsync"), CONTROLS, tilfeldig)
    told = f"NORMAL: {told_of(normal)}; uten fsync: {told_of(unflushed)} av {CONTROLS}"
    loses = any(what.startswith("tapt") for what in normal)
    tabell.control(VIS, NAME, told, failed=loses and {*unflushed} != {"hel"})

    assert found == Counter({"hel": STATES})
