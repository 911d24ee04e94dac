"""A card of sentences to read, one below the other: for pages that explain and ask nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.dates import capital
from ui.i18n import tr_marked
from ui.widgets.layout import column
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose


def sentence_card(sentences: Sequence[str]) -> QWidget:
    """Return a card with `marked` sentences in the language of the screens, each with a capital letter."""
    card = Card((24, 20, 24, 20), 12)
    lines = column(spacing=12)
    for one in sentences:
        lines.addWidget(Prose(capital(tr_marked(one))))
    card.add(lines)
    return card
