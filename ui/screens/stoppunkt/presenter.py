"""Decides what the stop point form starts with and whether it may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.domain.tema import Tema
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.ett_barn import Barnebilde, EttBarnService
from helseansvarlig.services.ports import Done
from helseansvarlig.services.stoppunkt import StoppunktService
from helseansvarlig.services.tema import TemaService
from ui.dates import day_and_month, parse_date, short_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.stoppunkt.model import (
    Barnelinje,
    Faktumlinje,
    Feil,
    Tiltaklinje,
    Utfylt,
    from_text,
    theme_lines,
    to_stoppunkt,
    to_temaer,
    to_tiltak,
)

Suggest = Callable[[str], Sequence[Faktum]]
"""Returns what a kartlegging (its id) says we know; called beside the window."""


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the form is built from: the record, and who is working (the owner unless another is written)."""

    stoppunkt: StoppunktService
    tema: TemaService
    barn: BarnService
    ett_barn: EttBarnService
    bruker: str
    suggest: Suggest | None = None


class StoppunktView(Protocol):
    """What the presenter asks of the screen."""

    def show_barn(self, barn: Barnelinje) -> None:
        """Show whom it is about and what the child said last."""
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

    def show_saved(self, barn_id: str) -> None:
        """Go to the child's page."""
        ...


class StoppunktPresenter(Presenter[StoppunktView]):
    """One form at a time: a child, perhaps a kartlegging it ends in."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._barn_id = ""
        self._kartlegging_id = ""
        self._made_of: tuple[str, ...] = ()
        self._temaer: list[Tema] = []
        self._busy = False
        self._ready = False  # what is typed before the form is filled belongs to the form shown before

    def open(self, barn_id: str, kartlegging_id: str = "") -> None:
        """Begin a stop point, or go on with the one that is half written."""
        self._barn_id, self._kartlegging_id = barn_id, kartlegging_id
        self._busy = self._ready = False
        self._jobs.run(self._read, done=self._on_barn, failed=self._on_failed)

    def changed(self, utfylt: Utfylt) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(self._key(), form_text(replace(utfylt, kartlegging_id=self._kartlegging_id)))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, utfylt: Utfylt) -> None:
        """Keep the stop point when both halves, owner and date are there; else say what is missing."""
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        today = self._today()
        whole = replace(utfylt, kartlegging_id=self._kartlegging_id)
        stoppunkt, tiltak = to_stoppunkt(whole, self._barn_id, today), to_tiltak(whole, today)
        temaer, service = to_temaer(whole), self._kilder.stoppunkt
        self._jobs.run(lambda: service.create(stoppunkt, tiltak, temaer), done=self._on_saved, failed=self._on_failed)

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        return Feil(
            vet=self._check_vet(utfylt),
            konklusjon="" if utfylt.konklusjon.strip() else tr("Skriv hva dere har kommet fram til."),
            gjoer=self._check_gjoer(utfylt),
            eier="" if utfylt.eier.strip() else tr("Skriv hvem som passer på at dette blir gjort."),
            ses_igjen=self._check_review(utfylt.ses_igjen),
        )

    def _check_vet(self, utfylt: Utfylt) -> str:
        if not any(one.tekst.strip() for one in utfylt.fakta):
            return tr("Skriv minst én ting dere vet.")
        today = self._today()
        for one in (line for line in utfylt.fakta if line.needs_source()):
            day = parse_date(one.dato, today)
            if not one.kilde.strip() or day is None or day > today:
                return tr("Skriv hvor dere vet det fra, og når det var: «{what}».", what=one.tekst.strip())
        return ""

    def _check_gjoer(self, utfylt: Utfylt) -> str:
        tasks = [one for one in utfylt.tiltak if not one.is_empty()]
        if not utfylt.beslutning.strip() and not tasks:
            return tr("Skriv hva dere har bestemt, eller minst én oppgave.")
        for one in tasks:
            if parse_date(one.frist, self._today()) is None:
                return tr("Skriv når «{task}» skal være gjort.", task=one.hva.strip())
        return ""

    def _check_review(self, typed: str) -> str:
        day = parse_date(typed, self._today())
        if day is None:
            return tr("Skriv når dere ser på det igjen, for eksempel «om 3 uker».")
        return "" if day > self._today() else tr("Velg en dag etter i dag.")

    def _read(self) -> tuple[Barnebilde, list[Tema], tuple[str, ...]]:
        made_of = self._kilder.stoppunkt.begins_with(self._barn_id, self._kartlegging_id)
        return self._kilder.ett_barn.picture(self._barn_id), self._kilder.tema.open_of(self._barn_id), made_of

    def _on_barn(self, read: tuple[Barnebilde, list[Tema], tuple[str, ...]]) -> None:
        view, (picture, self._temaer, self._made_of) = self._shown(), read
        view.show_barn(self._words_about(picture))
        view.show_errors(Feil())
        self._drafts.find(self._key(), self._on_draft)

    def _on_draft(self, draft: str | None) -> None:
        """Begin with what the kartlegginger say, or go on: one finished since adds its points to what is written."""
        utfylt = from_text(draft) if draft is not None else None
        told = utfylt.kartlegging_id if utfylt is not None else ""
        self._kartlegging_id = next(reversed(self._made_of), told)
        new = self._made_of[self._made_of.index(told) + 1 :] if told in self._made_of else self._made_of
        suggest = self._kilder.suggest or (lambda _kartlegging_id: ())
        self._jobs.run(
            lambda: [fact for one in new for fact in suggest(one)],
            done=lambda fakta: self._on_suggested(fakta, utfylt),
            failed=self._on_failed,
        )

    def _on_suggested(self, fakta: Sequence[Faktum], utfylt: Utfylt | None) -> None:
        today = short_date(self._today())
        lines = tuple(
            Faktumlinje(one.tekst, one.kilde, one.sikkerhet.value, short_date(one.dato) if one.dato else today)
            for one in fakta
        )
        if utfylt is not None:
            self._fill(replace(utfylt, fakta=(*utfylt.fakta, *lines)))
            return
        one = Faktumlinje(sikkerhet=Sikkerhet.VET.value, dato=today)
        empty = (one,) if lines else (one, one)
        self._fill(Utfylt(fakta=(*lines, *empty), tiltak=(Tiltaklinje(),), eier=self._kilder.bruker))

    def _fill(self, utfylt: Utfylt) -> None:
        self._shown().show_form(replace(utfylt, temaer=theme_lines(self._temaer, utfylt.temaer)))
        self._ready = True

    def _words_about(self, picture: Barnebilde) -> Barnelinje:
        barn, notat = picture.barn, picture.egne_ord
        people = dict.fromkeys(name for name in (self._kilder.bruker, barn.trygg_voksen) if name)
        if notat is None:
            return Barnelinje(barn.fornavn, hvem=tuple(people))
        when = day_and_month(notat.tid.date(), self._today())
        meta = tr("Sagt til {who} {when}", who=notat.hoert_av, when=when) if notat.hoert_av else when
        return Barnelinje(barn.fornavn, notat.tekst, meta, tuple(people))

    def _on_saved(self, done: Done[Stoppunkt]) -> None:
        self._busy = self._ready = False
        self._drafts.discard(self._key())
        self._shown().show_saved(done.value.barn_id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))

    def _key(self) -> str:
        return f"stoppunkt:{self._barn_id}"
