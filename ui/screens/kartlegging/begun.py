"""What has been begun with a child and not finished: the first thing to go on with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.kartlegging import Paabegynt
from ui.dates import day_and_month
from ui.i18n import language, tr, tr_n
from ui.screens.kartlegging.samtale_card import paper_words
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import RowCard


class Begun(QWidget):
    """What has been begun and not finished; the newest is the first to go on with."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=8)
        self._buttons: list[Button] = []
        self._chosen: Callable[[str], None] | None = None
        self.hide()

    def chosen(self, call: Callable[[str], None]) -> None:
        """Call `call` with the id of the one that is gone on with."""
        self._chosen = call

    def first(self) -> QWidget | None:
        """Return the button of the newest, if any."""
        return self._buttons[0] if self._buttons else None

    def show_begun(self, begun: tuple[Paabegynt, ...]) -> None:
        """List them; none hides the list."""
        clear_layout(self._lines)
        self._buttons = []
        self._lines.addLayout(section_head(tr("Fortsett der dere slapp")))
        card = RowCard()
        for one in begun:
            card.add_row(self._row(one, is_first=not self._buttons))
        self._lines.addWidget(card)
        self._lines.addSpacing(12)
        self._lines.addLayout(section_head(tr("Eller start en ny")))
        self.setVisible(bool(begun))

    def _row(self, one: Paabegynt, *, is_first: bool) -> ListRow:
        title = one.tittel.paa(language().value)
        left = tr_n("{n} spørsmål igjen", "{n} spørsmål igjen", one.gjenstaar)
        meta = tr(
            "Startet {dag} av {navn} · {igjen}",
            dag=day_and_month(one.kartlegging.startet.date()),
            navn=one.kartlegging.spurt_av,
            igjen=left,
        )
        meta = " ".join(part for part in (meta, paper_words(one.kartlegging)) if part)
        made = ListRow(Glyph("circle-play", "brand1_icon", 24), title, "", meta)
        go_on = Button(tr("Fortsett"), "primary" if is_first else "secondary", "arrow-right")
        go_on.setAccessibleName(tr("Fortsett {tittel}", tittel=title))
        go_on.setProperty("key", one.kartlegging.id)
        go_on.clicked.connect(self._on_clicked)
        made.add_buttons(go_on)
        self._buttons.append(go_on)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None and self._chosen is not None:
            self._chosen(str(sender.property("key")))
