"""Answers are kept as given, to the template they were given to; several may be one act; nothing is scored."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import OSLO, FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import FraPapir, Kartlegging, Kartleggingsstatus, LestSammen
from helseansvarlig.domain.kartlegging_samtale import Samtale, samtale_of
from helseansvarlig.domain.skjema_alder import passer
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve

MAL = "psykisk-livskvalitet-egne-ord"
IGJEN = "barnets_egne_ord/barnets_egne_ord.8"
SOVN, MAT, MER, LEVE = "psykisk/psykisk.1", "psykisk/psykisk.7", "psykisk/psykisk.7/psykisk.7.1", "psykisk/psykisk.14"


def start(tjenester: Tjenester, barn: Barn) -> Kartlegging:
    return tjenester.kartlegging.start(barn.id, MAL, " Rolig Bekk ", "På rommet", "ja").value


def test_what_can_be_begun_and_what_has_been_begun_stand_together(tjenester: Tjenester, barn: Barn) -> None:
    assert tjenester.kartlegging.beginnings(barn.id).paabegynte == ()
    begun, finished = start(tjenester, barn), start(tjenester, barn)
    tjenester.kartlegging.answer(begun.id, SOVN, besvart(4))
    tjenester.kartlegging.answer(finished.id, SOVN, besvart(4))
    tjenester.kartlegging.finish(finished.id)

    beginnings = tjenester.kartlegging.beginnings(barn.id)
    assert beginnings.barn.id == barn.id
    assert [skjema.id for skjema in beginnings.maler] == [MAL]
    assert beginnings.andre == ()
    assert beginnings.venter == len(tjenester.kartlegging.templates()) - 1
    assert [(one.kartlegging.id, one.gjenstaar) for one in beginnings.paabegynte] == [(begun.id, 31)]


def test_what_is_worded_for_the_childs_age_stands_apart_from_the_rest(tjenester: Tjenester, barn: Barn) -> None:
    approve(tjenester)
    beginnings = tjenester.kartlegging.beginnings(barn.id)
    assert all(passer(skjema, 15) for skjema in beginnings.maler)
    assert not any(passer(skjema, 15) for skjema in beginnings.andre)
    assert len(beginnings.maler) + len(beginnings.andre) == len(tjenester.kartlegging.templates())
    assert beginnings.venter == 0


def test_nobody_asks_and_no_such_template_are_refused(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="kartlegging_mangler_spurt_av"):
        tjenester.kartlegging.start(barn.id, MAL, "  ")
    with pytest.raises(KnownError, match="skjema_finnes_ikke"):
        tjenester.kartlegging.start(barn.id, "finnes-ikke", "Rolig Bekk")


def test_both_voices_come_back_exactly_as_they_were_given(tjenester: Tjenester, barn: Barn) -> None:
    kartlegging = start(tjenester, barn)
    svar = Svar((4,), Svarstatus.BESVART, " «Det er verst når det blir stille.»\n", "Våken tre netter.")
    tjenester.kartlegging.answer(kartlegging.id, SOVN, svar)
    assert tjenester.kartlegging.picture(kartlegging.id).svar.get(SOVN) == svar


def test_opening_is_logged_and_reading_what_was_just_saved_is_not(tjenester: Tjenester, barn: Barn) -> None:
    kartlegging = start(tjenester, barn)
    assert tjenester.kartlegging.open(kartlegging.id).kartlegging == kartlegging
    tjenester.kartlegging.answer(kartlegging.id, SOVN, besvart(4))

    rows = tjenester.logg.newest(2)
    assert [row.handling for row in rows] == ["svar.gitt", "kartlegging.lest"]
    assert {(row.barn_id, row.objekt) for row in rows} == {(barn.id, f"kartlegging:{kartlegging.id}")}


def test_several_answers_are_taken_back_as_one(tjenester: Tjenester, barn: Barn) -> None:
    kartlegging = start(tjenester, barn)
    refused = Svar(status=Svarstatus.VIL_IKKE_SVARE)
    tjenester.kartlegging.answer_all(kartlegging.id, {SOVN: refused, LEVE: refused})
    tjenester.angre.undo()
    assert tjenester.kartlegging.picture(kartlegging.id).svar.svar == {}


def test_one_answer_to_a_question_that_is_not_there_keeps_none_of_them(tjenester: Tjenester, barn: Barn) -> None:
    kartlegging = start(tjenester, barn)
    with pytest.raises(KnownError, match="spoersmaal_finnes_ikke"):
        tjenester.kartlegging.answer_all(kartlegging.id, {SOVN: besvart(4), "psykisk/ukjent": besvart(1)})
    assert tjenester.kartlegging.picture(kartlegging.id).svar.get(SOVN) == IKKE_SPURT


def test_the_picture_before_saving_is_the_picture_after(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    """The screen shows at once what the vault will answer."""
    first = start(tjenester, barn)
    tjenester.kartlegging.answer(first.id, "livskvalitet/livskvalitet.1", besvart(8))
    tjenester.kartlegging.finish(first.id)
    clock.moment += timedelta(days=90)
    kartlegging = start(tjenester, barn)
    before = tjenester.kartlegging.picture(kartlegging.id)
    given = {MAT: besvart(True), LEVE: besvart(True), "livskvalitet/livskvalitet.1": besvart(6)}
    ahead = before.with_svar(Svarsett(given))
    after = tjenester.kartlegging.answer_all(kartlegging.id, given).value

    assert not before.stilles[MER]
    assert ahead.stilles[MER]
    assert (ahead.stilles, ahead.utloest, ahead.remaining()) == (after.stilles, after.utloest, after.remaining())
    assert "livskvalitet/livskvalitet.1" in {one.path for one in ahead.utloest}, "a fall since the last time"


def test_nothing_is_finished_without_an_answer_and_nothing_answered_when_finished(
    tjenester: Tjenester, barn: Barn
) -> None:
    kartlegging = start(tjenester, barn)
    with pytest.raises(KnownError, match="kartlegging_mangler_svar"):
        tjenester.kartlegging.finish(kartlegging.id)
    tjenester.kartlegging.answer(kartlegging.id, SOVN, Svar(status=Svarstatus.VIL_IKKE_SVARE))
    assert tjenester.kartlegging.finish(kartlegging.id).value.status is Kartleggingsstatus.FERDIG
    with pytest.raises(KnownError, match="kartlegging_ferdig"):
        tjenester.kartlegging.answer(kartlegging.id, SOVN, besvart(4))


def test_facts_for_a_stop_point_say_yes_in_words_and_what_asks_for_somebody_first(
    tjenester: Tjenester, barn: Barn
) -> None:
    kartlegging = start(tjenester, barn)
    tjenester.kartlegging.answer_all(kartlegging.id, {SOVN: besvart(8), LEVE: besvart(True)})
    facts = [fact.tekst for fact in tjenester.kartlegging.suggested_facts(kartlegging.id)]
    assert facts == ["Har du tanker om at du ikke vil leve? Ja", "Hvordan har du sovet den siste uka? 8"]


def test_one_filled_in_on_paper_stands_on_the_day_of_its_talk(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    day = clock.today() - timedelta(days=5)
    start(tjenester, barn)
    row = tjenester.kartlegging.begin(barn.id, MAL, Samtale("Rolig Bekk", papirdag=day)).value

    assert row.startet.astimezone(OSLO).date() == day
    assert row.fra_papir == FraPapir(day, clock.now(), "Trygg Havn")
    assert [one.kartlegging.id for one in tjenester.kartlegging.beginnings(barn.id).paabegynte][-1] == row.id


def test_what_is_told_about_the_talk_can_be_changed_until_it_is_finished(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    row = start(tjenester, barn)
    told = Samtale("Stille Vind", "Bilen", "nei: Ville ikke", LestSammen(clock.today(), "Stille Vind", "Det stemmer"))
    tjenester.kartlegging.describe(row.id, told)
    logged = tjenester.logg.newest(1)[0]
    assert samtale_of(tjenester.kartlegging.picture(row.id).kartlegging) == told
    assert (logged.handling, logged.barn_id) == ("kartlegging.endret", barn.id)

    tjenester.kartlegging.answer(row.id, SOVN, besvart(8))
    tjenester.kartlegging.finish(row.id)
    with pytest.raises(KnownError, match="kartlegging_ferdig"):
        tjenester.kartlegging.describe(row.id, Samtale("Rolig Bekk"))


def test_a_child_that_does_not_recognise_itself_is_not_finished_with(tjenester: Tjenester, barn: Barn) -> None:
    row = start(tjenester, barn)
    tjenester.kartlegging.answer_all(row.id, {SOVN: besvart(8), IGJEN: besvart(False)})
    with pytest.raises(KnownError, match="barnet_kjenner_seg_ikke_igjen"):
        tjenester.kartlegging.finish(row.id)
    tjenester.kartlegging.answer(row.id, IGJEN, besvart(True))
    assert tjenester.kartlegging.finish(row.id).value.er_ferdig


def test_each_answer_tells_when_and_by_whom_it_was_given(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    row = start(tjenester, barn)
    tjenester.kartlegging.answer(row.id, SOVN, Svar(status=Svarstatus.VIL_IKKE_SVARE))
    first = clock.now()
    clock.moment += timedelta(days=1)
    given = tjenester.kartlegging.answer(row.id, LEVE, besvart(False)).value.om.gitt
    assert {path: (one.gitt, one.gitt_av) for path, one in given.items()} == {
        SOVN: (first, "Trygg Havn"), LEVE: (clock.now(), "Trygg Havn"),
    }  # fmt: skip


def test_what_was_begun_last_is_gone_on_with(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="ingen_paabegynt"):
        tjenester.kartlegging.last_begun()
    start(tjenester, barn)
    clock.moment += timedelta(hours=1)
    newest = start(tjenester, barn)
    assert tjenester.kartlegging.last_begun() == newest.id
