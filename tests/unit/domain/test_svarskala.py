"""Two answers stand on one scale only when it is the same; where an answer stands says nothing of good or bad."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.skjema import Alternativ, Grenser, Punkt, Punkttype, Tekst
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.svarskala import Skala, Skalaart, place_on, scale_of
from helseansvarlig.domain.verdi import Koding

HYPPIGHET = "urn:helseansvarlig:hyppighet"
STEPS = ("aldri", "sjelden", "av_og_til", "ofte", "nesten_alltid")


def number(least: object = 0, most: object = 10, **facts: object) -> Punkt:
    return Punkt("1", Punkttype.HELTALL, grenser=Grenser(minste=least, stoerste=most), **facts)  # type: ignore[arg-type] # tests name fields


def choice(system: str, *codes: str, **facts: object) -> Punkt:
    given = tuple(Alternativ(Koding(code, system), Tekst(code.capitalize())) for code in codes)
    return Punkt("1", Punkttype.VALG, alternativer=given, **facts)  # type: ignore[arg-type] # tests name fields


def test_five_steps_are_ordered_and_other_choices_are_not() -> None:
    assert scale_of(choice(HYPPIGHET, *STEPS)).art is Skalaart.TRINN
    assert scale_of(choice("urn:helseansvarlig:endring", "ingen", "litt")).art is Skalaart.VALG
    assert not scale_of(choice("urn:x", "a", "b")).has_order


@pytest.mark.parametrize(
    "punkt",
    [
        Punkt("1", Punkttype.TEKST),
        Punkt("1", Punkttype.HELTALL),
        number(3, 3),
        number(Decimal(0), Decimal(10)),
        number(gjentas=True),
        choice(HYPPIGHET, "aldri"),
        choice(HYPPIGHET, *STEPS, gjentas=True),
        Punkt("1", Punkttype.JA_NEI, gjentas=True),
        Punkt("1", Punkttype.AAPENT_VALG, alternativer=choice("urn:x", "a", "b").alternativer),
    ],
    ids=lambda punkt: f"{punkt.type.value} {punkt.gjentas} {len(punkt.valg)}",
)
def test_words_several_answers_and_numbers_without_ends_have_no_place(punkt: Punkt) -> None:
    assert not scale_of(punkt).has_place
    assert place_on(scale_of(punkt), besvart("ord")) is None


def test_the_words_of_the_choices_may_be_mended_without_another_scale() -> None:
    mended = Punkt("1", Punkttype.VALG, alternativer=tuple(
        Alternativ(Koding(code, HYPPIGHET), Tekst(f"{code}!")) for code in STEPS
    ))  # fmt: skip
    assert scale_of(mended) == scale_of(choice(HYPPIGHET, *STEPS))
    assert scale_of(choice(HYPPIGHET, *STEPS[:-1])) != scale_of(choice(HYPPIGHET, *STEPS))
    assert scale_of(number(0, 5)) != scale_of(number(0, 10))


def test_where_an_answer_stands() -> None:
    steps, ja_nei = scale_of(choice(HYPPIGHET, *STEPS)), Skala(Skalaart.JA_NEI)
    assert [place_on(steps, besvart(Koding(code, HYPPIGHET))) for code in STEPS] == [0, 0.25, 0.5, 0.75, 1]
    assert (place_on(ja_nei, besvart(False)), place_on(ja_nei, besvart(True))) == (0, 1)
    assert place_on(steps, besvart(Koding("ofte", "urn:another"))) is None


@given(st.integers(-50, 50), st.integers(1, 50), st.integers(-200, 200))
def test_a_number_stands_between_its_ends_or_nowhere(least: int, length: int, value: int) -> None:
    skala = scale_of(number(least, least + length))
    place = place_on(skala, besvart(value))
    assert (place is None) == (not least <= value <= least + length)
    if place is not None:
        assert round(place * length) + least == value


@pytest.mark.parametrize("status", [status for status in Svarstatus if status is not Svarstatus.BESVART])
def test_no_answer_is_never_the_lower_end(status: Svarstatus) -> None:
    for skala in (Skala(Skalaart.JA_NEI), scale_of(number()), scale_of(choice(HYPPIGHET, *STEPS))):
        assert place_on(skala, Svar(status=status)) is None


def test_true_is_no_number_and_several_values_have_no_place() -> None:
    assert place_on(scale_of(number()), besvart(True)) is None
    assert place_on(Skala(Skalaart.JA_NEI), besvart(1)) is None
    assert place_on(scale_of(number()), besvart(1, 2)) is None
