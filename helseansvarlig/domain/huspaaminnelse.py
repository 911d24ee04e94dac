"""What the house must not forget about itself: agreements that end or are to be looked at, routines to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.rutine import Rutine, review_due
from helseansvarlig.domain.samarbeidsavtale import (
    Avtalestand,
    Samarbeidsavtale,
    evaluation_due,
    state_on,
    without_replaced,
)


class Paaminnelsesart(StrEnum):
    """What kind of thing it is."""

    AVTALE_UTLOEPT = "avtale_utloept"
    AVTALE_UTLOEPER = "avtale_utloeper"
    AVTALE_EVALUERES = "avtale_evalueres"
    RUTINE_SES_PAA = "rutine_ses_paa"


@dataclass(frozen=True, slots=True)
class Huspaaminnelse:
    """One thing to remember: `id` opens it, `navn` is what it is called, `dag` is its day."""

    art: Paaminnelsesart
    id: str
    navn: str
    dag: date


def reminders(
    avtaler: Iterable[Samarbeidsavtale], rutiner: Iterable[Rutine], today: date
) -> tuple[Huspaaminnelse, ...]:
    """Return what is to be remembered today, the day that is longest past first."""
    found: list[Huspaaminnelse] = []
    for one in without_replaced(avtaler):
        state = state_on(one, today)
        if one.gjelder_til is not None and state in (Avtalestand.UTLOEPER, Avtalestand.UTLOEPT):
            found.append(Huspaaminnelse(Paaminnelsesart(f"avtale_{state}"), one.id, one.motpart, one.gjelder_til))
        if one.evalueres is not None and evaluation_due(one, today):
            found.append(Huspaaminnelse(Paaminnelsesart.AVTALE_EVALUERES, one.id, one.motpart, one.evalueres))
    found += [
        Huspaaminnelse(Paaminnelsesart.RUTINE_SES_PAA, one.id, one.tittel, one.ses_paa)
        for one in rutiner
        if review_due(one, today)
    ]
    return tuple(sorted(found, key=lambda one: (one.dag, one.navn.casefold(), one.id)))
