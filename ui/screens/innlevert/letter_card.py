"""Draws one thing handed in: what it says, what it is about then and now, and the ways on from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.rom import Innleveringsart
from ui.i18n import tr
from ui.screens.innlevert.model import Brev
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.choices import CheckBox, Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose

NOTE, TASK, MEETING = "notat", "oppfoelging", "moete"


class LetterCard(Card):
    """The words of another, always as plain text; nothing comes of them but by a button."""

    merged = Signal(str, str, bool)
    closed = Signal(str)
    tasked = Signal(str, str, str, object)
    raised = Signal(str, str)
    laid_aside = Signal(str, str)

    def __init__(self, brev: Brev, barn: list[tuple[str, str]], jeg: str, kind: str, today: Callable[[], date]) -> None:
        """`jeg` is who deals with it, `kind` how much the next act stands out: one button of a page is filled."""
        super().__init__((24, 20, 24, 24), 16)
        self._brev = brev
        self._child = Choice([("", tr("Velg barn")), *barn], brev.barn_id)
        self._row = FormRow(tr("Hvilket barn gjelder det?"), self._child)
        self._said = CheckBox(tr("Dette er barnets egne ord"))
        self._into = Radios(
            [(NOTE, tr("Notat i mappen")), (TASK, tr("Oppfølging")), (MEETING, tr("Ta opp i møte"))], NOTE
        )
        self._into_row = FormRow(tr("Hva blir det til?"), self._into)
        self._who = FormRow(tr("Hvem gjør det?"), line_edit(jeg))
        self._day = FormRow(tr("Frist"), DateField(today))
        self._why = FormRow(tr("Hvorfor legges det til side?"), line_edit(), note=tr("Må fylles ut"))
        self._aside = button(tr("Legg til side"), pressed=self._on_aside)
        self._aside.setAccessibleName(tr("Legg til side: {letter}", letter=brev.hode))
        self.add(*_words(brev), self._row, self._into_row, self._said, self._who, self._day, self._why)
        self.add(button_row(*self._ways(kind)))
        self._into.changed.connect(self._show_rows)
        self._show_rows()

    def first(self) -> QWidget:
        """Return where one begins: at the child when that is asked for, else at the first button."""
        return self._child if self._asks_for_child() else self._first

    def _ways(self, kind: str) -> list[Button]:
        """Return the buttons, the likeliest first and filled."""
        ways = [self._aside]
        if not self._brev.er_avvist:
            keep = button(tr("Legg i mappen"), icon="check", pressed=self._on_keep)
            keep.setAccessibleName(tr("Legg i mappen: {letter}", letter=self._brev.hode))
            if self._brev.art is Innleveringsart.BESKJED:
                keep.set_label(tr("Ta imot"))
                keep.setAccessibleName(tr("Ta imot: {letter}", letter=self._brev.hode))
            # A question is answered, and mostly kept in nobody's record.
            ways.insert(1 if self._brev.art is Innleveringsart.SPOERSMAAL else 0, keep)
        if self._brev.kan_lukke:
            close = button(tr("Lukk oppgaven"), icon="check", pressed=lambda: self.closed.emit(self._brev.id))
            close.setAccessibleName(tr("Lukk oppgaven: {letter}", letter=self._brev.hode))
            ways.insert(0, close)
        self._first = ways[0]
        ways[0].set_kind(kind)
        return ways

    def _asks_for_child(self) -> bool:
        brev = self._brev
        return not (brev.er_avvist or (brev.art is Innleveringsart.GJORT and brev.barn_id))

    def _show_rows(self, *_args: object) -> None:
        brev, is_word = self._brev, self._brev.art is Innleveringsart.BESKJED
        into = self._into.key() if is_word else NOTE
        self._row.setVisible(self._asks_for_child())
        quotable = {Innleveringsart.NOTAT, Innleveringsart.SPOERSMAAL, Innleveringsart.BESKJED}
        self._said.setVisible(brev.art in quotable and into == NOTE and not brev.er_avvist)
        self._into_row.setVisible(is_word)
        for row in (self._who, self._day):
            row.setVisible(into == TASK)
        self._why.hide()

    def _on_keep(self) -> None:
        into = self._into.key() if self._brev.art is Innleveringsart.BESKJED else NOTE
        chosen = self._child.key()
        missing = into == NOTE and not chosen
        self._row.set_error(tr("Velg hvem det gjelder.") if missing else "")
        if missing:
            self._row.focus_field()
        elif into == NOTE:
            self.merged.emit(self._brev.id, chosen, self._said.isChecked())
        elif into == MEETING:
            self.raised.emit(self._brev.id, chosen)
        else:
            self._on_task(chosen)

    def _on_task(self, barn_id: str) -> None:
        who, day = self._who.field, self._day.field
        name = str(who.property("text")).strip()
        due = day.value() if isinstance(day, DateField) else None
        self._who.set_error("" if name else tr("Skriv hvem som gjør det."))
        self._day.set_error("" if due is not None else tr("Skriv en dag."))
        wrong = next((row for row in (self._who, self._day) if row.error()), None)
        if wrong is not None:
            wrong.focus_field()
        else:
            self.tasked.emit(self._brev.id, barn_id, name, due)

    def _on_aside(self) -> None:
        """Ask why the first time; lay it aside when that is said."""
        why = str(self._why.field.property("text")).strip()
        asked = self._why.isVisibleTo(self)
        self._why.show()
        if why:
            self.laid_aside.emit(self._brev.id, why)
            return
        self._why.set_error(tr("Skriv en grunn. Den står sammen med det som ble levert.") if asked else "")
        self._why.focus_field()


def _words(brev: Brev) -> list[QWidget]:
    """Return what stands above the choices: the head, the words, and what they are about."""
    holder = QWidget()
    lines = column(holder, spacing=4)
    lines.addWidget(Prose(brev.hode, "strong", 1.3))
    lines.addWidget(Prose(brev.tekst, "", 1.5))
    shown = [holder]
    if brev.er_avvist:
        told = tr("Oppgaven er ikke delt med den som skriver. Ingenting er endret.")
        shown.append(Prose(told, "warning", 1.4))
    elif brev.naa:
        shown += [_beside(tr("Slik ble den delt"), brev.gjelder), _beside(tr("Slik står den nå"), brev.naa)]
    elif brev.gjelder:
        shown.append(_beside(tr("Gjelder"), brev.gjelder))
    return shown


def _beside(name: str, text: str) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=2)
    lines.addWidget(Prose(name, "small-strong", 1.3))
    lines.addWidget(Prose(text, "subtle", 1.4))
    return holder
