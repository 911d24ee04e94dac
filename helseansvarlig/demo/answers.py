"""A story's short answers turned into real ones, for whatever the template asks."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from helseansvarlig.demo.texts import Story, Told
from helseansvarlig.domain.skjema import Punkt, Punkttype
from helseansvarlig.domain.skjema_tre import Forekomst
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.verdi import Verdi
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde

_SCALE = 10
_ASKED_OF_ALL = 0.75
"""How many of the questions that the story is silent about were put to the child at all."""


def answers_of(told: Story, picture: Kartleggingsbilde, chance: Random) -> dict[str, Svar]:
    """Return answers by path: what the story tells, and for the rest what fits `nivaa` (0: nothing more was asked)."""
    given: Mapping[str, Told] = told["svar"]
    found: dict[str, Svar] = {}
    for place in picture.steder:
        if place.punkt.link_id in given:
            found[place.path] = _told(given[place.punkt.link_id], place.punkt)
        elif told["nivaa"] and place.punkt.is_fillable and chance.random() < _ASKED_OF_ALL:
            value = _likely(place, told["nivaa"], chance)
            found |= {} if value is None else {place.path: Svar((value,))}
    return found


def _told(answer: Told, punkt: Punkt) -> Svar:
    """Return one answer; `v` is the value, `b` the child's own words, `o` what an adult saw."""
    parts = answer if isinstance(answer, dict) else {"v": answer}
    words, seen = parts.get("b", ""), parts.get("o", "")
    if "v" not in parts:
        return Svar(status=Svarstatus(parts["status"]), barnets_ord=words, voksnes_observasjon=seen)
    return Svar((_value(parts["v"], punkt),), barnets_ord=words, voksnes_observasjon=seen)


def _value(raw: Told, punkt: Punkt) -> Verdi:
    if not punkt.valg:
        value: Verdi = raw
        return value
    return next(choice.verdi for choice in punkt.valg if getattr(choice.verdi, "kode", None) == raw)


def _likely(place: Forekomst, nivaa: int, chance: Random) -> Verdi | None:
    """Return an ordinary answer. Free text is never made up, and yes or no only told by the story."""
    punkt = place.punkt
    if punkt.type is Punkttype.HELTALL:
        return max(0, min(_SCALE, nivaa + chance.randint(-1, 1)))
    if punkt.valg and len(punkt.valg) > 3:
        return punkt.valg[chance.choice((1, 2, 2))].verdi
    return None
