"""Decides how a kartlegging is begun, or that a begun one is gone on with; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.kartlegging_samtale import Samtale
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.kartlegging import Kartleggingsstart
from helseansvarlig.services.ports import Changes, Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.kartlegging.kilder import Kilder
from ui.screens.kartlegging.paper import PaperForms


@dataclass(frozen=True, slots=True)
class NyKartlegging:
    """What the form asks. `alene` is kept as it stands; `papirdag` (ISO) is when it was filled in on paper."""

    mal: str = ""
    spurt_av: str = ""
    sted: str = ""
    alene: str = ""
    papir: str = ""
    papirdag: str = ""

    def samtale(self) -> Samtale:
        """Return what is told about the talk."""
        day = date.fromisoformat(self.papirdag) if self.papir == "ja" and self.papirdag else None
        return Samtale(self.spurt_av, self.sted, self.alene, papirdag=day)


class NewKartleggingView(Protocol):
    """What the presenter asks of the screen."""

    def show_start(self, start: Kartleggingsstart, form: NyKartlegging) -> None:
        """Show the child, what has been begun, and the form as it was left."""
        ...

    def show_message(self, message: Message, *, offers_approval: bool) -> None:
        """Say why it could not be begun, perhaps with the way to the leader's approval; the form stays."""
        ...

    def open_kartlegging(self, kartlegging_id: str) -> None:
        """Go to the kartlegging."""
        ...


class NewKartleggingPresenter(Presenter[NewKartleggingView]):
    """Begins one kartlegging with one child."""

    def __init__(self, kilder: Kilder, jobs: Runner, drafts: Drafts, today: Callable[[], date]) -> None:
        self._service = kilder.service
        self._paper = PaperForms(kilder, jobs, self._on_failed)
        self.today = today
        self._jobs = jobs
        self._drafts = drafts
        self._barn_id = ""
        self._form: NyKartlegging | None = None  # what was typed, when something was

    def open(self, barn_id: str) -> None:
        """Show what can be begun or gone on with; the adult the child trusts is suggested."""
        self.leave()
        self._barn_id, self._form = barn_id, None
        self._drafts.find(self._draft_key(), self._reading(barn_id))

    def barn_id(self) -> str:
        """Return whose kartlegging it is."""
        return self._barn_id

    def leave(self) -> None:
        """Keep what is half written, at once."""
        self._drafts.flush()

    def changed(self, form: NyKartlegging) -> None:
        """Take note of what stands in the form."""
        self._form = form
        self._drafts.changed(self._draft_key(), form_text(form))

    def start(self, form: NyKartlegging) -> None:
        """Begin it."""
        barn_id = self._barn_id
        self._jobs.run(
            lambda: self._service.begin(barn_id, form.mal, form.samtale()),
            done=self._on_started,
            failed=self._on_failed,
        )

    def print_form(self, skjema_id: str) -> None:
        """Print a template as an empty form."""
        self._paper.of_template(skjema_id)

    def on_changed(self, changes: Changes) -> None:
        """Load anew when a kartlegging or the child was touched elsewhere; what is typed stays."""
        if self._barn_id and changes.concerns("kartlegging", "barn"):
            self._load(self._barn_id, self._form)

    def _reading(self, barn_id: str) -> Callable[[str | None], None]:
        def found(text: str | None) -> None:
            if barn_id == self._barn_id:
                self._form = form_from_text(text, NyKartlegging) if text is not None else None
                self._load(barn_id, self._form)

        return found

    def _load(self, barn_id: str, form: NyKartlegging | None) -> None:
        self._jobs.run(
            lambda: self._service.beginnings(barn_id),
            done=lambda start: self._on_loaded(start, form),
            failed=self._on_failed,
        )

    def _on_loaded(self, start: Kartleggingsstart, form: NyKartlegging | None) -> None:
        if start.barn.id != self._barn_id:
            return  # the user has gone on to another child
        only = start.maler[0].id if len(start.maler) == 1 else ""
        self._shown().show_start(start, form or NyKartlegging(mal=only, spurt_av=start.barn.trygg_voksen))

    def _on_started(self, done: Done[Kartlegging]) -> None:
        self._form = None
        self._drafts.discard(self._draft_key())
        self._shown().open_kartlegging(done.value.id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        waits = isinstance(error, KnownError) and error.code == "mal_ikke_godkjent"
        self._shown().show_message(sentence(error), offers_approval=waits)

    def _draft_key(self) -> str:
        return f"ny_kartlegging:{self._barn_id}"
