"""A file as an answer: picked, shown with name and size, copied out when somebody asks, taken away and put back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.svar import Svar
from helseansvarlig.domain.vedlegg import ends_of, is_known, limit_of, name_of_copy, size_of
from helseansvarlig.domain.verdi import Vedlegg
from ui.announce import announce
from ui.answers import chosen_keys
from ui.files import ask_for_file, ask_where_to_save
from ui.i18n import tr
from ui.screens.kartlegging.controls import AnswerControl, Below
from ui.screens.kartlegging.model import Row
from ui.typed import Typed
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, at_top, column, row
from ui.widgets.page import clear_layout
from ui.widgets.text import Prose

_KILO, _MEGA = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Filed:
    """What is to be done: take in the file at `where`, copy file `number` to `where`, or without `where` remove it."""

    number: int | None = None
    where: Path | None = None


class FileControl(AnswerControl):
    """`filed` carries what is to be done; the file itself is read and written elsewhere, never by a screen."""

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__(shown, spraak, name)
        self._files: tuple[Vedlegg, ...] | None = None
        self._can_change = True
        self._list = column(spacing=8)
        self.lines.addLayout(self._list)
        self._pick = button("", "secondary", "plus", self._on_pick)
        self.lines.addWidget(self._pick)
        self._below = Below()
        self.lines.addWidget(self._below)
        self.lines.addWidget(Prose(_limit_words(self._punkt), "small", 1.4))
        self._without = self._add_statuses()

    def show_row(self, shown: Row) -> None:
        """Show the files that are given; what was wrong with another is over."""
        self._without.choose(chosen_keys(self._punkt, shown.svar, self._spraak))
        self._below.show_words("")
        files = files_of(shown.svar)
        if files == self._files:
            return
        self._files = files
        had_focus = self._holds_focus()
        clear_layout(self._list)
        for number, one in enumerate(files):
            self._list.addWidget(self._make_line(number, one))
        words = (
            tr("Velg fil")
            if not files
            else tr("Legg til en fil til")
            if self._punkt.gjentas
            else tr("Velg en annen fil")
        )
        self._pick.set_label(words)
        self._pick.setAccessibleName(f"{words}: {self._name}")
        if had_focus:
            self._pick.setFocus()

    def first(self) -> QWidget:
        """Return the way to pick a file, or to the one that is there."""
        return self._pick if self._can_change else self._without.first()

    def show_typed(self, typed: Typed) -> None:
        """Say why a file was not taken; the answer is as before."""
        self._below.show_problem(typed.problem)
        announce(self, typed.problem)
        self._pick.setFocus()

    def keep_as_it_is(self) -> None:
        """Where a finished answer is corrected, the file can be copied, and taken away with the whole answer."""
        self._can_change = False
        self._pick.hide()
        self._files = None

    def _make_line(self, number: int, one: Vedlegg) -> QWidget:
        line = FileLine(number, one, can_remove=self._can_change)
        line.filed.connect(self.filed)
        return line

    def _holds_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _on_pick(self) -> None:
        allowed = self._punkt.grenser.filtyper
        kind = " ".join(f"*.{end}" for end in ends_of(allowed)) if is_known(allowed) else "*"
        ask_for_file(self, tr("Filer ({files})", files=kind), lambda where: self.filed.emit(Filed(where=where)))


class FileLine(QWidget):
    """One file: what it is called, how large it is, and what can be done with it."""

    filed = Signal(Filed)

    def __init__(self, number: int, shown: Vedlegg, *, can_remove: bool) -> None:
        super().__init__()
        self._number, self._shown = number, shown
        name = shown.tittel or tr("Fil uten navn")
        across = row(self, spacing=8)
        across.addLayout(at_top(Glyph("file-text", "text_subtle", 20)))
        told = column(spacing=2)
        told.addWidget(Prose(name, "strong", 1.4))
        told.addWidget(Prose(_size_words(size_of(shown)), "small", 1.4))
        acts = WrapRow(spacing=16)
        if shown.data:
            acts.addWidget(_link(tr("Lagre en kopi"), "download", name, self._on_copy))
        if can_remove:
            acts.addWidget(_link(tr("Ta bort"), "circle-x", name, self._on_remove))
        told.addLayout(acts)
        across.addLayout(told, 1)

    def _on_copy(self) -> None:
        name = name_of_copy(self._shown)
        kind = tr("Filer ({files})", files="*")
        ask_where_to_save(self, name, kind, lambda where: self.filed.emit(Filed(self._number, where)))

    def _on_remove(self) -> None:
        self.filed.emit(Filed(self._number))


def files_of(svar: Svar) -> tuple[Vedlegg, ...]:
    """Return the files among the values of an answer."""
    return tuple(one for one in svar.verdier if isinstance(one, Vedlegg))


def _limit_words(punkt: Punkt) -> str:
    size, ends = _size_words(limit_of(punkt.grenser)), ", ".join(ends_of(punkt.grenser.filtyper))
    if ends:
        return tr(
            "Inntil {stoerrelse}, av typen {typer}. Filen ligger kryptert sammen med svarene.",
            stoerrelse=size,
            typer=ends,
        )
    return tr("Inntil {stoerrelse}. Filen ligger kryptert sammen med svarene.", stoerrelse=size)


def _size_words(size: int) -> str:
    if size >= _MEGA:
        return f"{size / _MEGA:.1f}".removesuffix(".0").replace(".", ",") + " MB"
    return f"{max(1, size // _KILO)} kB"


def _link(text: str, icon: str, about: str, pressed: object) -> Button:
    made = Button(text, "link", icon)
    made.setAccessibleName(f"{text}: {about}")
    made.clicked.connect(pressed)
    return made
