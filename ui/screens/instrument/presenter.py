"""Decides what the form about an instrument starts with and whether it may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.instrument import InstrumentService
from helseansvarlig.services.ports import Done
from ui.dates import parse_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.instrument.model import Feil, Hode, Talllinje, Utfylt, from_row, from_text, to_row


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the form is built from."""

    instrument: InstrumentService
    barn: BarnService


class InstrumentView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, hode: Hode, utfylt: Utfylt) -> None:
        """Fill the fields; old errors go."""
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


class InstrumentPresenter(Presenter[InstrumentView]):
    """One form for a new entry and for correcting one that stands."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._ids = ("", "")
        self._before: Instrument | None = None
        self._barn: tuple[Barn, ...] = ()
        self._busy = self._ready = False

    def open(self, barn_id: str, instrument_id: str = "") -> None:
        """Show an empty form, or that of an entry; a draft comes before both."""
        self._ids, self._before = (barn_id, instrument_id), None
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
        """Keep the entry, or say what is missing."""
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        row = to_row(utfylt, self._before or _empty(self._today()), self._today())
        service = self._kilder.instrument
        act = service.change if self._before is not None else service.register
        self._jobs.run(lambda: act(row), done=self._on_saved, failed=self._on_failed)

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        return Feil(
            barn_id="" if utfylt.barn_id else tr("Velg hvem det gjelder."),
            navn="" if utfylt.navn.strip() else tr("Skriv hva instrumentet heter."),
            dato=self._day_error(utfylt.dato),
            utfoert_av="" if utfylt.utfoert_av.strip() else tr("Skriv hvem som gjorde det."),
            kompetanse="" if utfylt.kompetanse.strip() else tr("Skriv hvilken kompetanse vedkommende har."),
            tall=_numbers_error(utfylt),
        )

    def _day_error(self, typed: str) -> str:
        day = parse_date(typed, self._today())
        if day is None:
            return tr("Skriv dagen det ble gjort, for eksempel 4.3.2026.")
        return tr("Skriv en dag som har vært.") if day > self._today() else ""

    def _read(self) -> tuple[Instrument | None, tuple[Barn, ...]]:
        row = self._kilder.instrument.get(self._ids[1]) if self._ids[1] else None
        return row, tuple(one.barn for one in self._kilder.barn.list_barn(also_moved=True))

    def _on_read(self, read: tuple[Instrument | None, tuple[Barn, ...]]) -> None:
        self._before, self._barn = read
        self._drafts.find(self._key(), self._on_draft)

    def _on_draft(self, text: str | None) -> None:
        barn_id = self._before.barn_id if self._before is not None else self._ids[0]
        child = next((one for one in self._barn if one.id == barn_id), None)
        choices = () if barn_id else tuple((one.id, one.navn) for one in self._barn if one.flyttet is None)
        fresh = from_row(self._before) if self._before is not None else Utfylt(barn_id, tall=(Talllinje(),))
        hode = Hode(child.fornavn if child is not None else "", self._before is None, choices)
        self._shown().show_form(hode, from_text(text) if text is not None else fresh)
        self._ready = True

    def _on_saved(self, done: Done[Instrument]) -> None:
        self._drafts.discard(self._key())
        self._busy = self._ready = False
        self._shown().go_back(done.value.barn_id, tr("Instrumentet er registrert."))

    def _key(self) -> str:
        return f"instrument:{self._ids[0]}:{self._ids[1]}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")


def _empty(today: date) -> Instrument:
    return Instrument("", "", "", today, "", "")


def _numbers_error(utfylt: Utfylt) -> str:
    for one in utfylt.tall:
        if bool(one.navn.strip()) != bool(one.verdi.strip()):
            return tr("Skriv både navn og verdi, eller tøm raden med «{what}».", what=(one.navn or one.verdi).strip())
    has_number = any(one.navn.strip() for one in utfylt.tall)
    return "" if has_number or utfylt.vurdering.strip() else tr("Skriv tallene, eller vurderingen slik den ble gitt.")
