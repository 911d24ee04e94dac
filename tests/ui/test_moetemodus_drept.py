"""Killed in the midst of a meeting: all but the last second is there, where one was, and the minutes have it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from helseansvarlig.bootstrap import build_services
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.tjenester import Tjenester
from tests.ui.barnerommet import in_sight, new_session
from tests.ui.drept_barnemodus import PASSWORD, vault
from tests.ui.drept_moetemodus import KNOWN, TYPED
from tests.ui.moeterommet import Moeterommet
from tests.ui.skjermrom import Rom
from ui.doors import Before, Keys, Opened, UnlockDoor
from ui.drafts import Drafts
from ui.jobs import SyncJobs
from ui.theme import Look
from ui.widgets.page import Place

ROOT = Path(__file__).resolve().parents[2]
NAME = "Hva er bestemt?"

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed like this here")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened[Tjenester]]:
    """The vault as somebody opens it after the kill."""
    killed = subprocess.run(
        [sys.executable, ROOT / "tests/ui/drept_moetemodus.py", tmp_path],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert killed.stdout.strip() == "moetemodus"
    hvelv = vault(tmp_path)
    [user] = hvelv.brukere()
    keys = Keys(lambda: hvelv, build_services, lambda _name, _code: b"")
    found = UnlockDoor(keys, Before("Solbakken", (), None, True)).unlock(user.id, PASSWORD)
    assert isinstance(found, Opened)
    yield found
    hvelv.lock(found.aapent)


def after(opened: Opened[Tjenester], look: Look, shown: Callable[..., QWidget]) -> Moeterommet:
    jobs, services = SyncJobs(), opened.services
    assert isinstance(opened.aapent, Aapent)
    clock = opened.aapent.oekt.clock
    rom = Rom(opened.hvelv, services, jobs, Drafts(services.utkast, jobs), clock)  # type: ignore[arg-type] # fixed
    [barn] = [one for one in services.barn.residents() if one.navn == "Vakker Blomst"]
    [moete] = [one.moete for one in services.moete.list_moeter() if one.moete.motpart == "BUP Hamar"]
    from_before = in_sight()
    return Moeterommet(rom, look, barn, moete, new_session(rom, look, shown, opened), [], from_before)


def test_the_meeting_goes_on_where_it_was_cut_off(
    opened: Opened[Tjenester], look: Look, shown: Callable[..., QWidget]
) -> None:
    assert opened.place is not None
    rommet = after(opened, look, shown)
    assert rommet.session.window.is_confined(), "the others may still sit there"
    assert any(one.startswith("3  Skole") for one in rommet.words())
    field = rommet.field(NAME)
    assert field.text().startswith(TYPED)
    assert [one.vet for one in rommet.saker()] == ["", KNOWN, ""]
    rommet.end()


def test_the_meetings_own_page_has_it_in_the_record_though_nobody_turns_to_that_matter(
    opened: Opened[Tjenester], look: Look, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    [found] = [one.moete for one in opened.services.moete.list_moeter() if one.moete.motpart == "BUP Hamar"]
    rommet = after(opened._replace(place=Place("moete", (found.id,))), look, shown)
    qtbot.waitUntil(lambda: rommet.saker()[2].beslutning.startswith(TYPED), timeout=2000)
    rommet.end()
