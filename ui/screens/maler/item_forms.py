"""The words of one item as they are typed, for one that stands and for one that is added."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr, tr_marked
from ui.screens.maler.draft_model import CHOICES, KINDS, Punktord, Punktrad
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.fields import Choice, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import pair
from ui.widgets.layout import column
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading


class WordsForm(QWidget):
    """Text, why we ask, and choices, in bokmål and nynorsk beside each other. `changed` comes at every key."""

    changed = Signal()

    def __init__(self, ord_: Punktord, *, choices: bool) -> None:
        super().__init__()
        self._base = ord_
        self._tekst, self._nynorsk = text_area(ord_.tekst, 2), text_area(ord_.nynorsk, 2)
        self._hvorfor, self._hvorfor_nn = text_area(ord_.hvorfor, 2), text_area(ord_.hvorfor_nynorsk, 2)
        self._valg, self._valg_nn = text_area(ord_.valg, 3), text_area(ord_.valg_nynorsk, 3)
        optional = tr("Valgfritt")
        self._text_row = FormRow(tr("Ordene"), self._tekst, note=tr("Må fylles ut"))
        choice_row = FormRow(tr("Valg, ett på hver linje"), self._valg)
        lines = column(self, spacing=12)
        lines.addLayout(pair(self._text_row, FormRow(tr("Ordene på nynorsk"), self._nynorsk, note=optional)))
        self._choices = QWidget()
        beside = column(self._choices)
        beside.addLayout(pair(choice_row, FormRow(tr("Valgene på nynorsk"), self._valg_nn, note=optional)))
        lines.addWidget(self._choices)
        why = FormRow(tr("Hvorfor spør vi?"), self._hvorfor, note=optional)
        lines.addLayout(pair(why, FormRow(tr("Hvorfor, på nynorsk"), self._hvorfor_nn, note=optional)))
        self.show_choices(shown=choices)
        for field in (self._tekst, self._nynorsk, self._hvorfor, self._hvorfor_nn, self._valg, self._valg_nn):
            field.textChanged.connect(self.changed)

    def show_choices(self, *, shown: bool) -> None:
        """Show the fields for choices, or not."""
        self._choices.setVisible(shown)

    def words(self) -> Punktord:
        """Return what is typed."""
        return replace(
            self._base,
            tekst=self._tekst.text(),
            nynorsk=self._nynorsk.text(),
            hvorfor=self._hvorfor.text(),
            hvorfor_nynorsk=self._hvorfor_nn.text(),
            valg=self._valg.text(),
            valg_nynorsk=self._valg_nn.text(),
        )

    def check(self) -> list[FormRow]:
        """Show what is missing and return the rows to look at."""
        self._text_row.set_error("" if self._tekst.text().strip() else tr("Skriv ordene."))
        return [self._text_row]

    def focus_first(self) -> None:
        """Stand in the text."""
        self._tekst.setFocus()


class ItemForm(QWidget):
    """One item that stands: its words, and what can be done with it."""

    typed = Signal(object)
    saved = Signal(object)
    hidden = Signal(str, bool)
    moved = Signal(str, int)
    removed = Signal(str)
    closed = Signal()

    def __init__(self, rad: Punktrad, ord_: Punktord) -> None:
        super().__init__()
        self._rad = rad
        self._form = WordsForm(ord_, choices=rad.has_choices)
        self._summary = ErrorSummary()
        save = with_shortcut(button(tr("Lagre ordene"), "primary", "check", self._on_save), "Ctrl+Return")
        lines = column(self, margins=(20, 8, 20, 20), spacing=16)
        lines.addWidget(self._form)
        lines.addWidget(self._summary)
        lines.addLayout(button_row(save, *self._acts(), button(tr("Lukk"), "quiet", pressed=self.closed.emit)))
        self._form.changed.connect(self._on_typed)

    def focus_first(self) -> None:
        """Stand in the text."""
        self._form.focus_first()

    def _acts(self) -> list[Button]:
        rad = self._rad
        made = [button(tr("Vis") if rad.is_hidden else tr("Skjul"), "secondary", self._eye(), self._on_hide)]
        made[0].setAccessibleDescription("Delete")
        if rad.can_up:
            made.append(button(tr("Flytt opp"), pressed=lambda: self.moved.emit(rad.sti, -1)))
        if rad.can_down:
            made.append(button(tr("Flytt ned"), pressed=lambda: self.moved.emit(rad.sti, 1)))
        if rad.is_own:
            made.append(button(tr("Fjern"), "secondary", "circle-x", lambda: self.removed.emit(rad.sti)))
        return made

    def _eye(self) -> str:
        return "eye" if self._rad.is_hidden else "eye-off"

    def _on_hide(self) -> None:
        self.hidden.emit(self._rad.sti, not self._rad.is_hidden)

    def _on_typed(self) -> None:
        self.typed.emit(self._form.words())

    def _on_save(self) -> None:
        if not self._summary.show_for(self._form.check()):
            self.saved.emit(self._form.words())


class AddForm(Card):
    """An item that is being added: of which kind, where, and its words."""

    typed = Signal(object)
    added = Signal(object)
    closed = Signal()

    def __init__(self, temaer: list[tuple[str, str]], ord_: Punktord) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._kind = Radios([(key, tr_marked(words)) for key, (_, _, words) in KINDS.items()], ord_.slag, tiles=True)
        self._where = Choice(temaer, ord_.ved)
        self._form = WordsForm(ord_, choices=ord_.slag in CHOICES)
        self._summary = ErrorSummary()
        self._where_row = FormRow(tr("Hvor?"), self._where)
        add = with_shortcut(button(tr("Legg til"), "primary", "plus", self._on_add), "Ctrl+Return")
        self.add(
            Heading(tr("Nytt punkt"), "section"),
            FormRow(tr("Hva slags punkt?"), self._kind),
            self._where_row,
            self._form,
            self._summary,
            button_row(add, button(tr("Avbryt"), pressed=self.closed.emit)),
        )
        # Only now that it has a parent: shown before, it would be a window of its own and take the focus.
        self._where_row.setVisible(ord_.slag != "tema")
        self._kind.changed.connect(self._on_kind)
        self._where.currentIndexChanged.connect(self._on_typed)
        self._form.changed.connect(self._on_typed)

    def focus_first(self) -> None:
        """Stand on the kind."""
        self._kind.first().setFocus()

    def _words(self) -> Punktord:
        return replace(self._form.words(), sti="", slag=self._kind.key(), ved=self._where.key())

    def _on_kind(self, key: str) -> None:
        self._form.show_choices(shown=key in CHOICES)
        self._where_row.setVisible(key != "tema")
        self._on_typed()

    def _on_typed(self) -> None:
        self.typed.emit(self._words())

    def _on_add(self) -> None:
        if not self._summary.show_for(self._form.check()):
            self.added.emit(self._words())
