"""What macOS' calls mean; that they arrive is tried on a Mac alone (docs/ikke-proevd.md)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.system.macos import MacEvents
from ui.system.port import Away


@pytest.mark.parametrize(
    ("message", "heard", "answers"),
    [
        (0xE0000280, [Away.SLEEPING], [7]),  # will sleep: an answer is waited for
        (0xE0000270, [], [7]),  # may it sleep? yes
        (0xE0000300, [Away.SLEEPING], []),  # has woken, and we still stand here
        (0xE0000320, [], []),  # is about to wake
    ],
)
def test_power_is_answered_after_it_was_told(message: int, heard: list[Away], answers: list[int]) -> None:
    events = MacEvents()
    told: list[Away] = []
    given: list[int] = []
    events.left.connect(told.append)
    events._allow = given.append
    events._on_power(None, 0, message, 7)
    assert (told, given) == (heard, answers)


def test_a_locked_screen_is_told(qtbot: QtBot) -> None:
    events = MacEvents()
    with qtbot.waitSignal(events.left):
        events._on_notification(None, None, None, None, None)


def test_elsewhere_it_starts_and_hears_nothing(qtbot: QtBot) -> None:
    events = MacEvents()
    with qtbot.assertNotEmitted(events.left, wait=20):
        events.start()
