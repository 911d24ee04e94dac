"""Draws the form to hand something in with, and what has been handed in before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from helseansvarlig.errors import BugError
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.screens.delt_med_meg.model import DATED, Levert, Utfylt
from ui.screens.delt_med_meg.presenter import LeverPresenter
from ui.shared_words import KINDS
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class LeverScreen(Screen):
    """What is handed in can be read by the health lead alone, not even by its writer afterwards."""

    def __init__(self, presenter: LeverPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "lever_inn",
            tr("Lever inn"),
            tr("Skriv det du har sett eller hørt, eller det du lurer på. Bare den helseansvarlige kan lese det."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._form = column(spacing=16)
        self._list = column(spacing=8)
        self._text = text_area(lines=6)
        self._text_row = FormRow(tr("Det du vil levere"), self._text, why=tr("Skriv hva du så, hørte eller gjorde."))
        self._about_row: FormRow | None = None
        self._days = {kind: FormRow(tr_marked(words), DateField(today, ahead=False)) for kind, words in DATED.items()}
        self._kind: Radios | None = None
        self._about: Choice | None = None
        self._is_filling = False
        self._submit = with_shortcut(button(tr("Lever inn"), "primary", "send", presenter.hand_in), "Ctrl+Return")
        self._card = Card((24, 20, 24, 20), 16)
        self._card.add(self._form, self._text_row, *self._days.values(), button_row(self._submit))
        self.add(self._card, self._list)
        self._text.textChanged.connect(self._on_changed)
        for row in self._days.values():
            _day_in(row).changed.connect(self._on_changed)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Go on with what was half written."""
        super().show_place(place)
        self.bar.close_message()
        self._text_row.set_error("")
        for row in self._days.values():
            row.set_error("")
        about, kind = (*place.ids, "", "")[:2]
        self._presenter.open(about, kind)

    def leave(self) -> None:
        """Keep what is half written."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the text: that is what one came for."""
        return self._text

    def show_form(self, utfylt: Utfylt, kan_gjelde: list[tuple[str, str]]) -> None:
        """Show the choices; the text is set last, when everything that hears of it stands there."""
        clear_layout(self._form)
        self._is_filling = True
        about = utfylt.gjelder if utfylt.gjelder in dict(kan_gjelde) else ""
        self._about = Choice(kan_gjelde, about)
        self._kind = Radios([(kind.value, tr_marked(words)) for kind, words in KINDS.items()], utfylt.art)
        self._form.addWidget(FormRow(tr("Hva er det?"), self._kind))
        self._about_row = FormRow(tr("Hva gjelder det?"), self._about)
        self._form.addWidget(self._about_row)
        for row in self._days.values():
            _day_in(row).set_value(date.fromisoformat(utfylt.dag) if utfylt.dag else None)
        self._about.currentIndexChanged.connect(self._on_changed)
        self._kind.changed.connect(self._on_changed)
        self._is_filling = False
        self._text.set_text(utfylt.tekst)
        self._show_day()
        order_as_laid_out(self)

    def show_handed_in(self, levert: list[Levert]) -> None:
        """Show what has been handed in, never what it says."""
        clear_layout(self._list)
        if not levert:
            return
        self._list.addLayout(section_head(tr("Det du har levert"), len(levert)))
        card = RowCard()
        for one in levert:
            card.add_row(ListRow(badge(one.meaning, one.icon, one.status), one.hva))
        self._list.addWidget(card)
        self._list.addWidget(
            Prose(tr("Teksten er forseglet til den helseansvarlige og kan ikke åpnes igjen her."), "small", 1.4)
        )

    def show_errors(self, feil: dict[str, str]) -> None:
        """Show what is missing, and stand at the first of it."""
        about = [("gjelder", self._about_row)] if self._about_row is not None else []
        rows = [*about, ("tekst", self._text_row), *(("dag", row) for row in self._days.values())]
        for name, row in rows:
            row.set_error(feil.get(name, "") if row.isVisibleTo(self) else "")
        first = next((row for _, row in rows if row.error()), None)
        if first is not None:
            first.focus_field()

    def show_done(self, message: Message) -> None:
        """Say that it is done, and begin anew."""
        self._text.set_text("")
        self.bar.show_message(message, "success")
        self._text.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is written stays."""
        self.bar.show_message(message)

    def _on_changed(self) -> None:
        if self._kind is None or self._about is None or self._is_filling:
            return
        self._show_day()
        kind = self._kind.key()
        row = next((row for one, row in self._days.items() if one == kind), None)
        day = _day_in(row).value() if row is not None else None
        written = Utfylt(kind, self._about.key(), self._text.text(), day.isoformat() if day else "")
        self._presenter.changed(written)

    def _show_day(self) -> None:
        """Ask for the day where what is handed in has one."""
        kind = self._kind.key() if self._kind is not None else ""
        for one, row in self._days.items():
            row.setVisible(one == kind)


def _day_in(row: FormRow) -> DateField:
    """Return the field of a row that asks for a day."""
    field = row.field
    if not isinstance(field, DateField):
        raise BugError("no day is asked for here")
    return field
