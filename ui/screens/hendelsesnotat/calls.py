"""The calls of an incident note: a row for each, those whom the red flag says to call ready to be filled in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.hendelsesnotat.model import Anropslinje
from ui.widgets.buttons import button
from ui.widgets.fields import LineEdit, line_edit
from ui.widgets.layout import Fold, column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import line
from ui.widgets.tab_order import first_stop
from ui.widgets.text import label


class CallRow(QWidget):
    """One call: whom, at which number, at what time, by whom, and what was agreed."""

    changed = Signal()

    def __init__(self, number: int, call: Anropslinje) -> None:
        super().__init__()
        self._day = call.dag
        names = {
            "hvem": tr("Hvem ble ringt, samtale {n}", n=number),
            "nummer": tr("Nummer, samtale {n}", n=number),
            "kl": tr("Klokkeslett, samtale {n}", n=number),
            "av": tr("Hvem ringte, samtale {n}", n=number),
            "avtalt": tr("Hva ble avtalt, samtale {n}", n=number),
        }
        self._lines = {key: line_edit(getattr(call, key)) for key in names}
        for key, name in names.items():
            self._lines[key].setAccessibleName(name)
            self._lines[key].textChanged.connect(self.changed)
        lines = column(self, spacing=8)
        above, below = Fold(spacing=12, below_spacing=8), Fold(spacing=12, below_spacing=8)
        above.add(_small(tr("Hvem"), self._lines["hvem"]), 3)
        above.add(_small(tr("Nummer"), self._lines["nummer"]), 2)
        above.add(_small(tr("Klokkeslett"), self._lines["kl"]), 1)
        below.add(_small(tr("Hvem ringte"), self._lines["av"]), 1)
        below.add(_small(tr("Hva ble dere enige om?"), self._lines["avtalt"]), 2)
        lines.addLayout(above)
        lines.addLayout(below)

    def line(self) -> Anropslinje:
        """Return what is typed; the day comes along unseen, and is the event's own for a new call."""
        typed = {key: field.text() for key, field in self._lines.items()}
        return Anropslinje(dag=self._day, **typed)

    def time_field(self) -> LineEdit:
        """Return where the time is written: what makes the row a call."""
        return self._lines["kl"]


class CallRows(QWidget):
    """A column of calls; the page places the button that adds one."""

    changed = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(self, spacing=12)
        self._made: list[CallRow] = []
        self.add_button = button(tr("Flere samtaler"), "secondary", "plus", self._on_add)

    def lines(self) -> tuple[Anropslinje, ...]:
        """Return every row as typed."""
        return tuple(one.line() for one in self._made)

    def show_lines(self, calls: tuple[Anropslinje, ...]) -> None:
        """Show these rows and no others; at least one."""
        clear_layout(self._rows)
        self._made = []
        for call in calls or (Anropslinje(),):
            self._append(call)

    def _append(self, call: Anropslinje) -> CallRow:
        made = CallRow(len(self._made) + 1, call)
        made.changed.connect(self.changed)
        if self._made:
            self._rows.addWidget(line())
        self._made.append(made)
        self._rows.addWidget(made)
        return made

    def _on_add(self) -> None:
        made = self._append(Anropslinje(av=self._made[-1].line().av if self._made else ""))
        self.grown.emit()
        first_stop(made).setFocus()


def _small(text: str, field: QWidget) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=4)
    lines.addWidget(label(text, "small", wrap=True))
    lines.addWidget(field)
    lines.addStretch(1)
    return holder
