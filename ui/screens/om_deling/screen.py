"""Draws in plain words what sharing in the house promises. It reads nothing, so it can be shown to anybody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import marked, tr
from ui.widgets.buttons import button, button_row
from ui.widgets.lists import section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.sentences import sentence_card

PROMISED = (
    marked("En møtedeltaker ser det som er delt med henne, til og med siste dag. Resten av mappene kan hun ikke åpne, "
    "heller ikke om hun har maskinen, alle filene og sitt eget passord."),
    marked("Det hun leverer inn, er forseglet. Bare den helseansvarlige kan lese det, ikke kolleger og ikke hun selv."),
    marked("Ingenting av det som leveres inn, endrer noe av seg selv. Den helseansvarlige ser hvem som har skrevet, "
    "og bestemmer hva det blir til."),
    marked("Ingenting blir slettet fordi det blir lagt til side. Det står igjen med en grunn."),
    marked("Den som blir tatt ut, kan ikke åpne noe som deles etterpå."),
)  # fmt: skip
NOT_PROMISED = (
    marked("Det hun har sett, kan hun huske, skrive av eller ta bilde av. Å trekke tilbake gjør det ikke usett."),
    marked("At noe forsvinner etter siste dag, sørger programmet for. Det som ble kopiert mens det var delt, kan ligge "
    "i eldre sikkerhetskopier."),
    marked("Alle møtedeltakere har samme nøkkel til møterommet. Programmet viser det bare til dem du velger, men en "
    "møtedeltaker med egne dataverktøy kan lese det som er delt til de andre, og fjerne det som ligger der."),
    marked("Den som bruker maskinen mens du er logget inn, er deg. Lås når du går."),
)  # fmt: skip


class OmDelingScreen(Screen):
    """What is promised, then what is not."""

    def __init__(self, back: str) -> None:
        super().__init__(
            "om_deling",
            tr("Hva dette lover"),
            tr("Del så lite som møtet trenger, og ikke lenger enn det trenger det."),
            width=MAIN_WIDTH,
        )
        self._back = button(tr("Tilbake"), pressed=lambda: self.go.emit(Place(back)))
        self.add(button_row(self._back))
        self.add(section_head(tr("Det du kan stole på")), sentence_card(PROMISED))
        self.add(section_head(tr("Det ingen kan love")), sentence_card(NOT_PROMISED))

    def first_focus(self) -> QWidget:
        """Stand on the way back: a page to read only must not be a dead end for the keyboard."""
        return self._back
