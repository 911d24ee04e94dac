"""On which level a child gets help in one area now, why, and when it is looked at again.

A decision is never changed into another one: each stands with its day, and the newest is the one that holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.errors import KnownError


class Hjelpenivaa(StrEnum):
    """Who helps now, from nearest home to most urgent. It says nothing about the child, only about the help."""

    INGENTING_NAA = "ingenting_naa"
    KOMMUNE = "kommune"
    TANNLEGE = "tannlege"
    BUP = "bup"
    AKUTT = "akutt"


@dataclass(frozen=True, slots=True)
class Nivaabeslutning:
    """One decision for one area. `provd` is what was tried before, `barnets_syn` what the child thinks of it."""

    id: str
    barn_id: str
    omraade: Omraade
    dato: date
    nivaa: Hjelpenivaa
    begrunnelse: str
    provd: str
    besluttet_av: str
    neste_sjekk: date
    barnets_syn: str = ""


def require_complete(beslutning: Nivaabeslutning) -> None:
    """Refuse a decision without a reason, without what was tried, without an owner, or that nobody looks at again.

    Where nothing has been tried, that is written. What is acute may be looked at again the same day.
    Raises `nivaa_mangler_begrunnelse`, `nivaa_mangler_provd`, `nivaa_mangler_besluttet_av`, `nivaa_dato`.
    """
    if not beslutning.begrunnelse.strip():
        raise KnownError("nivaa_mangler_begrunnelse")
    if not beslutning.provd.strip():
        raise KnownError("nivaa_mangler_provd")
    if not beslutning.besluttet_av.strip():
        raise KnownError("nivaa_mangler_besluttet_av")
    is_acute = beslutning.nivaa is Hjelpenivaa.AKUTT
    if beslutning.neste_sjekk < beslutning.dato or (beslutning.neste_sjekk == beslutning.dato and not is_acute):
        raise KnownError("nivaa_dato")


def standing(newest_first: Iterable[Nivaabeslutning]) -> Mapping[Omraade, Nivaabeslutning]:
    """Return the decision that holds in each area that has one, in the order of the areas."""
    found: dict[Omraade, Nivaabeslutning] = {}
    for one in newest_first:
        found.setdefault(one.omraade, one)
    return {omraade: found[omraade] for omraade in Omraade if omraade in found}
