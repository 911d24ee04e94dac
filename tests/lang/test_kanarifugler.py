"""Two hundred planted words are found nowhere outside the vault: no file, no key store, no cache, no memory.

Looked for in UTF-8, UTF-16, Latin-1, JSON, hex, base64 and compressed, in file names, links and archives too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import build_services, open_hvelv, without_keyring
from helseansvarlig.clock import SystemClock
from tests.e2e.planter import plant
from tests.e2e.test_kanarifugler import Levende
from tests.e2e.test_noekkelring import UNLOCKED
from tests.e2e.test_prosess import PASSWORD, Skjerm, wait_until
from tests.fakes.kanarifugler import find_canaries, make_canaries
from tests.lang.bevis import Bevistabell

pytestmark = pytest.mark.lang

CANARIES = make_canaries(200)
STEM = CANARIES[0].partition("-000")[0]
"""What all of them begin with: to look for it is to look for every one."""

LARGEST_CORE = 4_000_000_000
VIS = 6
Trenger = Callable[[str], str]


def test_two_hundred_canaries_with_a_real_key_store(tmp_path: Path, trenger: Trenger, tabell: Bevistabell) -> None:
    trenger("gnome-keyring-daemon")
    bus = [trenger("dbus-run-session"), "--", "bash", "-c", f'{UNLOCKED}\nexec "$0" "$@"']
    program = Levende(tmp_path, "--ring", canaries=CANARIES, around=bus)
    found = []
    try:
        program.await_word("aapen")
        found += find_canaries([tmp_path], CANARIES)
        program.tell()
        program.await_word("laast")
        found += find_canaries([tmp_path], CANARIES)
        program.tell()
        program.await_word("igjen")
    finally:
        program.kill()
    found += find_canaries([tmp_path], CANARIES)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    name = "kanarifugler i filer, logg, oppsett og nøkkelring"
    tabell.row(VIS, name, len(CANARIES), f"{len(found)} treff i {len(files)} filer")
    (tmp_path / "glemt.txt").write_text(CANARIES[7], encoding="utf-16")
    planted = {one.kanarifugl for one in find_canaries([tmp_path], CANARIES)}
    tabell.control(VIS, name, f"glemt fil: {len(planted)} treff", failed=planted == {CANARIES[7]})

    assert found == []
    assert any(path.suffix == ".keyring" for path in files), "the key store's own files were looked through"
    assert {path.suffix for path in files} >= {".db", ".json", ".log", ".hakopi"}


@pytest.mark.xvfb
def test_nothing_is_left_in_caches_nor_in_the_memory_of_the_lock_screen(
    skjerm: Skjerm, trenger: Trenger, tabell: Bevistabell
) -> None:
    _plant(skjerm.vault)
    skjerm.start()
    skjerm.unlock()
    for keys in ("alt+2", "Return"):
        skjerm.press(keys)
        time.sleep(1)
    held = skjerm.pids()[-1]
    open_hits = _in_memory(held, trenger("gcore"), skjerm.home.parent)
    subprocess.run(["xdotool", "key", "ctrl+l"], env=skjerm.environment, check=True)
    wait_until(lambda: held not in skjerm.pids(), "the process that held the keys lives on")
    wait_until(lambda: skjerm.title() == "Helseansvarlig", "the lock screen never came")
    time.sleep(1)
    locked_hits = _in_memory(skjerm.pids()[-1], trenger("gcore"), skjerm.home.parent)
    in_files = find_canaries([skjerm.home], CANARIES)
    files = sum(path.is_file() for path in skjerm.home.rglob("*"))
    name = "kanarifugler i låseskjermens minne og Qts mellomlager"
    tabell.row(VIS, name, len(CANARIES), f"{locked_hits + len(in_files)} treff (minne og {files} filer)")
    tabell.control(VIS, name, f"åpent vindu: {open_hits} treff i minnet", failed=open_hits > 0)

    assert locked_hits == 0
    assert in_files == []


def _plant(folder: Path) -> None:
    """Write every canary into the vault that the window will open."""
    hvelv = open_hvelv(folder, without_keyring(SystemClock()))
    aapent = hvelv.unlock(hvelv.brukere()[0].id, PASSWORD)
    words = iter(CANARIES * 2)
    for _ in range(3):
        plant(build_services(aapent), words)
    hvelv.lock(aapent)


def _in_memory(pid: int, gcore: str, folder: Path) -> int:
    """Dump all memory of a process and return how many hits there are, of canaries and the password.

    The program refuses dumps; only root gets one, so elsewhere this is skipped and said.
    """
    if os.geteuid() != 0:
        pytest.skip("only root can dump the memory of a process that refuses it")
    core = folder / "minne"
    subprocess.run([gcore, "-o", core, str(pid)], check=True, capture_output=True)
    dumped = folder / f"minne.{pid}"
    try:
        return len(find_canaries([dumped], [STEM, PASSWORD], LARGEST_CORE))
    finally:
        dumped.unlink()
        shutil.rmtree(core, ignore_errors=True)
