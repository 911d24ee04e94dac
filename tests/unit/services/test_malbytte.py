"""A begun kartlegging goes on in a new version: seen first, nothing deleted, and it can be taken back."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.malbytte import Tapsgrunn
from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve

SOVN, MAT = "psykisk/psykisk.1", "psykisk/psykisk.7"
GRUNN = "Vi spør ikke om mat lenger."


@pytest.fixture
def begun(tjenester: Tjenester, barn: Barn) -> Kartlegging:
    """Two answers to the first version of an own form, of which the second version hides one question."""
    service = tjenester.malredigering
    own = service.publish(service.copy(FIRST, Tekst("Vår")).value.id).value
    approve(tjenester, own.skjema_id)
    row = tjenester.kartlegging.start(barn.id, own.skjema_id, "Rolig Bekk").value
    tjenester.kartlegging.answer_all(row.id, {SOVN: besvart(4), MAT: besvart(True)})
    draft = service.new_version(own.skjema_id).value
    service.set_hidden(draft.id, MAT, hidden=True)
    service.publish(draft.id)
    return row


def test_until_the_leader_has_approved_the_new_version_there_is_nothing_to_move_to(
    tjenester: Tjenester, begun: Kartlegging
) -> None:
    assert tjenester.malbytte.propose(begun.id).bytte is None
    with pytest.raises(KnownError, match="malbytte_samme"):
        tjenester.malbytte.move(begun.id, GRUNN)


def test_what_would_be_lost_is_seen_before_anything_is_done(tjenester: Tjenester, begun: Kartlegging) -> None:
    approve(tjenester, begun.skjema_id)
    found = tjenester.malbytte.propose(begun.id).bytte
    assert found is not None
    assert (found.fra.versjon, found.til.versjon) == ("1.0.0", "2.0.0")
    assert [(one.sti, one.grunn) for one in found.tapt] == [(MAT, Tapsgrunn.SKJULT)]
    assert tjenester.kartlegging.picture(begun.id).kartlegging == begun


def test_the_answers_come_along_and_the_lost_one_stands_as_it_stood(tjenester: Tjenester, begun: Kartlegging) -> None:
    approve(tjenester, begun.skjema_id)
    tjenester.malbytte.move(begun.id, GRUNN)

    picture = tjenester.kartlegging.picture(begun.id)
    assert (picture.skjema.versjon, picture.kartlegging.skjema_versjon) == ("2.0.0", "2.0.0")
    assert picture.svar.get(SOVN) == besvart(4)
    assert MAT not in picture.svar.svar
    with tjenester.aapent.oekt.store.read() as unit:
        [kept] = unit.svarretting.of(begun.id)
    assert (kept.sti, kept.svar, kept.grunn, kept.rettet_av) == (MAT, besvart(True), GRUNN, "Trygg Havn")


def test_the_whole_move_is_taken_back_as_one(tjenester: Tjenester, begun: Kartlegging) -> None:
    approve(tjenester, begun.skjema_id)
    before = tjenester.kartlegging.picture(begun.id)
    tjenester.malbytte.move(begun.id, GRUNN)
    tjenester.angre.undo()
    after = tjenester.kartlegging.picture(begun.id)
    assert (after.kartlegging, after.svar, after.skjema) == (before.kartlegging, before.svar, before.skjema)
    with tjenester.aapent.oekt.store.read() as unit:
        assert unit.svarretting.of(begun.id) == []


def test_a_move_needs_a_reason_and_something_that_is_begun(tjenester: Tjenester, begun: Kartlegging) -> None:
    approve(tjenester, begun.skjema_id)
    with pytest.raises(KnownError, match="retting_mangler_grunn"):
        tjenester.malbytte.move(begun.id, "  ")
    tjenester.kartlegging.finish(begun.id)
    with pytest.raises(KnownError, match="kartlegging_ferdig"):
        tjenester.malbytte.move(begun.id, GRUNN)
