"""Decides what a form about the house shows and whether it may be kept; knows no widget."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.ports import Done
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.institusjon.form_model import Art, Handling, Husskjema, errors_in

MAY_NAME = "tekst_kan_nevne_barn"
"""What is refused once, and let through when the same text is saved again: somebody has looked it over."""


class HusformView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, skjema: Husskjema, verdier: Mapping[str, str]) -> None:
        """Fill the fields; old errors go."""
        ...

    def show_errors(self, feil: Mapping[str, str]) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form; everything typed stays."""
        ...

    def go_back(self, said: str) -> None:
        """Go to the page about the house, and let a screen reader say what was done."""
        ...


class HusformPresenter(Presenter[HusformView]):
    """One form at a time; what is half written comes back."""

    def __init__(self, art: Art, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._art = art
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._id = ""
        self._looked_at = ""
        self._skjema: Husskjema | None = None
        self._busy = self._ready = False

    def open(self, row_id: str) -> None:
        """Show an empty form, or that of a row; a draft comes before both."""
        self._id, self._looked_at, self._skjema = row_id, "", None
        self._busy = self._ready = False
        self._jobs.run(lambda: self._art.read(row_id), done=self._on_read, failed=self._on_failed)

    def changed(self, verdier: Mapping[str, str]) -> None:
        """Keep what stands in the form now."""
        if self._ready:
            self._drafts.changed(self._key(), _as_text(verdier))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget the draft and go back: nothing is saved."""
        self._ready = False
        self._drafts.discard(self._key())
        self._shown().go_back("")

    def save(self, verdier: Mapping[str, str]) -> None:
        """Keep it, or say what is missing."""
        feil = errors_in(self._art.deler(), verdier, self._today())
        self._shown().show_errors(feil)
        if feil or self._busy:
            return
        row_id, seen = self._id, self._looked_at == _as_text(verdier)
        self._looked_at = _as_text(verdier)
        self._act(lambda: self._art.keep(row_id, verdier, sett_over=seen), tr("Lagret."))

    def do(self, handling: Handling, verdier: Mapping[str, str]) -> None:
        """Do something else with what is shown."""
        if not self._busy:
            self._act(lambda: handling.gjoer(verdier), handling.sagt)

    def _act(self, work: Callable[[], Done[Any]], said: str) -> None:
        self._busy = True
        self._jobs.run(work, done=lambda _done: self._on_done(said), failed=self._on_failed)

    def _on_read(self, skjema: Husskjema) -> None:
        self._skjema = skjema
        self._drafts.find(self._key(), self._on_draft)

    def _on_draft(self, text: str | None) -> None:
        if self._skjema is not None:
            kept = json.loads(text) if text is not None else {}
            self._shown().show_form(self._skjema, {**self._skjema.verdier, **kept})
            self._ready = True

    def _on_done(self, said: str) -> None:
        self._drafts.discard(self._key())
        self._busy = self._ready = False
        self._shown().go_back(said)

    def _key(self) -> str:
        return f"{self._art.sted}:{self._id}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        if not (isinstance(error, KnownError) and error.code == MAY_NAME):
            self._looked_at = ""
        self._shown().show_message(sentence(error), "danger")


def _as_text(verdier: Mapping[str, str]) -> str:
    return json.dumps(dict(verdier), ensure_ascii=False, sort_keys=True)
