"""Draws the list of documents: what is half written first, then what is signed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.dokumenter.list_presenter import DokumenterPresenter, Rad
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, RowButton, cell, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard


class DokumenterScreen(Screen):
    """The list."""

    def __init__(self, presenter: DokumenterPresenter) -> None:
        super().__init__(
            "dokumenter", tr("Dokumenter"), tr("Henvisningsgrunnlag og referater, halvskrevne og signerte.")
        )
        self._presenter = presenter
        self._new = button(tr("Nytt dokument"), "primary", "plus", self._on_new)
        register = button(tr("Utleveringer"), icon="send", pressed=lambda: self.go.emit(Place("utleveringer")))
        self._new_row = button_row(self._new, register)
        self._lists: QVBoxLayout = column(spacing=20)
        self.add(self._new_row, self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - a list has no ids
        """Show the list as it stands."""
        self.bar.close_message()
        self._presenter.load()

    def leave(self) -> None:
        """Stop following changes."""
        self._presenter.leave()

    def first_focus(self) -> QWidget | None:
        """Return the button for a new one."""
        return self._new

    def show_rows(self, rows: list[Rad]) -> None:
        """Show these documents, or what to do when there are none."""
        clear_layout(self._lists)
        drafts = [row for row in rows if not row.er_signert]
        signed = [row for row in rows if row.er_signert]
        for title, chosen in ((tr("Du holder på med"), drafts), (tr("Signert"), signed)):
            if chosen:
                self._lists.addLayout(self._section(title, chosen))
        if not rows:
            self._lists.addWidget(
                EmptyState(
                    "file-text",
                    tr("Ingen dokumenter ennå"),
                    tr("Et nytt dokument begynner med det dere alt har skrevet i mappen, med barnets ord først."),
                )
            )

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _section(self, title: str, rows: list[Rad]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(title, len(rows)))
        card = RowCard()
        for row in rows:
            card.add_row(self._row(row))
        section.addWidget(card)
        return section

    def _row(self, row: Rad) -> RowButton:
        mark = (
            badge("success", "file-check", tr("Signert"), in_list=True)
            if row.er_signert
            else badge("neutral", "pencil", tr("Utkast"), in_list=True)
        )
        made = RowButton(
            tr("{what} om {who}, {when}", what=row.hva, who=row.hvem, when=row.naar),
            [
                mark,
                cell(f"{row.hva}, {row.hvem}", "strong", stretch=5),
                cell(row.til, "small", stretch=4),
                cell(row.naar, "small", width=160),
            ],
        )
        made.opened.connect(lambda: self.go.emit(Place("dokument", (row.id,))))
        return made

    def _on_new(self) -> None:
        self.go.emit(Place("nytt_dokument"))
