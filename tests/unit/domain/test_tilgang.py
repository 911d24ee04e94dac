"""Access has dates, somebody can always open the health records, and a wrong password costs seconds alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.domain.tilgang import require_in_time, require_lead_stays, require_room, wait_seconds
from helseansvarlig.errors import KnownError

DAG = date(2026, 11, 22)
LEAD = Bruker("a", "Rask Bris", Rolle.HELSEANSVARLIG)
DEPUTY = Bruker("b", "Stille Fjord", Rolle.STEDFORTREDER)


def with_dates(fra: date | None, til: date | None) -> Bruker:
    return Bruker("c", "Lys Morgen", Rolle.MOETEDELTAKER, fra, til)


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_access_counts_from_the_first_day_to_the_last_both_included(first: int, last: int) -> None:
    person = with_dates(DAG + timedelta(first), DAG + timedelta(last))
    if first <= 0 <= last:
        require_in_time(person, DAG)
    else:
        with pytest.raises(KnownError) as refused:
            require_in_time(person, DAG)
        assert refused.value.code == ("tilgang_ikke_begynt" if first > 0 else "tilgang_utloept")


def test_without_dates_access_has_no_limit() -> None:
    require_in_time(with_dates(None, None), DAG)


@pytest.mark.parametrize("rolle", list(Rolle))
def test_only_leads_have_the_health_records(rolle: Rolle) -> None:
    person = Bruker("d", "Klar Dag", rolle)
    if rolle in (Rolle.HELSEANSVARLIG, Rolle.STEDFORTREDER):
        require_room(person, Rom.HELSE)
    else:
        with pytest.raises(KnownError, match="bare_for_rolle"):
            require_room(person, Rom.HELSE)


def test_the_last_who_can_open_is_never_taken_away() -> None:
    with pytest.raises(KnownError, match="siste_helseansvarlig"):
        require_lead_stays([LEAD, with_dates(None, None)], LEAD.id, DAG)
    require_lead_stays([LEAD, DEPUTY], LEAD.id, DAG)


@pytest.mark.parametrize(
    "deputy",
    [
        Bruker("b", "Stille Fjord", Rolle.STEDFORTREDER, har_startkode=True),
        Bruker("b", "Stille Fjord", Rolle.STEDFORTREDER, til=DAG + timedelta(30)),
        Bruker("b", "Stille Fjord", Rolle.STEDFORTREDER, fra=DAG + timedelta(1)),
    ],
)
def test_somebody_who_cannot_open_for_good_does_not_count(deputy: Bruker) -> None:
    with pytest.raises(KnownError, match="siste_helseansvarlig"):
        require_lead_stays([LEAD, deputy], LEAD.id, DAG)


@given(st.integers(0, 10_000))
def test_waiting_grows_and_never_passes_a_minute(failures: int) -> None:
    assert 0 <= wait_seconds(failures) <= wait_seconds(failures + 1) <= 60


def test_two_slips_of_the_finger_are_free() -> None:
    assert [wait_seconds(failures) for failures in range(7)] == [0, 0, 0, 1, 2, 4, 8]
