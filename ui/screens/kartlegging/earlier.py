"""What was answered before to the question one stands at, both voices, newest first."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.services.kartleggingsbilde import Tidligere
from ui.answers import answer_words
from ui.dates import capital, month
from ui.i18n import tr
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Heading, Prose

_MOST = 4


class EarlierCard(Card):
    """Hidden where there is nothing earlier: an empty box beside a child's answer helps nobody."""

    def __init__(self) -> None:
        super().__init__((20, 16, 20, 20), 8)
        self._shown: object = None

    def show_earlier(self, punkt: Punkt | None, earlier: tuple[Tidligere, ...], spraak: str) -> None:
        """Show the earlier answers to one question."""
        wanted = (punkt, earlier, spraak)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self.body)
        self.setVisible(punkt is not None and bool(earlier))
        if punkt is None:
            return
        self.add(Heading(tr("Tidligere svar"), "section"))
        for index, one in enumerate(earlier[:_MOST]):
            if index:
                self.body.addSpacing(4)
                self.add(line())
                self.body.addSpacing(4)
            when = capital(tr("{month} {year}", month=month(one.dag), year=one.dag.year))
            self.add(Prose(when, "small", 1.3), Prose(answer_words(punkt, one.svar, spraak), "strong", 1.4))
            if one.svar.barnets_ord:
                self.add(Prose(tr("«{ord}»", ord=one.svar.barnets_ord), "quote-on-card", 1.4))
            if one.svar.voksnes_observasjon:
                self.add(Prose(one.svar.voksnes_observasjon, "subtle", 1.4))
