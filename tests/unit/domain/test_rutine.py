"""A routine has a version, an owner and a day to look at it again; who has read it is told version by version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.rutine import (
    WARN_OF_REVIEW,
    Lesekvittering,
    Rutine,
    in_use,
    next_version,
    read_by,
    require_whole,
    review_due,
)
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
RUTINE = Rutine("r1", "Legetilsyn", "Ring legen.", "Trygg Havn", DAY, DAY + timedelta(days=365))


@pytest.mark.parametrize("field", ["tittel", "tekst", "eier"])
def test_it_has_a_title_words_and_an_owner(field: str) -> None:
    with pytest.raises(KnownError, match=f"rutine_mangler_{field}"):
        require_whole(replace(RUTINE, **{field: " "}))


def test_nobody_looks_at_it_again_before_it_holds() -> None:
    with pytest.raises(KnownError, match="rutine_ses_paa_foer_start"):
        require_whole(replace(RUTINE, ses_paa=DAY - timedelta(days=1)))


def test_other_words_are_a_new_version_and_another_owner_is_not() -> None:
    read = read_by(RUTINE, "Rolig Bekk", DAY)

    assert next_version(read, replace(RUTINE, eier="Liv")).versjon == 1
    assert next_version(read, replace(RUTINE, tekst="Ring legen først.")).versjon == 2


def test_a_new_version_has_been_read_by_nobody_and_who_read_the_old_one_is_not_forgotten() -> None:
    read = read_by(RUTINE, "Rolig Bekk", DAY)
    again = next_version(read, replace(RUTINE, tekst="Ring legen først."))

    assert read.lest_naa == (Lesekvittering("Rolig Bekk", DAY, 1),)
    assert again.lest_naa == ()
    assert again.lest == read.lest


def test_reading_twice_is_reading_once_however_the_name_is_spaced() -> None:
    once = read_by(RUTINE, " Rolig  Bekk ", DAY)

    assert read_by(once, "rolig bekk", DAY + timedelta(days=1)) == once
    with pytest.raises(KnownError, match="rutine_mangler_leser"):
        read_by(RUTINE, " ", DAY)


def test_it_is_told_of_a_fortnight_before_and_never_when_out_of_use() -> None:
    before = RUTINE.ses_paa - WARN_OF_REVIEW

    assert not review_due(RUTINE, before - timedelta(days=1))
    assert review_due(RUTINE, before)
    assert review_due(RUTINE, RUTINE.ses_paa + timedelta(days=400))
    assert not review_due(replace(RUTINE, avviklet=DAY), RUTINE.ses_paa)


def test_only_what_holds_is_in_use_by_title() -> None:
    other, gone = replace(RUTINE, tittel="akutt"), replace(RUTINE, avviklet=DAY)

    assert in_use([RUTINE, gone, other]) == (other, RUTINE)
