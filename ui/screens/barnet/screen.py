"""Draws one child's page: who it is, what may be shared and why, and the four sections."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QLayout, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.barnet import lists
from ui.screens.barnet.consent_model import Deling
from ui.screens.barnet.following import BADGE_WIDTH, Following
from ui.screens.barnet.model import Barneside
from ui.screens.barnet.overview import Overview, Ways
from ui.screens.barnet.pieces import link
from ui.screens.barnet.presenter import BarnetPresenter
from ui.screens.barnet.sharing import SharingPanel
from ui.theme import look
from ui.widgets.badges import BadgeButton
from ui.widgets.buttons import TabStrip
from ui.widgets.choices import Radios
from ui.widgets.layout import Fold, WrapRow, column
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.raise_key import raise_from
from ui.widgets.ring import ring_with_words
from ui.widgets.text import Heading, Prose

OVERVIEW = "oversikt"
_NAME_WIDTH = 320  # where the name has less, the badge goes below it


class BarnetScreen(Screen):
    """Ctrl+1 to Ctrl+4 choose the section, F2 edits; the badge explains itself when it is pressed, and to Ctrl+B."""

    def __init__(self, presenter: BarnetPresenter, write_note: Callable[[str, str], None]) -> None:
        super().__init__("barnet", tr("Barnet"))
        self._presenter = presenter
        self._write_note = write_note
        self._barn_id = ""
        self._side: Barneside | None = None
        self._section = OVERVIEW
        self._all_events = False
        self._explained = False
        self._stops: dict[str, QWidget] = {}
        self._title.hide()
        self._subtitle.hide()
        presenter.attach(self)
        for number, key in enumerate((OVERVIEW, "kartlegging", "samtykker", "dokumenter"), 1):
            self._add_key(f"Ctrl+{number}", self._choosing(key))
        self._add_key("F2", self._on_edit)
        self._add_key("Ctrl+B", self._on_badge)
        raise_from(self, lambda: f"barn:{self._barn_id}")
        self._following = Following(self.ground)
        outer = self.layout()
        if isinstance(outer, QBoxLayout):
            outer.insertWidget(0, self._following)

    def show_place(self, place: Place) -> None:
        """Show a child, from the first section when it is another than last time."""
        super().show_place(place)
        self.bar.close_message()
        barn_id = place.ids[0] if place.ids else self._barn_id
        if barn_id != self._barn_id:
            self._side = None
            self._section, self._all_events, self._explained = OVERVIEW, False, False
            clear_layout(self.body)
            self._stops = {}
        self._barn_id = barn_id
        self._presenter.open(barn_id)

    def place(self) -> Place:
        """Return which child is shown."""
        return Place(self.name, (self._barn_id,))

    def first_focus(self) -> QWidget | None:
        """Return «Nytt stoppunkt», or the tab of the section that is shown."""
        return self._stops.get("primary") or self._stop("tabs") or super().first_focus()

    def step_back(self) -> bool:
        """Close the explanation of the consent, if it is open."""
        if self._explained:
            self._on_badge()
            return True
        return False

    def is_shown(self) -> bool:
        """Tell whether this is what the user looks at."""
        return self.isVisible()

    def show_page(self, side: Barneside) -> None:
        """Draw the page; the focus goes back to what it was on."""
        standing = self._standing()
        is_first = self._side is None
        self._side = side
        clear_layout(self.body)
        self._stops = {}
        head = self._header(side)
        self.add(head)
        self._following.follow(head, side.title, side.deling)
        if self._explained:
            self.add(SharingPanel(side, self.go.emit))
        self.add(self._tabs(), *self._content(side))
        if is_first and self.isVisible() and (target := self.first_focus()) is not None:
            target.show()  # a window that is not active yet forgets a focus given to what is not on screen
            target.setFocus()
        elif standing:
            self._stand_on(standing)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the page."""
        self.bar.show_message(message, meaning)

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        announce(self, text)

    def _header(self, side: Barneside) -> QWidget:
        holder = QWidget()
        words = QWidget()
        words.setMinimumWidth(look().px(_NAME_WIDTH))
        lines = column(words, spacing=4)
        lines.addWidget(Heading(side.title, "title"))
        line = WrapRow(spacing=12)
        if side.subtitle:
            line.addWidget(Prose(side.subtitle, "subtle", 1.4, 720))
        self._stops["edit"] = link(tr("Rediger"), self._on_edit, tr("Rediger opplysninger"))
        line.addWidget(self._stops["edit"])
        lines.addLayout(line)
        lines.addLayout(self._mapped(side))
        badge = _sharing_badge(side.deling)
        badge.clicked.connect(self._on_badge)
        self._stops["badge"] = badge
        fold = Fold(spacing=24, below_spacing=8)
        fold.add(words, 1)
        top = QWidget()
        corner = column(top, margins=(0, 4, 0, 0))
        corner.addWidget(badge)
        corner.addStretch(1)
        fold.add(top)
        holder.setLayout(fold)
        return holder

    def _mapped(self, side: Barneside) -> QLayout:
        """Return how much has been mapped, and the way to what was answered over time."""
        line = WrapRow(spacing=12)
        if side.grad.total:
            line.addWidget(ring_with_words(side.grad.done, side.grad.total, side.grad.words, side.grad.words))
        over_time = link(tr("Over tid"), lambda: self.go.emit(Place("over_tid", (side.barn_id,))))
        self._stops["over_tid"] = over_time
        line.addWidget(over_time)
        return line

    def _tabs(self) -> QWidget:
        strip = TabStrip(
            [
                (OVERVIEW, tr("Oversikt")),
                ("kartlegging", tr("Kartlegging")),
                ("samtykker", tr("Samtykker")),
                ("dokumenter", tr("Dokumenter")),
            ],
            self._section,
        )
        strip.chosen.connect(self._choose)
        self._stops["tabs"] = strip
        return strip

    def _content(self, side: Barneside) -> list[QWidget | QLayout]:
        if self._section == OVERVIEW:
            ways = Ways(self.go.emit, lambda kind: self._write_note(side.barn_id, kind), self._on_all_events)
            overview = Overview(side, self._presenter, ways, all_events=self._all_events)
            self._stops |= overview.stops
            return overview.pieces
        sections = {
            "kartlegging": lists.kartlegginger,
            "samtykker": lists.samtykker,
            "dokumenter": lists.dokumenter,
        }
        return sections[self._section](side, self.go.emit)

    def _standing(self) -> str:
        """Return the name of what has the focus, or an empty string."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        return next((key for key, one in self._stops.items() if one is focus or one.isAncestorOf(focus)), "")

    def _stop(self, key: str) -> QWidget | None:
        """Return what takes the focus for a name: in a group, the one that is chosen."""
        found = self._stops.get(key)
        if isinstance(found, Radios):
            return found.first()
        if isinstance(found, TabStrip):
            return next(one for one in found.findChildren(QAbstractButton) if one.isChecked())
        return found

    def _stand_on(self, key: str) -> None:
        target = self._stop(key) or self.first_focus()
        if target is not None:
            target.setFocus()

    def _add_key(self, keys: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _choosing(self, key: str) -> Callable[[], None]:
        return lambda: self._choose(key)

    def _choose(self, key: str) -> None:
        self._section = key
        if self._side is not None:
            self.show_page(self._side)
            self._stand_on("tabs")

    def _on_badge(self) -> None:
        self._explained = not self._explained
        if self._side is not None:
            self.show_page(self._side)
            self._stand_on("badge")

    def _on_all_events(self) -> None:
        self._all_events = True
        if self._side is not None:
            self.show_page(self._side)

    def _on_edit(self) -> None:
        self.go.emit(Place("nytt_barn", (self._barn_id,)))


def _sharing_badge(deling: Deling) -> BadgeButton:
    """Return the badge, its reason counted instead of spelt out where large text leaves no room."""
    state = deling.badge
    made = BadgeButton(state.meaning, state.icon, state.word, state.reason)
    if made.sizeHint().width() > BADGE_WIDTH:
        made.deleteLater()
        made = BadgeButton(state.meaning, state.icon, state.word, deling.short_reason)
    made.setAccessibleName(tr("Deling med BUP: {word}, {reason}", word=state.word, reason=state.reason))
    return made
