"""Draws who has moved and what stands in the way of deleting; deleting asks for the child's first name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.sletting.model import Mappe, Slettingsbilde, Steg, Utfoert
from ui.screens.sletting.presenter import SlettingPresenter
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose


class SlettingScreen(Screen):
    """One card for each child who has moved; nothing else is ever deleted."""

    def __init__(self, presenter: SlettingPresenter) -> None:
        super().__init__(
            "sletting",
            tr("Barn som har flyttet"),
            tr("En mappe kan slettes når alt er overført og en leder har godkjent. Ellers slettes ingenting."),
        )
        self._presenter = presenter
        self._bilde = Slettingsbilde((), ())
        self._asking = ""
        self._first: QWidget | None = None
        self._lists: QVBoxLayout = column(spacing=16)
        self.add(self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show who has moved."""
        super().show_place(place)
        self.bar.close_message()
        self._asking = ""
        self._presenter.open()

    def first_focus(self) -> QWidget | None:
        """Return the first button."""
        return self._first or super().first_focus()

    def step_back(self) -> bool:
        """Close the question before deleting."""
        was_open = bool(self._asking)
        if was_open:
            self._ask("")
        return was_open

    def show_picture(self, bilde: Slettingsbilde) -> None:
        """Show each child, then what has been deleted."""
        self._bilde = bilde
        clear_layout(self._lists)
        self._first = None
        for mappe in bilde.mapper:
            self._lists.addWidget(self._card(mappe))
        if not bilde.mapper:
            self._lists.addWidget(
                EmptyState(
                    "house",
                    tr("Ingen har flyttet"),
                    tr("Når du skriver flyttedato på et barn, står det her til mappen er overført og slettet."),
                )
            )
        if bilde.utfoert:
            self._lists.addLayout(_done(bilde.utfoert))
        order_as_laid_out(self)

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)

    def _card(self, mappe: Mappe) -> Card:
        card = Card((24, 20, 24, 20), 8)
        card.add(Heading(mappe.navn, "section"), Prose(mappe.flyttet, "subtle", 1.3))
        for steg in mappe.steg:
            card.add(_step(steg))
            if steg.veier:
                card.add(self._ways(steg))
        if self._asking and self._asking == mappe.sletting_id:
            card.add(self._question(mappe))
        else:
            card.add(self._buttons(mappe))
        return card

    def _ways(self, steg: Steg) -> QWidget:
        """What is open, each with the way there; it stands under the words of its step."""
        return _row_of(
            *(button(vei.hva, "quiet", "arrow-right", partial(self.go.emit, Place(vei.screen, vei.ids)))
              for vei in steg.veier),
            left=20,
        )  # fmt: skip

    def _buttons(self, mappe: Mappe) -> QWidget:
        made = self._actions(mappe)
        self._first = self._first or made[0]
        return _row_of(*made)

    def _actions(self, mappe: Mappe) -> list[Button]:
        if not mappe.sletting_id:
            ask = button(tr("Legg fram for leder"), "primary", "send", lambda: self._presenter.request(mappe.barn_id))
            ask.setAccessibleName(tr("Legg sletting av {name} fram for leder", name=mappe.navn))
            handover = button(
                tr("Skriv overføring"),
                icon="file-text",
                pressed=lambda: self.go.emit(Place("nytt_dokument", ("overfoering", mappe.barn_id))),
            )
            handover.setAccessibleName(tr("Skriv overføring for {name}", name=mappe.navn))
            return [ask, handover]
        back = button(tr("Trekk tilbake"), pressed=lambda: self._presenter.withdraw(mappe.sletting_id))
        back.setAccessibleName(tr("Trekk tilbake slettingen av {name}", name=mappe.navn))
        if not mappe.er_godkjent:
            return [back]
        delete = button(tr("Slett mappen"), "primary", "circle-x", lambda: self._ask(mappe.sletting_id))
        delete.setAccessibleName(tr("Slett mappen til {name}", name=mappe.navn))
        return [delete, back]

    def _question(self, mappe: Mappe) -> QWidget:
        holder = QWidget()
        lines = column(holder, margins=(0, 8, 0, 0), spacing=12)
        lines.addWidget(
            Prose(
                tr(
                    "Alt om {name} blir borte her, og det kan ikke angres. Loggen, kvitteringen og godkjenningen "
                    "blir bevart. Eldre sikkerhetskopier kan inneholde barnet i inntil ett år.",
                    name=mappe.navn,
                ),
                "",
                1.4,
            )
        )
        typed = line_edit()
        asked = FormRow(tr("Skriv {name} for å slette", name=mappe.fornavn), typed)
        lines.addWidget(asked)
        delete = button(
            tr("Slett for godt"), "primary", "circle-x", lambda: self._on_delete(mappe, asked, typed.text())
        )
        delete.setAccessibleName(tr("Slett mappen til {name} for godt", name=mappe.navn))
        self._first = typed
        lines.addWidget(_row_of(delete, button(tr("Avbryt"), pressed=lambda: self._ask(""))))
        return holder

    def _ask(self, sletting_id: str) -> None:
        self._asking = sletting_id
        self.show_picture(self._bilde)
        if self._first is not None:
            self._first.setFocus()

    def _on_delete(self, mappe: Mappe, asked: FormRow, typed: str) -> None:
        same = typed.strip().casefold() == mappe.fornavn.casefold()
        asked.set_error("" if same else tr("Skriv fornavnet slik det står over."))
        if same:
            self._asking = ""
            self._presenter.carry_out(mappe.sletting_id)
        else:
            asked.focus_field()


def _row_of(*buttons: Button, left: int = 3) -> QWidget:
    """Return buttons that line up with the text above them: the first one's ring has room beside it."""
    holder = QWidget()
    column(holder, margins=(left, 8 if left == 3 else 0, 0, 0)).addLayout(button_row(*buttons))
    return holder


def _step(steg: Steg) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=9)
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
