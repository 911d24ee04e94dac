"""Copies: when the last one was taken, one now, one in a second place, and the rehearsal that proves they come back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.person import Rom
from ui.files import ask_for_folder
from ui.i18n import tr
from ui.screens.innstillinger.kopi_presenter import KopiPresenter
from ui.screens.innstillinger.section import Section
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.progress import Working
from ui.widgets.text import Prose

AskFolder = Callable[[QWidget, Callable[[Path], None]], object]


class KopiSection(Section):
    """The last copy, the second place, and what an earlier key opens. `ask_folder` is given by tests."""

    def __init__(self, presenter: KopiPresenter, ask_folder: AskFolder = ask_for_folder) -> None:
        super().__init__()
        self._presenter = presenter
        self.ask_folder = ask_folder
        self._copies: QVBoxLayout = column(spacing=8)
        self._working = Working()
        self._add_damaged()
        self.take = button(tr("Ta kopi nå"), "primary", "hard-drive-download", presenter.take)
        self._try = button(tr("Prøv gjenoppretting"), "secondary", "circle-check", presenter.rehearse)
        self.add_card(
            tr("Sikkerhetskopi"),
            tr(
                "Programmet tar kopi av seg selv mens du arbeider. Kopien er kryptert og blir åpnet og lest før den "
                "teller."
            ),
            self._copies,
            self._working,
            button_row(self.take, self._try),
        )
        self._add_second_place()
        self._add_old()
        presenter.attach(self)

    def show_section(self) -> None:
        """Show which copies there are."""
        self._presenter.load()

    def show_copies(self, lines: list[str], rehearsed: str) -> None:
        """Show when the newest copies were taken, and when one was last tried out."""
        clear_layout(self._copies)
        if not lines:
            self._copies.addWidget(badge("warning", "triangle-alert", tr("Ingen kopi ennå"), tr("Ta den første nå.")))
            return
        self._copies.addWidget(badge("success", "circle-check", tr("Siste kopi"), lines[0]))
        if lines[1:]:
            self._copies.addWidget(Prose(tr("Før det: {list}", list=", ".join(lines[1:])), "small", 1.4))
        if rehearsed:
            self._copies.addWidget(Prose(rehearsed, "small", 1.4))

    def show_second_place(self, place: str) -> None:
        """Show where the second copy is laid; empty when nowhere."""
        self._place.setText(place or tr("Du har ikke valgt noe sted ennå."))
        self._forget.setVisible(bool(place))

    def show_old(self, text: str) -> None:
        """Show that there are copies which an earlier key opens; empty when there are none."""
        self._old_text.setText(text)
        self._ask_delete(asked=False)
        self._old.setVisible(bool(text))

    def show_damaged(self, rooms: tuple[Rom, ...]) -> None:
        """Show which of what is shared in the house cannot be read, each with the way back; mostly none."""
        clear_layout(self._damaged_rooms)
        for rom in rooms:
            name = tr("Delen for lederen") if rom is Rom.LEDER else tr("Delen for møter")
            said = tr("{part} kan ikke leses. Helseopplysningene er hele, og ingenting er slettet.", part=name)
            back = button(
                tr("Hent fram fra en kopi"), "primary", "refresh-cw", partial(self._presenter.restore_room, rom)
            )
            back.setAccessibleName(tr("Hent fram fra en kopi: {part}", part=name))
            self._damaged_rooms.addWidget(Prose(said, "", 1.4))
            self._damaged_rooms.addLayout(button_row(back))
        self._damaged.setVisible(bool(rooms))

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        if text:
            self.bar.close_message()
            self._working.start(text)
        else:
            self._working.stop()

    def _add_damaged(self) -> None:
        self._damaged_rooms: QVBoxLayout = column(spacing=8)
        self._damaged = self.add_card(tr("Det som er delt i huset"), "", self._damaged_rooms)
        self._damaged.hide()

    def _add_second_place(self) -> None:
        self._place = Prose("", "", 1.4)
        self._forget = button(tr("Ikke bruk stedet lenger"), "quiet", pressed=self._presenter.forget_place)
        self._forget.hide()
        self.add_card(
            tr("Kopi på et annet sted"),
            tr(
                "Blir maskinen borte eller ødelagt, trengs en kopi et annet sted, som en minnepinne i safen. Den er "
                "kryptert, og bare passordet eller gjenopprettingsarket åpner den."
            ),
            self._place,
            button_row(button(tr("Velg sted"), "secondary", "hard-drive-download", self._on_choose), self._forget),
        )

    def _add_old(self) -> None:
        self._old_text = Prose("", "", 1.4)
        self._delete = button(
            tr("Slett de gamle kopiene"), "secondary", "circle-x", lambda: self._ask_delete(asked=True)
        )
        self._sure = Prose(tr("De kan ikke hentes tilbake. En ny kopi tas først, om det trengs."), "subtle", 1.4)
        self._yes = button(tr("Ja, slett dem"), "primary", "circle-x", self._presenter.delete_old)
        self._no = button(tr("Behold dem"), pressed=lambda: self._ask_delete(asked=False))
        self._old = self.add_card(
            tr("Kopier under en gammel nøkkel"),
            "",
            self._old_text,
            self._sure,
            button_row(self._delete, self._yes, self._no),
        )
        self._ask_delete(asked=False)
        self._old.hide()

    def _ask_delete(self, *, asked: bool) -> None:
        for widget in (self._sure, self._yes, self._no):
            widget.setVisible(asked)
        self._delete.setVisible(not asked)

    def _on_choose(self) -> None:
        self.ask_folder(self, self._presenter.choose_place)
