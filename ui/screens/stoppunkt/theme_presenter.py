"""Raises themes about a child, one for each line that is typed; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from helseansvarlig.domain.tema import Tema
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.tema import TemaService
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter


class TemaView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, navn: str, text: str, standing: Sequence[str]) -> None:
        """Show whom it is about, what is typed, and the themes that stand open already."""
        ...

    def show_error(self, text: str) -> None:
        """Show what is missing; empty takes it away."""
        ...

    def show_message(self, message: Message) -> None:
        """Say that it could not be kept; what is typed stays."""
        ...

    def go_back(self, barn_id: str, said: str) -> None:
        """Go to the child's page, and let a screen reader say what was done."""
        ...


class TemaPresenter(Presenter[TemaView]):
    """One field: a theme is a few words that must not be forgotten."""

    def __init__(self, temaer: TemaService, barn: BarnService, drafts: Drafts, jobs: Runner) -> None:
        self._temaer = temaer
        self._barn = barn
        self._drafts = drafts
        self._jobs = jobs
        self._barn_id = ""
        self._busy = self._ready = False

    def open(self, barn_id: str) -> None:
        """Begin, or go on with what is half written."""
        self._barn_id = barn_id
        self._busy = self._ready = False
        self._jobs.run(self._read, done=self._on_read, failed=self._on_failed)

    def changed(self, text: str) -> None:
        """Keep what stands there now."""
        if self._ready:
            self._drafts.changed(self._key(), text)

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget the draft and go back: nothing is saved."""
        self._ready = False
        self._drafts.discard(self._key())
        self._shown().go_back(self._barn_id, "")

    def save(self, text: str) -> None:
        """Raise a theme for each line; they stand open until a stop point closes them."""
        themes = [line.strip() for line in text.splitlines() if line.strip()]
        self._shown().show_error("" if themes else tr("Skriv hva temaet gjelder."))
        if not themes or self._busy:
            return
        self._busy = True
        barn_id = self._barn_id
        self._jobs.run(
            lambda: self._temaer.raise_all(barn_id, themes), done=lambda _done: self._leave(), failed=self._on_failed
        )

    def _read(self) -> tuple[str, list[Tema]]:
        return self._barn.get(self._barn_id).fornavn, self._temaer.open_of(self._barn_id)

    def _on_read(self, read: tuple[str, list[Tema]]) -> None:
        navn, standing = read
        self._drafts.find(self._key(), lambda text: self._fill(navn, text or "", [one.tekst for one in standing]))

    def _fill(self, navn: str, text: str, standing: Sequence[str]) -> None:
        self._shown().show_form(navn, text, standing)
        self._ready = True

    def _leave(self) -> None:
        self._drafts.discard(self._key())
        self._busy = self._ready = False
        self._shown().go_back(self._barn_id, tr("Temaet står åpent til et stoppunkt lukker det."))

    def _key(self) -> str:
        return f"tema:{self._barn_id}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error))
