"""Decides what can be shared about a child, and shares it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Frigivelse
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import Barnelinje
from helseansvarlig.services.frigivelse import Frigivbart
from helseansvarlig.services.ports import Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innlevert.model import Utfylt, Valg, choices, first_form
from ui.screens.innlevert.presenter import Delekilder

KEY = "del_noe:"
_FIELDS = ("barn", "valgt", "formaal", "dato")


class DelView(Protocol):
    """What the presenter asks of the form."""

    def show_form(self, utfylt: Utfylt, barn: list[tuple[str, str]]) -> None:
        """Show what stands there."""
        ...

    def show_things(self, ting: list[Valg], valgt: tuple[str, ...]) -> None:
        """Show what can be shared about the child."""
        ...

    def show_errors(self, feil: dict[str, str]) -> None:
        """Show each error at its field."""
        ...

    def show_shared(self) -> None:
        """Go back to what is shared."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class DelPresenter(Presenter[DelView]):
    """The form for sharing something in the house."""

    def __init__(self, kilder: Delekilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._utfylt = Utfylt()
        self._things: list[Frigivbart] = []
        self._is_busy = False

    def open(self, barn_id: str) -> None:
        """Go on with what was half chosen, or begin with a child."""
        self._drafts.find(KEY, lambda text: self._on_draft(text, barn_id))

    def changed(self, utfylt: Utfylt) -> None:
        """Take note of what stands in the form; another child means other things."""
        before = self._utfylt
        if utfylt == before:
            return
        self._utfylt = utfylt
        self._drafts.changed(KEY, form_text(utfylt))
        if utfylt.barn_id != before.barn_id:
            self._load_things(())

    def flush(self) -> None:
        """Keep what is half chosen, at once."""
        self._drafts.flush()

    def share(self) -> None:
        """Share it, or say what is missing."""
        utfylt = self._utfylt
        wrong = self._missing(utfylt)
        self._shown().show_errors(wrong)
        day = utfylt.day()
        if any(wrong.values()) or self._is_busy or day is None:
            return
        self._is_busy = True
        chosen = [self._things[int(one)] for one in utfylt.valgt]
        self._jobs.run(
            lambda: self._kilder.frigivelse.release(Rom.MOETE, utfylt.barn_id, chosen, utfylt.formaal, day),
            done=self._on_shared,
            failed=self._on_failed,
        )

    def _missing(self, utfylt: Utfylt) -> dict[str, str]:
        wrong = dict.fromkeys(_FIELDS, "")
        if not utfylt.barn_id:
            wrong["barn"] = tr("Velg hvem det gjelder.")
        elif not utfylt.valgt:
            wrong["valgt"] = tr("Velg hva som skal deles.")
        if not utfylt.formaal.strip():
            wrong["formaal"] = tr("Skriv hva de trenger det til.")
        day = utfylt.day()
        if day is None or day < self._today():
            wrong["dato"] = tr("Skriv siste dag det skal vises, fra i dag.")
        return wrong

    def _on_draft(self, text: str | None, barn_id: str) -> None:
        kept = form_from_text(text, Utfylt, valgt=_keys) if text is not None else first_form(self._today())
        chosen = barn_id or kept.barn_id
        same = chosen == kept.barn_id
        self._utfylt = Utfylt(chosen, kept.valgt if same else (), kept.formaal, kept.dato)
        self._jobs.run(self._kilder.barn.list_barn, done=self._on_children, failed=self._on_failed)
        self._load_things(self._utfylt.valgt)

    def _on_children(self, lines: list[Barnelinje]) -> None:
        self._shown().show_form(self._utfylt, [(line.barn.id, line.barn.navn) for line in lines])

    def _load_things(self, valgt: tuple[str, ...]) -> None:
        barn_id = self._utfylt.barn_id
        if barn_id:
            self._jobs.run(
                lambda: self._kilder.frigivelse.candidates(barn_id),
                done=lambda things: self._on_things(barn_id, things, valgt),
                failed=self._on_failed,
            )

    def _on_things(self, barn_id: str, things: list[Frigivbart], valgt: tuple[str, ...]) -> None:
        if barn_id == self._utfylt.barn_id:
            self._things = things
            there = tuple(one for one in valgt if int(one) < len(things))
            self._shown().show_things(choices(things), there)

    def _on_shared(self, _done: Done[list[Frigivelse]]) -> None:
        self._is_busy = False
        self._utfylt = Utfylt()
        self._drafts.discard(KEY)
        self._shown().show_shared()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._is_busy = False
        self._shown().show_problem(sentence(error))


def _keys(kept: list[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in kept)
