"""Two parts of the stop point: the themes that stand open from before, and who should have been there."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.samarbeid_words import parts
from ui.screens.stoppunkt.lines import growing
from ui.screens.stoppunkt.model import Temalinje
from ui.widgets.choices import Checks
from ui.widgets.fields import TextArea, line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import PartCard
from ui.widgets.text import Heading


class OpenThemes(PartCard):
    """Every open theme with room for what came of it; hidden where none stands open."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Temaer som står åpne"),
            tr("Et tema lukkes bare her, med en konklusjon. Det dere ikke skriver noe om, står åpent til neste gang."),
        )
        self._lines = column(spacing=16)
        self.add(self._lines)
        self._fields: list[tuple[Temalinje, TextArea]] = []

    def show_lines(self, themes: tuple[Temalinje, ...]) -> None:
        """Show these themes."""
        clear_layout(self._lines)
        self._fields = [(one, growing(one.konklusjon)) for one in themes]
        for one, field in self._fields:
            field.textChanged.connect(self.changed)
            self._lines.addWidget(FormRow(one.tekst, field, note=tr("Hva har dere kommet fram til?")))
            field.setAccessibleName(tr("Hva har dere kommet fram til om «{theme}»?", theme=one.tekst))
        self.setVisible(bool(themes))

    def lines(self) -> tuple[Temalinje, ...]:
        """Return every theme with what is typed about it."""
        return tuple(Temalinje(one.id, one.tekst, field.text()) for one, field in self._fields)


class ShouldHaveBeen(PartCard):
    """«Hvem burde vært med?»: a list to be reminded by, services for grown-ups apart."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Hvem burde vært med?"),
            tr("De som lett blir glemt. Kryss av dem dere savnet, så er det lettere å be dem med neste gang."),
        )
        self._lists = [Checks(parts(adult=False), columns=3), Checks(parts(adult=True), columns=3)]
        self._others = line_edit()
        heads = (tr("Tjenester for barn og familie"), tr("Tjenester for voksne"))
        for head, one in zip(heads, self._lists, strict=True):
            one.set_name(head)
            one.changed.connect(self.changed)
            self.add(_headed(head, one))
        self._others.textChanged.connect(self.changed)
        self.add(FormRow(tr("Andre som burde vært med"), self._others, note=tr("Valgfritt")))

    def show_answer(self, keys: tuple[str, ...], others: str) -> None:
        """Show what was ticked and typed."""
        for one in self._lists:
            one.choose(list(keys))
        self._others.setText(others)

    def chosen(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(chain.from_iterable(one.keys() for one in self._lists))

    def others(self) -> str:
        """Return who else is typed."""
        return self._others.text()


def _headed(head: str, piece: QWidget) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=4)
    lines.addWidget(Heading(head, "strong"))
    lines.addWidget(piece)
    return holder
