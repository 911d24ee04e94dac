"""Decides about one person's access: her days, a new way in, and taking it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.person import Bruker
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.brukere import Fjernet, Invitasjon
from helseansvarlig.services.ports import Done, Kopi
from ui.dates import day_and_month
from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Asker, Message, Question, sentence
from ui.presenter import Presenter
from ui.screens.brukere.kilder import Kilder
from ui.screens.brukere.model import note_saved, when_words


@dataclass(frozen=True, slots=True)
class Bilde:
    """One person: when her access runs, whether it is one's own, and what is left to do when it is taken away."""

    bruker: Bruker
    naar: str
    er_meg: bool
    kopier: str
    kort: str


class BrukerView(Protocol):
    """What the presenter asks of the screen."""

    def show_person(self, bilde: Bilde) -> None:
        """Show this person."""
        ...

    def show_code(self, invited: Invitasjon) -> None:
        """Show her new start code."""
        ...

    def show_period_error(self, text: str) -> None:
        """Show it under the last day."""
        ...

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the cards."""
        ...


class BrukerPresenter(Presenter[BrukerView]):
    """Each act is one press; taking access away asks first, since it cannot be undone."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._service = kilder.service
        self._jobs = jobs
        self.today = today
        self._id = ""
        self._busy = False
        self._invited: Invitasjon | None = None

    @property
    def asker(self) -> Asker:
        """Return who asks before what cannot be undone."""
        return self._kilder.asker

    def open(self, bruker_id: str) -> None:
        """Read a person."""
        self._id = bruker_id
        self._jobs.run(lambda: self._picture(bruker_id), done=self._on_read, failed=self._on_failed)

    def set_period(self, fra: date | None, til: date | None) -> None:
        """Let access run from and to these days."""
        person = self._id
        self._run(lambda: self._service.set_period(person, fra, til), self._on_period)

    def reinvite(self) -> None:
        """Give a new start code; the password she had opens nothing more."""
        person = self._id
        self._run(lambda: self._service.reinvite(person), self._on_invited)

    def question(self, bilde: Bilde) -> Question:
        """Return what to ask before access is taken away: everything that follows, plainly."""
        return Question(
            tr("Ta bort tilgangen til {name}?", name=bilde.bruker.navn),
            " ".join(
                (
                    tr("Alt låses på nytt, så det gamle passordet ikke åpner noe her. Programmet låser seg etterpå."),
                    bilde.kopier,
                    bilde.kort,
                )
            ).strip(),
            tr("Ta bort tilgangen"),
        )

    def remove(self) -> None:
        """Take access away, then lock: this process knows what is no longer to be known."""
        person = self._id
        self._shown().show_working(tr("Låser alt på nytt og leser det igjennom …"))
        self._run(lambda: self._service.remove(person), self._on_removed)

    def print_note(self) -> None:
        """Send the note to the printer."""
        invited = self._shown_code()
        self._jobs.run(lambda: self._note(invited), done=self._kilder.print_pdf, failed=self._on_failed)

    def save_note(self, path: Path) -> None:
        """Write the note to a file of the user's choice."""
        invited = self._shown_code()
        self._jobs.run(
            lambda: self._kilder.write_file(path, self._note(invited)), done=self._on_saved, failed=self._on_failed
        )

    def forget(self) -> None:
        """Forget the code: the screen is left."""
        self._invited = None

    def _picture(self, bruker_id: str) -> Bilde:
        one = self._service.get(bruker_id)
        copies = copies_words(one.navn, self._service.old_copies(bruker_id), self.today())
        card = self._service.needs_new_card(bruker_id)
        return Bilde(
            one, when_words(one, self.today()), self._service.is_self(bruker_id), copies, card_words(needed=card)
        )

    def _note(self, invited: Invitasjon) -> bytes:
        return self._kilder.note(invited.bruker.navn, invited.startkode)

    def _shown_code(self) -> Invitasjon:
        if self._invited is None:
            raise LookupError("there is no code on the screen")
        return self._invited

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if not self._busy:
            self._busy = True
            self._jobs.run(work, done=done, failed=self._on_failed)

    def _on_read(self, bilde: Bilde) -> None:
        self._shown().show_person(bilde)

    def _on_period(self, _done: Done[Bruker]) -> None:
        self._busy = False
        self._shown().show_message(
            Message(tr("Tiden er lagret."), tr("Den gjelder fra neste gang noen låser opp.")), "success"
        )
        self.open(self._id)

    def _on_invited(self, done: Done[Invitasjon]) -> None:
        self._busy = False
        self._invited = done.value
        self._shown().show_code(done.value)

    def _on_saved(self, _done: None) -> None:
        self._shown().show_message(note_saved(), "success")

    def _on_removed(self, _done: Fjernet) -> None:
        self._kilder.lock()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        view, message = self._shown(), sentence(error)
        view.show_working("")
        if isinstance(error, KnownError) and error.code == "periode_feil":
            view.show_period_error(message.as_text())
        else:
            view.show_message(message, "danger")


def card_words(*, needed: bool) -> str:
    """Return what those we send to must have when somebody who could read the sending key is gone."""
    if not needed:
        return ""
    return tr("De dere sender til, må etterpå få et nytt avsenderkort. Programmet minner om det.")


def copies_words(name: str, copies: tuple[Kopi, ...], today: date) -> str:
    """Return which copies that lie here stay open to a person's old password: nobody can call them back."""
    if not copies:
        return tr("Ingen av kopiene som ligger her, kan åpnes av {name}.", name=name)
    oldest = min(copies, key=lambda one: one.tatt).tatt.astimezone(OSLO).date()
    return tr_n(
        "Her ligger {n} kopi fra før nå, tatt {oldest}. Den kan {name} fortsatt åpne med passordet sitt, så langt "
        "tilgangen gikk. Det samme gjelder kopier andre steder. Du kan slette den under Innstillinger, Kopi.",
        "Her ligger {n} kopier fra før nå, den eldste fra {oldest}. Dem kan {name} fortsatt åpne med passordet sitt, "
        "så langt tilgangen gikk. Det samme gjelder kopier andre steder. Du kan slette dem under Innstillinger, Kopi.",
        len(copies),
        oldest=day_and_month(oldest, today),
        name=name,
    )
