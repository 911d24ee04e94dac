"""What is said aloud is said by what is in sight: not by a page behind another, nor behind the curtain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.announce import announce
from ui.widgets.text import label


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: found.append(event.message()))
    return found


def test_a_page_that_is_shown_is_heard_and_one_behind_it_is_not(
    heard: list[str], shown: Callable[..., QWidget]
) -> None:
    stack = QStackedWidget()
    front, back = label("foran"), label("bak")
    stack.addWidget(front)
    stack.addWidget(back)
    shown(stack)
    announce(front, "Lagret 14.32")
    announce(back, "Gjør dette nå", urgent=True)
    assert heard == ["Lagret 14.32"]
    stack.setCurrentWidget(back)
    announce(back, "Gjør dette nå", urgent=True)
    assert heard == ["Lagret 14.32", "Gjør dette nå"]


def test_what_is_about_to_be_shown_on_the_page_is_heard(heard: list[str], shown: Callable[..., QWidget]) -> None:
    stack, page = QStackedWidget(), QWidget()
    stack.addWidget(page)
    panel = label("panel")
    panel.setParent(page)
    panel.hide()
    shown(stack)
    announce(panel, "Gjør dette nå", urgent=True)
    assert heard == ["Gjør dette nå"]
