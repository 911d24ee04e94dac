"""Tab follows the eye, also to what came later than its neighbours."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from tests.ui import probes
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.page import Scroll
from ui.widgets.tab_order import order_as_laid_out

Show = Callable[..., QWidget]


def test_a_piece_that_came_late_is_walked_where_it_stands(shown: Show) -> None:
    content = QWidget()
    lines = column(content)
    page = QWidget()
    outer = column(page)
    last = button("Sist")
    outer.addWidget(Scroll(content))
    outer.addLayout(button_row(last))
    names = ["Først", "Midt"]
    for name in names:
        lines.addWidget(button(name))
    order_as_laid_out(page)
    shown(page, 400, 300)
    walked = [one.accessibleName() for one in probes.tab_stops(page)]
    following = dict(pairwise([*walked, *walked]))
    assert (following["Først"], following["Midt"]) == ("Midt", "Sist")
