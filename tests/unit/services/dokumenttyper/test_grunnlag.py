from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.medvirkning import Medvirkning, SjekketUt
from helseansvarlig.services.dokumenttyper.grunnlag import FormellHenviser, Grunnlag
from tests.pdf import eksempel


def with_fields(**felter: str) -> Grunnlag:
    grunnlag = eksempel.henvisning()
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=felter))


def test_white_space_is_not_content() -> None:
    assert with_fields(skole=" \n ").written("skole") == ""
    assert with_fields().written("skole") == ""


def test_referrer_participation_and_review_are_read_from_what_was_written() -> None:
    grunnlag = with_fields(
        henviser_rolle="fastlege",
        henviser_hpr="1234567",
        medvirkning_vekt="Stor",
        sjekket_ut_dato="2026-11-20",
        sjekket_ut_enig="enig",
    )

    assert grunnlag.formell_henviser == FormellHenviser("fastlege", hpr="1234567")
    assert grunnlag.medvirkning == Medvirkning(vekt="Stor")
    assert grunnlag.sjekket_ut == SjekketUt(date(2026, 11, 20), "enig")


@pytest.mark.parametrize("text", ["", "i går", "2026-13-40", "20.11.2026"])
def test_a_date_that_cannot_be_read_counts_as_none(text: str) -> None:
    assert with_fields(sjekket_ut_dato=text).sjekket_ut.dato is None
