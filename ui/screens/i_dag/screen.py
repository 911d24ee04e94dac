"""Draws the day: overdue, today, this week, each line with «Gjort» and «Utsett»; consents and ten minutes beside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.announce import announce
from ui.i18n import tr, tr_n
from ui.messages import Message
from ui.screens.i_dag.model import Bolk, Dag, Gjort
from ui.screens.i_dag.presenter import MORE, IDagPresenter
from ui.screens.i_dag.rows import Gjoeremaalsrad, Gjortrad
from ui.screens.i_dag.side import side_column
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.layout import Fold, column
from ui.widgets.lists import EmptyState, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard

Rad = Gjoeremaalsrad | Gjortrad


class IDagScreen(Screen):
    """Up and down go from line to line, Ctrl+Enter marks the line as done and stands on the next."""

    def __init__(self, presenter: IDagPresenter) -> None:
        super().__init__("i_dag", tr("I dag"))
        self._presenter = presenter
        self._dag: Dag | None = None
        self._rows: list[Rad] = []
        self._offer: Gjort | None = None
        self._offer_at = 0
        self._first: QWidget | None = None
        self._arriving = False
        self._asked_for: tuple[str, int] | None = None
        presenter.attach(self)
        for keys, act in (
            ("Down", lambda: self._step(1)),
            ("Up", lambda: self._step(-1)),
            ("Ctrl+Return", self._on_finish),
            ("Ctrl+Enter", self._on_finish),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, place: Place) -> None:
        """Read the day; an offer from the last visit is gone, and long lists are short again."""
        super().show_place(place)
        self._offer = None
        self._arriving = True
        self.bar.close_message()
        self._presenter.begin()

    def first_focus(self) -> QWidget | None:
        """Return «Gjort» of what is most overdue, or the first thing to press."""
        return self._rows[0].first() if self._rows else self._first or super().first_focus()

    def step_back(self) -> bool:
        """Close the question about a new date, if one is open."""
        for rad in self._rows:
            if isinstance(rad, Gjoeremaalsrad) and rad.question() is not None:
                rad.close_question()
                return True
        return False

    def show_day(self, dag: Dag) -> None:
        """Draw the day; the focus stays on the line it was on, or goes to the one that took its place."""
        at, part = self._standing()
        self._dag = dag
        self.set_title(tr("I dag"), dag.subtitle)
        clear_layout(self.body)
        self._rows, self._first = [], None
        fold = Fold(spacing=29, below_spacing=24)
        fold.add(self._main_column(dag), 1)
        side = side_column(dag, self.go.emit)
        if side is not None:
            fold.add(side)
        self.add(fold)
        if self._asked_for is not None:
            self._stand_on_new(dag, *self._asked_for)
            self._asked_for = None
        elif at >= 0 and not self._arriving:
            self._stand_on(at, part)
        elif self._arriving and (target := self.first_focus()) is not None:
            # The day is read beside the window: the window could not know where to stand when it came here.
            target.setFocus()
        self._arriving = False

    def show_done(self, gjort: Gjort | None) -> None:
        """Offer a new date in the place of what was done when the day is drawn next; None takes it away now."""
        if gjort is not None:
            before = self._rows[: max(self._standing()[0], 0)]
            self._offer_at = sum(isinstance(rad, Gjoeremaalsrad) for rad in before)
            self._offer = gjort
        elif self._offer is not None and self._dag is not None:
            self._offer = None
            self.show_day(self._dag)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the lists."""
        self.bar.show_message(message, meaning)

    def ask_about_clock(self, message: Message) -> None:
        """Say that the clock was set back; one press says that it is right."""
        self.bar.show_message(message, "warning", [(tr("Klokka er riktig"), self._on_clock_right)])

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        announce(self, text)

    def _main_column(self, dag: Dag) -> QWidget:
        main = QWidget()
        lines = column(main, margins=(0, 0, 3, 0), spacing=24)
        if dag.nothing_due:
            lines.addWidget(self._nothing_due(dag))
        for bolk in dag.bolker:
            lines.addLayout(self._group(bolk))
        if self._offer is not None and not any(isinstance(rad, Gjortrad) for rad in self._rows):
            card = RowCard()
            self._add_offer(card, self._offer)
            lines.addWidget(card)
        lines.addStretch(1)
        return main

    def _group(self, bolk: Bolk) -> QVBoxLayout:
        lines = column(spacing=8)
        lines.addLayout(section_head(bolk.title, len(bolk.linjer) + bolk.flere))
        card = RowCard()
        for linje in bolk.linjer:
            if self._offer is not None and len(self._rows) == self._offer_at:
                self._add_offer(card, self._offer)
            rad = Gjoeremaalsrad(
                linje, self._presenter.today, primary=not any(isinstance(one, Gjoeremaalsrad) for one in self._rows)
            )
            rad.done.connect(self._presenter.mark_done)
            rad.postponed.connect(self._presenter.postpone)
            rad.reminded.connect(self._presenter.remind)
            rad.child_pressed.connect(self._on_child)
            rad.letter_pressed.connect(self._on_letter)
            rad.stop_pressed.connect(self._on_stop)
            self._rows.append(rad)
            card.add_row(rad)
        lines.addWidget(card)
        if bolk.flere:
            below = column(margins=(13, 0, 0, 0))  # a quiet button stands out to the left of its word
            below.addLayout(button_row(self._more(bolk)))
            lines.addLayout(below)
        return lines

    def _more(self, bolk: Bolk) -> Button:
        def ask() -> None:
            self._asked_for = (bolk.key, len(bolk.linjer))
            self._presenter.show_more()

        following = min(bolk.flere, MORE)
        made = button(tr_n("Vis {n} til", "Vis {n} til", following), "quiet", pressed=ask)
        made.setAccessibleName(tr("{words}: {title}", words=made.text(), title=bolk.title))
        return made

    def _stand_on_new(self, dag: Dag, key: str, number: int) -> None:
        """Stand on the first of the lines that were asked for: those before it have been read."""
        new = [linje.id for bolk in dag.bolker if bolk.key == key for linje in bolk.linjer[number:]]
        rows = (one for one in self._rows if isinstance(one, Gjoeremaalsrad))
        rad = next((one for one in rows if one.linje.id in new[:1]), None)
        (rad.first() if rad is not None else self).setFocus()

    def _add_offer(self, card: RowCard, offer: Gjort) -> None:
        rad = Gjortrad(offer, self._presenter.today)
        rad.again.connect(self._presenter.stand_again)
        rad.closed.connect(self._presenter.no_more)
        self._rows.append(rad)
        card.add_row(rad)

    def _nothing_due(self, dag: Dag) -> QWidget:
        if dag.has_children:
            return EmptyState("sun", tr("Ingenting forfaller i dag"), dag.nothing_due)
        self._first = add = button(tr("Nytt barn"), "primary", "plus", lambda: self.go.emit(Place("nytt_barn")))
        return EmptyState(
            "sprout",
            tr("Legg til første barn"),
            tr("Da får du fristene, samtykkene og det barnet selv sier, samlet på ett sted."),
            add,
        )

    def _standing(self) -> tuple[int, str]:
        """Return which line has the focus (-1 for none) and which part of it."""
        focus = QApplication.focusWidget()
        for index, rad in enumerate(self._rows):
            if focus is not None and rad.isAncestorOf(focus):
                return index, rad.part_with_focus() if isinstance(rad, Gjoeremaalsrad) else "done"
        return -1, "done"

    def _stand_on(self, at: int, part: str) -> None:
        """Stand on a line by its number; after «Gjort» the offer has that number, and the next thing to do is below."""
        following = [rad for rad in self._rows[at:] if isinstance(rad, Gjoeremaalsrad)]
        before = [rad for rad in self._rows[:at] if isinstance(rad, Gjoeremaalsrad)]
        if following or before:
            (following[0] if following else before[-1]).focus_part(part)
        elif (target := self.first_focus()) is not None:
            target.setFocus()

    def _step(self, by: int) -> None:
        at, _part = self._standing()
        if self._rows:
            self._rows[min(max(at + by, 0), len(self._rows) - 1)].first().setFocus()

    def _on_finish(self) -> None:
        """Ctrl+Enter: send the date being typed, else mark the line as done."""
        at, _part = self._standing()
        if not self._rows:
            return
        rad = self._rows[max(at, 0)]
        question = rad.question()
        if question is not None:
            question.submit()
        elif isinstance(rad, Gjoeremaalsrad):
            rad.press_done()

    def _on_clock_right(self) -> None:
        self._presenter.trust_clock()
        self.bar.close_message()
        if (target := self.first_focus()) is not None:
            target.setFocus()

    def _on_letter(self, barn_id: str) -> None:
        self.go.emit(Place("nytt_dokument", ("purremelding", barn_id, "")))

    def _on_stop(self, barn_id: str) -> None:
        self.go.emit(Place("stoppunkt", (barn_id,)))

    def _on_child(self, barn_id: str) -> None:
        self.go.emit(Place("barnet", (barn_id,)))
