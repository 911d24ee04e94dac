"""What was read out is confirmed as it was, whole, or nothing leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.utgang import (
    BARE_SAGT,
    Bekreftelse,
    Sammendrag,
    Til,
    Varsko,
    is_outside,
    require_confirmed,
    who_is_meant,
)
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError

BARN = Barn("b1", "Vakker Lys Blomst", date(2011, 3, 4))
SAID = Sammendrag(
    "d1", "brev", Kanal.PAPIR, who_is_meant(BARN), Til(Mottakerkategori.BUP, "BUP Elvebyen"), 2, "ab", "samtykke"
)


def code_of(said: Bekreftelse, now: Sammendrag = SAID) -> str:
    try:
        require_confirmed(said, now)
    except KnownError as error:
        return error.code
    return ""


def test_the_child_is_told_apart_by_name_initials_and_year() -> None:
    assert (SAID.gjelder.navn, SAID.gjelder.initialer, SAID.gjelder.foedselsaar) == (BARN.navn, "V.L.B.", 2011)


@given(st.frozensets(st.sampled_from(Varsko)), st.frozensets(st.sampled_from(Varsko)))
def test_every_warning_is_ticked_but_those_that_are_only_said(
    found: frozenset[Varsko], ticked: frozenset[Varsko]
) -> None:
    now = replace(SAID, varsko=tuple(found))
    assert code_of(Bekreftelse(now, lest=ticked), now) == (
        "" if found - BARE_SAGT <= ticked else "utlevering_ikke_lest"
    )


def test_a_summary_that_has_changed_lets_nothing_out_whatever_is_ticked() -> None:
    everything = frozenset(Varsko)
    for other in (
        replace(SAID, sha256="cd"),
        replace(SAID, sider=3),
        replace(SAID, til=Til(Mottakerkategori.BUP, "X")),
    ):
        assert code_of(Bekreftelse(SAID, SAID.til.navn, everything), other) == "utlevering_endret"


def test_a_new_recipient_s_name_is_typed_and_nobody_is_no_recipient() -> None:
    new = replace(SAID, skriv="BUP Elvebyen")
    assert code_of(Bekreftelse(new, "BUP Fjorden"), new) == "mottaker_navn_stemmer_ikke"
    assert code_of(Bekreftelse(new, "bup elvebyen"), new) == ""
    nobody = replace(SAID, til=Til(Mottakerkategori.BUP, " "))
    assert code_of(Bekreftelse(nobody), nobody) == "mottaker_uten_navn"


def test_an_emergency_waits_for_no_word_but_must_be_the_sheet_that_was_read() -> None:
    urgent = replace(SAID, haster=True, skriv="X", varsko=(Varsko.ADRESSE_SPERRET,))
    assert code_of(Bekreftelse(urgent), urgent) == ""
    assert code_of(Bekreftelse(replace(urgent, sha256="cd")), urgent) == "utlevering_endret"


@pytest.mark.parametrize("inside", [Innad.BARNET_SELV, Innad.EGET_PERSONALE])
def test_the_child_and_our_own_are_not_outside(inside: Innad) -> None:
    assert not is_outside(inside)
    assert is_outside(Innad.STATSFORVALTEREN)
    assert all(is_outside(one) for one in Mottakerkategori)
