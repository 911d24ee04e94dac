"""Draws a form as it will be asked, to be looked through and tried; nothing that is answered here is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema import Punkttype, Skjema
from ui.i18n import Language, language, tr
from ui.screens.maler.trial_model import Proevelinje, Trial
from ui.theme import look
from ui.widgets.buttons import TabStrip
from ui.widgets.choices import Checks, Radios
from ui.widgets.fields import line_edit
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import PartCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose

_INDENT = 20
_TYPED = (
    Punkttype.TEKST, Punkttype.TEKSTLINJE, Punkttype.HELTALL, Punkttype.DESIMALTALL, Punkttype.DATO,
    Punkttype.AAPENT_VALG,
)  # fmt: skip


class TrialCard(PartCard):
    """The form in bokmål or nynorsk; follow-up questions come and go with the answers."""

    def __init__(self, skjema: Skjema) -> None:
        super().__init__(tr("Forhåndsvis og prøv"), tr("Slik blir malen. Svar for å prøve. Ingenting lagres."))
        self._skjema = skjema
        spoken = Language.NYNORSK if language() is Language.NYNORSK else Language.BOKMAAL
        tabs = TabStrip([(Language.BOKMAAL, tr("Bokmål")), (Language.NYNORSK, tr("Nynorsk"))], spoken)
        tabs.chosen.connect(self._show_in)
        self._lines = column(spacing=12)
        self._pieces: dict[str, TrialLine] = {}
        self.add(tabs, self._lines)
        self._show_in(spoken)

    def _show_in(self, spraak: str) -> None:
        clear_layout(self._lines)
        self._trial = Trial(self._skjema, spraak)
        self._pieces = {line.path: TrialLine(line, self._trial, self._refresh) for line in self._trial.lines}
        for piece in self._pieces.values():
            self._lines.addWidget(piece)
        self._refresh()
        order_as_laid_out(self)

    def _refresh(self) -> None:
        asked, set_off = self._trial.asked(), self._trial.set_off()
        for path, piece in self._pieces.items():
            piece.setVisible(path in asked)
            piece.show_set_off(set_off.get(path, ""))


class TrialLine(QWidget):
    """One item: its words, a control for it, and what the answer sets off."""

    def __init__(self, line: Proevelinje, trial: Trial, changed: Callable[[], None]) -> None:
        super().__init__()
        self._line, self._trial, self._changed = line, trial, changed
        lines = column(self, margins=(look().px(_INDENT) * line.depth, 0, 0, 0), spacing=4)
        if line.is_heading:
            lines.addSpacing(8)
            lines.addWidget(Heading(line.text, "section"))
        elif line.text:
            lines.addWidget(Prose(line.text, "" if line.punkt.type is Punkttype.VISNING else "strong", 1.3))
        if line.why:
            lines.addWidget(Prose(line.why, "subtle", 1.4))
        if (control := self._control()) is not None:
            lines.addWidget(control)
        self._set_off = Prose("", "small", 1.4)
        self._set_off.hide()
        lines.addWidget(self._set_off)

    def show_set_off(self, text: str) -> None:
        """Say what the answer sets off; an empty text says nothing."""
        self._set_off.setText(text)
        self._set_off.setVisible(bool(text))

    def _control(self) -> QWidget | None:
        line = self._line
        if not line.punkt.is_fillable:
            words = tr("Kan ikke fylles ut her.") if line.punkt.is_question else ""
            return Prose(words, "small", 1.4) if words else None
        if line.choices and line.several:
            checks = Checks(list(line.choices))
            checks.set_name(line.text)
            checks.changed.connect(self._on_chosen)
            return checks
        if line.choices:
            radios = Radios(list(line.choices))
            radios.set_name(line.text)
            radios.changed.connect(self._on_one)
            return radios
        if line.punkt.type not in _TYPED:
            return Prose(tr("Fylles ut når kartleggingen er startet."), "small", 1.4)
        field = line_edit()
        field.setAccessibleName(line.text or line.punkt.link_id)
        field.setMaximumWidth(look().px(420))
        field.textChanged.connect(self._on_typed)
        return field

    def _on_one(self, key: str) -> None:
        self._on_chosen([key])

    def _on_chosen(self, keys: list[str]) -> None:
        self._trial.choose(self._line.path, keys)
        self._changed()

    def _on_typed(self, text: str) -> None:
        self._trial.type(self._line.path, text)
        self._changed()
