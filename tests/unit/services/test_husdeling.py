"""What staff are told has a content category too, so that the child's reservation can hold it back."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.rom import Delt, Frigivelsesart
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.husdeling import content_shared, question_inside


@pytest.mark.parametrize(
    ("art", "tittel", "expected"),
    [
        (Frigivelsesart.NOTAT, Notatart.BARNET_SA.value, Innhold.BARNETS_EGNE_ORD),
        (Frigivelsesart.NOTAT, Notatart.OBSERVASJON.value, Innhold.PSYKISK),
        (Frigivelsesart.NOTAT, Notatart.VIL_HA_HJELP.value, Innhold.PSYKISK),
        (Frigivelsesart.NOTAT, Notatart.TELEFON.value, Innhold.GRUNNOPPLYSNINGER),
        (Frigivelsesart.NOTAT, "noe fra før", Innhold.GRUNNOPPLYSNINGER),
        (Frigivelsesart.OPPFOELGING, "Liv", Innhold.PSYKISK),
        (Frigivelsesart.STOPPUNKT, "Liv", Innhold.PSYKISK),
        (Frigivelsesart.SAK, "Søvn", Innhold.MOETEREFERAT),
    ],
)
def test_every_thing_that_can_be_shared_has_a_category(art: Frigivelsesart, tittel: str, expected: Innhold) -> None:
    assert content_shared(art, Delt("Vakker", "2026-11-23", tittel, "tekst")) is expected


def test_the_purpose_is_the_reason_that_is_asked_for() -> None:
    asked = question_inside("b1", [Innhold.SKOLE], "ukas møte", date(2026, 11, 23))

    assert (asked.mottaker, asked.innhold) == (Innad.EGET_PERSONALE, {Innhold.SKOLE})
    assert asked.avgjoerelse.begrunnelse == "ukas møte"
