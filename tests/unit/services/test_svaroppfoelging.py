"""An answer that asks for somebody gets its date when the kartlegging is finished, or at once when somebody asks."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Nivaa
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST

SOVN, MAT, TRYGG, LEVE = "psykisk/psykisk.1", "psykisk/psykisk.7", "livskvalitet/livskvalitet.4", "psykisk/psykisk.14"
FOURTEEN, THREE = SOVN, TRYGG


@pytest.fixture
def kartlegging_id(tjenester: Tjenester, barn: Barn) -> str:
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer_all(row.id, {SOVN: besvart(2), TRYGG: besvart(3), LEVE: besvart(True)})
    return row.id


def days(tjenester: Tjenester, kartlegging_id: str) -> dict[str, int]:
    today = tjenester.aapent.oekt.clock.today()
    found = tjenester.kartlegging.picture(kartlegging_id).om.oppfoelginger
    return {path: (one.frist - today).days for path, one in found.items()}


def test_finishing_makes_one_of_each_answer_that_waits_for_a_day(tjenester: Tjenester, kartlegging_id: str) -> None:
    assert days(tjenester, kartlegging_id) == {}
    tjenester.kartlegging.finish(kartlegging_id)
    assert days(tjenester, kartlegging_id) == {FOURTEEN: 14, THREE: 3}, "what is urgent is done now, not in some days"
    assert tjenester.kartlegging.picture(kartlegging_id).dager == {Nivaa.INNEN_3_DAGER: 3, Nivaa.INNEN_14_DAGER: 14}


def test_it_says_where_the_answer_stands_and_not_what_it_was(tjenester: Tjenester, kartlegging_id: str) -> None:
    tjenester.kartlegging.finish(kartlegging_id)
    made = tjenester.kartlegging.picture(kartlegging_id).om.oppfoelginger[THREE]
    assert (made.hva, made.behov, made.omraade) == (
        "Drøft et svar i kartleggingen", "Livskvalitet", Omraade.LIVSKVALITET,
    )  # fmt: skip
    assert made.fra_regel is not None
    assert made.fra_regel.regel == "svar_innen_3_dager"


def test_one_made_at_once_is_not_made_again(tjenester: Tjenester, kartlegging_id: str, barn: Barn) -> None:
    first = tjenester.svaroppfoelging.begin(kartlegging_id, THREE).value
    assert tjenester.svaroppfoelging.begin(kartlegging_id, THREE).value == first
    tjenester.kartlegging.finish(kartlegging_id)

    with tjenester.aapent.oekt.store.read() as unit:
        made = [row for row in unit.oppfoelging.of_barn(barn.id) if row.kilde.startswith("svar:")]
    assert len(made) == 2


def test_the_days_are_the_institutions_own(tjenester: Tjenester, kartlegging_id: str) -> None:
    tjenester.frister.decide("svar_innen_14_dager", Bestemmelse(True, "Vi har ukemøte", 7))
    tjenester.frister.decide("svar_innen_3_dager", Bestemmelse(False, "Vi drøfter hver dag"))
    tjenester.kartlegging.finish(kartlegging_id)
    assert days(tjenester, kartlegging_id) == {FOURTEEN: 7}

    tjenester.frister.put_back("svar_innen_14_dager")
    assert days(tjenester, kartlegging_id) == {FOURTEEN: 14}, "what the rule made follows the rule"
    with pytest.raises(KnownError, match="svar_uten_frist"):
        tjenester.svaroppfoelging.begin(kartlegging_id, THREE)


@pytest.mark.parametrize("path", [MAT, LEVE])
def test_an_answer_that_asks_for_nobody_or_for_somebody_now_has_no_day(
    tjenester: Tjenester, kartlegging_id: str, path: str
) -> None:
    with pytest.raises(KnownError, match="svar_uten_frist"):
        tjenester.svaroppfoelging.begin(kartlegging_id, path)


def test_finishing_is_taken_back_with_its_follow_ups(tjenester: Tjenester, kartlegging_id: str) -> None:
    tjenester.kartlegging.finish(kartlegging_id)
    tjenester.angre.undo()
    assert days(tjenester, kartlegging_id) == {}
