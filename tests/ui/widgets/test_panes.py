"""Two panes while there is room, one at a time when not, and one alone when there is nothing to see beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.husrom import settle
from ui.widgets.panes import LEFT_WIDTH, Panes

Show = Callable[..., QWidget]


@pytest.mark.parametrize(("width", "both"), [(1280, True), (700, False)])
def test_both_are_shown_only_when_both_can_be_read(shown: Show, width: int, both: bool) -> None:
    left, right = QWidget(), QWidget()
    panes = Panes(left, right)
    shown(panes, width, 400)
    settle()
    assert (left.isVisible(), right.isVisible()) == (True, both)
    assert panes.is_narrow() is not both
    panes.show_pane(right=True)
    assert (left.isVisible(), right.isVisible()) == (both, True)


def test_alone_the_left_one_has_all_the_room(shown: Show) -> None:
    left, right = QWidget(), QWidget()
    panes = Panes(left, right)
    panes.show_only_left(only=True)
    shown(panes, 1280, 400)
    settle()
    assert left.width() == 1280
    panes.show_only_left(only=False)
    settle()
    assert left.width() == LEFT_WIDTH
    assert right.isVisible()
