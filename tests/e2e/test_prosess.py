"""The real program as processes on a real display: locking ends the one that held the keys, and nothing leaks.

Keys are pressed from outside, as a keyboard would; what the program shows is read from its window's title, which never
holds a name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import build_services, open_hvelv, without_keyring
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from tests.fakes.kanarifugler import find_canaries, make_canaries

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PASSWORD = "blue boat on the evening fjord"
PATIENCE = 25.0

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool presses the keys"),
]


@dataclass
class Skjerm:
    """A machine with one user: a home, a vault, and whichever processes of the program run."""

    home: Path
    environment: dict[str, str]
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def vault(self) -> Path:
        return self.home / "hvelv"

    def start(self) -> None:
        command = [sys.executable, str(MAIN), "--data", str(self.vault)]
        self.started.append(subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL))

    def pids(self) -> list[int]:
        """Return the program's living processes over this vault, oldest first."""
        return sorted(int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit() and self._is_ours(one))

    def _is_ours(self, folder: Path) -> bool:
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
            state = (folder / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        except OSError:
            return False
        return str(self.vault).encode() in command and str(MAIN).encode() in command and state != "Z"

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", *keys], env=self.environment, check=True)
        time.sleep(0.3)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "15", text], env=self.environment, check=True)

    def title(self) -> str:
        shown = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"], env=self.environment, capture_output=True, check=False
        )
        return shown.stdout.decode().strip()

    def unlock(self) -> None:
        """Type the password; on a machine with much else to do the field may come late, and one types it again."""
        wait_until(lambda: self.title() == "Helseansvarlig", "the lock screen never came")
        begun = time.monotonic()
        while not self._opens_within(8.0):
            assert time.monotonic() - begun < 3 * PATIENCE, "the vault never opened"
        time.sleep(1)

    def _opens_within(self, seconds: float) -> bool:
        time.sleep(1)
        self.press("ctrl+a")
        self.type(PASSWORD)
        self.press("Return")
        begun = time.monotonic()
        while not (is_open := self.title().startswith("Helseansvarlig – ")) and time.monotonic() - begun < seconds:
            time.sleep(0.05)
        return is_open

    def kill_all(self) -> None:
        for pid in self.pids():
            os.kill(pid, 9)
        for process in self.started:
            process.wait(10)


def wait_until(seen: Callable[[], bool], otherwise: str) -> float:
    begun = time.monotonic()
    while not seen():
        assert time.monotonic() - begun < PATIENCE, otherwise
        time.sleep(0.05)
    return time.monotonic() - begun


@pytest.fixture
def skjerm(tmp_path: Path) -> Iterator[Skjerm]:
    home = tmp_path / "hjem"
    (home / "tmp").mkdir(parents=True)
    folders = {"HOME": home, "XDG_CONFIG_HOME": home / "konfig", "XDG_CACHE_HOME": home / "mellom"}
    folders |= {"XDG_DATA_HOME": home / "data", "XDG_RUNTIME_DIR": home / "loep", "TMPDIR": home / "tmp"}
    (home / "loep").mkdir(mode=0o700)
    environment = {**os.environ, **{name: str(folder) for name, folder in folders.items()}, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    machine = Skjerm(home, environment)
    hvelv = open_hvelv(machine.vault, without_keyring(SystemClock()))
    facts = Institusjon("Solbakken", orgnr="310000019")
    aapent = hvelv.create(hvelv.prepare(facts, "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD))
    build_services(aapent).barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    hvelv.lock(aapent)
    yield machine
    machine.kill_all()


def read_drafts(vault: Path) -> str:
    hvelv = open_hvelv(vault, without_keyring(SystemClock()))
    aapent = hvelv.unlock(hvelv.brukere()[0].id, PASSWORD)
    utkast = build_services(aapent).utkast
    names = utkast.keys()
    found = " ".join(utkast.find(name) or "" for name in names)
    hvelv.lock(aapent)
    return found


def test_a_lock_ends_the_process_that_held_the_keys_and_unlocking_leads_back(skjerm: Skjerm) -> None:
    skjerm.start()
    skjerm.unlock()
    assert skjerm.title() == "Helseansvarlig – I dag"
    skjerm.press("alt+2")
    wait_until(lambda: skjerm.title() == "Helseansvarlig – Barn", "the list never came")
    (held,) = skjerm.pids()
    begun = time.monotonic()
    subprocess.run(["xdotool", "key", "ctrl+l"], env=skjerm.environment, check=True)
    wait_until(lambda: held not in skjerm.pids(), "the process that held the keys lives on")
    taken = time.monotonic() - begun
    assert taken <= 2.0, f"the process was gone after {taken:.2f} s"
    skjerm.unlock()
    assert skjerm.title() == "Helseansvarlig – Barn"
    assert held not in skjerm.pids()


def test_nothing_that_was_written_is_found_outside_the_vault_and_nothing_is_lost(skjerm: Skjerm) -> None:
    canaries = [word.replace("å", "a") for word in make_canaries(3, "vindu")]  # what a plain keyboard can type
    skjerm.start()
    skjerm.unlock()
    skjerm.press("alt+2")
    time.sleep(0.7)
    skjerm.press("Return")
    wait_until(lambda: skjerm.title() == "Helseansvarlig – Ett barn", "the child's page never came")
    for canary in canaries:
        skjerm.press("ctrl+j")
        time.sleep(0.7)
        skjerm.press("ctrl+a")
        skjerm.type(canary)
        time.sleep(1.2)
        skjerm.press("Escape")
    assert find_canaries([skjerm.home], canaries) == [], "running"
    skjerm.press("ctrl+l")
    wait_until(lambda: skjerm.title() == "Helseansvarlig", "the lock screen never came")
    time.sleep(2)
    assert find_canaries([skjerm.home], canaries) == [], "locked"
    skjerm.unlock()
    skjerm.press("ctrl+j")
    time.sleep(0.7)
    skjerm.press("ctrl+a")
    skjerm.type("siste-" + canaries[0])
    time.sleep(1.5)
    skjerm.kill_all()
    assert find_canaries([skjerm.home], canaries) == [], "after a crash"
    assert "siste-" + canaries[0] in read_drafts(skjerm.vault)
    (skjerm.home / "glemt.txt").write_text(canaries[0], encoding="utf-8")
    assert find_canaries([skjerm.home], canaries), "a planted file must be found"
