"""The real gnome-keyring on a bus of its own: it opens, it is emptied, it is locked, it hangs, it is not there.

Whatever becomes of it, the recovery code opens and nothing is lost (losing the key store never locks anybody out).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "stille vann med dyp bunn"
LIMIT = 5.0

pytestmark = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon",
)

UNLOCKED = "printf %s noekkelringpassord | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"
HANGING = """
daemon=$(mktemp)
printf %s noekkelringpassord > "$daemon"
gnome-keyring-daemon --foreground --unlock --components=secrets < "$daemon" >/dev/null 2>&1 &
ring=$!
for _ in $(seq 100); do busctl --user status org.freedesktop.secrets >/dev/null 2>&1 && break; sleep 0.05; done
kill -STOP $ring
"""


class Maskin:
    """A machine whose key store lies in a folder of its own and lives as long as each step."""

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "hvelv"
        self.keys = folder / "noekler"

    def run(self, ring: str, step: str, *needs: str) -> dict[str, Any]:
        """Run one step as a program on a fresh bus, after the shell lines `ring` have made the key store ready."""
        self.keys.mkdir(exist_ok=True)
        script = f'{ring}\n"$0" "$@"\nstatus=$?\n[ -n "$ring" ] && kill -CONT $ring && kill $ring\nexit $status'
        command = ["dbus-run-session", "--", "bash", "-c", script, *self._step(step, *needs)]
        return self._told(command, {"XDG_DATA_HOME": str(self.keys)})

    def run_without_bus(self, step: str, *needs: str) -> dict[str, Any]:
        """Run one step where there is no bus and no key store."""
        return self._told(self._step(step, *needs), {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/finnes/ikke"})

    def empty(self) -> None:
        """Do what a reinstalled desktop does."""
        shutil.rmtree(self.keys)

    def _step(self, step: str, *needs: str) -> list[str]:
        return [sys.executable, str(ROOT / "tests/e2e/noekkelring_loep.py"), str(self.vault), step, *needs]

    def _told(self, command: list[str], environment: dict[str, str]) -> dict[str, Any]:
        kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        done = subprocess.run(
            command,
            env=kept | {"PYTHONPATH": str(ROOT)} | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return told


@pytest.fixture
def machine(tmp_path: Path) -> Maskin:
    return Maskin(tmp_path)


def test_the_password_opens_and_the_machine_has_its_part(machine: Maskin) -> None:
    assert machine.run(UNLOCKED, "opprett", PASSWORD)["maskin"]

    assert machine.run(UNLOCKED, "laas_opp", PASSWORD)["feil"] == ""
    assert machine.run(UNLOCKED, "laas_opp", "feil passord her")["feil"] == "feil_passord"


def test_an_emptied_key_store_is_said_and_the_recovery_code_opens_and_enrols_anew(machine: Maskin) -> None:
    code = machine.run(UNLOCKED, "opprett", PASSWORD)["kode"]
    machine.empty()

    assert machine.run(UNLOCKED, "laas_opp", PASSWORD)["feil"] == "noekkelring_endret"
    recovered = machine.run(UNLOCKED, "gjenopprett", code, "nytt passord til havet")

    assert (recovered["feil"], recovered["maskin"]) == ("", True)
    assert machine.run(UNLOCKED, "laas_opp", "nytt passord til havet") | {"sekunder": 0} == {
        "feil": "", "varsel": "", "maskin": True, "sekunder": 0,
    }  # fmt: skip
    assert machine.run(UNLOCKED, "gjenopprett", code, PASSWORD)["feil"] == "gjenopprettingskode_feil"


def test_without_a_key_store_the_vault_is_made_and_opened_by_password_alone(machine: Maskin) -> None:
    made = machine.run_without_bus("opprett", PASSWORD)

    assert (made["feil"], made["maskin"]) == ("", False)
    assert machine.run_without_bus("laas_opp", PASSWORD)["feil"] == ""
    assert machine.run_without_bus("laas_opp", "feil passord her")["feil"] == "feil_passord"
    assert machine.run(UNLOCKED, "laas_opp", PASSWORD)["feil"] == ""


@pytest.mark.parametrize(
    ("ring", "shortest", "said"),
    [(LOCKED, 0.0, "noekkelring_laast"), (HANGING, LIMIT - 0.5, "noekkelring_tier")],
    ids=["locked", "hanging"],
)
def test_a_key_store_that_does_not_answer_is_left_in_time_and_the_recovery_code_opens(
    machine: Maskin, ring: str, shortest: float, said: str
) -> None:
    """`shortest` is the control: the hanging one does hang, and it is our limit that ends the wait."""
    code = machine.run(UNLOCKED, "opprett", PASSWORD)["kode"]

    refused = machine.run(ring, "laas_opp", PASSWORD)
    recovered = machine.run(ring, "gjenopprett", code, "nytt passord til havet")

    assert refused["feil"] == said
    assert recovered["feil"] == ""
    assert shortest <= refused["sekunder"] < LIMIT + 2
    assert shortest <= recovered["sekunder"] < LIMIT + 2
