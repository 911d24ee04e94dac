"""The head and the foot of a page are shown as they are on paper, and said in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from helseansvarlig.pdf.render import render
from tests.pdf.brevhodeeksempel import FOOT
from tests.pdf.test_bilde import document, letterhead
from ui.theme import Scheme, Wishes, look
from ui.widgets.page_ends import FOOT as SHARE_OF_FOOT
from ui.widgets.page_ends import HEAD, PageEnds


def test_both_ends_are_drawn_and_what_they_say_is_described(shown: Callable[..., QWidget]) -> None:
    look().wish(Wishes(Scheme.DARK))
    ends = PageEnds("Slik blir siden")
    ends.resize(560, 300)
    shown(ends)
    ends.show_pdf(render(document(letterhead())))
    seen = ends.grab().toImage()

    assert FOOT in ends.accessibleDescription()
    assert ends.accessibleName() == "Slik blir siden"
    green = QColor(20, 90, 80)
    assert any(seen.pixelColor(440, y) == green for y in range(seen.height())), "the logo"
    assert seen.pixelColor(20, 20) == QColor("white"), "paper is white in every look"
    assert HEAD + SHARE_OF_FOOT < 0.5
    assert ends.height() < 560


def test_before_there_is_a_page_nothing_is_drawn(shown: Callable[..., QWidget]) -> None:
    ends = PageEnds("Slik blir siden")
    shown(ends)

    assert ends.accessibleDescription() == ""
