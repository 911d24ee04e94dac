"""Who may know what was answered in a theme, where the child was asked exactly that: in words, with the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema_tre import Forekomst
from helseansvarlig.domain.svar_tilgang import choices_in
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.i18n import tr
from ui.tilgangsvalg_words import choice_words
from ui.widgets.buttons import Button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import at_top, column, row
from ui.widgets.text import Prose


@dataclass(frozen=True, slots=True)
class Steering:
    """What the child has decided about a theme: in words, and the question (its path and words) that decides."""

    words: str
    path: str
    question: str


def steerings_of(bilde: Kartleggingsbilde, spraak: str) -> Mapping[str, Steering]:
    """Return what holds for each theme (path) where something has been answered and the child decides who may know."""
    places: dict[str, Forekomst] = {place.path: place for place in bilde.steder}
    found = {}
    for theme, choice in choices_in(bilde.barn.id, bilde.skjema, bilde.svar).items():
        place = places.get(choice.spoersmaal)
        if place is not None:
            words = choice_words(bilde.barn.fornavn, bilde.svar.get(place.path).status, choice.aapent_for)
            found[theme] = Steering(words, place.path, place.punkt.tekst.paa(spraak))
    return found


class SteeringLine(QWidget):
    """Says it below the theme's name; `pressed` carries the path of the question that decides."""

    pressed = Signal(str)

    def __init__(self, steering: Steering, *, is_finished: bool) -> None:
        super().__init__()
        link = tr("Rett svaret på spørsmålet") if is_finished else tr("Gå til spørsmålet")
        across = row(self, spacing=8)
        across.addLayout(at_top(Glyph("eye-off", "text_subtle", 18)))
        lines = column(spacing=2)
        lines.addWidget(Prose(steering.words, "strong", 1.4))
        way = Button(link, "link", "arrow-right")
        way.setAccessibleName(f"{link}: {steering.question}")
        way.clicked.connect(lambda: self.pressed.emit(steering.path))
        lines.addLayout(button_row(way))
        across.addLayout(lines, 1)
