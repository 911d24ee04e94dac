"""Decides what is shown of the rules about deadlines, and keeps what is decided about one; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.frist import Frist
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.frister import FristService
from helseansvarlig.services.ports import Changes
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.frister.model import Regellinje, Utfylt, decision, line_of


class FristerView(Protocol):
    """What the presenter asks of the screen."""

    def show_rules(self, linjer: list[Regellinje]) -> None:
        """Show every rule; an open question stays open."""
        ...

    def show_error(self, field: str, text: str) -> None:
        """Say what must be mended in the open question: `antall` or `begrunnelse`."""
        ...

    def close_question(self, said: str) -> None:
        """Close the question, and let a screen reader say what was done."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the rules."""
        ...


class FristerPresenter(Presenter[FristerView]):
    """Reads the rules, and reads them anew when something was decided or undone."""

    def __init__(self, frister: FristService, jobs: Runner, today: Callable[[], date]) -> None:
        self._frister = frister
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read the rules."""
        self._jobs.run(self._frister.rules, done=self._on_rules, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read them anew when one was decided."""
        if isinstance(changes, Changes) and changes.concerns("fristvalg"):
            self.load()

    def decide(self, regel: str, utfylt: Utfylt) -> None:
        """Keep what is decided about a rule."""
        found = decision(utfylt)
        if found is None:
            self._shown().show_error("antall", tr("Skriv et tall, for eksempel 6."))
        elif not utfylt.begrunnelse.strip():
            self._shown().show_error("begrunnelse", tr("Skriv hvorfor, så andre forstår det senere."))
        else:
            self._jobs.run(lambda: self._frister.decide(regel, found), done=self._on_decided, failed=self._on_failed)

    def put_back(self, regel: str) -> None:
        """Let a rule hold as it was shipped."""
        self._jobs.run(lambda: self._frister.put_back(regel), done=self._on_decided, failed=self._on_failed)

    def _on_rules(self, rules: tuple[Frist, ...]) -> None:
        self._shown().show_rules([line_of(frist, self._today()) for frist in rules])

    def _on_decided(self, _done: object) -> None:
        self._shown().close_question(tr("Bestemmelsen er lagret. Fristene er regnet på nytt."))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
