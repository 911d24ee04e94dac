"""Killed between a child's urgent answer and the adult's next view: what to do stands first there all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from helseansvarlig.bootstrap import build_services
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.utkast import PLACE
from tests.ui.barnerommet import Barnerommet, in_sight, new_session
from tests.ui.drept_barnemodus import PASSWORD, vault
from tests.ui.screens.barnemodus.urgent import assert_urgent_first
from tests.ui.skjermrom import NOW, Rom
from ui.doors import Before, Keys, Opened, UnlockDoor
from ui.drafts import Drafts
from ui.jobs import SyncJobs
from ui.theme import Look

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed like this here")
def test_what_to_do_stands_first_after_a_kill(tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> None:
    killed = subprocess.run(
        [sys.executable, ROOT / "tests/ui/drept_barnemodus.py", tmp_path],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert killed.stdout.strip() == "Takk for at du fortalte det. Nå snakker vi sammen om det."

    hvelv = vault(tmp_path)
    [user] = hvelv.brukere()
    door = UnlockDoor(Keys(lambda: hvelv, build_services, lambda _name, _code: b""), Before("Solbakken", (), NOW, True))
    opened = door.unlock(user.id, PASSWORD)
    assert isinstance(opened, Opened)
    assert isinstance(opened.aapent, Aapent)
    assert '"barnemodus"' in (opened.services.utkast.find(PLACE) or ""), "the control: the child sat there"
    rommet = _after(opened, look, shown)
    assert_urgent_first(rommet)
    rommet.end()
    hvelv.lock(opened.aapent)


def _after(opened: Opened, look: Look, shown: Callable[..., QWidget]) -> Barnerommet:  # type: ignore[type-arg] # one kind here
    jobs = SyncJobs()
    clock = opened.aapent.oekt.clock
    rom = Rom(opened.hvelv, opened.services, jobs, Drafts(opened.services.utkast, jobs), clock)  # type: ignore[arg-type] # a fixed clock
    [barn] = [one.barn for one in opened.services.barn.list_barn() if one.barn.navn == "Vakker Blomst"]
    begun = opened.services.kartlegging.beginnings(barn.id).paabegynte[0].kartlegging
    from_before = in_sight()
    return Barnerommet(rom, look, shown, barn, begun, new_session(rom, look, shown, opened), [], from_before)
