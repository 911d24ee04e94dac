"""Decides what somebody in the meeting compartment sees, and hands in what she writes; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.rom import Frigitt, Innleveringsart, Innlevert
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports import Changes, Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.delt_med_meg.model import Levert, Moetebunke, Utfylt, handed_in, piles, subjects, tasks

KEY = "innlevering:"


@dataclass(frozen=True, slots=True)
class Romkilder:
    """The services of the compartment."""

    delt: DeltService
    innlevering: InnleveringService


class DeltView(Protocol):
    """What the presenter asks of the screen with what is shared."""

    def show_piles(self, bunker: list[Moetebunke]) -> None:
        """Show what is shared, or that nothing is."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class DeltPresenter(Presenter[DeltView]):
    """What has been shared."""

    def __init__(self, service: DeltService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read it anew; what has run out is gone."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def _read(self) -> list[Moetebunke]:
        return piles(self._service.shared(), self._today())

    def _on_loaded(self, bunker: list[Moetebunke]) -> None:
        self._shown().show_piles(bunker)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))


class LeverView(Protocol):
    """What the presenter asks of the form."""

    def show_form(self, utfylt: Utfylt, kan_gjelde: list[tuple[str, str]]) -> None:
        """Show what can be chosen and what stands there."""
        ...

    def show_handed_in(self, levert: list[Levert]) -> None:
        """Show what has been handed in."""
        ...

    def show_errors(self, feil: dict[str, str]) -> None:
        """Show what is missing at each field, or take it away."""
        ...

    def show_done(self, message: Message) -> None:
        """Say that it has been handed in, and begin anew."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is written stays."""
        ...


class LeverPresenter(Presenter[LeverView]):
    """The form to hand something in with."""

    def __init__(self, kilder: Romkilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._utfylt = Utfylt()
        self._tasks: frozenset[str] = frozenset()
        self._is_busy = False

    def open(self, gjelder: str, art: str = "") -> None:
        """Go on with what was half written, or begin about one of the things that are shared."""
        self._drafts.find(KEY, lambda text: self._on_draft(text, gjelder, art))

    def changed(self, utfylt: Utfylt) -> None:
        """Take note of what stands in the form."""
        if utfylt != self._utfylt:
            self._utfylt = utfylt
            self._drafts.changed(KEY, form_text(utfylt))

    def flush(self) -> None:
        """Keep what is half written, at once."""
        self._drafts.flush()

    def hand_in(self) -> None:
        """Hand it in, or say what is missing."""
        utfylt = self._utfylt
        wrong = self._missing(utfylt)
        self._shown().show_errors(wrong)
        if any(wrong.values()) or self._is_busy:
            return
        self._is_busy = True
        art = Innleveringsart(utfylt.art)
        self._jobs.run(
            lambda: self._kilder.innlevering.hand_in(art, utfylt.tekst, utfylt.gjelder, dag=utfylt.day(), utkast=KEY),
            done=self._on_handed_in,
            failed=self._on_failed,
        )

    def on_changed(self, changes: object) -> None:
        """Read the list anew when something was handed in."""
        if isinstance(changes, Changes) and changes.concerns("innlevert"):
            self._load_list()

    def _missing(self, utfylt: Utfylt) -> dict[str, str]:
        wrong = dict.fromkeys(("gjelder", "tekst", "dag"), "")
        is_done = utfylt.art == Innleveringsart.GJORT
        if is_done and utfylt.gjelder not in self._tasks:
            wrong["gjelder"] = tr("Velg hvilken oppgave som er gjort.")
        if not utfylt.tekst.strip():
            wrong["tekst"] = tr("Skriv hva som er gjort.") if is_done else tr("Skriv det du vil levere.")
        day = utfylt.day()
        if (is_done and day is None) or (day is not None and day > self._today()):
            wrong["dag"] = tr("Skriv dagen, i dag eller tidligere.")
        return wrong

    def _on_draft(self, text: str | None, gjelder: str, art: str) -> None:
        today = self._today().isoformat()
        kept = form_from_text(text, Utfylt) if text is not None else Utfylt(dag=today)
        # What is half written stays about what it was about.
        begun = Utfylt(art or Innleveringsart.NOTAT, gjelder, dag=today)
        self._utfylt = kept if kept.tekst.strip() else begun
        self._jobs.run(self._kilder.delt.shared, done=self._on_shared, failed=self._on_failed)
        self._load_list()

    def _load_list(self) -> None:
        self._jobs.run(self._kilder.innlevering.own, done=self._on_list, failed=self._on_failed)

    def _on_shared(self, rows: list[Frigitt]) -> None:
        shared = piles(rows, self._today())
        self._tasks = tasks(shared)
        self._shown().show_form(self._utfylt, subjects(shared))

    def _on_list(self, rows: list[Innlevert]) -> None:
        self._shown().show_handed_in(handed_in(rows, self._today()))

    def _on_handed_in(self, _done: Done[Innlevert]) -> None:
        self._is_busy = False
        self._utfylt = Utfylt(dag=self._today().isoformat())
        self._drafts.discard(KEY)
        self._shown().show_done(
            Message(
                tr("Det er levert."),
                tr("Bare den helseansvarlige kan lese det nå."),
                tr("Du ser i lista når det er hentet."),
            )
        )

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._is_busy = False
        self._shown().show_problem(sentence(error))
