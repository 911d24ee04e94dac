"""Decides what the form about a child starts with, keeps it while it is written, and saves it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.barn import Barn, age_on
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import OLDEST_AGE, BarnService
from helseansvarlig.services.ports import Done
from ui.dates import parse_date, parse_time
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.barn.form_model import Utfylling, from_barn, from_text, number_warning, to_barn


class FormView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, utfylling: Utfylling, *, is_new: bool) -> None:
        """Fill the fields."""
        ...

    def show_kept(self) -> None:
        """Say that what was half written last time stands here again."""
        ...

    def show_saved(self, barn_id: str, *, is_new: bool) -> None:
        """Go on to the child."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form; everything typed stays."""
        ...


class FormPresenter(Presenter[FormView]):
    """One form for a new child and for changing a known one."""

    def __init__(
        self, barn: BarnService, jobs: Runner, drafts: Drafts, today: Callable[[], date], *, is_demo: bool = False
    ) -> None:
        self._barn = barn
        self._jobs = jobs
        self._drafts = drafts
        self.today = today
        self._is_demo = is_demo
        self._before: Barn | None = None
        self._key = ""
        self._busy = False

    def open(self, barn_id: str) -> None:
        """Show a child's form, or an empty one; a draft comes before both."""
        self._key = f"nytt_barn:{barn_id}"
        self._before = None
        if barn_id:
            self._jobs.run(lambda: self._barn.get(barn_id), done=self._on_read, failed=self._on_failed)
        else:
            self._begin(Utfylling())

    def changed(self, utfylling: Utfylling) -> None:
        """Keep what stands in the form now."""
        self._drafts.changed(self._key, form_text(utfylling))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget the draft: «Avbryt» means that nothing is saved."""
        self._drafts.discard(self._key)

    def number_warning(self, number: str, foedselsdato: str) -> str:
        """Return what should make somebody look twice at a number, or an empty sentence."""
        return number_warning(number, parse_date(foedselsdato, self.today()), is_demo=self._is_demo)

    def birth_date_error(self, typed: str) -> str:
        """Return what is wrong with a birth date, or an empty sentence."""
        if not typed.strip():
            return tr("Skriv fødselsdatoen.")
        born = parse_date(typed, self.today())
        if born is None:
            return tr("Skriv datoen som 4.3.2011.")
        if not 0 <= age_on(born, self.today()) <= OLDEST_AGE:
            return tr("Datoen gir en alder utenfor 0 til {oldest} år. Sjekk årstallet.", oldest=OLDEST_AGE)
        return ""

    def time_error(self, typed: str) -> str:
        """Return what is wrong with a time of day, or an empty sentence."""
        return tr("Skriv klokkeslettet som 21.40.") if typed.strip() and parse_time(typed) is None else ""

    def save(self, utfylling: Utfylling) -> None:
        """Save once, however often it is asked for; the draft is forgotten only when the record stands."""
        if self._busy:
            return
        self._busy = True
        barn = to_barn(utfylling, self._before, self.today())
        is_new = self._before is None
        key = self._key

        def saved(done: Done[Barn]) -> None:
            self._busy = False
            self._drafts.discard(key)
            self._shown().show_saved(done.value.id, is_new=is_new)

        work = self._barn.register if is_new else self._barn.save
        self._jobs.run(lambda: work(barn), done=saved, failed=self._on_failed)

    def _on_read(self, barn: Barn) -> None:
        self._before = barn
        self._begin(from_barn(barn))

    def _begin(self, utfylling: Utfylling) -> None:
        self._shown().show_form(utfylling, is_new=self._before is None)
        self._drafts.find(self._key, self._on_draft)

    def _on_draft(self, text: str | None) -> None:
        if text is not None:
            self._shown().show_form(from_text(text), is_new=self._before is None)
            self._shown().show_kept()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")
