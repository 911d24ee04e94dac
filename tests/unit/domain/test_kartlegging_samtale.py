"""What is told about a talk: who and where, alone or not, on paper first, read together. Nothing lies in the future."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.domain.kartlegging import FraPapir, Kartlegging, LestSammen
from helseansvarlig.domain.kartlegging_samtale import Samtale, require_told, samtale_of, with_samtale
from helseansvarlig.errors import KnownError

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROW = Kartlegging("k1", "b1", "mal", "1.0.0", "abc", NOW, "Rolig Bekk")
WHOLE = Samtale("Stille Vind", "Kjøkkenet", "nei: Vil ha søsteren med", LestSammen(TODAY, "Rolig Bekk", "Ja"), TODAY)


def test_what_is_told_comes_back_as_it_was_told() -> None:
    assert samtale_of(with_samtale(ROW, WHOLE, NOW, "Trygg Havn")) == WHOLE
    assert samtale_of(with_samtale(ROW, Samtale("Rolig Bekk"), NOW, "Trygg Havn")) == Samtale("Rolig Bekk")


def test_white_space_around_words_is_not_kept() -> None:
    told = with_samtale(ROW, Samtale(" Rolig Bekk ", " Bilen", " ja "), NOW, "Trygg Havn")
    assert (told.spurt_av, told.sted, told.alenesamtale_tilbudt) == ("Rolig Bekk", "Bilen", "ja")


def test_who_typed_it_in_stays_until_the_day_of_the_talk_is_another() -> None:
    first = with_samtale(ROW, WHOLE, NOW, "Trygg Havn")
    assert first.fra_papir == FraPapir(TODAY, NOW, "Trygg Havn")
    later = NOW + timedelta(hours=1)

    assert with_samtale(first, replace(WHOLE, sted="Bilen"), later, "Stille Vind").fra_papir == first.fra_papir
    earlier = replace(WHOLE, papirdag=TODAY - timedelta(1))
    assert with_samtale(first, earlier, later, "Stille Vind").fra_papir == FraPapir(
        TODAY - timedelta(1), later, "Stille Vind"
    )
    assert with_samtale(first, replace(WHOLE, papirdag=None), later, "Stille Vind").fra_papir is None


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (replace(WHOLE, spurt_av="  "), "kartlegging_mangler_spurt_av"),
        (replace(WHOLE, papirdag=TODAY + timedelta(1)), "papir_dato"),
        (replace(WHOLE, lest_sammen=LestSammen(TODAY, " ")), "lest_sammen_mangler_hvem"),
        (replace(WHOLE, lest_sammen=LestSammen(TODAY + timedelta(1), "Rolig Bekk")), "lest_sammen_dato"),
    ],
)
def test_a_talk_that_nobody_held_or_that_is_still_to_come_is_refused(told: Samtale, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_told(told, TODAY)


def test_a_whole_one_is_not_refused() -> None:
    require_told(WHOLE, TODAY)
    require_told(Samtale("Rolig Bekk"), TODAY)
