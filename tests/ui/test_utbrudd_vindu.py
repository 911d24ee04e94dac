"""A real window manager's own keys and buttons against a confined window: Alt+F4, its menu, minimise, maximise."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.barnerommet import Barnerommet, barnerommet
from tests.ui.utbrudd import Utbrudd
from ui.theme import Look

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(not (shutil.which("openbox") and shutil.which("xdotool")), reason="needs a window manager"),
]
KEYS = ("super", "super+d", "alt+space", "Escape", "alt+Tab", "ctrl+alt+Left", "alt+F7", "Escape", "alt+F10", "Menu")


@pytest.fixture
def manager() -> Iterator[None]:
    running = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    yield
    running.terminate()
    running.wait(10)


@pytest.fixture
def rommet(manager: None, tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Barnerommet]:  # noqa: ARG001 (it must run)
    with barnerommet(tmp_path, look, shown) as room:
        yield room


def xdotool(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=False, timeout=20)


def test_the_window_managers_own_ways_lead_nowhere(rommet: Barnerommet, qtbot: QtBot) -> None:
    rommet.hand_over()
    rommet.press("Begynn")
    hand, window = Utbrudd(rommet), str(int(rommet.vindu.winId()))
    for key in KEYS:
        xdotool("key", key)
        qtbot.wait(150)
        assert hand.look_deep(key) == []
    for act in ("windowminimize", "windowactivate", "windowunmap", "windowmap", "windowactivate"):
        xdotool(act, window)
        qtbot.wait(300)
    rommet.vindu.showNormal()
    qtbot.waitUntil(rommet.vindu.isVisible, timeout=5000)
    assert hand.look_deep("mapped again") == []


def test_alt_f4_locks_instead_of_closing(rommet: Barnerommet, qtbot: QtBot) -> None:
    rommet.hand_over()
    assert rommet.locked == []
    xdotool("windowactivate", "--sync", str(int(rommet.vindu.winId())))
    xdotool("key", "alt+F4")
    qtbot.waitUntil(lambda: rommet.locked == [True], timeout=5000)
    assert rommet.vindu.isVisible(), "it stands until the lock screen does"
    assert Utbrudd(rommet).look_deep("Alt+F4") == []


def test_the_control_that_alt_f4_reaches_the_window(rommet: Barnerommet, qtbot: QtBot) -> None:
    xdotool("windowactivate", "--sync", str(int(rommet.vindu.winId())))
    with qtbot.waitSignal(rommet.session.close_requested, timeout=5000):
        xdotool("key", "alt+F4")
