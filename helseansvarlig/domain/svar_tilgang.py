"""Who may know what the child has answered, where a form asks the child exactly that: nobody else may.

A question marked `styrer-tilgang` decides for the theme it stands in (for the whole form where it stands in none).
While the child has not been asked, or will not say, nobody has been chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykkeforbehold import answer_key
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.svar import Svar, Svarsett
from helseansvarlig.domain.verdi import Koding

STEERS_ACCESS = "styrer-tilgang"
"""Marks the question of who may know."""

ONLY_WHO_ASKS = "bare_den_som_spoer"
"""The choice that stands alone: what is said stays with the one it was said to."""

RECIPIENTS: Mapping[str, Mottakertype] = MappingProxyType(
    {"voksne_her": Innad.EGET_PERSONALE, **{one.value: one for one in Mottakerkategori}}
)
"""Whom each other choice lets know. A code that is not here lets nobody."""


@dataclass(frozen=True, slots=True)
class Tilgangsvalg:
    """What a child answered in one theme (`svar`, an `answer_key`) may be told to `aapent_for`, and to nobody else.

    `spoersmaal` is the path of the question that decides, in `kartlegging_id` once it is known which.
    """

    barn_id: str
    svar: str
    aapent_for: frozenset[Mottakertype]
    spoersmaal: str = ""
    kartlegging_id: str = ""

    def is_kept_from(self, mottaker: Mottakertype) -> bool:
        """Tell whether a recipient is not among those the child chose."""
        return mottaker not in self.aapent_for


def steers_access(skjema: Skjema) -> bool:
    """Tell whether a form asks the child who may know."""
    return any(punkt.kontroll == STEERS_ACCESS for punkt in skjema.walk())


def let_in_by(svar: Svar) -> frozenset[Mottakertype]:
    """Return whom an answer lets know; no value lets nobody, whatever the reason."""
    codes = {verdi.kode for verdi in svar.verdier if isinstance(verdi, Koding)}
    if ONLY_WHO_ASKS in codes:
        return frozenset()
    return frozenset(RECIPIENTS[code] for code in codes & RECIPIENTS.keys())


def steered_by_child(skjema: Skjema, svar: Svarsett) -> frozenset[str]:
    """Return the themes (paths) where the child decides who may know."""
    return frozenset(_questions_by_theme(expand(skjema, svar)))


def choices_in(barn_id: str, skjema: Skjema, svar: Svarsett) -> Mapping[str, Tilgangsvalg]:
    """Return what the child decided, by theme (path), for each steered theme where anything has been answered."""
    questions = _questions_by_theme(expand(skjema, svar))
    asked = evaluate_enabled(skjema, svar) if questions else {}
    settled = {path for path, one in svar.svar.items() if one.is_settled}
    return {
        theme: Tilgangsvalg(
            barn_id,
            answer_key(skjema.id, theme),
            frozenset.intersection(*(let_in_by(svar.get(path)) if asked[path] else frozenset() for path in paths)),
            next((path for path in paths if asked[path]), paths[0]),
        )
        for theme, paths in questions.items()
        if any(path == theme or path.startswith(f"{theme}/") for path in settled)
    }


def _questions_by_theme(places: Iterable[Forekomst]) -> Mapping[str, tuple[str, ...]]:
    """Return the steering questions (paths) of each theme (path) that has one."""
    places = tuple(places)
    found: dict[str, list[str]] = {}
    for place in places:
        if place.punkt.kontroll == STEERS_ACCESS:
            themes = (place.stamme[0],) if place.stamme else (one for one in places if not one.stamme)
            for theme in themes:
                found.setdefault(theme.path, []).append(place.path)
    return {theme: tuple(paths) for theme, paths in found.items()}
