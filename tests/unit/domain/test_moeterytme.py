"""The day of the next meeting: the rhythm never falls on a closed day, never later than it says, and never early."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.frist import due_day, in_use, is_working_day, working_days_between
from helseansvarlig.domain.fristregel import Fristenhet
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.moeterytme import (
    Moetestand,
    Nestemoete,
    Rytmegrunnlag,
    counterpart_id,
    next_meetings,
    rhythm_day,
)
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.regler.virkedager import norwegian_holidays

RULES = load_regelverk(resources() / "regler")
RHYTHMS = sorted({rule for one in RULES.moeteoppsett.values() for rule in one.rytmer.values()})
BOOK = (Motpart("b1", "BUP Elvebyen", Mottakerkategori.BUP),)
BASIS = Rytmegrunnlag(
    RULES.moeteoppsett,
    {Moetetype.KONTAKTMOETE: in_use(RULES.frister["kontaktmoete"], None)},
    BOOK,
    norwegian_holidays,
)
YEARLY = Rytmegrunnlag(
    RULES.moeteoppsett,
    {**BASIS.rytmer, Moetetype.EVALUERING: in_use(RULES.frister["samarbeid_evaluering"], None)},
    BOOK,
    norwegian_holidays,
)
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def meeting(dato: date, *, ferdig: bool, neste: date | None = None, kind: Moetetype = Moetetype.KONTAKTMOETE) -> Moete:
    return Moete(f"{dato}", kind, dato, "BUP Elvebyen", neste_moete=neste, ferdig=ferdig, motpart_id="b1")


def the_next(moeter: list[Moete], today: date) -> Nestemoete:
    return next(one for one in next_meetings(moeter, BASIS, today) if one.moetetype is Moetetype.KONTAKTMOETE)


@pytest.mark.parametrize("rule", RHYTHMS)
@given(sist=days)
def test_the_rhythm_gives_a_working_day_that_is_the_last_within_it(rule: str, sist: date) -> None:
    rytme = in_use(RULES.frister[rule], None)
    dag = rhythm_day(rytme, sist, norwegian_holidays)

    assert is_working_day(dag, norwegian_holidays)
    assert sist < dag <= due_day(rytme, sist, norwegian_holidays)
    if rytme.enhet is Fristenhet.VIRKEDAGER:
        assert working_days_between(sist, dag, norwegian_holidays) == rytme.antall


@given(sist=days, later=st.integers(0, 400))
def test_it_is_late_from_the_day_after_its_day_and_not_before(sist: date, later: int) -> None:
    found = the_next([meeting(sist, ferdig=True)], sist + timedelta(days=later))

    assert found.er_forfalt is (sist + timedelta(days=later) > found.dag)


def test_a_planned_meeting_is_never_late_but_says_that_the_rhythm_is_not_kept() -> None:
    moeter = [meeting(date(2026, 1, 5), ferdig=True), meeting(date(2026, 6, 1), ferdig=False)]
    found = the_next(moeter, date(2026, 5, 1))

    assert (found.stand, found.moete_id, found.er_senere_enn_rytmen) == (Moetestand.PLANLAGT, "2026-06-01", True)


def test_what_was_agreed_goes_before_the_rhythm_and_a_day_before_the_meeting_was_never_agreed() -> None:
    sist = date(2026, 1, 5)
    agreed = the_next([meeting(sist, ferdig=True, neste=date(2026, 8, 3))], sist)
    nonsense = the_next([meeting(sist, ferdig=True, neste=sist)], sist)

    assert (agreed.stand, agreed.dag) == (Moetestand.AVTALT, date(2026, 8, 3))
    assert nonsense.stand is Moetestand.ETTER_RYTMEN


def test_before_the_first_contact_meeting_days_are_counted_from_the_start() -> None:
    start = meeting(date(2026, 1, 5), ferdig=True, kind=Moetetype.OPPSTARTSMOETE)

    assert the_next([start], date(2026, 1, 6)).sist == start.dato
    kinds = {one.moetetype for one in next_meetings([start], BASIS, date(2026, 1, 6))}
    assert Moetetype.OPPSTARTSMOETE not in kinds, "it is held once"


def test_the_day_agreed_at_the_start_is_the_first_contact_meetings_and_no_other_kinds() -> None:
    sist, agreed = date(2026, 1, 5), date(2026, 2, 2)
    start = meeting(sist, ferdig=True, neste=agreed, kind=Moetetype.OPPSTARTSMOETE)
    found = {one.moetetype: one for one in next_meetings([start], YEARLY, sist)}

    assert (found[Moetetype.KONTAKTMOETE].stand, found[Moetetype.KONTAKTMOETE].dag) == (Moetestand.AVTALT, agreed)
    assert found[Moetetype.EVALUERING].stand is Moetestand.ETTER_RYTMEN
    assert found[Moetetype.EVALUERING].dag > agreed


def test_nothing_is_due_with_somebody_one_never_met() -> None:
    assert next_meetings([meeting(date(2026, 1, 5), ferdig=False)], BASIS, date(2026, 6, 1)) == ()


@pytest.mark.parametrize(("typed", "found"), [(" bup  ELVEBYEN ", "b1"), ("BUP", ""), ("", "")])
def test_a_service_is_known_by_its_whole_name(typed: str, found: str) -> None:
    assert counterpart_id(typed, BOOK) == found
