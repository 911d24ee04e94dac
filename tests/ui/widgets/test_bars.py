"""A message is seen by who is meant to read it, also when the page is scrolled."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.ui.skjermrom import settle
from ui.messages import Message
from ui.widgets.fields import text_area
from ui.widgets.page import Screen

Shown = Callable[..., QWidget]
TOLD = Message("Det er levert.")


def scrolled_down(shown: Shown) -> tuple[Screen, QWidget]:
    """A page higher than the window, scrolled to its end, and the field that stands there."""
    screen, high, field = Screen("x", "X"), QWidget(), text_area()
    field.setAccessibleName("Tekst")
    high.setFixedHeight(2000)
    screen.add(high, field)
    shown(screen, 800, 400)
    bar = screen.ground.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    return screen, field


def is_seen(screen: Screen) -> bool:
    settle()
    return not screen.bar.visibleRegion().isEmpty()


def test_a_scrolled_page_comes_back_to_what_is_said(shown: Shown) -> None:
    screen, field = scrolled_down(shown)
    field.setFocus()
    screen.bar.show_message(TOLD, "success")
    assert is_seen(screen)


def test_a_warning_takes_nobody_away_from_what_she_writes(shown: Shown) -> None:
    screen, field = scrolled_down(shown)
    field.setFocus()
    screen.bar.show_message(TOLD, "warning")
    assert not is_seen(screen)
    field.clearFocus()
    screen.bar.show_message(TOLD, "warning")
    assert is_seen(screen)
