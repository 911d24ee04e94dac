"""The window: top bar, places, one page at a time, status bar, and the keys that work everywhere.

It knows screens only by name and factory, and asks the application for everything else by signal. Its title never
holds a child's name: it stands in the task bar, where others can read it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.arrival import Arrival
from ui.confined import Confinement
from ui.entry import Entry
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.widgets.bars import Actions
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column, row
from ui.widgets.navigation import NAVIGATION_KEYS, Navigation, NavigationItem, navigation_width
from ui.widgets.page import Place, Screen, first_stop
from ui.widgets.shell_bars import StatusBar, TopBar
from ui.widgets.text import Heading, Prose

_HISTORY = 50  # how many places Esc can lead back through


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose window it is: the words of the top bar and of the lower left corner."""

    institution: str
    user: str
    role: str


class MainWindow(QMainWindow):
    """Shows one place at a time; everything it cannot do itself it asks for by signal."""

    find_requested = Signal()
    note_requested = Signal()
    lock_requested = Signal()
    closed = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    sync_requested = Signal()
    help_requested = Signal()
    status_pressed = Signal(str)
    place_changed = Signal(Place)
    confined_changed = Signal()

    def __init__(self, owner: Owner, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = {entry.name: entry for entry in entries}
        self._screens: dict[str, Screen] = {}
        self._history: list[Place] = []
        items = [NavigationItem(e.name, e.title, e.icon, e.group) for e in entries if e.icon]
        self._top = TopBar(owner.institution, navigation_width(items) + 3)
        self._navigation = Navigation(items, owner.user, owner.role)
        self._pages = QStackedWidget()
        self._status = StatusBar()
        self._curtain = _Curtain()
        self._whole = QStackedWidget()
        self._build()
        self._connect()
        self._arrival = Arrival(self)
        self._confinement = Confinement(self, self._whole, self._pages, self._add_keys())
        self._confinement.changed.connect(self.confined_changed)
        self.resize(1280, 800)
        self.setWindowTitle("Helseansvarlig")

    def status(self) -> StatusBar:
        """Return the status bar, to say what is saved and what waits."""
        return self._status

    def has_place(self, name: str) -> bool:
        """Tell whether there is such a place in this window."""
        return name in self._entries

    def offer_no_search(self) -> None:
        """Leave search and quick note out: whoever sits here has a key to one compartment alone."""
        self._top.offer_lock_alone()

    def set_count(self, name: str, count: int) -> None:
        """Show how many things wait at a place."""
        self._navigation.set_count(name, count)

    def show_place(self, place: Place) -> None:
        """Show a place; the screen that is left saves what is half written first. A confined one is not left."""
        if self.is_confined():
            return
        before = self.current_place()
        if before is not None and before != place and not self._entries[before.screen].confines:
            self._history = [*self._history, before][-_HISTORY:]
        self._show(place)

    def current_place(self) -> Place | None:
        """Return where the user is, or nothing before the first place is shown."""
        shown = self.current_screen()
        return shown.place() if shown is not None else None

    def current_screen(self) -> Screen | None:
        """Return the screen that is shown."""
        shown = self._confinement.screen() or self._pages.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def is_confined(self) -> bool:
        """Tell whether a child or a meeting has the screen."""
        shown = self.current_screen()
        return shown is not None and shown.confined

    def leave(self) -> Place | None:
        """Let the screen save what is half written and return the place, so that unlocking leads back there."""
        shown = self.current_screen()
        if shown is None:
            return None
        shown.leave()
        return shown.place()

    def say(self, message: Message, meaning: str, actions: Actions = ()) -> None:
        """Say something on the screen that stands there; while it is confined, on the next."""
        self._confinement.say(message, meaning, actions)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the application, which saves before it ends; a confined window is locked instead."""
        event.setAccepted(not self.is_confined())
        (self.closed if event.isAccepted() else self.lock_requested).emit()

    def hide_content(self) -> None:
        """Draw the curtain (F8): nothing can be read until it is drawn back."""
        self._curtain.returns_to = self.focusWidget()
        self._whole.setCurrentWidget(self._curtain)
        self._curtain.back.setFocus()

    def show_content(self) -> None:
        """Draw the curtain back, and stand where one stood."""
        self._whole.setCurrentIndex(0)
        before = self._curtain.returns_to
        if before is not None and isValid(before):
            before.setFocus()
        else:
            self._focus_page()

    def is_hidden_by_curtain(self) -> bool:
        """Tell whether the content is hidden."""
        return self._whole.currentWidget() is self._curtain

    def _build(self) -> None:
        shell = QWidget()
        lines = column(shell)
        lines.addWidget(self._top)
        middle = row()
        middle.addWidget(self._navigation)
        middle.addWidget(_on_page_ground(self._pages), 1)
        lines.addLayout(middle, 1)
        lines.addWidget(self._status)
        self._shell = shell
        self._whole.addWidget(shell)
        self._whole.addWidget(self._curtain)
        self.setCentralWidget(self._whole)

    def _connect(self) -> None:
        self._top.find_pressed.connect(self.find_requested)
        self._top.note_pressed.connect(self.note_requested)
        self._top.lock_pressed.connect(self.lock_requested)
        self._navigation.chosen.connect(self._on_navigated)
        self._status.pressed.connect(self.status_pressed)
        self._curtain.back.clicked.connect(self.show_content)

    def _add_keys(self) -> list[QShortcut]:
        """Add them all, and return those that lead away from the screen that is shown."""
        # Keys that belong to the shell sleep while the curtain hides it; these two must not.
        for keys, act in {"F8": self._on_curtain, "Ctrl+L": self.lock_requested.emit}.items():
            QShortcut(QKeySequence(keys), self, act)
        leading = {
            "Ctrl+K": self.find_requested.emit,
            "Ctrl+J": self.note_requested.emit,
            "Ctrl+Z": self.undo_requested.emit,
            "Ctrl+Y": self.redo_requested.emit,
            "Ctrl+Shift+Z": self.redo_requested.emit,
            "Ctrl+P": self._on_print,
            "F1": self.help_requested.emit,
            "F5": self.sync_requested.emit,
            "F6": self._on_next_pane,
            "Esc": self._on_back,
        }
        for name, keys in zip(self._navigation.names(), NAVIGATION_KEYS, strict=False):
            leading[keys] = _going(self, name)
        return [QShortcut(QKeySequence(keys), self._shell, act) for keys, act in leading.items()]

    def _show(self, place: Place) -> None:
        shown = self.current_screen()
        if shown is not None:
            shown.leave()
        entry = self._entries[place.screen]
        screen = self._screens.get(place.screen) or self._make(entry)
        self._pages.setCurrentWidget(screen)
        screen.show_place(place)
        self._confinement.show(screen)
        self._navigation.choose(entry.name if entry.icon else entry.under)
        self.setWindowTitle(tr("Helseansvarlig – {place}", place=tr_marked(entry.title)))
        self._arrival.come_to(screen)
        self.place_changed.emit(place)

    def _make(self, entry: Entry) -> Screen:
        screen = entry.factory()
        screen.go.connect(self.show_place)
        screen.told.connect(self.say)
        screen.moved.connect(self.place_changed)
        self._confinement.watch(screen)
        self._screens[entry.name] = screen
        self._pages.addWidget(screen)
        return screen

    def _on_navigated(self, name: str) -> None:
        self.show_place(Place(name))

    def _on_print(self) -> None:
        shown = self.current_screen()
        if shown is not None:
            shown.print_page()

    def _on_next_pane(self) -> None:
        """Top bar → places → page → status bar → top bar."""
        panes: list[QWidget] = [self._top, self._navigation, self._pages, self._status]
        focus = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), 3)
        targets = [self._stop_in(pane) for pane in panes[at + 1 :] + panes[:at]]
        target = next((one for one in targets if one is not None), None)
        if target is not None:
            target.setFocus()

    def _stop_in(self, pane: QWidget) -> QWidget | None:
        """Return where the focus goes in a part of the window; nothing when the part is empty."""
        if pane is self._navigation:
            return self._navigation.chosen_stop()
        if pane is self._pages:
            shown = self.current_screen()
            return shown.first_focus() if shown is not None else None
        return first_stop(pane)

    def _focus_page(self) -> None:
        target = self._stop_in(self._pages)
        if target is not None:
            target.setFocus()

    def _on_curtain(self) -> None:
        if self.is_hidden_by_curtain():
            self.show_content()
        else:
            self.hide_content()

    def _on_back(self) -> None:
        """One step back: inside the screen if it has one, else to the place before. No text is ever lost by it."""
        shown = self.current_screen()
        if shown is not None and shown.step_back():
            return
        if self._history:
            self._show(self._history.pop())


class _Curtain(QWidget):
    """What is shown instead of everything: no institution, no name, only the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.returns_to: QWidget | None = None
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = button(tr("Vis igjen"), "primary", "eye")
        lines = column(self, margins=(32, 32, 32, 32), spacing=12)
        lines.addStretch(1)
        middle = row()
        middle.addStretch(1)
        block = column(spacing=8)
        block.addWidget(Heading(tr("Skjermen er skjult"), "title"))
        block.addWidget(Prose(tr("Alt du har skrevet, er her ennå. Trykk F8 for å vise det igjen."), "subtle"))
        block.addSpacing(12)
        block.addLayout(button_row(self.back))
        middle.addLayout(block)
        middle.addStretch(1)
        lines.addLayout(middle)
        lines.addStretch(2)


def _on_page_ground(widget: QWidget) -> QFrame:
    ground = QFrame()
    ground.setProperty("surface", "page")
    column(ground).addWidget(widget)
    return ground


def _going(window: MainWindow, name: str) -> Callable[[], None]:
    """A shortcut's act; it lives and dies with the window."""
    return lambda: window.show_place(Place(name))
