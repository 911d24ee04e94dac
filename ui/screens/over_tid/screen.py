"""Draws a child over time: a plot for each theme, a table behind each, and two days side by side when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.over_tid.cards import ThemeCard, legend
from ui.screens.over_tid.compare import ComparePanel
from ui.screens.over_tid.compare_model import Sammenligningsside
from ui.screens.over_tid.model import Tidsside
from ui.screens.over_tid.presenter import OverTidPresenter
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, RowButton, cell
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class OverTidScreen(Screen):
    """One child over time (ids: the child's); without a child it asks which one."""

    def __init__(self, presenter: OverTidPresenter) -> None:
        super().__init__("over_tid", tr("Over tid"))
        self._presenter = presenter
        self._barn_id = ""
        self._cards: list[ThemeCard] = []
        self._panel: ComparePanel | None = None
        self._primary: QWidget | None = None
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Read a child's answers; a comparison of another child is closed."""
        super().show_place(place)
        self.bar.close_message()
        barn_id = place.ids[0] if place.ids else ""
        if barn_id != self._barn_id or not barn_id:
            self._clear()
            self.set_title(tr("Over tid"))
        self._barn_id = barn_id
        self._presenter.open(barn_id)

    def place(self) -> Place:
        """Return which child is shown."""
        return Place(self.name, (self._barn_id,) if self._barn_id else ())

    def first_focus(self) -> QWidget | None:
        """Return the one thing to do."""
        return self._primary or super().first_focus()

    def step_back(self) -> bool:
        """Close the comparison, if it is open."""
        if self._panel is None:
            return False
        self._close_panel()
        return True

    def is_shown(self) -> bool:
        """Tell whether this is what the user looks at."""
        return self.isVisible()

    def show_children(self, children: Sequence[tuple[str, str]]) -> None:
        """Ask whom to look at."""
        self._clear()
        if not children:
            self.add(EmptyState("users-round", tr("Ingen bor her nå")))
            return
        self.set_title(tr("Over tid"), tr("Velg et barn."))
        rows = RowCard()
        for barn_id, name in children:
            made = RowButton(name, [cell(name, "strong", stretch=1)])
            made.opened.connect(self._opening(barn_id))
            self._primary = self._primary or made
            rows.add_row(made)
        self.add(rows)
        self._take_focus()

    def show_page(self, side: Tidsside) -> None:
        """Draw the child; a comparison that stood open is opened anew."""
        was_empty, was_open = self._primary is None, self._panel is not None
        self._clear()
        self.set_title(side.title, side.subtitle)
        if not side.kort:
            self.add(self._too_few(side))
        else:
            self._draw(side)
            if was_open:
                self._presenter.compare()
        if was_empty:
            self._take_focus()
        order_as_laid_out(self)

    def show_days(self, days: Sequence[tuple[str, str]], foer: str, naa: str) -> None:
        """Open the comparison above the plots."""
        if self._panel is None:
            self._panel = ComparePanel(days, foer, naa)
            self._panel.chosen.connect(self._presenter.choose_days)
            self._panel.closed.connect(self._close_panel)
            self.body.insertWidget(1, self._panel)
            order_as_laid_out(self)
        self._panel.show()  # what is not on screen yet forgets a focus given to it
        self._panel.first().setFocus()

    def show_comparison(self, side: Sammenligningsside) -> None:
        """Show two days side by side."""
        if self._panel is not None:
            self._panel.show_comparison(side)
            self.say(side.tells)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the page."""
        self.bar.show_message(message, meaning)

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        announce(self, text)

    def _clear(self) -> None:
        clear_layout(self.body)
        self._cards, self._panel, self._primary = [], None, None

    def _too_few(self, side: Tidsside) -> QWidget:
        act = button(
            tr("Start kartlegging"),
            "primary",
            "list-checks",
            lambda: self.go.emit(Place("ny_kartlegging", (side.barn_id,))),
        )
        self._primary = act
        text = tr("Når den andre er ferdig, står svarene ved siden av hverandre her.")
        return EmptyState("chart-no-axes-column", tr("Trenger to kartlegginger."), text, act)

    def _draw(self, side: Tidsside) -> None:
        compare = button(tr("Sammenlign to datoer"), "primary", "git-compare", self._presenter.compare)
        self._primary = compare
        child = button(tr("Til barnets side"), pressed=lambda: self.go.emit(Place("barnet", (side.barn_id,))))
        top = QWidget()
        lines = column(top, margins=(3, 0, 0, 0), spacing=12)  # room for the buttons' ring
        lines.addLayout(button_row(compare, child))
        lines.addWidget(legend(side.signs))
        if side.signs:
            lines.addWidget(
                Prose(tr("Piltastene går fra dag til dag. Linja brytes der det ikke er noe svar."), "small")
            )
        self.add(top)
        for kort in side.kort:
            card = ThemeCard(kort)
            card.day_chosen.connect(self._on_day)
            self._cards.append(card)
            self.add(card)

    def _on_day(self, day: object, words: str) -> None:
        """Show the same day in every plot, and say what was answered in the one that has the keys."""
        for card in self._cards:
            card.choose(day)
        self.say(words)

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        self._take_focus()

    def _take_focus(self) -> None:
        target = self.first_focus()
        if target is not None and self.isVisible():
            target.show()
            target.setFocus()

    def _opening(self, barn_id: str) -> Callable[[], None]:
        return lambda: self.go.emit(Place("over_tid", (barn_id,)))
