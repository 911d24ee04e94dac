"""Deadlines: counted as by hand, used only when checked or decided, never extended past what the rule gives.

Every example of `tests/data/fristeksempler.csv` was worked out on a calendar; the last column shows how.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.frist import (
    MOST,
    Fristbruk,
    Fristvalg,
    all_in_use,
    concerns,
    due,
    in_use,
    intake_ends,
    is_working_day,
    last_working_day,
    require_decided,
    working_days_between,
)
from helseansvarlig.domain.fristregel import Fristenhet, Fristgruppe, Fristhendelse, Fristregel, Retning
from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.frist_loader import read_fristregel
from helseansvarlig.regler.rule_file import read_rule_file
from helseansvarlig.regler.virkedager import norwegian_holidays

OSLO = ZoneInfo("Europe/Oslo")
REGLER = read_rule_file(resources() / "regler" / "frister.json").by_id("frister", read_fristregel)
ORD = Maalform("ord", "ord")
CHECKED = Kilde("lov", Regelstatus.KONTROLLERT, date(2026, 7, 2))
UNCHECKED = Kilde("ingen", Regelstatus.IKKE_KONTROLLERT, None)

with (Path(__file__).parents[2] / "data" / "fristeksempler.csv").open(encoding="utf-8", newline="") as file:
    EXAMPLES = list(csv.DictReader(file, delimiter=";"))

days = st.dates(date(2020, 1, 1), date(2045, 12, 31))


def rule(antall: int | None, enhet: Fristenhet, retning: Retning = Retning.ETTER, kilde: Kilde = CHECKED) -> Fristregel:
    return Fristregel(
        "regel", ORD, antall, enhet, Fristhendelse.INNFLYTTING, Fristgruppe.ALLE, ORD, retning, False, "", kilde
    )


def decided(regel: Fristregel, *, brukes: bool = True, antall: int | None = None, why: str = "Rutine 4") -> Fristvalg:
    return Fristvalg(regel.id, brukes, antall, None, why, "Trygg Havn", date(2026, 11, 23))


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one['regel']}-{one['fra']}")
def test_it_agrees_with_the_calendar_on_the_wall(one: dict[str, str]) -> None:
    found = due(in_use(REGLER[one["regel"]], None), date.fromisoformat(one["fra"]), norwegian_holidays)

    assert (found.dag.isoformat(), found.siste_virkedag.isoformat()) == (one["forfall"], one["siste_virkedag"])


def test_there_are_sixty_of_them_and_each_shows_its_working() -> None:
    assert len({(one["regel"], one["fra"]) for one in EXAMPLES}) >= 60
    assert all(len(one["utregning"]) > 10 or one["utregning"] in ("julaften", "skuddårsdagen") for one in EXAMPLES)
    assert {one["regel"] for one in EXAMPLES} == {name for name, r in REGLER.items() if in_use(r, None).er_i_bruk}


@pytest.mark.parametrize(
    ("intake", "end"),
    [
        (datetime(2026, 12, 31, 23, 50, tzinfo=OSLO), datetime(2027, 1, 1, tzinfo=OSLO)),
        (datetime(2028, 2, 29, 14, tzinfo=OSLO), datetime(2028, 3, 1, tzinfo=OSLO)),
        (datetime(2026, 11, 23, 0, 0, tzinfo=OSLO), datetime(2026, 11, 24, tzinfo=OSLO)),
        # The clock goes back on 25 October 2026: the day has 25 hours, and 24 of them end at 23.10.
        (datetime(2026, 10, 25, 0, 10, tzinfo=OSLO), datetime(2026, 10, 25, 23, 10, tzinfo=OSLO)),
        # It goes forward on 29 March 2026: midnight comes after 22 and a half hours.
        (datetime(2026, 3, 29, 0, 30, tzinfo=OSLO), datetime(2026, 3, 30, tzinfo=OSLO)),
    ],
)
def test_the_day_of_intake_ends_at_midnight_or_after_a_day_whichever_is_first(intake: datetime, end: datetime) -> None:
    found = due(in_use(REGLER["lege_ved_akuttvedtak"], None), intake.date(), norwegian_holidays, intake)

    assert (found.dag, found.innen) == (intake.date(), end)


@given(st.dates(date(2020, 1, 1), date(2045, 1, 1)), st.times())
def test_the_stricter_reading_satisfies_both(day: date, clock: time) -> None:
    intake = datetime.combine(day, clock, OSLO)
    end = intake_ends(intake).astimezone(UTC)

    assert intake.astimezone(UTC) < end <= intake.astimezone(UTC) + timedelta(hours=24)
    assert (end - timedelta(microseconds=1)).astimezone(OSLO).date() == intake.date()


@given(days, st.integers(1, 260))
def test_so_many_working_days_later_is_a_working_day_with_so_many_between(fra: date, antall: int) -> None:
    found = due(in_use(rule(antall, Fristenhet.VIRKEDAGER), None), fra, norwegian_holidays)

    assert is_working_day(found.dag, norwegian_holidays)
    assert found.siste_virkedag == found.dag
    assert working_days_between(fra, found.dag, norwegian_holidays) == antall


@given(days, st.integers(1, 100))
def test_counting_back_from_a_working_day_undoes_counting_on(fra: date, antall: int) -> None:
    fra = last_working_day(fra, norwegian_holidays)
    later = due(in_use(rule(antall, Fristenhet.VIRKEDAGER), None), fra, norwegian_holidays).dag

    assert due(in_use(rule(antall, Fristenhet.VIRKEDAGER, Retning.FOER), None), later, norwegian_holidays).dag == fra


@given(days, days, st.sampled_from(list(Fristenhet)), st.integers(1, 36), st.sampled_from(list(Retning)))
def test_a_later_event_never_falls_due_earlier(
    one: date, other: date, enhet: Fristenhet, antall: int, retning: Retning
) -> None:
    frist = in_use(rule(antall, enhet, retning), None)
    early, late = sorted((one, other))

    assert due(frist, early, norwegian_holidays).dag <= due(frist, late, norwegian_holidays).dag


@given(days, st.sampled_from([e for e in Fristenhet if e is not Fristenhet.INNTAKSDOEGN]), st.integers(1, 35))
def test_one_more_of_a_unit_is_later_and_before_is_the_other_way(fra: date, enhet: Fristenhet, antall: int) -> None:
    def dag(antall: int, retning: Retning) -> date:
        return due(in_use(rule(antall, enhet, retning), None), fra, norwegian_holidays).dag

    assert dag(antall + 1, Retning.ETTER) > dag(antall, Retning.ETTER) > fra
    assert dag(antall + 1, Retning.FOER) < dag(antall, Retning.FOER) < fra


@given(days)
def test_the_last_working_day_is_never_after_the_deadline_nor_more_than_a_week_before(day: date) -> None:
    found = last_working_day(day, norwegian_holidays)

    assert is_working_day(found, norwegian_holidays)
    assert timedelta(0) <= day - found <= timedelta(days=7)


@pytest.mark.parametrize("antall", [None, 6])
def test_a_rule_nobody_has_checked_counts_nothing_until_it_is_decided_here(antall: int | None) -> None:
    regel = rule(antall, Fristenhet.MAANEDER, kilde=UNCHECKED)
    frist = in_use(regel, None)

    assert (frist.bruk, frist.er_i_bruk) == (Fristbruk.IKKE_KONTROLLERT, False)
    with pytest.raises(ValueError, match="not in use"):
        due(frist, date(2026, 11, 23), norwegian_holidays)
    here = in_use(regel, decided(regel, antall=3))
    assert (here.bruk, due(here, date(2026, 11, 23), norwegian_holidays).dag) == (
        Fristbruk.BESTEMT_HER,
        date(2027, 2, 23),
    )


def test_the_rules_we_ship_without_a_checked_date_are_not_in_use() -> None:
    unchecked = {name for name, regel in REGLER.items() if regel.kilde.kontrollert is None}

    assert unchecked == {"ny_kartlegging", "tannlege"}
    assert {f.regel.id for f in all_in_use(REGLER, {}) if not f.er_i_bruk} == unchecked


@given(st.sampled_from(sorted(REGLER)), st.booleans(), st.none() | st.integers(1, 200), st.booleans())
def test_no_rule_is_in_use_without_a_checked_date_or_somebodys_name(
    name: str, brukes: bool, antall: int | None, has_valg: bool
) -> None:
    regel = REGLER[name]
    frist = in_use(regel, decided(regel, brukes=brukes, antall=antall) if has_valg else None)

    if frist.er_i_bruk:
        assert frist.antall is not None
        assert regel.kilde.kontrollert is not None or (frist.valg is not None and frist.valg.bestemt_av)


def test_a_rule_that_is_switched_off_counts_nothing_and_says_who_did_it() -> None:
    regel = REGLER["klage"]
    frist = in_use(regel, decided(regel, brukes=False))

    assert (frist.bruk, frist.er_i_bruk) == (Fristbruk.SLAATT_AV, False)
    assert frist.valg is not None
    assert frist.valg.bestemt_av == "Trygg Havn"


def test_an_institution_may_be_stricter() -> None:
    regel = REGLER["helsedel_i_plan"]
    frist = in_use(regel, replace(decided(regel, antall=10), enhet=Fristenhet.VIRKEDAGER))

    assert due(frist, date(2026, 12, 14), norwegian_holidays).dag == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("regel", "valg", "code"),
    [
        ("klage", {"why": "  "}, "frist_mangler_begrunnelse"),
        ("ny_kartlegging", {}, "frist_mangler_antall"),
        ("klage", {"antall": 0}, "frist_antall"),
        ("klage", {"antall": MOST[Fristenhet.UKER] + 1}, "frist_antall"),
        ("lege_ved_akuttvedtak", {"antall": 2}, "frist_antall"),
    ],
)
def test_a_decision_that_nobody_could_explain_is_refused(regel: str, valg: dict[str, object], code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_decided(REGLER[regel], decided(REGLER[regel], **valg))  # type: ignore[arg-type] # tests name fields


def test_switching_off_a_rule_without_a_number_needs_none() -> None:
    require_decided(REGLER["ny_kartlegging"], decided(REGLER["ny_kartlegging"], brukes=False))


@pytest.mark.parametrize(
    ("regel", "er_akutt", "expected"),
    [
        ("lege_ved_akuttvedtak", True, True),
        ("lege_ved_akuttvedtak", False, False),
        ("helsedel_i_plan", True, False),
        ("helsedel_i_plan", False, True),
        ("klage", True, True),
        ("klage", False, True),
    ],
)
def test_after_an_akuttvedtak_other_rules_hold(regel: str, er_akutt: bool, expected: bool) -> None:
    assert concerns(REGLER[regel], er_akutt=er_akutt) is expected
