"""Decides whether a meeting may be kept, a new one or a changed one, and what is usual for it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.moeterytme import Moetebasis
from helseansvarlig.services.ports import Done
from ui.dates import parse_date, short_date
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import language, tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.moeter.kilder import Kilder
from ui.screens.moeter.model import Moetefeil, Nyttmoete, to_moete
from ui.screens.moeter.usual import Vanlig, participant_line, usual_of

KEY = "nytt_moete:"
BUILDS_ITSELF = Moetetype.KONTAKTMOETE
"""The agenda of this kind gathers itself from what is open, so that it does not begin with the usual one."""


class NyttmoeteView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, form: Nyttmoete, *, is_new: bool) -> None:
        """Show what stands in the form."""
        ...

    def show_usual(self, vanlig: Vanlig) -> None:
        """Show what is usual for the meeting as it stands there."""
        ...

    def show_agenda_chosen(self, *, chosen: bool) -> None:
        """Tick whether the meeting begins with the usual agenda."""
        ...

    def show_errors(self, feil: Moetefeil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        ...

    def show_saved(self, moete_id: str) -> None:
        """Go to the meeting."""
        ...


class NyttmoetePresenter(Presenter[NyttmoeteView]):
    """One meeting at a time, a new one or one that is changed."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._key = KEY
        self._basis: Moetebasis | None = None
        self._known: Moete | None = None
        self._kind = ""
        self._busy = self._ready = False

    def open(self, moetetype: str = "", motpart: str = "") -> None:
        """Begin, or go on with what is half written. The only BUP in the address book is written in beforehand."""
        self._begin(KEY)
        self._jobs.run(
            lambda: (self._kilder.rytme.basis(), None),
            done=lambda read: self._on_read(read, moetetype, motpart),
            failed=self._on_failed,
        )

    def open_known(self, moete_id: str) -> None:
        """Change a meeting that is planned; what was half written comes back."""
        self._begin(f"endre_moete:{moete_id}")
        self._jobs.run(
            lambda: (self._kilder.rytme.basis(), self._kilder.moete.get(moete_id).moete),
            done=self._on_read,
            failed=self._on_failed,
        )

    def changed(self, form: Nyttmoete) -> None:
        """Keep what stands there now as a draft, and tell what is usual for it."""
        if not self._ready:
            return
        if form.moetetype != self._kind:
            self._kind = form.moetetype
            form = replace(form, med_saksliste=self._begins_with_usual(form.moetetype))
            self._shown().show_agenda_chosen(chosen=form.med_saksliste)
        self._drafts.changed(self._key, form_text(form))
        self._show_usual(form)

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, form: Nyttmoete) -> None:
        """Keep the meeting when it has a day and a counterpart; else say what is missing."""
        feil = self.check(form)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        typed, known, service = to_moete(form, self._today()), self._known, self._kilder.moete
        if known is None:
            agenda = self._usual_agenda(form)
            self._jobs.run(lambda: service.create(typed, agenda), done=self._on_saved, failed=self._on_failed)
            return
        changed = replace(typed, id=known.id, neste_moete=known.neste_moete, ferdig=known.ferdig)
        self._jobs.run(lambda: service.save(changed), done=self._on_saved, failed=self._on_failed)

    def check(self, form: Nyttmoete) -> Moetefeil:
        """Return what must be mended, in words that say how."""
        understood = parse_date(form.dato, self._today()) is not None
        return Moetefeil(
            dato="" if understood else tr("Skriv dagen som 4.3.2026, «fredag» eller «om 3 dager»."),
            motpart="" if form.motpart.strip() else tr("Skriv hvem dere møter."),
        )

    def _begin(self, key: str) -> None:
        self._key, self._known, self._basis = key, None, None
        self._busy = self._ready = False
        self._shown().show_errors(Moetefeil())

    def _on_read(self, read: tuple[Moetebasis, Moete | None], moetetype: str = "", motpart: str = "") -> None:
        self._basis, self._known = read
        start = _of_meeting(self._known) if self._known is not None else self._start(moetetype, motpart)
        self._drafts.find(self._key, lambda draft: self._fill(draft, start, asked_for=bool(motpart)))

    def _start(self, moetetype: str, motpart: str) -> Nyttmoete:
        kind = moetetype or Nyttmoete().moetetype
        basis = self._basis
        bup = [one.navn for one in basis.book if one.kategori is Mottakerkategori.BUP] if basis is not None else []
        who = motpart or (bup[0] if len(bup) == 1 else "")
        return Nyttmoete(kind, "", who, med_saksliste=self._begins_with_usual(kind))

    def _fill(self, draft: str | None, start: Nyttmoete, *, asked_for: bool) -> None:
        kept = form_from_text(draft, Nyttmoete, med_saksliste=bool) if draft is not None else start
        # Who comes from a meeting that is due wants that one, not what was half written about another.
        form = start if asked_for and (kept.moetetype, kept.motpart) != (start.moetetype, start.motpart) else kept
        self._kind = form.moetetype
        self._shown().show_form(form, is_new=self._known is None)
        self._show_usual(form)
        self._ready = True

    def _begins_with_usual(self, moetetype: str) -> bool:
        return self._known is None and moetetype != BUILDS_ITSELF.value

    def _usual_agenda(self, form: Nyttmoete) -> tuple[str, ...]:
        if self._basis is None or not form.med_saksliste:
            return ()
        agenda = self._basis.valg[Moetetype(form.moetetype)].oppsett.saksliste
        return tuple(one.paa(language().value) for one in agenda)

    def _show_usual(self, form: Nyttmoete) -> None:
        if self._basis is not None:
            self._shown().show_usual(usual_of(self._basis, to_moete(form, self._today()), self._today()))

    def _on_saved(self, done: Done[Moete]) -> None:
        self._busy = self._ready = False
        self._drafts.discard(self._key)
        self._shown().show_saved(done.value.id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))


def _of_meeting(moete: Moete) -> Nyttmoete:
    people = "\n".join(map(participant_line, moete.deltakere))
    return Nyttmoete(moete.moetetype.value, short_date(moete.dato), moete.motpart, moete.sted, people)
