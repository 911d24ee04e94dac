"""How far along, with whom, how many questions are left, and when it was saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.i18n import tr, tr_n
from ui.screens.kartlegging.page import Page
from ui.screens.kartlegging.samtale_card import paper_words
from ui.selvsvar_words import selvsvar_words
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.progress import Steps
from ui.widgets.text import Prose, label


class ProgressLine(QWidget):
    """One line below the title."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = Steps(1, 1)
        self._where = Prose("", "subtle", 1.3, 640)
        self._saved = label("", "small")
        line = WrapRow(spacing=16)
        line.addWidget(self._steps)
        line.addWidget(self._where)
        self._when = QWidget()
        across = row(self._when, spacing=4)
        across.addWidget(Glyph("check", "text_subtle", 16))
        across.addWidget(self._saved)
        line.addWidget(self._when)
        column(self).addLayout(line)
        self.show_saved("")

    def show_page(self, page: Page) -> None:
        """Show where we are; the reading through counts as all themes done."""
        total = len(page.steps) - 1
        self._steps.setVisible(total > 0)
        self._steps.set_progress(min(page.index + 1, total), total)
        parts = [*([] if page.is_end else [_where(page)]), _who(page.bilde)]
        if paper := paper_words(page.bilde.kartlegging):
            parts.append(paper)
        parts.extend(selvsvar_words(page.bilde.om.selvsvar))
        if not page.is_finished:
            left = page.bilde.remaining()
            parts.append(tr_n("{n} spørsmål igjen", "{n} spørsmål igjen", left) if left else tr("Alt er spurt"))
        self._where.setText(" · ".join(parts))
        self._where.updateGeometry()

    def show_saved(self, text: str) -> None:
        """Show when the vault had it; nothing while something waits."""
        self._saved.setText(text)
        self._when.setVisible(bool(text))


def _where(page: Page) -> str:
    """Return which theme this is, and which page of it where it has several."""
    themes = list(dict.fromkeys(step.theme for step in page.steps[:-1]))
    step = page.step
    words = tr("Tema {nummer} av {antall}", nummer=themes.index(step.theme) + 1, antall=len(themes))
    if step.pages == 1:
        return words
    return tr("{tema}, side {nummer} av {antall}", tema=words, nummer=step.page, antall=step.pages)


def _who(bilde: Kartleggingsbilde) -> str:
    return tr("{barn} sammen med {voksen}", barn=bilde.barn.navn, voksen=bilde.kartlegging.spurt_av)
