"""The side column is narrow beside the main one and as wide as the page below it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui import probes
from ui.widgets.layout import Fold
from ui.widgets.side import Side
from ui.widgets.text import Prose

LONG = "Jeg vil sove, og slippe å fortelle alt på nytt hver gang noen ny kommer. " * 3


@pytest.mark.parametrize(("width", "side_width"), [(1000, 272), (360, 360)])
def test_the_side_takes_its_own_width_or_the_pages(shown: Callable[..., QWidget], width: int, side_width: int) -> None:
    page, main, side = QWidget(), QWidget(), Side(272)
    main.setMinimumWidth(300)
    side.lines.addWidget(Prose(LONG))
    fold = Fold(spacing=32)
    fold.add(main, 1)
    fold.add(side)
    page.setLayout(fold)
    shown(page, width, 600)

    assert side.width() == side_width
    assert probes.clipping_faults(page) == []
