"""The ring: as many full parts as there is done, legible without colour, and the same in words."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Scheme, Wishes
from ui.widgets.ring import Ring, ring_with_words

Show = Callable[..., QWidget]


def thick_parts(ring: Ring, look: Look, total: int) -> list[bool]:
    """Which parts are full: looked at in the middle of each, a little inside the outer edge."""
    image = ring.grab().toImage()
    middle, far = ring.width() / 2, ring.width() / 2 - look.px(5) / 2 - 1
    found = []
    for index in range(total):
        angle = radians(-90 + (index + 0.5) * 360 / total)
        x, y = round(middle + far * cos(angle) - 0.5), round(middle + far * sin(angle) - 0.5)
        found.append(image.pixelColor(x, y) == look.color("accent"))
    return found


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("done", "total"), [(0, 8), (4, 8), (8, 8), (3, 6), (1, 1), (0, 1)])
def test_as_many_parts_are_full_as_there_is_done(
    shown: Show, look: Look, scheme: Scheme, done: int, total: int
) -> None:
    look.wish(Wishes(scheme))
    ring = Ring(done, total, "words")
    shown(ring, ring.width(), ring.height())
    assert thick_parts(ring, look, total) == [number < done for number in range(total)]


def test_it_is_read_as_a_picture_of_what_it_says(shown: Show) -> None:
    made = ring_with_words(4, 8, "4 av 8", "4 av 8 områder kartlagt")
    shown(made, 200, 40)
    found = QAccessible.queryAccessibleInterface(made.findChildren(Ring)[0])
    assert found is not None
    assert (found.role(), found.text(QAccessible.Text.Name)) == (QAccessible.Role.Graphic, "4 av 8 områder kartlagt")
