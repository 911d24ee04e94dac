"""Decides what the form about a level of help starts with and whether it may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.nivaabeslutning import NivaabeslutningService
from helseansvarlig.services.ports import Done
from ui.dates import parse_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.frist_words import OMRAADER
from ui.i18n import tr, tr_marked
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.nivaa.model import Bilde, Feil, Utfylt, from_text, picture_of, to_row


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the form is built from, and who is working: she decides unless another is written."""

    nivaabeslutning: NivaabeslutningService
    barn: BarnService
    bruker: str


class NivaaView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, bilde: Bilde, utfylt: Utfylt) -> None:
        """Show what has been decided, and fill the fields; old errors go."""
        ...

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form; everything typed stays."""
        ...

    def go_back(self, barn_id: str, said: str) -> None:
        """Go to the child's page, and let a screen reader say what was done."""
        ...


class NivaaPresenter(Presenter[NivaaView]):
    """One decision at a time; those before it stand below."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._ids = ("", "")
        self._busy = self._ready = False

    def open(self, barn_id: str, omraade: str = "") -> None:
        """Begin a decision about a child, in an area where one is chosen."""
        self._ids = (barn_id, omraade if omraade in set(Omraade) else "")
        self._busy = self._ready = False
        self._jobs.run(self._read, done=self._on_read, failed=self._on_failed)

    def changed(self, utfylt: Utfylt) -> None:
        """Keep what stands in the form now."""
        if self._ready:
            self._drafts.changed(self._key(), form_text(utfylt))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget the draft and go back: nothing is saved."""
        self._ready = False
        self._drafts.discard(self._key())
        self._shown().go_back(self._ids[0], "")

    def save(self, utfylt: Utfylt) -> None:
        """Keep the decision and what is to be looked at again, or say what is missing."""
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        row = to_row(utfylt, self._ids[0], self._today())
        check = tr("Se på igjen: {area}", area=tr_marked(OMRAADER[row.omraade]))
        self._jobs.run(
            lambda: self._kilder.nivaabeslutning.decide(row, check), done=self._on_saved, failed=self._on_failed
        )

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        return Feil(
            omraade="" if utfylt.omraade else tr("Velg hvilket område det gjelder."),
            nivaa="" if utfylt.nivaa else tr("Velg hvem som hjelper nå."),
            begrunnelse="" if utfylt.begrunnelse.strip() else tr("Skriv kort hvorfor."),
            provd="" if utfylt.provd.strip() else tr("Skriv hva som er prøvd, eller at ingenting er prøvd ennå."),
            besluttet_av="" if utfylt.besluttet_av.strip() else tr("Skriv hvem som bestemte det."),
            neste_sjekk=self._check_again(utfylt),
        )

    def _check_again(self, utfylt: Utfylt) -> str:
        day, today = parse_date(utfylt.neste_sjekk, self._today()), self._today()
        if day is None:
            return tr("Skriv når dere ser på det igjen, for eksempel «om 3 uker».")
        soon_enough = day > today or (day == today and utfylt.nivaa == Hjelpenivaa.AKUTT)
        return "" if soon_enough else tr("Velg en dag etter i dag.")

    def _read(self) -> tuple[str, list[Nivaabeslutning]]:
        barn_id = self._ids[0]
        return self._kilder.barn.get(barn_id).fornavn, self._kilder.nivaabeslutning.of_barn(barn_id)

    def _on_read(self, read: tuple[str, list[Nivaabeslutning]]) -> None:
        bilde = picture_of(*read, self._today())
        self._drafts.find(self._key(), lambda text: self._on_draft(bilde, text))

    def _on_draft(self, bilde: Bilde, text: str | None) -> None:
        fresh = Utfylt(omraade=self._ids[1], besluttet_av=self._kilder.bruker)
        self._shown().show_form(bilde, from_text(text) if text is not None else fresh)
        self._ready = True

    def _on_saved(self, done: Done[Nivaabeslutning]) -> None:
        self._drafts.discard(self._key())
        self._busy = self._ready = False
        self._shown().go_back(done.value.barn_id, tr("Det er bestemt, og neste sjekk står som oppfølging."))

    def _key(self) -> str:
        return f"nivaa:{self._ids[0]}:{self._ids[1]}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")
