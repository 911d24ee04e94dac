"""What Windows' messages mean; that they arrive is tried on Windows alone (docs/ikke-proevd.md)."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from pytestqt.qtbot import QtBot

from ui.system.port import Away
from ui.system.windows import WindowsEvents, _Ear, meaning


@pytest.mark.parametrize(
    ("message", "word", "away"),
    [
        (0x02B1, 0x7, Away.LOCKED),
        (0x02B1, 0x2, Away.SWITCHED),
        (0x02B1, 0x4, Away.SWITCHED),
        (0x02B1, 0x6, Away.SWITCHED),
        (0x0218, 0x4, Away.SLEEPING),
        (0x0218, 0x12, Away.SLEEPING),
        (0x02B1, 0x8, None),  # unlocked
        (0x02B1, 0x1, None),  # the console came back
        (0x0218, 0xA, None),  # battery or mains
        (0x0100, 0x7, None),  # a key
    ],
)
def test_a_message_means_that_the_machine_was_left_or_nothing(message: int, word: int, away: Away | None) -> None:
    assert meaning(message, word) is away


def test_the_hidden_window_reads_the_message_as_it_lies_in_memory_and_lets_it_pass(qtbot: QtBot) -> None:
    ear = _Ear()
    qtbot.addWidget(ear)
    heard: list[Away] = []
    ear.heard.connect(heard.append)
    for word in (0x7, 0x8):
        said = wintypes.MSG(message=0x02B1, wParam=word)
        assert ear.nativeEvent(b"windows_generic_MSG", ctypes.addressof(said)) == (False, 0)
    assert heard == [Away.LOCKED]


def test_elsewhere_it_starts_and_hears_nothing(qtbot: QtBot) -> None:
    events = WindowsEvents()
    with qtbot.assertNotEmitted(events.left, wait=20):
        events.start()
    assert events._ear is not None
    assert not events._ear.isVisible()
