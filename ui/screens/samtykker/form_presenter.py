"""Decides what the consent form starts with, what the rules say beside it, and whether it may be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.barn import Barn, Hjemmel, age_on
from helseansvarlig.domain.regelverk import Regelverk, Samtykkeregel
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.ports import Done
from helseansvarlig.services.samtykke import SamtykkeService
from ui.dates import parse_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samtykker.model import (
    JA,
    Feil,
    Utfylt,
    from_samtykke,
    from_text,
    people_around,
    suggested,
    to_samtykke,
)

ADULT_IN_HEALTH = 16
"""From this age the rules do not ask for the legal basis of the stay."""


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the form is built from: the register, the children, and the rules as dated data."""

    samtykke: SamtykkeService
    barn: BarnService
    regelverk: Regelverk


@dataclass(frozen=True, slots=True)
class Omriss:
    """What the form shows about the child it is for, and the rules that speak of this child."""

    barn_id: str
    navn: str
    fornavn: str
    personer: tuple[str, ...]
    regler: tuple[Samtykkeregel, ...]
    mangler_hjemmel: bool
    fornyer: bool


class SamtykkeskjemaView(Protocol):
    """What the presenter asks of the screen."""

    def ask_for_child(self, children: list[tuple[str, str]]) -> None:
        """Ask whom it is about, out of (id, name)."""
        ...

    def show_child(self, omriss: Omriss) -> None:
        """Show the form for one child."""
        ...

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what stands in the form."""
        ...

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        ...

    def show_saved(self) -> None:
        """Go to the register."""
        ...


class SamtykkeskjemaPresenter(Presenter[SamtykkeskjemaView]):
    """One answer at a time: a new one, or an old one given again."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._barn_id = self._fornyer = ""
        self._busy = self._ready = False

    def open(self, barn_id: str = "", fornyer: str = "") -> None:
        """Begin: without a child ask for one; `fornyer` is the consent that is given again."""
        self._barn_id, self._fornyer = barn_id, fornyer
        self._busy = self._ready = False
        if barn_id:
            self._jobs.run(lambda: self._read(barn_id, fornyer), done=self._on_read, failed=self._on_failed)
        else:
            self._jobs.run(self._children, done=self._shown().ask_for_child, failed=self._on_failed)

    def changed(self, utfylt: Utfylt) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(self._key(), form_text(utfylt))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, utfylt: Utfylt) -> None:
        """Keep the answer when it says who answered what; else say what is missing."""
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy or not self._ready:
            return
        self._busy = True
        samtykke = to_samtykke(utfylt, self._barn_id, self._today())
        self._jobs.run(lambda: self._kilder.samtykke.register(samtykke), done=self._on_saved, failed=self._on_failed)

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        yes, sharing = utfylt.svar == JA, utfylt.is_sharing()
        return Feil(
            hvem="" if utfylt.names() else tr("Velg hvem som svarer."),
            svar="" if utfylt.svar else tr("Velg ja eller nei."),
            innhold="" if utfylt.innhold or not (sharing and yes) else tr("Velg minst én ting."),
            mottakere="" if utfylt.mottakere or not sharing else tr("Velg minst én mottaker."),
            gyldig_til=self._check_date(utfylt.gyldig_til) if yes else "",
            spoer_igjen="" if yes else self._check_date(utfylt.spoer_igjen),
        )

    def _check_date(self, typed: str) -> str:
        if not typed.strip():
            return ""
        day = parse_date(typed, self._today())
        if day is None:
            return tr("Skriv datoen som 4.3.2026, «fredag» eller «om 3 dager».")
        return "" if day >= self._today() else tr("Datoen er før i dag.")

    def _children(self) -> list[tuple[str, str]]:
        return [(line.barn.id, line.barn.navn) for line in self._kilder.barn.list_barn()]

    def _read(self, barn_id: str, fornyer: str) -> tuple[Barn, Samtykke | None]:
        barn = self._kilder.barn.get(barn_id)
        earlier = self._kilder.samtykke.of_barn(barn_id) if fornyer else []
        return barn, next((one for one in earlier if one.id == fornyer), None)

    def _on_read(self, read: tuple[Barn, Samtykke | None]) -> None:
        barn, earlier = read
        alder = age_on(barn.foedselsdato, self._today())
        regler = tuple(r for r in self._kilder.regelverk.samtykkeregler.values() if r.applies_to(alder, barn.hjemmel))
        people = people_around(barn)
        view = self._shown()
        view.show_child(
            Omriss(
                barn_id=barn.id,
                navn=barn.navn,
                fornavn=barn.fornavn,
                personer=people,
                regler=regler,
                mangler_hjemmel=alder < ADULT_IN_HEALTH and barn.hjemmel is Hjemmel.IKKE_REGISTRERT,
                fornyer=earlier is not None,
            )
        )
        view.show_errors(Feil())
        if earlier is not None:
            start = from_samtykke(earlier, people)
        else:
            start = Utfylt(hvem=suggested(barn, regler, self._today()))
        self._drafts.find(self._key(), lambda draft: self._fill(from_text(draft) if draft is not None else start))

    def _fill(self, utfylt: Utfylt) -> None:
        self._shown().show_form(utfylt)
        self._ready = True

    def _on_saved(self, _done: Done[Samtykke]) -> None:
        self._busy = self._ready = False
        self._drafts.discard(self._key())
        self._shown().show_saved()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))

    def _key(self) -> str:
        return f"nytt_samtykke:{self._barn_id}:{self._fornyer}"
