"""How fields stand together in a form: groups with a heading, and two beside each other while there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.layout import Fold, own_height
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading


def group(title: str, *pieces: QWidget | QLayout) -> Card:
    """Return a card with a heading and what belongs under it."""
    card = Card((21, 16, 21, 20), 16)
    card.add(Heading(title, "section"), *pieces)
    return card


def pair(left: QWidget, right: QWidget) -> Fold:
    """Return two fields beside each other; each is as high as it needs, also with an error below its neighbour."""
    fold = Fold(spacing=16, below_spacing=16)
    for field in (left, right):
        fold.add(own_height(field), 1)
    return fold
