"""Decides what the search panel shows: each letter ends the search before it, and Enter waits for the last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.soek import Funn, SoekService
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.soek.model import Kommando, Linje, Maal, Soekebilde, beginning, picture


class SoekView(Protocol):
    """What the panel can be asked to do."""

    def show_picture(self, bilde: Soekebilde) -> None:
        """Show what was found, and say how much it is."""
        ...

    def show_message(self, message: Message) -> None:
        """Tell what went wrong; what is typed stays."""
        ...

    def close_panel(self) -> None:
        """Go away, so that what was chosen can be shown."""
        ...


class SoekPresenter(Presenter[SoekView]):
    """One search after another, the newest alone."""

    def __init__(
        self, soek: SoekService, jobs: Runner, commands: Sequence[Kommando], go: Callable[[Maal], None]
    ) -> None:
        self._soek = soek
        self._jobs = jobs
        self._commands = commands
        self._go = go
        self._stop = Event()
        self._typed = ""
        self._funn = Funn(soek.read(""))
        self._opened: set[str] = set()
        self._bilde = Soekebilde()
        self._is_waiting = False
        self._enters = False

    def open(self) -> None:
        """Begin: nothing is typed, and all that can be done stands there."""
        self._jobs.run(self._soek.begin)
        self._bilde = Soekebilde()
        self.typed("")

    def typed(self, text: str) -> None:
        """Look for what is typed now; whoever waits for the search before is told nothing."""
        self._stop.set()
        self._stop = stop = Event()
        self._typed, self._enters, self._opened = text, False, set()
        if not self._soek.read(text):
            self._is_waiting = False
            self._show(beginning(self._commands))
            return
        self._is_waiting = True

        def found(funn: Funn | None) -> None:
            if funn is not None and not stop.is_set():
                self._take(funn)

        self._jobs.run(lambda: self._soek.find(text, stop.is_set), done=found, failed=self._on_failed)

    def more(self, group: str) -> None:
        """Show all of a group."""
        self._opened.add(group)
        self._show(picture(self._funn, self._typed, self._commands, self._opened))

    def enter(self) -> None:
        """Open what stands first; when it is still being looked for, as soon as it is found."""
        if self._is_waiting:
            self._enters = True
            return
        first = self._bilde.first() if self._typed.strip() else None
        if first is not None:
            self.choose(first)

    def choose(self, line: Linje) -> None:
        """Go where a line leads."""
        self._shown().close_panel()
        self._go(line.opens)

    def close(self) -> None:
        """End what is under way: nobody waits for it."""
        self._stop.set()
        self._enters = False

    def _take(self, funn: Funn) -> None:
        self._funn, self._is_waiting = funn, False
        self._show(picture(funn, self._typed, self._commands, self._opened))
        if self._enters:
            self.enter()

    def _show(self, bilde: Soekebilde) -> None:
        if bilde != self._bilde:
            self._bilde = bilde
            self._shown().show_picture(bilde)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._is_waiting = False
        self._shown().show_message(sentence(error))
