"""«Om samtalen»: who asked, where, a talk alone, paper first, and what was read together with the child."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.kartlegging import Kartlegging, LestSammen
from helseansvarlig.domain.kartlegging_samtale import Samtale, samtale_of
from ui.dates import short_date
from ui.i18n import tr
from ui.screens.kartlegging.alene import Alenesamtale, alene_words
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineEdit, TextArea, line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose

_YES, _NO = "ja", "nei"


class SamtaleCard(Card):
    """Filled in until the kartlegging is finished, read afterwards. `edited` says that something is another."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__((24, 20, 24, 24), 20)
        self._today = today
        self._shown: Kartlegging | None = None
        self._quiet = False
        self._read_only = QWidget()
        self._read_lines = column(self._read_only, spacing=4)
        self._form = QWidget()
        self.add(Heading(tr("Om samtalen"), "section"), self._read_only, self._form)
        self._make_fields()
        self._lay_out()
        self._connect()

    def show_kartlegging(self, row: Kartlegging, child: str) -> None:
        """Show what is told; what is being written is not touched."""
        if row == self._shown:
            return
        if self._shown is None or self._shown.id != row.id:
            self._fill(samtale_of(row))
        self._shown = row
        self._form.setVisible(not row.er_ferdig)
        self._read_only.setVisible(row.er_ferdig)
        if row.er_ferdig:
            self._show_lines(row, child)

    def samtale(self) -> Samtale | None:
        """Return what stands in the form, or None while a day is not understood or somebody is not named."""
        self._check()
        if any(one.error() for one in (self._asker_row, self._paper_row, self._day_row, self._reader_row)):
            return None
        read, day = None, self._day.value()
        if self._read.key() == _YES and day is not None:
            read = LestSammen(day, self._reader.text(), self._remark.text())
        paper = self._paper_day.value() if self._paper.key() == _YES else None
        return Samtale(self._asker.text(), self._place.text(), self._alone.text(), read, paper)

    def _make_fields(self) -> None:
        optional, must = tr("Valgfritt"), tr("Må fylles ut")
        self._asker, self._place, self._reader = line_edit(), line_edit(), line_edit()
        self._alone = Alenesamtale()
        yes_no = [(_NO, tr("Nei")), (_YES, tr("Ja"))]
        self._paper = Radios(yes_no, _NO, tiles=True)
        self._paper_day = DateField(self._today, ahead=False)
        self._read = Radios([(_NO, tr("Ikke ennå")), (_YES, tr("Ja"))], _NO, tiles=True)
        self._day = DateField(self._today, ahead=False)
        self._remark = text_area(child=True)
        self._asker_row = FormRow(tr("Hvem spør?"), self._asker, note=must)
        self._paper_row = FormRow(tr("Når snakket dere sammen?"), self._paper_day, note=must)
        self._day_row = FormRow(tr("Når leste dere?"), self._day, note=must)
        self._reader_row = FormRow(tr("Hvem leste sammen med barnet?"), self._reader, note=must)
        self._remark_row = FormRow(tr("Hva sa barnet om det som står?"), self._remark, note=optional)

    def _lay_out(self) -> None:
        lines = column(self._form, spacing=20)
        both = Fold(spacing=24, below_spacing=20)
        both.add(self._asker_row, 1)
        both.add(FormRow(tr("Hvor er dere?"), self._place, note=tr("Valgfritt")), 1)
        lines.addLayout(both)
        lines.addWidget(self._alone)
        lines.addWidget(FormRow(tr("Ble skjemaet fylt ut på papir først?"), self._paper))
        lines.addWidget(self._paper_row)
        lines.addWidget(FormRow(tr("Har dere lest gjennom sammen?"), self._read))
        self._when = QWidget()
        beside = Fold(spacing=24, below_spacing=20)
        beside.add(self._day_row, 1)
        beside.add(self._reader_row, 1)
        self._when.setLayout(beside)
        lines.addWidget(self._when)
        lines.addWidget(self._remark_row)

    def _connect(self) -> None:
        for field in (self._asker, self._place, self._reader):
            field.textChanged.connect(self._on_edited)
        self._remark.textChanged.connect(self._on_edited)
        self._alone.changed.connect(self._on_edited)
        self._paper.changed.connect(self._on_paper)
        self._read.changed.connect(self._on_read)
        self._paper_day.changed.connect(self._on_edited)
        self._day.changed.connect(self._on_edited)

    def _fill(self, told: Samtale) -> None:
        self._quiet = True
        _set(self._asker, told.spurt_av)
        _set(self._place, told.sted)
        self._alone.set_text(told.alene)
        self._paper.choose(_YES if told.papirdag is not None else _NO)
        self._paper_day.set_value(told.papirdag)
        read = told.lest_sammen
        self._read.choose(_YES if read is not None else _NO)
        self._day.set_value(read.dag if read is not None else None)
        _set(self._reader, read.hvem if read is not None else "")
        _set(self._remark, read.merknad if read is not None else "")
        self._fold()
        self._quiet = False

    def _fold(self) -> None:
        is_read = self._read.key() == _YES
        self._paper_row.setVisible(self._paper.key() == _YES)
        for part in (self._when, self._remark_row):
            part.setVisible(is_read)

    def _check(self) -> None:
        is_read, on_paper = self._read.key() == _YES, self._paper.key() == _YES
        self._asker_row.set_error("" if self._asker.text().strip() else tr("Skriv hvem som spør."))
        self._paper_row.set_error(self._day_problem(self._paper_day) if on_paper else "")
        self._day_row.set_error(self._day_problem(self._day) if is_read else "")
        named = bool(self._reader.text().strip()) or not is_read
        self._reader_row.set_error("" if named else tr("Skriv hvem som var med."))

    def _day_problem(self, field: DateField) -> str:
        day = field.value()
        if day is None:
            return field.problem() or tr("Skriv dagen.")
        return tr("Dagen kan ikke være fram i tid.") if day > self._today() else ""

    def _on_paper(self, _key: str) -> None:
        self._fold()
        self._on_edited()

    def _on_read(self, key: str) -> None:
        if key == _YES and self._day.is_empty():
            self._quiet = True
            self._day.set_value(self._today())
            if not self._reader.text().strip():
                self._reader.setText(self._asker.text())
            self._quiet = False
        self._fold()
        self._on_edited()

    def _on_edited(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _show_lines(self, row: Kartlegging, child: str) -> None:
        while (taken := self._read_lines.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, role in samtale_lines(row, child):
            self._read_lines.addWidget(Prose(words, role, 1.4))


def samtale_lines(row: Kartlegging, child: str) -> list[tuple[str, str]]:
    """Return what is told about a talk as sentences, with the role of each; what is not told is said to be so."""
    lines = [(tr("Spurt av {navn}.", navn=row.spurt_av), "")]
    if row.sted:
        lines.append((tr("Sted: {sted}.", sted=row.sted), ""))
    lines.append((alene_words(row.alenesamtale_tilbudt), ""))
    if row.fra_papir is not None:
        lines.append((paper_words(row), ""))
    read = row.lest_sammen
    if read is None:
        lines.append((tr("Ikke lest sammen med {navn}.", navn=child), "subtle"))
        return lines
    lines.append(
        (tr("Lest sammen med {barn} {dag} av {hvem}.", barn=child, dag=short_date(read.dag), hvem=read.hvem), "")
    )
    if read.merknad:
        lines.append((tr("«{ord}»", ord=read.merknad), "quote-on-card"))
    return lines


def paper_words(row: Kartlegging) -> str:
    """Return that it was typed from paper, by whom and of which day; empty where it was not."""
    if row.fra_papir is None:
        return ""
    day, who = short_date(row.fra_papir.samtaledag), row.fra_papir.foert_av
    return tr("Ført fra papir av {navn}. Samtalen var {dag}.", navn=who, dag=day)


def _set(field: LineEdit | TextArea, text: str) -> None:
    if isinstance(field, TextArea):
        field.set_text(text)
    else:
        field.setText(text)
