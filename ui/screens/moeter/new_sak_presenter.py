"""Puts a matter on the agenda: a named one asks the gate first, and the nameless form is always offered instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from helseansvarlig.domain.deling import Avgjoerelse, Delingsvurdering
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.moete import Droeftingsmodus, Sak
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr, tr_marked
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.samtykke_words import GRUNNLAG, Badgeord, badge_words
from ui.screens.moeter.kilder import Kilder
from ui.screens.moeter.model import Nysak, Nysakfeil


class NysakView(Protocol):
    """What the presenter asks of the panel."""

    def show_children(self, children: list[tuple[str, str]]) -> None:
        """Offer these children, as (id, name)."""
        ...

    def show_form(self, form: Nysak) -> None:
        """Show what stands in the form."""
        ...

    def show_judgement(self, badge: Badgeord | None, grounds: tuple[tuple[str, str], ...], *, may: bool) -> None:
        """Show whether the chosen child may be named, and why; None before a child is chosen.

        `grounds` are what can be chosen instead of consent, as code and words.
        """
        ...

    def show_alias(self, alias: str) -> None:
        """Show what the child would be called without a name."""
        ...

    def show_errors(self, feil: Nysakfeil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        ...


class NysakPresenter(Presenter[NysakView]):
    """One new matter at a time; `added` is told of the one that was kept."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, added: Callable[[Sak], None]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._added = added
        self._moete_id = ""
        self._may = False
        self._ready = False

    def open(self, moete_id: str) -> None:
        """Begin, or go on with what is half written."""
        self._moete_id, self._may, self._ready = moete_id, False, False
        self._jobs.run(self._children, done=self._on_children, failed=self._on_failed)

    def changed(self, form: Nysak) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(self._key(), form_text(form))

    def child_chosen(self, barn_id: str) -> None:
        """Ask the gate whether this child may be spoken of by name with those this meeting is with."""
        self._may = False
        if not barn_id:
            self._shown().show_judgement(None, (), may=False)
            return
        moete_id = self._moete_id
        self._jobs.run(
            lambda: self._kilder.moete.judge_case(barn_id, moete_id), done=self._on_judged, failed=self._on_failed
        )

    def add(self, form: Nysak) -> None:
        """Put it on the agenda; else say what is missing."""
        feil = self.check(form)
        self._shown().show_errors(feil)
        if feil.any():
            return
        named = form.modus == Droeftingsmodus.IDENTIFISERT.value
        nameless = form.modus == Droeftingsmodus.UTEN_NAVN.value
        sak = Sak(
            id="",
            moete_id=self._moete_id,
            nummer=0,
            tittel=form.tittel.strip(),
            modus=Droeftingsmodus(form.modus),
            barn_id=form.barn_id if named else "",
            alias=form.alias.strip() if nameless else "",
        )
        decided = _decided(form) if named and not self._may else Avgjoerelse()
        om = form.barn_id if nameless else ""
        self._jobs.run(
            lambda: self._kilder.moete.add_sak(sak, decided, om), done=self._on_added, failed=self._on_failed
        )

    def nameless_chosen(self, barn_id: str) -> None:
        """Find what this child would be called here; who it is about stays in its own record."""
        moete_id = self._moete_id
        if barn_id:
            self._jobs.run(
                lambda: self._kilder.saksvern.alias_for(moete_id, barn_id),
                done=lambda alias: self._shown().show_alias(alias.navn),
                failed=self._on_failed,
            )

    def check(self, form: Nysak) -> Nysakfeil:
        """Return what must be mended, in words that say how."""
        barn = ""
        if form.modus == Droeftingsmodus.IDENTIFISERT.value:
            if not form.barn_id:
                barn = tr("Velg hvem saken gjelder.")
            elif not self._may and not (form.begrunnelse.strip() and form.grunnlag):
                barn = tr("Ta saken opp uten navn, eller velg et grunnlag og skriv hvorfor det må være med navn.")
        return Nysakfeil("" if form.tittel.strip() else tr("Skriv hva saken handler om."), barn)

    def _children(self) -> list[tuple[str, str]]:
        return [(line.barn.id, line.barn.navn) for line in self._kilder.barn.list_barn()]

    def _on_children(self, children: list[tuple[str, str]]) -> None:
        self._shown().show_children(children)
        self._drafts.find(self._key(), self._on_draft)

    def _on_draft(self, draft: str | None) -> None:
        form = form_from_text(draft, Nysak) if draft is not None else Nysak(alias=tr("ungdom 1"))
        view = self._shown()
        view.show_errors(Nysakfeil())
        view.show_form(form)
        self._ready = True
        self.child_chosen(form.barn_id)

    def _on_judged(self, answer: Delingsvurdering) -> None:
        self._may = answer.lets_through
        may = Badgeord("success", "circle-check", tr("Kan nevnes"), tr("samtykket gjelder"))
        grounds = tuple((one.value, tr_marked(GRUNNLAG[one])) for one in answer.andre)
        self._shown().show_judgement(may if self._may else badge_words(answer), grounds, may=self._may)

    def _on_added(self, done: Done[Sak]) -> None:
        self._ready = False
        self._drafts.discard(self._key())
        self._added(done.value)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))

    def _key(self) -> str:
        return f"ny_sak:{self._moete_id}"


def _decided(form: Nysak) -> Avgjoerelse:
    return Avgjoerelse(Grunnlag(form.grunnlag), form.begrunnelse)
