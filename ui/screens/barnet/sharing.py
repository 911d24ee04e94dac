"""The consent badge explained: what may be told BUP, on whose word, until when, and what the child holds back."""

from __future__ import annotations

from collections.abc import Callable

from ui.i18n import tr
from ui.screens.barnet.model import Barneside
from ui.widgets.buttons import button, button_row
from ui.widgets.page import Place
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose


class SharingPanel(Card):
    """Stands below the header for as long as it is wanted; the badge opens and closes it."""

    def __init__(self, side: Barneside, go: Callable[[Place], None]) -> None:
        super().__init__((23, 16, 20, 12), 8)
        sharing = side.deling
        heading = tr("Dette kan vi dele med BUP") if sharing.allowed else tr("Vi kan ikke dele med BUP nå")
        self.add(Heading(heading, "section"))
        for one in sharing.lines:
            self.add(Prose(one, "", 1.4, 720))
        if sharing.renew_id:
            place = Place("nytt_samtykke", (side.barn_id, sharing.renew_id))
            act = button(tr("Forny samtykket"), pressed=lambda: go(place))
        else:
            act = button(tr("Registrer samtykke"), pressed=lambda: go(Place("nytt_samtykke", (side.barn_id,))))
        self.add(button_row(act, button(tr("Alle samtykker"), "quiet", pressed=lambda: go(Place("samtykker")))))
