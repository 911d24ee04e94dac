"""Draws the outbox: what needs somebody first, then what is on its way, then what is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.announce import announce
from ui.files import ask_for_file, ask_for_folder
from ui.i18n import marked, tr, tr_marked, tr_n
from ui.messages import Message
from ui.screens.utboks.model import Gruppe, Handling, Rad
from ui.screens.utboks.presenter import Klart, UtboksPresenter
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.layout import RING, Fold, WrapRow, column, row
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.progress import Working
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose, label

_HEADS = {
    Gruppe.TRENGER_DEG: marked("Trenger deg"),
    Gruppe.PAA_VEI: marked("På vei"),
    Gruppe.FERDIG: marked("Ferdig"),
}
_ACTIONS = {
    Handling.PROEV_IGJEN: marked("Prøv igjen"),
    Handling.STOPP: marked("Stopp"),
    Handling.KVITTERING: marked("Kvittering"),
    Handling.DOKUMENT: marked("Se dokumentet"),
}
AskFolder = Callable[[QWidget, Callable[[Path], None]], object]


class UtboksScreen(Screen):
    """The outbox. `ask_folder` is given by tests that have nobody to ask."""

    def __init__(self, presenter: UtboksPresenter, ask_folder: AskFolder = ask_for_folder) -> None:
        super().__init__("utboks", tr("Utboks"))
        self._presenter = presenter
        self._ask_folder = ask_folder
        self._open_receipt = ""
        self._is_arriving = False
        self._rows: Sequence[Rad] = ()
        self._klart = Klart(0, "")
        self._first: QWidget | None = None
        self._where = Prose("", "subtle", 1.4, 720)
        self._buttons = WrapRow(spacing=2, outdent=RING)
        self._working = Working()
        self._stop = button(tr("Stopp"), icon="circle-pause", pressed=presenter.stop_run)
        self._progress = Card()
        stop_row = button_row(self._stop)
        self._progress.add(self._working, stop_row)
        self._progress.hide()
        self._lists: QVBoxLayout = column(spacing=20)
        self.add(self._where, self._buttons, self._progress, self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - the outbox has no ids
        """Show the outbox as it stands."""
        self._is_arriving = True
        self.bar.close_message()
        self._presenter.open()

    def leave(self) -> None:
        """Stop following changes; a run goes on."""
        self._presenter.leave()

    def first_focus(self) -> QWidget | None:
        """Return the filled button."""
        return self._first or super().first_focus()

    def step_back(self) -> bool:
        """Close the receipt if one is open."""
        was_open = bool(self._open_receipt)
        if was_open:
            self._toggle_receipt(self._open_receipt)
        return was_open

    def show_rows(self, rows: Sequence[Rad], klart: Klart) -> None:
        """Show the outbox."""
        self._rows, self._klart = rows, klart
        stood_in = self._row_in_focus()
        self.set_title(tr("Utboks"), _summary(rows))
        self._show_ready(klart)
        clear_layout(self._lists)
        for group in Gruppe:
            chosen = [one for one in rows if one.gruppe is group]
            if chosen:
                self._lists.addLayout(self._section(group, chosen))
        if not rows:
            self._lists.addWidget(_nothing())
        order_as_laid_out(self)
        if self._is_arriving and self.isVisible():
            self._stand_in("")
        elif stood_in is not None:
            self._stand_in(stood_in)
        self._is_arriving = False

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Show the step that is being done."""
        if self._progress.isHidden():
            self._progress.show()
            self._stop.setFocus()
        self._working.start(text, done, total)
        announce(self, text)

    def show_idle(self) -> None:
        """Nothing goes on any more."""
        self._working.stop()
        if self._stop.hasFocus() and self._first is not None:
            self._first.setFocus()
        self._progress.hide()

    def ask_folder(self, chosen: Callable[[Path], None]) -> None:
        """Ask for a folder or a stick."""
        self._ask_folder(self, chosen)

    def show_result(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)

    def _show_ready(self, klart: Klart) -> None:
        """Say what will be sent and where it will be put, before anybody presses."""
        clear_layout(self._buttons)
        send = with_shortcut(button(tr("Send nå"), "primary", "send", self._presenter.send), "Ctrl+Return")
        fetch = button(tr("Hent svar"), icon="refresh-cw", pressed=self._presenter.fetch)
        folder = button(tr("Velg mappe"), "quiet", "download", self._presenter.choose_folder)
        answer = button(tr("Les inn en svarfil"), "quiet", "file-check", self._on_import)
        if not klart.antall:
            fetch.set_kind("primary")
        shown = [send, fetch, folder, answer] if klart.antall else [fetch, folder, answer]
        for one in shown:
            self._buttons.addWidget(one)
        self._first = shown[0]
        self._where.setText(_ready_words(klart))

    def _section(self, group: Gruppe, rows: list[Rad]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr_marked(_HEADS[group]), len(rows)))
        card = RowCard()
        for one in rows:
            card.add_row(self._row(one))
            if one.id == self._open_receipt:
                card.add_row(_receipt(one))
        section.addWidget(card)
        return section

    def _row(self, one: Rad) -> ListRow:
        mark = badge(one.merke.meaning, one.merke.icon, one.merke.word, in_list=True)
        made = ListRow(mark, one.tittel, "", f"{one.til}\n{one.grunn}")
        if one.handlinger:
            made.add_buttons(*(self._button(one, handling) for handling in one.handlinger))
        return made

    def _button(self, one: Rad, handling: Handling) -> Button:
        acts: dict[Handling, Callable[[], None]] = {
            Handling.PROEV_IGJEN: lambda: self._presenter.retry(one.id),
            Handling.STOPP: lambda: self._presenter.stop(one.id),
            Handling.KVITTERING: lambda: self._toggle_receipt(one.id),
            Handling.DOKUMENT: lambda: self.go.emit(Place("dokument", (one.dokument_id,))),
        }
        word = tr_marked(_ACTIONS[handling])
        made = button(word, pressed=acts[handling])
        made.setAccessibleName(f"{word}: {one.tittel}")
        made.setProperty("row", one.id)
        return made

    def _toggle_receipt(self, rad_id: str) -> None:
        self._open_receipt = "" if self._open_receipt == rad_id else rad_id
        self.show_rows(self._rows, self._klart)

    def _row_in_focus(self) -> str | None:
        """Return the row whose button has the focus, "" for the buttons above, None when the focus is elsewhere."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus) or focus is self._stop or self.bar.isAncestorOf(focus):
            return None
        return str(focus.property("row") or "")

    def _stand_in(self, rad_id: str) -> None:
        """Stand where one stood before the rows were drawn anew, or at the filled button when that row is gone."""
        drawn = [one for one in self.findChildren(Button) if one.property("row") == rad_id and one.isVisibleTo(self)]
        target = drawn[0] if rad_id and drawn else self._first
        if target is not None:
            target.setFocus()

    def _on_import(self) -> None:
        ask_for_file(self, tr("Svar fra mottaker (*.p7m)"), self._presenter.import_file)


def _summary(rows: Sequence[Rad]) -> str:
    needs = sum(1 for one in rows if one.gruppe is Gruppe.TRENGER_DEG)
    under_way = sum(1 for one in rows if one.gruppe is Gruppe.PAA_VEI)
    if not needs and not under_way:
        return tr("Alt er sendt.") if rows else ""
    parts = []
    if needs:
        parts.append(tr_n("{n} trenger deg.", "{n} trenger deg.", needs))
    if under_way:
        parts.append(tr_n("{n} er på vei.", "{n} er på vei.", under_way))
    return " ".join(parts)


def _ready_words(klart: Klart) -> str:
    where = tr("Mappe: {folder}", folder=klart.mappe) if klart.mappe else tr("Du velger mappe eller minnepinne først.")
    if not klart.antall:
        return where if klart.mappe else ""
    ready = tr_n("{n} dokument er klart til å sendes.", "{n} dokumenter er klare til å sendes.", klart.antall)
    return f"{ready} {where}"


def _receipt(one: Rad) -> QWidget:
    """Return what the receipt proves, name beside value."""
    holder = QWidget()
    lines = column(holder, margins=(20, 12, 20, 16), spacing=4)
    for name, value in one.detaljer:
        line = Fold(spacing=16, below_spacing=0)
        first = label(name, "small-strong")
        across = QWidget()
        row(across).addWidget(first)
        across.setMinimumWidth(first.sizeHint().width())
        line.add(across, 1)
        line.add(Prose(value, "small", 1.4), 4)
        beside = QWidget()
        beside.setLayout(line)
        lines.addWidget(beside)
    return holder


def _nothing() -> EmptyState:
    return EmptyState(
        "send",
        tr("Utboksen er tom"),
        tr("Når du legger et dokument i utboksen, ligger det her til mottakeren har bekreftet at det er registrert."),
    )
