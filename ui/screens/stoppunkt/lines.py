"""Points and tasks: rows that are alike, with a button that adds one more. An empty row counts for nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.stoppunkt import Sikkerhet
from ui.dates import short_date
from ui.i18n import tr
from ui.screens.stoppunkt.model import Faktumlinje, Tiltaklinje
from ui.widgets.buttons import button
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import TextArea, line_edit, text_area
from ui.widgets.layout import Fold, column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import line
from ui.widgets.tab_order import first_stop
from ui.widgets.text import label


class FactRow(QWidget):
    """One thing we know, or do not know yet, and where it comes from."""

    changed = Signal()

    def __init__(self, number: int, fact: Faktumlinje, today: Callable[[], date]) -> None:
        super().__init__()
        self._text = growing(fact.tekst)
        self._text.setAccessibleName(tr("Punkt {n}", n=number))
        self._source = line_edit(fact.kilde)
        self._source.setAccessibleName(tr("Kilde til punkt {n}", n=number))
        self._day = DateField(today, ahead=False)
        self._day.line.setText(fact.dato)
        self._day.line.setAccessibleName(tr("Dato for punkt {n}", n=number))
        self._sure = Radios(
            [
                (Sikkerhet.VET.value, tr("Vet")),
                (Sikkerhet.USIKKERT.value, tr("Usikkert")),
                (Sikkerhet.VET_IKKE.value, tr("Vet ikke ennå")),
            ],
            fact.sikkerhet,
        )
        self._sure.set_name(tr("Punkt {n}", n=number))
        lines = column(self, spacing=8)
        lines.addWidget(self._text)
        below = Fold(spacing=16, below_spacing=8)
        below.add(_small(tr("Hvor vet vi det fra?"), self._source), 3)
        below.add(_small(tr("Når?"), self._day), 2)
        lines.addLayout(below)
        lines.addWidget(_small(tr("Hvor sikkert er det?"), self._sure))
        self._text.textChanged.connect(self.changed)
        self._source.textChanged.connect(self.changed)
        self._day.changed.connect(self.changed)
        self._sure.changed.connect(self.changed)

    def line(self) -> Faktumlinje:
        """Return what is typed."""
        return Faktumlinje(self._text.text(), self._source.text(), self._sure.key(), self._day.line.text())


class TaskRow(QWidget):
    """One thing to do, by whom and when."""

    changed = Signal()

    def __init__(self, number: int, task: Tiltaklinje, today: Callable[[], date]) -> None:
        super().__init__()
        self._what = growing(task.hva)
        self._what.setAccessibleName(tr("Oppgave {n}", n=number))
        self._who = line_edit(task.hvem)
        self._who.setAccessibleName(tr("Hvem gjør oppgave {n}", n=number))
        self._when = DateField(today, ahead=False)
        self._when.line.setText(task.frist)
        self._when.line.setAccessibleName(tr("Når skal oppgave {n} være gjort", n=number))
        lines = column(self, spacing=8)
        lines.addWidget(self._what)
        below = Fold(spacing=16, below_spacing=8)
        below.add(_small(tr("Hvem"), self._who), 1)
        below.add(_small(tr("Når"), self._when), 1)
        lines.addLayout(below)
        self._what.textChanged.connect(self.changed)
        self._who.textChanged.connect(self.changed)
        self._when.changed.connect(self.changed)

    def line(self) -> Tiltaklinje:
        """Return what is typed."""
        return Tiltaklinje(self._what.text(), self._who.text(), self._when.line.text())


class _Rows(QWidget):
    """A column of rows; the page places the button that adds one."""

    changed = Signal()
    grown = Signal()

    def __init__(self, add: str) -> None:
        super().__init__()
        self._rows: QVBoxLayout = column(self, spacing=12)
        self.add_button = button(add, "secondary", "plus", self._on_add)

    def _show(self, rows: list[QWidget]) -> None:
        clear_layout(self._rows)
        for one in rows:
            self._append(one)

    def _append(self, made: QWidget) -> None:
        if self._rows.count():
            self._rows.addWidget(line())
        self._rows.addWidget(made)

    def _on_add(self) -> None:
        raise NotImplementedError


class FactRows(_Rows):
    """The points of the left half."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(tr("Flere punkter"))
        self._today = today
        self._made: list[FactRow] = []

    def lines(self) -> tuple[Faktumlinje, ...]:
        """Return every row as typed."""
        return tuple(one.line() for one in self._made)

    def show_lines(self, facts: tuple[Faktumlinje, ...]) -> None:
        """Show these rows and no others; at least one."""
        self._made = [self._make(number, fact) for number, fact in enumerate(facts or (Faktumlinje(),), 1)]
        self._show([*self._made])

    def _make(self, number: int, fact: Faktumlinje) -> FactRow:
        made = FactRow(number, fact, self._today)
        made.changed.connect(self.changed)
        return made

    def _on_add(self) -> None:
        made = self._make(len(self._made) + 1, Faktumlinje(dato=short_date(self._today())))
        self._made.append(made)
        self._append(made)
        self.grown.emit()
        first_stop(made).setFocus()


class TaskRows(_Rows):
    """The tasks of the right half."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(tr("Flere oppgaver"))
        self._today = today
        self._made: list[TaskRow] = []

    def lines(self) -> tuple[Tiltaklinje, ...]:
        """Return every row as typed."""
        return tuple(one.line() for one in self._made)

    def show_lines(self, tasks: tuple[Tiltaklinje, ...]) -> None:
        """Show these rows and no others; at least one."""
        self._made = [self._make(number, task) for number, task in enumerate(tasks or (Tiltaklinje(),), 1)]
        self._show([*self._made])

    def _make(self, number: int, task: Tiltaklinje) -> TaskRow:
        made = TaskRow(number, task, self._today)
        made.changed.connect(self.changed)
        return made

    def _on_add(self) -> None:
        made = self._make(len(self._made) + 1, Tiltaklinje())
        self._made.append(made)
        self._append(made)
        self.grown.emit()
        first_stop(made).setFocus()


def growing(text: str) -> TextArea:
    """Return a field of one line that grows; a bar beside a single line would only be in the way."""
    field = text_area(text, 1)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return field


def _small(text: str, field: QWidget) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=4)
    lines.addWidget(label(text, "small", wrap=True))
    lines.addWidget(field)
    lines.addStretch(1)
    return holder
