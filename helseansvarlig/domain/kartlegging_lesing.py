"""Reading what stands together with the child: the question of whether it recognises itself, and what a «nei» means."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand
from helseansvarlig.domain.svar import Svarsett

READ_TOGETHER = "til-slutt"
"""Marks the question of whether the child recognises what is written: about the form, not about the child."""


def disowned(skjema: Skjema, svar: Svarsett) -> tuple[str, ...]:
    """Return where the child has said that it does not recognise itself; that is mended before anything is finished."""
    asked = evaluate_enabled(skjema, svar)
    return tuple(
        place.path
        for place in expand(skjema, svar)
        if place.punkt.kontroll == READ_TOGETHER
        and asked[place.path]
        and any(value is False for value in svar.get(place.path).verdier)
    )
