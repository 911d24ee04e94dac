"""The leader's approval as it is written down: which versions, who, and on which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout

from ui.i18n import tr
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Checks
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import pair
from ui.widgets.surfaces import PartCard

_IN_TWO_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Godkjent:
    """What the form holds; `dato` is None when it is not understood."""

    hasher: tuple[str, ...]
    navn: str
    dato: date | None


class ApprovalCard(PartCard):
    """Asks what the leader has approved; all that wait are ticked. `approved` carries `Godkjent`."""

    approved = Signal(object)
    cancelled = Signal()
    name_typed = Signal(str)

    def __init__(self, waiting: Sequence[tuple[str, str]], today: Callable[[], date], name: str = "") -> None:
        super().__init__(
            tr("Før leders godkjenning"),
            tr(
                "Leder har skrevet under på papir. Godkjenningen gjelder nøyaktig disse versjonene. Ta vare på papiret."
            ),
        )
        self._waiting = waiting
        keys = [key for key, _ in waiting]
        self._which = Checks(list(waiting), keys, columns=2 if len(waiting) > _IN_TWO_COLUMNS else 1)
        self._name = line_edit(name)
        self._day = DateField(today, today(), ahead=False)
        must = tr("Må fylles ut")
        self._which_row = FormRow(tr("Hva er godkjent?"), self._which, note=must)
        self._name_row = FormRow(tr("Hvem godkjente?"), self._name, note=must, why=tr("Navnet på lederen."))
        self._day_row = FormRow(tr("Når?"), self._day, note=must)
        self._summary = ErrorSummary()
        save = with_shortcut(button(tr("Før godkjenningen"), "primary", "file-check", self._on_save), "Ctrl+Return")
        self.add(
            pair(self._name_row, self._day_row),
            self._which_row,
            *self._shortcuts(len(keys)),
            self._summary,
            button_row(save, button(tr("Avbryt"), pressed=self.cancelled.emit)),
        )
        self._name.textChanged.connect(self.name_typed)
        self._name.returnPressed.connect(self._on_save)

    def _shortcuts(self, count: int) -> list[QLayout]:
        """Return the way to begin from none, where there are many."""
        if count <= _IN_TWO_COLUMNS:
            return []
        none = button(tr("Velg ingen"), pressed=lambda: self._which.choose([]))
        every = button(tr("Velg alle"), pressed=lambda: self._which.choose([key for key, _ in self._waiting]))
        return [button_row(none, every)]

    def focus_first(self) -> None:
        """Stand on what is usually typed."""
        self._name.setFocus()

    def _on_save(self) -> None:
        chosen = tuple(self._which.keys())
        self._which_row.set_error("" if chosen else tr("Velg minst én mal."))
        self._name_row.set_error("" if self._name.text().strip() else tr("Skriv hvem som har godkjent."))
        empty = tr("Skriv dagen lederen godkjente.") if self._day.is_empty() else ""
        self._day_row.set_error(empty or self._day.problem())
        if not self._summary.show_for([self._which_row, self._name_row, self._day_row]):
            self.approved.emit(Godkjent(chosen, self._name.text(), self._day.value()))
