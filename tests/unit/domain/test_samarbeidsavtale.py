"""An agreement covers a topic only when words, owner and evidence stand there and somebody has said that it is so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.samarbeidsavtale import (
    Avtalepart,
    Avtalestand,
    Avtaletema,
    Foelge,
    Samarbeidsavtale,
    Temapunkt,
    evaluation_due,
    holds_on,
    state_on,
    tick,
    tidy,
    words_in,
)
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
WHOLE = Temapunkt(Avtaletema.AKUTT, "Ring vakta", "Liv", "avtalen s. 2")
AVTALE = Samarbeidsavtale("a1", "BUP Elvebyen", temaer=(WHOLE,))


def test_there_are_seven_topics_and_a_new_agreement_covers_none() -> None:
    fresh = Samarbeidsavtale("", "BUP")

    assert [one.tema for one in fresh.temaer] == list(Avtaletema)
    assert len(fresh.temaer) == 7
    assert fresh.dekkede == ()


def test_a_topic_is_covered_from_the_day_it_is_ticked() -> None:
    ticked = tick(AVTALE, Avtaletema.AKUTT, DAY)

    assert ticked.dekkede == (Avtaletema.AKUTT,)
    assert ticked.punkt(Avtaletema.AKUTT).paa_plass == DAY
    assert tick(ticked, Avtaletema.AKUTT, None).dekkede == ()


@pytest.mark.parametrize("field", ["tekst", "eier", "belegg"])
def test_nothing_is_in_place_that_lacks_words_owner_or_evidence(field: str) -> None:
    lacking = replace(AVTALE, temaer=(replace(WHOLE, **{field: " "}),))

    assert lacking.punkt(Avtaletema.AKUTT).mangler == (field,)
    with pytest.raises(KnownError, match="avtaletema_mangler"):
        tick(lacking, Avtaletema.AKUTT, DAY)


@pytest.mark.parametrize("field", ["tekst", "eier", "belegg"])
def test_taking_words_away_takes_the_tick_away(field: str) -> None:
    ticked = tick(AVTALE, Avtaletema.AKUTT, DAY)
    emptied = replace(ticked, temaer=(replace(ticked.punkt(Avtaletema.AKUTT), **{field: ""}),))

    assert emptied.dekkede == ()
    assert tidy(emptied).punkt(Avtaletema.AKUTT).paa_plass is None


@settings(deadline=None)
@given(st.permutations(list(Avtaletema)), st.integers(0, 7))
def test_an_agreement_is_kept_with_every_topic_once_in_order(order: list[Avtaletema], kept: int) -> None:
    written = replace(AVTALE, temaer=tuple(replace(WHOLE, tema=tema) for tema in order[:kept]))

    assert [one.tema for one in tidy(written).temaer] == list(Avtaletema)
    assert {one.tema for one in tidy(written).temaer if one.tekst} == set(order[:kept])


def test_empty_rows_are_not_kept() -> None:
    written = replace(
        AVTALE,
        parter=(Avtalepart("Solbakken"), Avtalepart(" ", "Liv")),
        foelge=(Foelge("", " "), Foelge("Særkontakten", "ansatt på jobb")),
        uenighet=("", " Lederne "),
    )
    kept = tidy(written)

    assert [one.virksomhet for one in kept.parter] == ["Solbakken"]
    assert kept.foelge == (Foelge("Særkontakten", "ansatt på jobb"),)
    assert kept.uenighet == ("Lederne",)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"motpart": " "}, "avtale_mangler_motpart"),
        ({"gjelder_fra": DAY, "gjelder_til": DAY - timedelta(days=1)}, "avtale_slutter_foer_start"),
        ({"evaluert": DAY}, "avtale_evaluert_uten_ord"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(KnownError, match=code):
        tidy(replace(AVTALE, **change))  # type: ignore[arg-type]  # the fields are told as data


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, Avtalestand.KOMMER),
        (0, Avtalestand.GJELDER),
        (305, Avtalestand.GJELDER),
        (306, Avtalestand.UTLOEPER),
        (365, Avtalestand.UTLOEPER),
        (366, Avtalestand.UTLOEPT),
    ],
)
def test_how_it_stands_follows_from_the_day(days: int, state: Avtalestand) -> None:
    year = replace(AVTALE, gjelder_fra=DAY, gjelder_til=DAY + timedelta(days=365))

    assert state_on(year, DAY + timedelta(days=days)) is state
    assert holds_on(year, DAY + timedelta(days=days)) is (0 <= days <= 365)


def test_without_a_first_day_it_is_being_worked_on_and_without_a_last_it_goes_on() -> None:
    assert state_on(AVTALE, DAY) is Avtalestand.UNDER_ARBEID
    assert state_on(replace(AVTALE, gjelder_fra=DAY), date(2099, 1, 1)) is Avtalestand.GJELDER


def test_evaluation_is_asked_for_a_month_before_until_it_is_done() -> None:
    yearly = replace(AVTALE, evalueres=DAY)
    before = DAY - timedelta(days=30)

    assert not evaluation_due(AVTALE, DAY)
    assert not evaluation_due(yearly, before - timedelta(days=1))
    assert evaluation_due(yearly, before)
    assert evaluation_due(replace(yearly, evaluert=DAY - timedelta(days=365)), DAY)
    assert not evaluation_due(replace(yearly, evaluert=before), DAY + timedelta(days=90))


def test_everything_written_freely_is_looked_through() -> None:
    written = replace(
        AVTALE, egen_psykolog="ett", tilbud="to", foelge=(Foelge("tre", "fire"),), uenighet=("fem",), evaluering="seks"
    )

    assert {"Ring vakta", "Liv", "avtalen s. 2", "ett", "to", "tre", "fire", "fem", "seks"} <= set(words_in(written))
