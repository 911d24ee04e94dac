"""Draws the leader's numbers: what is counted to the left, how many to the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.lederoversikt.model import Lederbilde, Tall
from ui.screens.lederoversikt.presenter import LederoversiktPresenter
from ui.widgets.layout import Fold, column, row
from ui.widgets.lists import EmptyState, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.text import Prose


class LederoversiktScreen(Screen):
    """From need to help for those who live here, and how the records are kept."""

    def __init__(self, presenter: LederoversiktPresenter) -> None:
        super().__init__("lederoversikt", tr("Oversikt"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._lists: QVBoxLayout = column(spacing=20)
        self.add(self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the newest numbers."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.load()

    def show_picture(self, bilde: Lederbilde | None) -> None:
        """Show the numbers, or that none have been shared."""
        clear_layout(self._lists)
        if bilde is None:
            self.set_title(tr("Oversikt"))
            self._lists.addWidget(
                EmptyState(
                    "chart-no-axes-column",
                    tr("Ingen tall er delt ennå"),
                    tr("Den helseansvarlige deler tallene når de er klare. De er uten navn og helseopplysninger."),
                )
            )
            return
        self.set_title(tr("Oversikt"), bilde.subtitle)
        self._add(tr("Fra behov til hjelp"), bilde.veien)
        if not all(one.vises for one in bilde.veien):
            note = tr("Tall under fem, og tall der bare noen få mangler, vises ikke: Ingen skal kunne kjennes igjen.")
            self._lists.addWidget(Prose(note, "small", 1.4))
        self._add(tr("Huset"), bilde.drift)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _add(self, title: str, numbers: Sequence[Tall]) -> None:
        section = column(spacing=8)
        section.addLayout(section_head(title))
        card = RowCard()
        for one in numbers:
            card.add_row(_line(one))
        section.addWidget(card)
        self._lists.addLayout(section)


def _line(one: Tall) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{one.hva}: {one.verdi}")
    fold = Fold(spacing=16, below_spacing=2, centred=True)
    row(holder, margins=(24, 8, 24, 8)).addLayout(fold, 1)
    fold.add(Prose(one.hva, "", 1.3), 1)
    fold.add(Prose(one.verdi, "strong" if one.vises else "subtle", 1.3))
    return holder
