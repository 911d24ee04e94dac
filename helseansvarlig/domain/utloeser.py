"""Which answers ask for somebody, and how soon. Never a sum, never a level for the child, never «lav risiko»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.skjema import Nivaa, Operator, Skjema, Utloeser
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand, holds
from helseansvarlig.domain.svar import Svar, Svarsett
from helseansvarlig.domain.verdi import Verdi


@dataclass(frozen=True, slots=True)
class Utloest:
    """One trigger that an answer set off; `roedt_flagg` names what to do first where there is such a flag."""

    path: str
    link_id: str
    nivaa: Nivaa
    roedt_flagg: str = ""


_LEVELS = (Nivaa.STRAKS, Nivaa.INNEN_3_DAGER, Nivaa.INNEN_14_DAGER)

REGEL_FOR: Mapping[Nivaa, str] = {
    Nivaa.INNEN_3_DAGER: "svar_innen_3_dager",
    Nivaa.INNEN_14_DAGER: "svar_innen_14_dager",
}
"""The deadline rule that says how many days a level has; what is urgent has none: it is done now."""


def most_urgent(utloest: Iterable[Utloest]) -> dict[str, Nivaa]:
    """Return the most urgent level that each answer (by path) set off."""
    found: dict[str, Nivaa] = {}
    for one in utloest:
        found[one.path] = min(one.nivaa, found.get(one.path, one.nivaa), key=_LEVELS.index)
    return found


def utloeste(skjema: Skjema, svar: Svarsett, forrige: Svarsett | None = None) -> tuple[Utloest, ...]:
    """Return the triggers that these answers set off, in form order; `forrige` is the previous kartlegging's answers.

    Only questions that are asked count. An answer that sets off nothing says nothing about the child.
    """
    before = forrige or Svarsett()
    fired = [
        Utloest(place.path, place.punkt.link_id, utloeser.nivaa, utloeser.roedt_flagg)
        for place in expand(skjema, svar)
        if place.punkt.utloesere and place.path in svar.svar
        for utloeser in place.punkt.utloesere
        if _fires(utloeser, svar.get(place.path), before.get(place.path))
    ]
    if not fired:
        return ()
    enabled = evaluate_enabled(skjema, svar)
    return tuple(one for one in fired if enabled[one.path])


def _fires(utloeser: Utloeser, svar: Svar, forrige: Svar) -> bool:
    if utloeser.ved_status is not None:
        return svar.status is utloeser.ved_status
    if utloeser.operator is Operator.FALL:
        return _has_dropped(utloeser.verdi, svar.verdier, forrige.verdier)
    # «Nothing is equal» would hold for a question nobody has answered; a trigger needs something that was said.
    return bool(svar.verdier) and holds(utloeser.operator, utloeser.verdi, svar.verdier)


def _has_dropped(by: Verdi | None, now: tuple[Verdi, ...], before: tuple[Verdi, ...]) -> bool:
    if len(now) != 1 or len(before) != 1:
        return False
    limit, new, old = by, now[0], before[0]
    return type(limit) is type(new) is type(old) is int and old - new >= limit
