"""Decides what of an agenda can be shared with those who come, and shares it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.rom import Frigivelse, Til
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.moetedeling import Moetetilbud, meeting_named
from helseansvarlig.services.ports import Done
from ui.dates import day_and_month
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr, tr_marked
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innlevert.model import Valg, agenda_choice
from ui.screens.innlevert.presenter import Delekilder
from ui.type_words import MOETER

KEY = "del_til_moete:"
_FIELDS = ("valgt", "folk", "formaal", "dato")


@dataclass(frozen=True, slots=True)
class Moeteutvalg:
    """What stands in the form: which things (by the row each is made from), who comes (ids), why, until when."""

    valgt: tuple[str, ...] = ()
    folk: tuple[str, ...] = ()
    formaal: str = ""
    dato: str = ""

    def day(self) -> date | None:
        """Return the last day, or nothing when none is understood."""
        return date.fromisoformat(self.dato) if self.dato else None


class DelTilMoeteView(Protocol):
    """What the presenter asks of the form."""

    def show_form(self, navn: str, ting: list[Valg], folk: list[tuple[str, str]], utvalg: Moeteutvalg) -> None:
        """Show what can be shared and with whom, and what is chosen."""
        ...

    def show_errors(self, feil: dict[str, str]) -> None:
        """Show each error at its field."""
        ...

    def show_shared(self) -> None:
        """Go to what is shared."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is chosen stays."""
        ...


class DelTilMoetePresenter(Presenter[DelTilMoeteView]):
    """The form for sharing an agenda."""

    def __init__(self, kilder: Delekilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder, self._drafts, self._jobs, self._today = kilder, drafts, jobs, today
        self._id = ""
        self._tilbud: Moetetilbud | None = None
        self._utvalg = Moeteutvalg()
        self._is_busy = False

    def open(self, moete_id: str) -> None:
        """Offer what stands on a meeting's agenda, or go on with what was half chosen."""
        self._id, self._tilbud = moete_id, None
        self._drafts.find(f"{KEY}{moete_id}", lambda text: self._on_draft(moete_id, text))

    def changed(self, utvalg: Moeteutvalg) -> None:
        """Take note of what stands in the form."""
        if utvalg != self._utvalg:
            self._utvalg = utvalg
            self._drafts.changed(f"{KEY}{self._id}", form_text(utvalg))

    def flush(self) -> None:
        """Keep what is half chosen, at once."""
        self._drafts.flush()

    def share(self) -> None:
        """Share it, or say what is missing."""
        chosen, tilbud = self._utvalg, self._tilbud
        wrong = self._missing(chosen)
        self._shown().show_errors(wrong)
        day = chosen.day()
        if any(wrong.values()) or self._is_busy or tilbud is None or day is None:
            return
        self._is_busy = True
        til = Til(chosen.folk, meeting_named(tilbud.moete, self._name(tilbud)))
        self._jobs.run(
            lambda: self._kilder.moetedeling.release(til, chosen.valgt, chosen.formaal, day),
            done=self._on_shared,
            failed=self._on_failed,
        )

    def _missing(self, chosen: Moeteutvalg) -> dict[str, str]:
        wrong = dict.fromkeys(_FIELDS, "")
        if not chosen.valgt:
            wrong["valgt"] = tr("Velg hva som skal deles.")
        if not chosen.folk:
            wrong["folk"] = tr("Velg hvem som skal være med.")
        if not chosen.formaal.strip():
            wrong["formaal"] = tr("Skriv hva de trenger det til.")
        day = chosen.day()
        if day is None or day < self._today():
            wrong["dato"] = tr("Skriv siste dag det skal vises, fra i dag.")
        return wrong

    def _on_draft(self, moete_id: str, text: str | None) -> None:
        self._jobs.run(
            lambda: self._kilder.moetedeling.offer(moete_id),
            done=lambda tilbud: self._on_offered(tilbud, text),
            failed=self._on_failed,
        )

    def _on_offered(self, tilbud: Moetetilbud, text: str | None) -> None:
        self._tilbud = tilbud
        there = {one.ting.kilde for one in tilbud.ting}
        if text is not None:
            kept = form_from_text(text, Moeteutvalg, valgt=_keys, folk=_keys)
            still = tuple(one for one in kept.valgt if one in there)
            self._utvalg = Moeteutvalg(still, kept.folk, kept.formaal, kept.dato)
        else:
            coming = tuple(one.id for one in tilbud.folk if one.id in tilbud.ventet)
            self._utvalg = Moeteutvalg((), coming, self._name(tilbud), tilbud.siste_dag.isoformat())
        things = [agenda_choice(one.ting) for one in tilbud.ting]
        people = [(one.id, one.navn) for one in tilbud.folk]
        self._shown().show_form(self._name(tilbud), things, people, self._utvalg)

    def _name(self, tilbud: Moetetilbud) -> str:
        """Return what the meeting is called to those it is shared with: «Kontaktmøte 3. desember»."""
        moete = tilbud.moete
        return tr(
            "{kind} {date}", kind=tr_marked(MOETER[moete.moetetype]), date=day_and_month(moete.dato, self._today())
        )

    def _on_shared(self, _done: Done[list[Frigivelse]]) -> None:
        self._is_busy = False
        self._drafts.discard(f"{KEY}{self._id}")
        self._shown().show_shared()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._is_busy = False
        self._shown().show_problem(sentence(error))


def _keys(kept: list[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in kept)
