"""A finished kartlegging is corrected with a reason; what stood before stays, with who, when and why."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarstatus, besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST

SOVN, TRIST, TRYGG = "psykisk/psykisk.1", "psykisk/psykisk.2", "livskvalitet/livskvalitet.4"
FIRST_SAID = Svar((2,), barnets_ord="Jeg ligger våken")


@pytest.fixture
def ferdig(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Kartlegging:
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, SOVN, FIRST_SAID)
    done = tjenester.kartlegging.finish(row.id).value
    clock.moment += timedelta(days=2)
    return done


def test_what_stood_before_stays_with_who_when_and_why(
    tjenester: Tjenester, ferdig: Kartlegging, clock: FixedClock
) -> None:
    first = tjenester.retting.correct(ferdig.id, {SOVN: besvart(8)}, " Skrev feil tall ").value
    clock.moment += timedelta(days=1)
    second = tjenester.retting.correct(ferdig.id, {SOVN: besvart(7)}, "Barnet sa 7").value

    newest, oldest = second.om.rettinger[SOVN]
    assert second.svar.get(SOVN) == besvart(7)
    assert (oldest.svar, oldest.gitt, oldest.gitt_av) == (FIRST_SAID, ferdig.ferdig, "Trygg Havn")
    assert (oldest.rettet_av, oldest.grunn) == ("Trygg Havn", "Skrev feil tall")
    assert (newest.svar, newest.gitt, newest.grunn) == (besvart(8), oldest.rettet, "Barnet sa 7")
    assert second.om.gitt[SOVN].gitt == newest.rettet == clock.now()
    assert (first.kartlegging.status, second.kartlegging.ferdig) == (Kartleggingsstatus.RETTET, ferdig.ferdig)


def test_the_log_tells_the_act_and_the_export_says_amended(tjenester: Tjenester, ferdig: Kartlegging) -> None:
    tjenester.retting.correct(ferdig.id, {SOVN: besvart(8)}, "Skrev feil")
    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.barn_id, row.objekt) == (
        "kartlegging.rettet", ferdig.barn_id, f"kartlegging:{ferdig.id}",
    )  # fmt: skip

    sent = tjenester.kartleggingseksport.response(ferdig.id, Mottakerkategori.BARNEVERNSTJENESTEN)
    assert sent["status"] == "amended"
    assert "ligger våken" not in json.dumps(sent, ensure_ascii=False), "only what stands now is sent"


def test_a_question_that_was_not_asked_can_be_answered_too(tjenester: Tjenester, ferdig: Kartlegging) -> None:
    after = tjenester.retting.correct(ferdig.id, {TRYGG: besvart(9)}, "Ble spurt, men ikke ført").value
    (before,) = after.om.rettinger[TRYGG]
    assert (before.svar, before.gitt, before.gitt_av) == (IKKE_SPURT, None, "")


def test_several_answers_are_corrected_as_one_and_taken_back_as_one(tjenester: Tjenester, ferdig: Kartlegging) -> None:
    refused = Svar(status=Svarstatus.VIL_IKKE_SVARE)
    tjenester.retting.correct(ferdig.id, {SOVN: besvart(8), TRYGG: refused}, "Leste feil")
    tjenester.angre.undo()

    back = tjenester.kartlegging.picture(ferdig.id)
    assert (back.svar.get(SOVN), back.svar.get(TRYGG)) == (FIRST_SAID, IKKE_SPURT)
    assert (back.om.rettinger, back.kartlegging) == ({}, ferdig)


@pytest.mark.parametrize(
    ("given", "grunn", "code"),
    [
        ({SOVN: besvart(8)}, "  ", "retting_mangler_grunn"),
        ({SOVN: FIRST_SAID}, "Skrev feil", "retting_uten_endring"),
        ({SOVN: besvart(11)}, "Skrev feil", "kartlegging_mangler_svar"),
        ({"psykisk/ukjent": besvart(1)}, "Skrev feil", "spoersmaal_finnes_ikke"),
    ],
)
def test_a_correction_that_says_nothing_or_cannot_stand_is_refused(
    tjenester: Tjenester, ferdig: Kartlegging, given: dict[str, Svar], grunn: str, code: str
) -> None:
    before = tjenester.kartlegging.picture(ferdig.id)
    with pytest.raises(KnownError, match=code):
        tjenester.retting.correct(ferdig.id, given, grunn)
    after = tjenester.kartlegging.picture(ferdig.id)
    assert (after.kartlegging, after.svar, after.om) == (before.kartlegging, before.svar, before.om)


def test_what_is_not_finished_is_changed_and_not_corrected(tjenester: Tjenester, barn: Barn) -> None:
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    with pytest.raises(KnownError, match="kartlegging_ikke_ferdig"):
        tjenester.retting.correct(row.id, {SOVN: besvart(8)}, "Skrev feil")


def test_a_corrected_one_is_corrected_again_and_never_answered_or_finished_again(
    tjenester: Tjenester, ferdig: Kartlegging
) -> None:
    tjenester.retting.correct(ferdig.id, {SOVN: besvart(8)}, "Skrev feil")
    with pytest.raises(KnownError, match="kartlegging_ferdig"):
        tjenester.kartlegging.answer(ferdig.id, SOVN, besvart(3))
    with pytest.raises(KnownError, match="kartlegging_ferdig"):
        tjenester.kartlegging.finish(ferdig.id)


def test_an_answer_that_now_asks_for_somebody_becomes_a_follow_up(tjenester: Tjenester, ferdig: Kartlegging) -> None:
    after = tjenester.retting.correct(ferdig.id, {TRYGG: besvart(3)}, "Ble spurt, men ikke ført").value
    assert (after.om.oppfoelginger[TRYGG].frist - tjenester.aapent.oekt.clock.today()).days == 3
