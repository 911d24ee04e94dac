"""What tells one recipient from another, and how far a part has come."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.deling import Avgjoerelse, Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import Del, text_part
from ui.screens.dokumenter.model import (
    Deltilstand,
    fields_as_text,
    fields_from_text,
    part_state,
    sharing_view,
)

ALL = frozenset(Innhold)


@given(st.dictionaries(st.text(), st.text()))
def test_what_is_half_written_comes_back_as_it_was(felter: dict[str, str]) -> None:
    assert fields_from_text(fields_as_text(felter)) == felter


def answer(utfall: Utfall, held: frozenset[Innhold] = frozenset(), grunn: str = "samtykke") -> Delingsvurdering:
    return Delingsvurdering(utfall, Grunnlag.SAMTYKKE, ALL - held, held, grunn=grunn)


def test_what_is_held_back_comes_before_what_is_written() -> None:
    part = text_part("rus", Innhold.RUS)
    assert part_state(part, {"rus": "x"}, answer(Utfall.DELVIS, frozenset({Innhold.RUS}))) is Deltilstand.HOLDT_TILBAKE
    assert part_state(part, {"rus": "x"}, answer(Utfall.JA)) is Deltilstand.FERDIG
    assert part_state(part, {"rus": "  "}, None) is Deltilstand.TOM
    assert part_state(Del("omsorg", fra_mappen=True), {}, None) is Deltilstand.FRA_MAPPEN


@pytest.mark.parametrize(
    ("utfall", "word", "asks"),
    [
        (Utfall.JA, "Kan deles", False),
        (Utfall.DELVIS, "Noe kan deles", False),
        (Utfall.SPOER, "Du må avgjøre", True),
        (Utfall.NEI, "Kan ikke deles nå", True),
    ],
)
def test_a_reason_is_asked_for_only_where_there_is_no_other_way(utfall: Utfall, word: str, asks: bool) -> None:
    shown = sharing_view(answer(utfall), Avgjoerelse())
    assert (shown.ord, shown.avgjoerelse is not None) == (word, asks)


def test_what_is_held_back_is_named() -> None:
    partly = answer(Utfall.DELVIS, frozenset({Innhold.RUS}))
    assert sharing_view(partly, Avgjoerelse()).holdt_tilbake == "rus"


def test_the_grounds_that_are_open_can_be_chosen_where_consent_is_the_main_rule() -> None:
    closed = replace(answer(Utfall.NEI), grunnlag=Grunnlag.INGEN, andre=(Grunnlag.FARE_FOR_LIV_ELLER_HELSE,))
    shown = sharing_view(closed, Avgjoerelse())

    assert shown.grunnlag == (("fvl_13_b", "Fare for liv eller alvorlig helseskade"),)
    assert shown.avgjoerelse is not None
    assert (shown.avgjoerelse.spoer_om_grunnlag, shown.avgjoerelse.spoer_om_barnet) == (True, False)


def test_towards_the_own_service_the_ground_is_the_statutes_own_and_a_wish_asks_for_a_sentence() -> None:
    asks = replace(
        answer(Utfall.SPOER, grunn="forbehold"),
        grunnlag=Grunnlag.LOV_OPPDATERE_BARNEVERNSTJENESTEN,
        etter_oenske=frozenset({Innhold.RUS}),
        andre=(Grunnlag.MELDEPLIKT,),
    )
    decision = sharing_view(asks, Avgjoerelse()).avgjoerelse

    assert decision is not None
    assert (decision.spoer_om_grunnlag, decision.spoer_om_barnet) == (False, True)
