"""Draws who has moved and what stands in the way of deleting; deleting asks for the child's first name."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.screens.sletting.model import Mappe, Slettingsbilde, Steg, Utfoert, Vei
from ui.screens.sletting.presenter import SlettingPresenter
from ui.theme import look
from ui.widgets.asking import AskingScreen
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import RING, column, row
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import Place
from ui.widgets.surfaces import PartCard, RowCard
from ui.widgets.text import Prose

_GLYPH = 20
_GAP = 8
_NAME_WIDTH = 320


class SlettingScreen(AskingScreen):
    """One card for each child who has moved; nothing else is ever deleted."""

    def __init__(self, presenter: SlettingPresenter) -> None:
        super().__init__(
            "sletting",
            tr("Barn som har flyttet"),
            tr("En mappe kan slettes når alt er overført og en leder har godkjent. Ellers slettes ingenting."),
        )
        self._presenter = presenter
        self._bilde = Slettingsbilde((), ())
        presenter.attach(self)

    def load(self) -> None:
        """Take out the leader's answers, and read who has moved."""
        self._presenter.open()

    def show_picture(self, bilde: Slettingsbilde) -> None:
        """Show each child, then what has been deleted."""
        self._bilde = bilde
        self.redraw()

    def draw(self) -> None:
        """Draw each child, then what has been deleted."""
        for mappe in self._bilde.mapper:
            self.cards.addWidget(self._card(mappe))
        if not self._bilde.mapper:
            self.cards.addWidget(
                EmptyState(
                    "house",
                    tr("Ingen har flyttet"),
                    tr("Når du skriver flyttedato på et barn, står det her til mappen er overført og slettet."),
                )
            )
        if self._bilde.utfoert:
            self.cards.addLayout(_done(self._bilde.utfoert))

    def _card(self, mappe: Mappe) -> PartCard:
        steps = column(spacing=8)
        for steg in mappe.steg:
            steps.addWidget(_step(steg))
            for vei in steg.veier:
                steps.addLayout(self._way(vei))
        card = PartCard(mappe.navn, mappe.sagt, steps, state=_state(mappe))
        card.add(*(self._question(mappe) if self.asking and self.asking == mappe.sletting_id else self._acts(mappe)))
        return card

    def _way(self, vei: Vei) -> QHBoxLayout:
        """What is open, with the way there; it stands under the words of its step."""
        way = button(vei.hva, "link", "arrow-right", lambda: self.go.emit(Place(vei.screen, vei.ids)))
        way.setProperty("dense", "true")
        across = row(margins=(look().px(_GLYPH) + _GAP - RING, 0, 0, 0))
        across.addWidget(way)
        across.addStretch(1)
        return across

    def _acts(self, mappe: Mappe) -> list[QWidget | QLayout]:
        made = self._buttons(mappe)
        self.first = self.first or made[0]
        return [button_row(*made)]

    def _buttons(self, mappe: Mappe) -> list[Button]:
        """What comes next stands first, and is filled."""
        if not mappe.sletting_id:
            write, ask = self._handover_button(mappe), self._request_button(mappe)
            if not mappe.er_overfoert:
                write.set_kind("primary")
                return [write, ask]
            ask.set_kind("primary")
            return [ask]
        back = button(tr("Trekk tilbake"), pressed=lambda: self._presenter.withdraw(mappe.sletting_id))
        back.setAccessibleName(tr("Trekk tilbake slettingen av {name}", name=mappe.navn))
        if not mappe.er_godkjent:
            return [back]
        delete = button(tr("Slett mappen"), "primary", "circle-x", lambda: self.ask(mappe.sletting_id))
        delete.setAccessibleName(tr("Slett mappen til {name}", name=mappe.navn))
        return [delete, back]

    def _handover_button(self, mappe: Mappe) -> Button:
        place = Place("nytt_dokument", ("overfoering", mappe.barn_id))
        made = button(tr("Skriv overføring"), icon="file-text", pressed=lambda: self.go.emit(place))
        made.setAccessibleName(tr("Skriv overføring for {name}", name=mappe.navn))
        return made

    def _request_button(self, mappe: Mappe) -> Button:
        made = button(tr("Legg fram for leder"), icon="send", pressed=lambda: self._presenter.request(mappe.barn_id))
        made.setAccessibleName(tr("Legg sletting av {name} fram for leder", name=mappe.navn))
        return made

    def _question(self, mappe: Mappe) -> list[QWidget | QLayout]:
        what = tr(
            "Alt om {name} blir borte her, og det kan ikke angres. Loggen, kvitteringen og godkjenningen "
            "blir bevart. Eldre sikkerhetskopier kan inneholde barnet i inntil ett år.",
            name=mappe.navn,
        )
        typed = line_edit()
        typed.setMaximumWidth(look().px(_NAME_WIDTH))
        asked = FormRow(tr("Skriv «{name}» for å slette", name=mappe.fornavn), typed)
        delete = button(
            tr("Slett for godt"), "primary", "circle-x", lambda: self._on_delete(mappe, asked, typed.text())
        )
        delete.setAccessibleName(tr("Slett mappen til {name} for godt", name=mappe.navn))
        self.first = typed
        no = button(tr("Avbryt"), pressed=lambda: self.ask(""))
        return [Prose(what, "", 1.4), asked, button_row(delete, no)]

    def _on_delete(self, mappe: Mappe, asked: FormRow, typed: str) -> None:
        same = typed.strip().casefold() == mappe.fornavn.casefold()
        asked.set_error("" if same else tr("Skriv fornavnet slik det står over."))
        if same:
            self.asking = ""
            self._presenter.carry_out(mappe.sletting_id)
        else:
            asked.focus_field()


def _state(mappe: Mappe) -> QWidget | None:
    if not mappe.sletting_id:
        return None
    if mappe.er_godkjent:
        return badge("success", "circle-check", tr("Godkjent av leder"))
    return badge("info", "clock", tr("Venter på lederen"))


def _step(steg: Steg) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=_GAP)
    across.addWidget(Glyph("circle-check", "success_icon") if steg.ferdig else Glyph("circle", "text_subtle"))
    across.addWidget(Prose(steg.hva, "" if steg.ferdig else "subtle", 1.3))
    across.addStretch(1)
    spoken = tr("Ferdig: {step}", step=steg.hva) if steg.ferdig else tr("Gjenstår: {step}", step=steg.hva)
    holder.setAccessibleName(spoken)
    return holder


def _done(rows: tuple[Utfoert, ...]) -> QVBoxLayout:
    section = column(spacing=8)
    section.addLayout(section_head(tr("Slettet"), len(rows)))
    card = RowCard()
    for one in rows:
        card.add_row(ListRow(Glyph("file-check", "text_subtle"), one.hva, "", one.meta))
    section.addWidget(card)
    return section
