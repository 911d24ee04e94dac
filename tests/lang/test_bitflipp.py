"""One bit turned in the main file, the header or a copy: nothing is ever silently other than it was.

After each damage the vault is opened and checked as the user does. Either all that stood there stands there still, or
the program says that something is wrong; there is no third.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from tests.fakes.proevehvelv import PASSWORD
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME, Filer, Gjenstand, contents
from tests.lang.skade import HEADER, MAIN, PREVIOUS, VIS, damage, flipped, silent_without_encryption, tell

pytestmark = pytest.mark.lang

FLIPS = 2000 * VOLUME


def test_a_bit_turned_in_the_main_file(closed: Gjenstand, tabell: Bevistabell, tilfeldig: random.Random) -> None:
    def make() -> Filer:
        return {**closed.files, MAIN: flipped(closed.files[MAIN], tilfeldig)}

    said, silent = damage(closed, FLIPS, make)
    tell(tabell, "vendt bit i hovedfila", FLIPS, said, silent)
    unnoticed = silent_without_encryption(closed, tilfeldig, 200)
    tabell.control(VIS, "vendt bit i hovedfila", f"ukryptert: {unnoticed} stille av 200", failed=unnoticed > 0)

    assert len(silent) == 0


def test_a_bit_turned_in_the_header(closed: Gjenstand, tabell: Bevistabell, tilfeldig: random.Random) -> None:
    def make() -> Filer:
        return {**closed.files, HEADER: flipped(closed.files[HEADER], tilfeldig)}

    said, silent = damage(closed, FLIPS, make)
    tell(tabell, "vendt bit i hodet", FLIPS, said, silent)
    trusted = sum(_json_says_otherwise(closed.files[HEADER], make()[HEADER]) for _ in range(200))
    tabell.control(VIS, "vendt bit i hodet", f"bare JSON: {trusted} godtatt av 200", failed=trusted > 0)

    assert len(silent) == 0
    assert said["uendret"] == FLIPS, "one damaged header never keeps anybody out"


def _json_says_otherwise(whole: bytes, damaged: bytes) -> bool:
    """The control: a reader that takes whatever JSON it is given."""
    try:
        return bool(json.loads(damaged) != json.loads(whole))
    except ValueError:
        return False


def test_both_headers_damaged_is_said_and_nothing_is_overwritten(
    closed: Gjenstand, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    times = FLIPS // 10
    said: Counter[str] = Counter()
    for _ in range(times):
        damaged = {name: flipped(closed.files[name], tilfeldig) for name in (HEADER, PREVIOUS)}
        files = {**closed.files, **damaged}
        vault = closed.lay_out(files)
        try:
            vault.unlock()
            vault.lock()
            said["åpnet"] += 1
        except KnownError as error:
            said[error.code] += 1
        assert {name: (vault.folder / name).read_bytes() for name in damaged} == damaged
    tabell.row(VIS, "vendt bit i begge hoder", times, ", ".join(f"{n} {code}" for code, n in said.items()))
    opened = not closed.look(closed.files).sagt
    tabell.control(VIS, "vendt bit i begge hoder", "uskadet: åpnet", failed=opened)

    assert said["åpnet"] == 0
    assert {*said} <= {"hvelv_skadet", "hvelv_nyere"}


def test_a_bit_turned_in_a_copy(closed: Gjenstand, tabell: Bevistabell, tilfeldig: random.Random) -> None:
    newest = max(name for name in closed.files if name.startswith("kopi/"))
    vault = closed.lay_out(closed.files)
    services = vault.unlock()
    path = vault.folder / newest
    said: Counter[str] = Counter()
    for _ in range(FLIPS):
        path.write_bytes(flipped(closed.files[newest], tilfeldig))
        try:
            services.kopi.verify(path.name)
            said["uendret"] += 1
            assert _restored(closed, newest, path.read_bytes()) == _restored(closed, newest, closed.files[newest])
        except KnownError as error:
            said[error.code] += 1
    vault.lock()
    tabell.row(VIS, "vendt bit i en kopi", FLIPS, "0 stille (" + ", ".join(f"{n} {c}" for c, n in said.items()) + ")")
    unnoticed = silent_without_encryption(closed, tilfeldig, 200)
    tabell.control(VIS, "vendt bit i en kopi", f"ukryptert: {unnoticed} stille av 200", failed=unnoticed > 0)

    assert {*said} <= {"kopi_skadet", "uendret"}
    assert said["kopi_skadet"] > FLIPS * 0.9


def _restored(whole: Gjenstand, newest: str, copy: bytes) -> object:
    """What stands in the vault after this copy has been put in its place."""
    vault = whole.lay_out({**whole.files, newest: copy})
    vault.adopt(vault.service.restore(vault.user_id, PASSWORD, Path(newest).name))
    vault.lock()
    connection = vault.raw()
    try:
        return contents(connection, whole.logg)["notat"]
    finally:
        connection.close()
