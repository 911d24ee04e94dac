"""What a child keeps back, read from its kartlegginger as they stand: a correction, an undo, a new talk hold at once.

The forms of the house share their questions. What the child said about one of them holds in every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.sammenstilling import OWN_FORMS
from helseansvarlig.domain.samtykkeforbehold import Forbehold, answer_key
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.domain.svar_tilgang import Tilgangsvalg, choices_in, steers_access
from helseansvarlig.services.ports import Templates, Unit


@dataclass(frozen=True, slots=True)
class Tilbakeholdt:
    """What one child keeps back: its reservations, wherever their question is asked, and whom it lets know the rest."""

    forbehold: tuple[Forbehold, ...]
    valg: tuple[Tilgangsvalg, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """What is to be known of a form here; `steering` is the form itself where it asks who may know."""

    is_own: bool
    steering: Skjema | None


class Tilgangsleser:
    """Reads for the gate. A form is read once: its hash names its content for good."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._forms: dict[str, _Form] = {}

    def read(self, unit: Unit, rows: Iterable[Kartlegging], forbehold: Sequence[Forbehold]) -> Tilbakeholdt:
        """Return what one child keeps back; `rows` are all its kartlegginger, `forbehold` all its reservations."""
        newest_first = sorted(rows, key=lambda row: row.startet, reverse=True)
        own = {row.skjema_id for row in newest_first if self._form(unit, row.skjema_hash).is_own}
        choices = dict[str, Tilgangsvalg]()
        shared = dict[str, Tilgangsvalg]()
        for row in newest_first:
            for theme, choice in self._choices(unit, row):
                choices.setdefault(choice.svar, choice)
                if row.skjema_id in own:
                    shared.setdefault(theme, choice)
        for theme, choice in shared.items():
            for skjema_id in own:
                key = answer_key(skjema_id, theme)
                choices.setdefault(key, replace(choice, svar=key))
        return Tilbakeholdt(tuple(_everywhere(forbehold, own)), tuple(choices.values()))

    def _choices(self, unit: Unit, row: Kartlegging) -> list[tuple[str, Tilgangsvalg]]:
        skjema = self._form(unit, row.skjema_hash).steering
        if skjema is None:
            return []
        svar = Svarsett({line.sti: line.svar for line in unit.svar.of(row.id)})
        found = choices_in(row.barn_id, skjema, svar)
        return [(theme, replace(one, kartlegging_id=row.id)) for theme, one in found.items()]

    def _form(self, unit: Unit, skjema_hash: str) -> _Form:
        if skjema_hash not in self._forms:
            kept = unit.skjemakopi.find(skjema_hash)
            if kept is None:  # answers to a form that is not here cannot be read, let alone shared
                return _Form(is_own=False, steering=None)
            skjema = self._templates.read_copy(kept)
            is_own = skjema.url.startswith(OWN_FORMS)
            self._forms[skjema_hash] = _Form(is_own, skjema if steers_access(skjema) else None)
        return self._forms[skjema_hash]


def _everywhere(forbehold: Iterable[Forbehold], own: Iterable[str]) -> Iterable[Forbehold]:
    """Yield every reservation, and one of a single answer once for each form of the house that may ask the same."""
    forms = frozenset(own)
    for one in forbehold:
        yield one
        if one.sti and one.skjema_id in forms:
            yield from (replace(one, skjema_id=other) for other in sorted(forms - {one.skjema_id}))
