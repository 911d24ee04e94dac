"""A child answers by herself at the screen: when, who gave her the machine, and what she may be asked there alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.skjema import Punkt, Punkttype, Stemme
from helseansvarlig.domain.skjema_tre import Forekomst


@dataclass(frozen=True, slots=True)
class Selvsvar:
    """One sitting. `avsluttet` is when an adult took the machine back; None where it was locked or cut off instead."""

    id: str
    barn_id: str
    kartlegging_id: str
    begynt: datetime
    startet_av: str
    avsluttet: datetime | None = None


def may_stand_alone(place: Forekomst) -> bool:
    """Tell whether a child may be asked this by the screen alone.

    Never what is asked face to face, what an adult answers, what is hidden or locked, nor what stands below such.
    Reading through is done together, and a file is not something to be handed in by a child alone.
    """
    punkt = place.punkt
    if not punkt.is_fillable or punkt.type is Punkttype.VEDLEGG:
        return False
    return all(_is_the_childs(one.punkt) for one in (*place.stamme, place))


def _is_the_childs(punkt: Punkt) -> bool:
    kept_back = punkt.er_skjult or punkt.er_laast or punkt.ansikt_til_ansikt
    return not kept_back and punkt.stemme is Stemme.BARN and punkt.kontroll != READ_TOGETHER
