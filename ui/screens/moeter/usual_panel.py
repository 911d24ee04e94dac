"""Beside the form for a meeting: what is usual, and who must be invited and is not, each one press away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.screens.moeter.usual import Manglende, Vanlig
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lists import section_head
from ui.widgets.page import clear_layout
from ui.widgets.side import Side
from ui.widgets.text import Prose

WIDTH = 320


class UsualPanel(Side):
    """Tells what is usual; `invited` carries a line for the form."""

    invited = Signal(str)

    def __init__(self) -> None:
        super().__init__(WIDTH, 20)
        self._shown: Vanlig | None = None
        self._content: QVBoxLayout = column(spacing=20)
        self.lines.addLayout(self._content)
        self.lines.addStretch(1)

    def show_usual(self, vanlig: Vanlig) -> None:
        """Show what is usual for the meeting as it stands in the form; most keys change nothing here."""
        if vanlig == self._shown:
            return
        self._shown = vanlig
        clear_layout(self._content)
        if vanlig.mangler:
            self._content.addLayout(self._missing(vanlig.mangler))
        self._content.addLayout(_part(tr("Når"), (vanlig.naar, vanlig.rytme, vanlig.neste)))
        numbered = tuple(f"{number}. {words}" for number, words in enumerate(vanlig.saksliste, 1))
        self._content.addLayout(_part(tr("Vanlig saksliste"), numbered, vanlig.kilde))

    def _missing(self, mangler: tuple[Manglende, ...]) -> QVBoxLayout:
        lines = column(spacing=8)
        lines.addLayout(section_head(tr("Ikke invitert ennå"), len(mangler)))
        for one in mangler:
            lines.addWidget(self._one(one))
        return lines

    def _one(self, one: Manglende) -> QWidget:
        holder = QWidget()
        across = row(holder, spacing=9)
        mark = column()
        mark.addSpacing(3)
        mark.addWidget(Glyph("circle-help", "text_subtle", 18))
        mark.addStretch(1)
        across.addLayout(mark)
        words = column(spacing=2)
        words.addWidget(Prose(one.hvem, "", 1.4))
        for line in one.linjer or (f", {one.hvem.lower()}",):
            words.addLayout(self._offer(one, line))
        across.addLayout(words, 1)
        return holder

    def _offer(self, one: Manglende, line: str) -> QVBoxLayout:
        name = line.partition(",")[0]
        add = button(tr("Inviter {name}", name=name) if name else tr("Skriv inn"), "link", "plus")
        add.setAccessibleName(tr("{verb}: {who}", verb=add.text(), who=one.hvem))
        add.clicked.connect(lambda _checked=False: self.invited.emit(line))
        lines = column()
        lines.addLayout(button_row(add))
        return lines


def _part(title: str, texts: tuple[str, ...], source: str = "") -> QVBoxLayout:
    lines = column(spacing=4)
    lines.addLayout(section_head(title))
    for text in texts:
        if text:
            lines.addWidget(Prose(text, "", 1.4))
    if source:
        lines.addWidget(Prose(source, "small", 1.4))
    return lines
