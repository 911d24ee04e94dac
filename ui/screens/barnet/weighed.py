"""What has been weighed about a child: notes that are not ended, themes that stand open, and who helps now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.barnet.model import Barneside
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import Place
from ui.widgets.surfaces import RowCard

Go = Callable[[Place], None]


def unfinished(side: Barneside, go: Go) -> QWidget | None:
    """Return the incident notes that are not ended, each with the way on; nothing where there are none."""
    if not side.uferdige:
        return None
    card = RowCard()
    for one in side.uferdige:
        made = ListRow(Glyph("octagon-alert", "warning_icon"), one.title, "", one.meta)
        on = _going(go, tr("Fortsett"), "hendelsesnotat", (side.barn_id, one.id))
        on.setAccessibleName(tr("Fortsett hendelsesnotatet: {what}", what=one.title))
        made.add_buttons(on)
        card.add_row(made)
    return _part(tr("Etter noe som hastet"), len(side.uferdige), card)


def missing_stop(side: Barneside, go: Go) -> QWidget | None:
    """Return the kartlegging that has not had its stop point, with the way to it; nothing where none waits."""
    task = side.uten_stoppunkt
    if task is None:
        return None
    mark = Glyph("triangle-alert", "warning_icon") if task.stands_out else Glyph("flag", "text_subtle")
    made = ListRow(mark, tr("Det som er kartlagt, har ikke fått stoppunkt ennå"), "", task.meta)
    on = _going(go, tr("Lag stoppunkt"), "stoppunkt", (side.barn_id,))
    put_off = _going(go, tr("Flytt fristen"), "oppfoelging", (side.barn_id, task.id))
    put_off.setAccessibleName(tr("Flytt fristen for stoppunktet"))
    made.add_buttons(on, put_off)
    card = RowCard()
    card.add_row(made)
    return _part(tr("Stoppunktet mangler"), None, card)


def themes(side: Barneside, go: Go) -> QWidget:
    """Return the themes that stand open, and the way to raise one; a stop point is the only way to close one."""
    add = _going(go, tr("Nytt tema"), "nytt_tema", (side.barn_id,))
    if not side.temaer:
        return _part(tr("Temaer som står åpne"), 0, add)
    card = RowCard()
    for one in side.temaer:
        card.add_row(ListRow(Glyph("circle", "text_subtle"), one))
    act = _going(go, tr("Ta dem opp i et stoppunkt"), "stoppunkt", (side.barn_id,))
    return _part(tr("Temaer som står åpne"), len(side.temaer), card, act, add)


def levels(side: Barneside, go: Go) -> tuple[QWidget, Button]:
    """Return who helps now in each area that somebody has decided about, and the button that decides."""
    card = RowCard()
    for one in side.nivaaer:
        made = ListRow(Glyph("arrow-right", "text_subtle"), one.area, one.level, one.meta)
        anew = _going(go, tr("Bestem på nytt"), "nivaa", (side.barn_id, one.id))
        anew.setAccessibleName(tr("Bestem på nytt: {area}", area=one.area))
        made.add_buttons(anew)
        card.add_row(made)
    act = _going(go, tr("Bestem hvem som hjelper"), "nivaa", (side.barn_id,))
    pieces = (card, act) if side.nivaaer else (act,)
    return _part(tr("Hvem hjelper nå?"), None, *pieces), act


def _part(title: str, count: int | None, *pieces: QWidget) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=8)
    lines.addLayout(section_head(title, count))
    for one in pieces:
        if not isinstance(one, Button):
            lines.addWidget(one)
    below = column(margins=(3, 0, 0, 0))  # room for the buttons' ring
    below.addLayout(button_row(*(one for one in pieces if isinstance(one, Button))))
    lines.addLayout(below)
    return holder


def _going(go: Go, text: str, screen: str, ids: tuple[str, ...]) -> Button:
    return button(text, pressed=lambda: go(Place(screen, ids)))
