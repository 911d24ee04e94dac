"""Decides what the incident note starts with, keeps every stroke, and ends it when everything is done; no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from helseansvarlig.clock import Clock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, missing
from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.hendelsesnotat import HendelsesnotatService
from helseansvarlig.services.ports import Done
from ui.dates import clock_time, parse_date, parse_time, short_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.hendelsesnotat.model import (
    Feil,
    Hode,
    Utfylt,
    from_row,
    from_text,
    left_in,
    lines_for,
    tasks,
    to_row,
)


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the note is built from, and who is writing."""

    hendelsesnotat: HendelsesnotatService
    barn: BarnService
    regelverk: Regelverk
    bruker: str


class HendelsesnotatView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, hode: Hode, utfylt: Utfylt) -> None:
        """Fill the fields; old errors go."""
        ...

    def show_calls(self, utfylt: Utfylt) -> None:
        """Show other lines of calls: the red flag has been chosen anew."""
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


class HendelsesnotatPresenter(Presenter[HendelsesnotatView]):
    """One note at a time, filled in over days."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, clock: Clock) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._clock = clock
        self._ids = ("", "", "", "")
        self._before: Hendelsesnotat | None = None
        self._barn: tuple[Barn, ...] = ()
        self._busy = self._ready = False

    def open(self, barn_id: str, notat_id: str = "", flagg: str = "", kartlegging_id: str = "") -> None:
        """Go on with a note, or begin one about a child, perhaps about a red flag that an answer has raised."""
        self._ids, self._before = (barn_id, notat_id, flagg, kartlegging_id), None
        self._busy = self._ready = False
        self._jobs.run(self._read, done=self._on_read, failed=self._on_failed)

    def changed(self, utfylt: Utfylt) -> None:
        """Keep what stands in the form now."""
        if self._ready:
            self._drafts.changed(self._key(), form_text(utfylt))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def choose_flag(self, utfylt: Utfylt) -> None:
        """Let the calls follow the red flag: whom it says to call stands there to be filled in."""
        lines = lines_for(utfylt.flagg, utfylt.anrop, self._kilder.regelverk, self._kilder.bruker)
        self._shown().show_calls(replace(utfylt, anrop=lines))
        self.changed(replace(utfylt, anrop=lines))

    def save(self, utfylt: Utfylt) -> None:
        """Keep what is there so far; what is missing stands as something to do."""
        self._keep(utfylt, lambda row: self._kilder.hendelsesnotat.write(row, tasks()), tr("Notatet er lagret."))

    def finish(self, utfylt: Utfylt) -> None:
        """Keep it and end it; while something is not done, say what, and keep it as a draft."""
        service = self._kilder.hendelsesnotat
        left = missing(self._row(utfylt)) if not self.check(utfylt).any() else ()
        if left:
            self._shown().show_errors(Feil())
            self._shown().show_message(sentence(KnownError("hendelse_ikke_ferdig", antall=len(left))), "warning")
            return
        self._keep(
            utfylt, lambda row: service.finish(service.write(row, tasks()).value.id), tr("Notatet er avsluttet.")
        )

    def reopen(self) -> None:
        """Open an ended note again."""
        service, notat_id = self._kilder.hendelsesnotat, self._ids[1]
        self._jobs.run(
            lambda: service.reopen(notat_id), done=lambda _done: self.open(*self._ids), failed=self._on_failed
        )

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        nothing = not utfylt.hva.strip() and not utfylt.flagg
        return Feil(
            barn_id="" if utfylt.barn_id else tr("Velg hvem det gjelder."),
            hva=tr("Skriv kort hva som skjedde, eller velg hva det gjaldt.") if nothing else "",
            dag=self._day_error(utfylt.dag),
            kl=_time_error(utfylt.kl),
            anrop=self._calls_error(utfylt),
            bv_dag=self._day_error(utfylt.bv_dag),
            bv_kl=_time_error(utfylt.bv_kl),
            samtale_dag=self._day_error(utfylt.samtale_dag),
            plan_dag=self._day_error(utfylt.plan_dag),
        )

    def _calls_error(self, utfylt: Utfylt) -> str:
        for one in (line for line in utfylt.anrop if line.is_made()):
            if not one.hvem.strip():
                return tr("Skriv hvem som ble ringt klokka {kl}.", kl=one.kl.strip() or "?")
            problem = self._day_error(one.dag) or _time_error(one.kl)
            if problem:
                return f"{one.hvem.strip()}: {problem}"
        return ""

    def _day_error(self, typed: str) -> str:
        today = self._clock.today()
        if not typed.strip():
            return ""
        day = parse_date(typed, today)
        if day is None:
            return tr("Skriv datoen som 4.3.2026, «i går» eller «i dag».")
        return tr("Skriv en dag som har vært.") if day > today else ""

    def _keep(self, utfylt: Utfylt, act: Callable[[Hendelsesnotat], Done[Hendelsesnotat]], said: str) -> None:
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        row = self._row(utfylt)

        def done(kept: Done[Hendelsesnotat]) -> None:
            self._drafts.discard(self._key())
            self._busy = self._ready = False
            self._shown().go_back(kept.value.barn_id, said)

        self._jobs.run(lambda: act(row), done=done, failed=self._on_failed)

    def _row(self, utfylt: Utfylt) -> Hendelsesnotat:
        now = self._clock.now()
        return to_row(utfylt, self._before or Hendelsesnotat("", utfylt.barn_id, now, "", self._kilder.bruker), now)

    def _read(self) -> tuple[Hendelsesnotat | None, tuple[Barn, ...]]:
        notat_id = self._ids[1]
        row = self._kilder.hendelsesnotat.get(notat_id) if notat_id else None
        return row, tuple(one.barn for one in self._kilder.barn.list_barn(also_moved=True))

    def _on_read(self, read: tuple[Hendelsesnotat | None, tuple[Barn, ...]]) -> None:
        self._before, self._barn = read
        self._drafts.find(self._key(), self._on_draft)

    def _on_draft(self, text: str | None) -> None:
        self._shown().show_form(self._head(), from_text(text) if text is not None else self._fresh())
        self._ready = True

    def _fresh(self) -> Utfylt:
        barn_id, _, flagg, kartlegging_id = self._ids
        now, who = self._clock.now(), self._kilder.bruker
        if self._before is not None:
            utfylt = from_row(self._before)
        else:
            utfylt = Utfylt(
                barn_id, flagg, dag=short_date(self._clock.today()), kl=clock_time(now), bv_av=who, sf_av=who,
                kartlegging_id=kartlegging_id,
            )  # fmt: skip
        return replace(utfylt, anrop=lines_for(utfylt.flagg, utfylt.anrop, self._kilder.regelverk, who))

    def _head(self) -> Hode:
        row = self._before
        barn_id = row.barn_id if row is not None else self._ids[0]
        child = next((one for one in self._barn if one.id == barn_id), None)
        return Hode(
            child.fornavn if child is not None else "",
            row is None,
            row.ferdig if row is not None else None,
            left_in(row),
            () if barn_id else tuple((one.id, one.navn) for one in self._barn if one.flyttet is None),
        )

    def _key(self) -> str:
        return f"hendelsesnotat:{self._ids[0]}:{self._ids[1]}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")


def _time_error(typed: str) -> str:
    return tr("Skriv klokkeslettet som 21.40.") if typed.strip() and parse_time(typed) is None else ""
