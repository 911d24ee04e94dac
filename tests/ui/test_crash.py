"""A fault of our own is told with a number, logged without its words, and never ends the program."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QObject, Signal

from helseansvarlig.errors import BugError
from ui import crash


class Button(QObject):
    pressed = Signal()


@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_slot_is_told_and_its_text_stays_out_of_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[BugError] = []
    crash.install(told.append)
    button = Button()
    button.pressed.connect(lambda: {}["Vakker Blomst"])
    with caplog.at_level(logging.ERROR):
        button.pressed.emit()
    (error,) = told
    assert str(error) in caplog.text
    assert "KeyError" in caplog.text
    assert "Vakker" not in caplog.text
