"""What is said of a question over time: from what to what, and nobody's judgement of it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.skjema import Grenser, Punkt, Punkttype, Stemme, Tekst
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarstatus, besvart
from helseansvarlig.domain.svarskala import Skala, place_on, scale_of
from helseansvarlig.domain.utvikling import (
    Endringsart,
    Merkeart,
    Noekkel,
    Serie,
    Skjemanavn,
    Svarpunkt,
    Tidsmerke,
    Utvikling,
    change_of,
)

START = date(2026, 3, 1)
VIL_IKKE, VET_IKKE = Svar(status=Svarstatus.VIL_IKKE_SVARE), Svar(status=Svarstatus.VET_IKKE)
FORM = Skjemanavn("f", Tekst("Skjema"))
SLEEP = Punkt("1", Punkttype.HELTALL, Tekst("Hvordan har du sovet?"), grenser=Grenser(minste=0, stoerste=10))


def serie_of(*answers: Svar, skala: Skala | None = None) -> Serie:
    """One answer a month."""
    own = skala or scale_of(SLEEP)
    points = (
        Svarpunkt(START + timedelta(30 * number), SLEEP, svar, place_on(own, svar), FORM)
        for number, svar in enumerate(answers)
    )
    return Serie(Noekkel("f", "1", Punkttype.HELTALL, Stemme.BARN, own), tuple(points))


def said(*answers: Svar) -> tuple[Endringsart, object, object, bool]:
    found = change_of(serie_of(*answers))
    first, last = (point.svar.verdier[0] if point else None for point in (found.fra, found.til))
    return found.art, first, last, found.sist is not None


def test_from_the_first_answer_to_the_last() -> None:
    assert said(besvart(3), besvart(6)) == (Endringsart.ENDRET, 3, 6, False)
    assert said(besvart(6), VIL_IKKE, besvart(3)) == (Endringsart.ENDRET, 6, 3, False)
    assert said(besvart(3), besvart(3)) == (Endringsart.LIKT, 3, 3, False)
    assert said(besvart(3), besvart(9), besvart(3)) == (Endringsart.TILBAKE, 3, 3, False)


def test_one_answer_is_no_development() -> None:
    assert said(besvart(3)) == (Endringsart.FOR_FAA, None, 3, False)
    assert said(VIL_IKKE, VET_IKKE) == (Endringsart.FOR_FAA, None, None, True)


def test_a_last_time_without_an_answer_is_not_hidden_behind_an_older_one() -> None:
    assert said(besvart(3), besvart(6), VIL_IKKE) == (Endringsart.ENDRET, 3, 6, True)


@given(st.lists(st.one_of(st.integers(0, 10).map(besvart), st.sampled_from([VIL_IKKE, IKKE_SPURT])), min_size=1))
def test_nothing_is_said_that_was_not_answered(answers: list[Svar]) -> None:
    found = change_of(serie_of(*answers))
    numbers = [svar.verdier[0] for svar in answers if svar.verdier]
    assert (found.art is Endringsart.FOR_FAA) == (len(numbers) < 2)
    if found.fra is not None and found.til is not None:
        assert [found.fra.svar.verdier[0], found.til.svar.verdier[0]] == [numbers[0], numbers[-1]]
    assert (found.sist is None) == bool(answers[-1].verdier)


def test_choices_without_an_order_are_never_joined_by_a_line() -> None:
    unordered = scale_of(Punkt("1", Punkttype.VALG))
    assert serie_of(besvart(3), besvart(6), skala=unordered).joined() == ()
    assert serie_of(besvart(3), besvart(6)).joined() == ((0, 1),)


def test_the_time_goes_from_the_first_day_to_the_last_mark() -> None:
    later = START + timedelta(90)
    found = Utvikling((START,), (), (Tidsmerke(later, Merkeart.MOETE),), 0, ulike_versjoner=False, ulike_skjema=False)
    assert found.spenn == (START, later)
