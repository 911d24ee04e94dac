"""Which forms are worded for a child of this age, and which stand nearest when none is."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.skjema import Aldersspenn, Skjema


def passer(skjema: Skjema, alder: int | None) -> bool:
    """Tell whether a form is worded for `alder` (whole years). No age given or known means that it may be."""
    return _years_off(skjema.alder, alder) == 0


def order_by_age(skjemaer: Iterable[Skjema], alder: int | None) -> tuple[Skjema, ...]:
    """Return the forms that fit `alder` first, then the others, the nearest first; else they stay in their order."""
    return tuple(sorted(skjemaer, key=lambda skjema: _years_off(skjema.alder, alder)))


def _years_off(spenn: Aldersspenn | None, alder: int | None) -> int:
    """Return how many years lie between an age and a span; none inside it."""
    if spenn is None or alder is None:
        return 0
    too_old = 0 if spenn.til is None else alder - spenn.til + 1
    return max(0, spenn.fra - alder, too_old)
