"""Decides what the form about a follow-up starts with and whether it may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from helseansvarlig.domain.frist import Frist
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.frister import FristService
from helseansvarlig.services.oppfoelging import OppfoelgingService
from ui.dates import long_date, parse_date, short_date
from ui.draft_text import form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.oppfoelging.model import Feil, Regelvalg, Utfylt, from_row, from_text, rule_choice, to_row


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the form is built from, and who is working: the owner unless another is written."""

    oppfoelging: OppfoelgingService
    frister: FristService
    barn: BarnService
    bruker: str


class OppfoelgingView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, utfylt: Utfylt, regler: list[Regelvalg], navn: str, *, is_new: bool) -> None:
        """Fill the fields."""
        ...

    def show_kept(self) -> None:
        """Say that what was half written stands here again."""
        ...

    def show_rule(self, echo: str, frist: str, hva: str) -> None:
        """Show the day that a rule gives; the last two fill their fields, `hva` only an empty one."""
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


class OppfoelgingPresenter(Presenter[OppfoelgingView]):
    """One form for a new follow-up and for changing one that stands."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._barn_id = self._row_id = ""
        self._before: Oppfoelging | None = None
        self._regler: list[Regelvalg] = []
        self._busy = False

    def open(self, barn_id: str, oppfoelging_id: str = "") -> None:
        """Show an empty form, or that of a follow-up; a draft comes before both."""
        self._barn_id, self._row_id, self._before = barn_id, oppfoelging_id, None
        self._busy = False
        self._jobs.run(self._read, done=self._on_read, failed=self._on_failed)

    def changed(self, utfylt: Utfylt) -> None:
        """Keep what stands in the form now."""
        self._drafts.changed(self._key(), form_text(utfylt))

    def flush(self) -> None:
        """Write what is kept, at once."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget the draft and go back: nothing is saved."""
        self._drafts.discard(self._key())
        self._shown().go_back(self._barn_id, "")

    def use_rule(self, regel: str, fra: str) -> None:
        """Show which day a rule gives, as soon as it is known what it counts from."""
        day = parse_date(fra, self._today())
        if not regel or day is None:
            self._shown().show_rule("", "", "")
            return
        words = next(one for one in self._regler if one.id == regel)

        def shown(row: Oppfoelging) -> None:
            echo = tr("{date}. {counts}. {source}", date=long_date(row.frist), counts=words.counts, source=words.source)
            self._shown().show_rule(echo[:1].upper() + echo[1:], short_date(row.frist), words.name)

        self._jobs.run(lambda: self._propose(regel, day), done=shown, failed=self._on_failed)

    def save(self, utfylt: Utfylt) -> None:
        """Save once, however often it is asked for; the draft is forgotten only when the record stands."""
        feil = self.check(utfylt)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        said = tr("Oppfølgingen er lagret.")
        self._jobs.run(lambda: self._keep(utfylt), done=lambda _done: self._leave(said), failed=self._on_failed)

    def remove(self) -> None:
        """Take away what should never have stood there; it can be undone."""
        row_id, said = self._row_id, tr("Oppfølgingen er tatt bort.")
        service = self._kilder.oppfoelging
        self._jobs.run(lambda: service.remove(row_id), done=lambda _done: self._leave(said), failed=self._on_failed)

    def check(self, utfylt: Utfylt) -> Feil:
        """Return what must be mended, in words that say how."""
        today = self._today()
        how = tr("Skriv datoen som 4.3.2026, «fredag» eller «om 3 dager».")
        fra_missing = bool(utfylt.regel) and parse_date(utfylt.fra, today) is None
        return Feil(
            hva="" if utfylt.hva.strip() else tr("Skriv hva som skal gjøres."),
            hvem="" if utfylt.hvem.strip() else tr("Skriv hvem som gjør det."),
            fra=tr("Skriv når det skjedde. Da regner vi ut fristen.") if fra_missing else "",
            frist="" if parse_date(utfylt.frist, today) is not None else how,
            ses_paa=how if utfylt.ses_paa.strip() and parse_date(utfylt.ses_paa, today) is None else "",
        )

    def _read(self) -> tuple[Oppfoelging | None, tuple[Frist, ...], str]:
        row = self._kilder.oppfoelging.get(self._row_id) if self._row_id else None
        navn = self._kilder.barn.get(self._barn_id).fornavn if self._barn_id else ""
        return row, self._kilder.frister.told() if row is None and self._barn_id else (), navn

    def _on_read(self, read: tuple[Oppfoelging | None, tuple[Frist, ...], str]) -> None:
        self._before, told, navn = read
        self._regler = [rule_choice(frist) for frist in told]
        fresh = from_row(self._before) if self._before is not None else Utfylt(hvem=self._kilder.bruker)
        self._shown().show_form(fresh, self._regler, navn, is_new=self._before is None)
        self._drafts.find(self._key(), lambda text: self._on_draft(text, navn))

    def _on_draft(self, text: str | None, navn: str) -> None:
        if text is not None:
            self._shown().show_form(from_text(text), self._regler, navn, is_new=self._before is None)
            self._shown().show_kept()

    def _keep(self, utfylt: Utfylt) -> object:
        today, fra = self._today(), parse_date(utfylt.fra, self._today())
        if self._before is not None:
            return self._kilder.oppfoelging.change(to_row(utfylt, self._before, today))
        if utfylt.regel and fra is not None:
            proposed = self._propose(utfylt.regel, fra)
            waits = replace(proposed.venter, paa=utfylt.venter_paa.strip()) if proposed.venter is not None else None
            row = to_row(utfylt, replace(proposed, venter=waits), today)
            return self._kilder.oppfoelging.create(row)
        empty = Oppfoelging("", self._barn_id, "", "", today)
        return self._kilder.oppfoelging.create(to_row(utfylt, empty, today))

    def _propose(self, regel: str, fra: date) -> Oppfoelging:
        return self._kilder.frister.propose(self._barn_id, regel, fra)

    def _leave(self, said: str) -> None:
        self._drafts.discard(self._key())
        self._busy = False
        self._shown().go_back(self._barn_id, said)

    def _key(self) -> str:
        return f"oppfoelging:{self._barn_id}:{self._row_id}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")
