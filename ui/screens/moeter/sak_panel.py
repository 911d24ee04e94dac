"""One matter: what we know beside what we do, then who does what by when, and who tells the child."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.moete import Droeftingsmodus, Sak
from ui.i18n import tr, tr_marked
from ui.saksfelt import MODI, Sakfelt, called
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, own_height, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, quote
from ui.widgets.text import Prose

_BADGES = {
    Droeftingsmodus.GENERELL: ("neutral", "users"),
    Droeftingsmodus.UTEN_NAVN: ("info", "eye-off"),
    Droeftingsmodus.IDENTIFISERT: ("success", "shield-check"),
}


class SakPanel(QWidget):
    """The right side of a meeting while a matter is spoken of; `changed` is sent at every key."""

    changed = Signal(Sakfelt)
    next_pressed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._filling = False
        self._mode: WrapRow = WrapRow(spacing=8)
        self._quote: QVBoxLayout = column()
        self._title, self._what, self._who, self._tells = (line_edit(large=True), line_edit(), line_edit(), line_edit())
        self.know, self._do = text_area(lines=5), text_area(lines=5)
        self._when = DateField(today, ahead=False)
        self._when_row = FormRow(tr("Når"), self._when)
        self._told = DateField(today, ahead=False)
        self._told_row = FormRow(tr("Når får barnet vite det?"), self._told, note=tr("Valgfritt"))
        self._about_child = QWidget()
        self._next = with_shortcut(
            button(tr("Neste sak"), "primary", "arrow-right", self.next_pressed.emit), "Ctrl+Return"
        )
        self._title_row = FormRow(tr("Sak"), self._title)
        self._found = Prose("", "", 1.4, 900)
        self._found_held = QWidget()
        across = row(self._found_held, spacing=8)
        across.addWidget(Glyph("eye-off", "warning_icon"))
        across.addWidget(self._found, 1)
        self._found_held.hide()
        lines = column(self, spacing=16)
        lines.addLayout(self._mode)
        lines.addWidget(self._title_row)
        lines.addLayout(self._quote)
        lines.addLayout(self._halves())
        lines.addWidget(self._found_held)
        lines.addWidget(self._decision())
        lines.addStretch(1)
        self._connect()

    def show_sak(self, sak: Sak, felt: Sakfelt, *, is_last: bool, read_only: bool) -> None:
        """Show a matter as it is typed."""
        self._filling = True
        self._show_mode(sak)
        self._about_child.setVisible(sak.modus is not Droeftingsmodus.GENERELL)
        lines = (self._title, self._what, self._who, self._tells)
        for field, text in zip(
            lines, (felt.tittel, felt.beslutning, felt.ansvarlig, felt.barnet_faar_vite), strict=True
        ):
            field.setText(text)
            if not field.hasFocus():
                field.setCursorPosition(0)  # a long line is read from its beginning
        self._when.line.setText(felt.frist)
        self._when_row.set_error("")
        self._told.line.setText(felt.fortelles)
        self._told_row.set_error("")
        self.know.set_text(felt.vet)
        self._do.set_text(felt.gjoer)
        self._set_read_only(read_only)
        self._next.setVisible(not read_only)
        self._next.set_label(tr("Lagre saken") if is_last else tr("Neste sak"), "check" if is_last else "arrow-right")
        self._filling = False

    def show_quote(self, words: str, meta: str) -> None:
        """Show the child's own words; empty for none."""
        clear_layout(self._quote)
        if words:
            self._quote.addWidget(quote(f"«{words}»", meta))

    def show_found(self, words: str) -> None:
        """Say below the halves what may tell who a matter without a name is about."""
        self._found.setText(words)
        self._found_held.setVisible(bool(words))

    def _halves(self) -> Fold:
        halves = Fold(spacing=24, below_spacing=16)
        for title, field in ((tr("Hva vet vi nå"), self.know), (tr("Hva gjør vi nå"), self._do)):
            card = Card((20, 16, 20, 20), 0)
            card.add(FormRow(title, field))
            card.body.addStretch(1)
            halves.add(card, 1)
        return halves

    def _decision(self) -> Card:
        card = Card((20, 16, 20, 20), 16)
        across = Fold(spacing=16, below_spacing=12)
        for piece, stretch in (
            (FormRow(tr("Hva er bestemt?"), self._what), 3),
            (FormRow(tr("Hvem gjør det?"), self._who), 2),
            (self._when_row, 2),
        ):
            across.add(own_height(piece), stretch)
        tells = FormRow(tr("Hvem forteller det til barnet?"), self._tells, note=tr("Valgfritt"))
        told = Fold(spacing=16, below_spacing=12)
        told.add(own_height(tells), 3)
        told.add(own_height(self._told_row), 2)
        column(self._about_child).addLayout(told)
        card.add(across, self._about_child, button_row(self._next))
        return card

    def _show_mode(self, sak: Sak) -> None:
        clear_layout(self._mode)
        meaning, icon = _BADGES[sak.modus]
        self._mode.addWidget(badge(meaning, icon, tr_marked(MODI[sak.modus]), called(sak)))

    def _set_read_only(self, read_only: bool) -> None:
        for field in (self._title, self._what, self._who, self._tells, self._when.line, self._told.line):
            field.setReadOnly(read_only)
        self.know.setReadOnly(read_only)
        self._do.setReadOnly(read_only)

    def _connect(self) -> None:
        for line in (self._title, self._what, self._who, self._tells):
            line.textChanged.connect(self._on_changed)
        for area in (self.know, self._do):
            area.textChanged.connect(self._on_changed)
        self._when.changed.connect(self._on_changed)
        self._told.changed.connect(self._on_changed)
        self._told.line.editingFinished.connect(lambda: self._told_row.set_error(self._told.problem()))
        self._when.line.editingFinished.connect(lambda: self._when_row.set_error(self._when.problem()))

    def _on_changed(self) -> None:
        if not self._filling:
            self.changed.emit(
                Sakfelt(
                    tittel=self._title.text(),
                    vet=self.know.text(),
                    gjoer=self._do.text(),
                    beslutning=self._what.text(),
                    ansvarlig=self._who.text(),
                    frist=self._when.line.text(),
                    barnet_faar_vite=self._tells.text(),
                    fortelles=self._told.line.text(),
                )
            )
