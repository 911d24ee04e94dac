"""Decides what the consent form starts with, what the rules propose beside it, and whether it may be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.samtykke import Anledning, Samtykke, Samtykkeform, Samtykketype
from helseansvarlig.domain.samtykkehjelp import Forslag, Hjelpespoersmaal, recognised
from helseansvarlig.domain.samtykkeregel import Vilkaar
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Done
from ui.dates import parse_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samtykker.form_model import JA, Feil, Utfylt, from_samtykke, from_text, tasks_of, to_samtykke
from ui.screens.samtykker.kilder import Kilder
from ui.screens.samtykker.people import key_of, options, people_around


@dataclass(frozen=True, slots=True)
class Omriss:
    """What the form shows about the child it is for: names, and who can be ticked, as key and words."""

    barn_id: str
    navn: str
    fornavn: str
    personer: list[tuple[str, str]]
    foreldre: tuple[str, ...]
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

    def show_proposal(self, forslag: Forslag, hvem: tuple[str, ...] | None) -> None:
        """Show what the rules say; `hvem` are the people to tick, None to leave them as they are."""
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
        self._barn: Barn | None = None
        self._proposal: Forslag | None = None
        self._proposed: tuple[str, ...] = ()
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

    def asked_otherwise(self, utfylt: Utfylt) -> None:
        """Ask the rules again: another kind, occasion or condition. Who was ticked by hand stays ticked."""
        if self._barn is not None:
            touched = utfylt.hvem != self._proposed
            self._propose(self._barn, utfylt, tick=not touched)

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, utfylt: Utfylt) -> None:
        """Keep the answer when it says who answered what; else say what is missing."""
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        barn = self._barn
        if feil.any() or self._busy or not self._ready or barn is None:
            return
        self._busy = True
        today = self._today()
        samtykke, tasks = to_samtykke(utfylt, barn.id, today), tasks_of(utfylt, barn.fornavn, today)
        took_part = utfylt.taking_part(today)
        self._jobs.run(
            lambda: self._kilder.samtykke.register(samtykke, *tasks, medvirkning=took_part),
            done=self._on_saved,
            failed=self._on_failed,
        )

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        yes, sharing = utfylt.svar == JA, utfylt.is_sharing()
        return Feil(
            hvem="" if utfylt.people() else tr("Velg hvem som svarer."),
            overstyring=self._check_who(utfylt) if yes else "",
            form=_check_form(utfylt) if yes else "",
            svar="" if utfylt.svar else tr("Velg ja eller nei."),
            innhold="" if utfylt.innhold or not (sharing and yes) else tr("Velg minst én ting."),
            mottakere="" if utfylt.mottakere or not sharing else tr("Velg minst én mottaker."),
            gyldig_til=self._check_date(utfylt.gyldig_til) if yes else "",
            spoer_igjen="" if yes else self._check_date(utfylt.spoer_igjen),
        )

    def _check_who(self, utfylt: Utfylt) -> str:
        """Ask why when the rules propose somebody else, or when people must have found that a condition holds."""
        if utfylt.overstyring.strip() or self._barn is None or self._proposal is None or not utfylt.people():
            return ""
        if utfylt.vilkaar != Vilkaar.ALLTID.value:
            return tr("Skriv hvem som har vurdert det, og hvorfor.")
        followed = self._proposal.is_followed_by(recognised(utfylt.people(), self._barn))
        return "" if followed else tr("Reglene foreslår noen andre. Skriv hvorfor det er riktig at disse svarer.")

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
        self._barn, people = barn, people_around(barn)
        parents = tuple(near.navn for near in barn.foreldreansvar if near.navn)
        view = self._shown()
        view.show_child(Omriss(barn.id, barn.navn, barn.fornavn, options(people), parents, earlier is not None))
        view.show_errors(Feil())
        start = from_samtykke(earlier, people) if earlier is not None else Utfylt()
        self._drafts.find(self._key(), lambda draft: self._fill(barn, start, draft))

    def _fill(self, barn: Barn, start: Utfylt, draft: str | None) -> None:
        utfylt = from_text(draft) if draft is not None else start
        self._shown().show_form(utfylt)
        self._propose(barn, utfylt, tick=draft is None and not start.hvem)
        self._ready = True

    def _propose(self, barn: Barn, utfylt: Utfylt, *, tick: bool) -> None:
        question = Hjelpespoersmaal(
            Samtykketype(utfylt.samtykketype), Anledning(utfylt.anledning), Vilkaar(utfylt.vilkaar)
        )
        self._proposal = self._kilder.hjelper.propose(barn, question)
        self._proposed = tuple(key_of(giver) for giver in self._proposal.preselected())
        self._shown().show_proposal(self._proposal, self._proposed if tick else None)

    def _on_saved(self, _done: Done[Samtykke]) -> None:
        self._busy = self._ready = False
        self._drafts.discard(self._key())
        self._shown().show_saved()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))

    def _key(self) -> str:
        return f"nytt_samtykke:{self._barn_id}:{self._fornyer}"


def _check_form(utfylt: Utfylt) -> str:
    is_test = utfylt.anledning == Anledning.RUSMIDDELTEST.value
    if is_test and utfylt.form == Samtykkeform.MUNTLIG.value:
        return tr("Et ja til rusmiddeltest må være skriftlig.")
    return ""
