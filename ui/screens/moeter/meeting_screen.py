"""Draws a meeting: the agenda at the left, the matter that is spoken of at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.moete import Moete, Sak
from ui.i18n import tr
from ui.messages import Message
from ui.saksfelt import Sakfelt
from ui.screens.moeter.after_panel import AfterPanel
from ui.screens.moeter.agenda_column import WIDTH, AgendaColumn
from ui.screens.moeter.meeting_presenter import MoetePresenter
from ui.screens.moeter.model import Sakslinje, heading, subheading
from ui.screens.moeter.new_sak_panel import NysakPanel
from ui.screens.moeter.new_sak_presenter import NysakPresenter
from ui.screens.moeter.sak_panel import SakPanel
from ui.screens.moeter.suggest_panel import SuggestPanel
from ui.theme import look
from ui.widgets.layout import Fold, column
from ui.widgets.page import Place, Screen
from ui.widgets.side import Side
from ui.widgets.tab_order import order_as_laid_out

LEAST = 420  # what a matter needs beside the agenda; with less room it goes below


class MoeteScreen(Screen):
    """One meeting. Everything is kept as it is written; PgUp and PgDn go from matter to matter."""

    def __init__(
        self,
        presenter: MoetePresenter,
        new_sak: NysakPresenter,
        panels: tuple[SuggestPanel, AfterPanel],
        today: Callable[[], date],
    ) -> None:
        super().__init__("moete", tr("Møte"))
        self._presenter = presenter
        self._new_sak = new_sak
        self._moete_id = ""
        self._is_over = False
        self._agenda = AgendaColumn(today)
        self._sak = SakPanel(today)
        self._new = NysakPanel(new_sak)
        self._suggested, self._after = panels
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show a meeting at its first matter."""
        self._moete_id = place.ids[0]
        self.bar.close_message()
        self._presenter.open(self._moete_id)

    def place(self) -> Place:
        """Return which meeting it is."""
        return Place(self.name, (self._moete_id,))

    def leave(self) -> None:
        """Save the matter on screen."""
        self._presenter.keep()

    def first_focus(self) -> QWidget | None:
        """Return where one writes: the matter, or the title of the first one."""
        return self._new.title if self._new.isVisibleTo(self) else self._sak.know

    def show_meeting(self, moete: Moete) -> None:
        """Show heading, participants and the next meeting."""
        self.set_title(heading(moete), subheading(moete))
        self._is_over = moete.ferdig
        self._agenda.show_meeting(moete)

    def show_agenda(self, lines: list[Sakslinje]) -> None:
        """Show the matters."""
        self._agenda.show_lines(lines)
        order_as_laid_out(self)

    def show_sak(self, sak: Sak, felt: Sakfelt, *, is_last: bool, read_only: bool) -> None:
        """Show one matter, and stand where one writes."""
        was_other = not self._sak.isVisibleTo(self)
        self._new.hide()
        self._suggested.hide()
        self._sak.show()
        self._sak.show_sak(sak, felt, is_last=is_last, read_only=read_only)
        if was_other and self.isVisible():
            self._sak.know.setFocus()

    def show_quote(self, words: str, meta: str) -> None:
        """Show the child's own words above the matter."""
        self._sak.show_quote(words, meta)

    def show_found(self, words: str) -> None:
        """Say what may tell who a matter without a name is about."""
        self._sak.show_found(words)

    def ask_for_sak(self) -> None:
        """Show the form for a new matter."""
        self._sak.hide()
        self._suggested.hide()
        self._new.show()
        self._new_sak.open(self._moete_id)
        self._new.title.setFocus()

    def show_after(self, moete: Moete, saker: list[Sak]) -> None:
        """Show approvals and addenda of a finished meeting."""
        self._after.show_meeting(moete, saker)

    def show_undecided(self, titles: list[str]) -> None:
        """Say that these decisions have no date; the person decides."""
        self.bar.show_message(
            Message(
                tr("Noe er bestemt uten dato: {titles}.", titles=", ".join(titles)),
                tr("Uten dato blir det ingen oppfølging av det."),
            ),
            "warning",
            [(tr("Avslutt likevel"), lambda: self._presenter.finish(anyway=True))],
        )

    def show_finished(self) -> None:
        """Say that the meeting is over and offer the minutes."""
        self.bar.show_message(
            Message(tr("Møtet er avsluttet."), tr("Det som fikk en dato, står nå under I dag.")),
            "success",
            [(tr("Lag referat"), self._on_minutes)],
        )

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is typed stays."""
        self.bar.show_message(message)

    def _build(self) -> None:
        left = Side(WIDTH)
        left.lines.setContentsMargins(0, 0, 0, 0)
        left.lines.addWidget(self._agenda)
        left.lines.addStretch(1)
        right = QWidget()
        right.setMinimumWidth(look().px(LEAST))
        lines = column(right)
        lines.addWidget(self._new)
        lines.addWidget(self._suggested)
        lines.addWidget(self._sak)
        lines.addWidget(self._after)
        lines.addStretch(1)
        across = Fold(spacing=24, below_spacing=16)
        across.add(left, 0)
        across.add(right, 1)
        self.add(across)
        self._new.hide()
        self._suggested.hide()

    def _connect(self) -> None:
        presenter = self._presenter
        self._agenda.chosen.connect(presenter.choose)
        self._agenda.add_pressed.connect(presenter.add_requested)
        self._agenda.finish_pressed.connect(self._on_finish)
        self._agenda.next_meeting_typed.connect(presenter.set_next_meeting)
        self._agenda.paper_pressed.connect(self._on_paper)
        self._agenda.change_pressed.connect(lambda: self.go.emit(Place("endre_moete", (self._moete_id,))))
        self._agenda.share_pressed.connect(lambda: self.go.emit(Place("del_til_moete", (self._moete_id,))))
        self._agenda.suggest_pressed.connect(self._on_suggest)
        self._agenda.mode_pressed.connect(self._on_mode)
        self._suggested.taken.connect(presenter.added_all)
        self._suggested.cancelled.connect(self._on_suggest_cancelled)
        self._sak.changed.connect(presenter.changed)
        self._sak.next_pressed.connect(lambda: presenter.step(1))
        self._new.cancelled.connect(presenter.cancelled_adding)
        self._new.consent_wanted.connect(lambda barn_id: self.go.emit(Place("nytt_samtykke", (barn_id,))))
        QShortcut(QKeySequence("F9"), self, self._on_mode)
        for key, by in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(key), self, _stepping(presenter, by))

    def _on_suggest(self) -> None:
        """Offer what the record holds, where the matter stood."""
        self._presenter.keep()
        self._sak.hide()
        self._new.hide()
        self._suggested.show()
        self._suggested.open(self._moete_id)

    def _on_suggest_cancelled(self) -> None:
        self._suggested.hide()
        self._presenter.open(self._moete_id)

    def _on_mode(self) -> None:
        """Give the screen to the meeting; a finished one is read here."""
        if not self._is_over and self._moete_id:
            self._presenter.keep()
            self.go.emit(Place("moetemodus", (self._moete_id,)))

    def _on_finish(self) -> None:
        self._presenter.set_next_meeting(self._agenda.next_meeting())
        self._presenter.finish()

    def _on_paper(self) -> None:
        """Make what fits: the agenda before, the minutes after."""
        if self._is_over:
            self._on_minutes()
        else:
            self.go.emit(Place("nytt_dokument", ("agenda", "", self._moete_id)))

    def _on_minutes(self) -> None:
        self.go.emit(Place("nytt_dokument", ("referat", "", self._moete_id)))


def _stepping(presenter: MoetePresenter, by: int) -> Callable[[], None]:
    return lambda: presenter.step(by)
