"""A decision says why, what was tried, who decided and when it is looked at again; the newest of an area holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning, require_complete, standing
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
WHOLE = Nivaabeslutning(
    "n1", "b1", Omraade.PSYKISK, DAY, Hjelpenivaa.KOMMUNE, "Vil snakke med noen", "Ingenting ennå", "Trygg Havn",
    DAY + timedelta(days=30),
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (replace(WHOLE, begrunnelse=" "), "nivaa_mangler_begrunnelse"),
        (replace(WHOLE, provd=""), "nivaa_mangler_provd"),
        (replace(WHOLE, besluttet_av=" "), "nivaa_mangler_besluttet_av"),
        (replace(WHOLE, neste_sjekk=DAY), "nivaa_dato"),
        (replace(WHOLE, neste_sjekk=DAY - timedelta(days=1), nivaa=Hjelpenivaa.AKUTT), "nivaa_dato"),
    ],
)
def test_a_decision_without_a_reason_a_trial_an_owner_or_a_next_look_is_refused(
    row: Nivaabeslutning, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        require_complete(row)


@pytest.mark.parametrize(
    "row",
    [WHOLE, replace(WHOLE, nivaa=Hjelpenivaa.INGENTING_NAA), replace(WHOLE, nivaa=Hjelpenivaa.AKUTT, neste_sjekk=DAY)],
)
def test_nothing_now_is_a_decision_too_and_what_is_acute_may_be_looked_at_the_same_day(row: Nivaabeslutning) -> None:
    require_complete(row)


@given(st.lists(st.tuples(st.sampled_from(Omraade), st.sampled_from(Hjelpenivaa)), max_size=12))
def test_the_newest_decision_of_each_area_holds(decided: list[tuple[Omraade, Hjelpenivaa]]) -> None:
    rows = [replace(WHOLE, id=str(n), omraade=area, nivaa=level) for n, (area, level) in enumerate(decided)]
    holding = standing(rows)

    assert list(holding) == [area for area in Omraade if area in dict(decided)]
    for area, one in holding.items():
        assert one == next(row for row in rows if row.omraade is area)
