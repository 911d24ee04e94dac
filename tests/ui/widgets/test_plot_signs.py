"""The signs of a plot differ in shape, so that a black-and-white print says the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme import Look, Scheme, Wishes
from ui.widgets.plot_signs import Sign, colour_of, paint_signs

SIDE = 32


def in_black_and_white(sign: Sign, ground: QColor) -> list[bool]:
    """What is left of a sign without its colour: which pixels are not ground."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint_signs(painter, sign, [QPointF(SIDE / 2, SIDE / 2)], "card")
    painter.end()
    dark = ground.lightness()
    return [abs(image.pixelColor(x, y).lightness() - dark) > 60 for y in range(SIDE) for x in range(SIDE)]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_no_two_signs_look_alike_without_colour(look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    shapes = {sign: in_black_and_white(sign, look.color("card")) for sign in Sign}
    assert all(sum(shape) >= 8 for shape in shapes.values()), "each can be seen"
    for first, second in combinations(Sign, 2):
        differ = sum(a != b for a, b in zip(shapes[first], shapes[second], strict=True))
        assert differ >= 8, (first, second)


def test_the_child_has_the_childs_colour() -> None:
    assert colour_of(Sign.CHILD) == "child_voice_icon"
    assert colour_of(Sign.REFUSED) == colour_of(Sign.UNASKED) == "text_subtle"


def test_a_sign_stands_on_every_point_and_only_there(look: Look) -> None:
    image = QImage(200, SIDE, QImage.Format.Format_RGB32)
    image.fill(look.color("card"))
    painter = QPainter(image)
    paint_signs(painter, Sign.CHILD, [QPointF(30, 16), QPointF(150, 16)], "card")
    paint_signs(painter, Sign.EVENT, [])
    painter.end()
    inked = [x for x in range(200) if image.pixelColor(x, 16) == look.color("child_voice_icon")]
    assert {30, 150} <= set(inked)
    assert not [x for x in inked if 40 < x < 140]
