"""Decides what a new document starts as; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.dokument import DokumentService
from helseansvarlig.services.dokument_grunnlag import OM_MOETER
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.moete import MoeteService
from helseansvarlig.services.ports import Done
from helseansvarlig.services.samarbeidsavtale import SamarbeidsavtaleService
from helseansvarlig.services.samtykke import SamtykkeService
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import maalform, tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.dokumenter.new_model import (
    WHOLE_MEETING,
    Mappe,
    Skjema,
    Valg,
    build_form,
    category_of,
    chosen_service,
    is_about_nobody,
    with_chosen_recipient,
    with_possible_recipient,
    with_possible_row,
    with_suggested_recipient,
)

KEY = "nytt_dokument:"


@dataclass(frozen=True, slots=True)
class Nyttkilder:
    """What the form is built from."""

    dokument: DokumentService
    barn: BarnService
    moete: MoeteService
    institusjon: InstitusjonService
    samtykke: SamtykkeService
    avtale: SamarbeidsavtaleService


class NyttDokumentView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, skjema: Skjema) -> None:
        """Show what can be chosen and what is chosen."""
        ...

    def show_errors(self, hvem: str, moete: str) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_made(self, dokument_id: str) -> None:
        """Go to the document."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it did not work; the choices stay."""
        ...


class NyttDokumentPresenter(Presenter[NyttDokumentView]):
    """One form."""

    def __init__(self, kilder: Nyttkilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._mappe: Mappe | None = None
        self._valg = Valg()
        self._is_busy = False

    def open(self, dokumenttype: str, barn_id: str, moete_id: str, om: str = "") -> None:
        """Begin with what is known; what was half chosen comes back when nothing is."""
        kind = dokumenttype if dokumenttype in set(Dokumenttype) else Dokumenttype.HENVISNINGSGRUNNLAG
        self._is_busy = False
        subject = barn_id or (WHOLE_MEETING if moete_id else "")
        start = with_possible_recipient(Valg(kind, subject, moete_id, mottaker="", maalform=maalform(), om=om))
        self._valg = start
        self._jobs.run(self._gather, done=lambda mappe: self._on_gathered(mappe, start), failed=self._on_failed)

    def changed(self, valg: Valg) -> None:
        """Take note of a choice; what follows from it changes with it."""
        mappe, before = self._mappe, self._valg
        if mappe is None or valg == before:
            return
        if (valg.dokumenttype, valg.moete_id) != (before.dokumenttype, before.moete_id):
            of_meeting = valg.dokumenttype in OM_MOETER
            valg = replace(valg, barn_id=WHOLE_MEETING if of_meeting else "", mottaker="")
        valg = with_possible_row(mappe, with_possible_recipient(valg), self._today())
        same_subject = (valg.dokumenttype, valg.moete_id, valg.barn_id, valg.mottaker) == (
            before.dokumenttype,
            before.moete_id,
            before.barn_id,
            before.mottaker,
        )
        same_service = valg.motpart_id == before.motpart_id
        if not same_subject:
            valg = with_suggested_recipient(mappe, valg)
        elif not same_service:
            valg = with_chosen_recipient(mappe, valg)
        self._valg = valg
        self._drafts.changed(KEY, form_text(valg))
        if not same_subject or not same_service:
            self._show()

    def flush(self) -> None:
        """Keep what is half chosen."""
        self._drafts.flush()

    def make(self) -> None:
        """Begin the document, or say what is missing."""
        valg, mappe = self._valg, self._mappe
        if mappe is None:
            return
        of_meeting = valg.dokumenttype in OM_MOETER
        hvem = "" if valg.barn_id or is_about_nobody(valg) else tr("Velg hvem dokumentet gjelder.")
        moete = tr("Velg hvilket møte det gjelder.") if of_meeting and not valg.moete_id else ""
        self._shown().show_errors("" if moete else hvem, moete)
        if hvem or moete or self._is_busy or self._lacks_agreement(valg):
            return
        self._is_busy = True
        self._jobs.run(lambda: self._create(mappe, valg), done=self._on_made, failed=self._on_failed)

    def _lacks_agreement(self, valg: Valg) -> bool:
        """Say where an agreement is written, when there is none to put on paper."""
        lacking = valg.dokumenttype == Dokumenttype.SAMARBEIDSAVTALE and not valg.om
        if lacking:
            what, then = (
                tr("Det er ikke skrevet noen samarbeidsavtale ennå."),
                tr("Skriv den under «Institusjon» først."),
            )
            self._shown().show_problem(Message(what, "", then))
        return lacking

    def _create(self, mappe: Mappe, valg: Valg) -> Done[Dokument]:
        barn_id = "" if valg.barn_id == WHOLE_MEETING else valg.barn_id
        kind, service = Dokumenttype(valg.dokumenttype), chosen_service(mappe, valg)
        return self._kilder.dokument.create(
            kind,
            category_of(mappe, valg),
            valg.mottaker_navn.strip(),
            barn_id=barn_id,
            moete_id=valg.moete_id if kind in OM_MOETER else "",
            maalform=valg.maalform,
            om=valg.om,
            motpart_id=service.id if service is not None else "",
        )

    def _gather(self) -> Mappe:
        kilder = self._kilder
        return Mappe(
            tuple(kilder.barn.list_barn(also_moved=True)),
            tuple(kilder.moete.list_moeter()),
            tuple(kilder.institusjon.motparter()),
            tuple(kilder.dokument.list_dokumenter()),
            tuple(kilder.samtykke.overview()),
            tuple(kilder.avtale.list_avtaler()),
        )

    def _on_gathered(self, mappe: Mappe, start: Valg) -> None:
        if start is not self._valg:
            return
        self._mappe = mappe
        known = with_possible_row(mappe, start, self._today())
        self._valg = with_suggested_recipient(mappe, known)
        if start.barn_id or start.moete_id or is_about_nobody(start):
            self._show()
        else:
            self._drafts.find(KEY, self._on_draft)

    def _on_draft(self, draft: str | None) -> None:
        if draft is not None:
            self._valg = form_from_text(draft, Valg)
        self._show()

    def _show(self) -> None:
        if self._mappe is not None:
            self._shown().show_form(build_form(self._mappe, self._valg, self._today()))

    def _on_made(self, done: Done[Dokument]) -> None:
        self._is_busy = False
        self._drafts.discard(KEY)
        self._shown().show_made(done.value.id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._is_busy = False
        self._shown().show_problem(sentence(error))
