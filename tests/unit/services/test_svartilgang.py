"""What a child keeps back is read as its kartlegginger stand, and holds in every form of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykkeforbehold import is_held
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.services.deling import badge_towards_bup, badges_towards_bup, judge
from helseansvarlig.services.husdeling import question_inside
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve

TEEN, OLDER, YOUNGER, BEFORE = "seksuell-13-15", "seksuell-16", "seksuell-6-12", "foer-kontaktmoete-12"
TOUCHED, WHO, SLEPT = "seksuell/seksuell.7", "seksuell/seksuell.12", "psykisk/psykisk.1"
BUP, FASTLEGE = Mottakerkategori.BUP, Mottakerkategori.FASTLEGE


def chose(*codes: str) -> Svar:
    return besvart(*(Koding(kode=code, system="urn:helseansvarlig:hvem-kan-vite") for code in codes))


@pytest.fixture
def ungdom(tjenester: Tjenester) -> Barn:
    approve(tjenester)
    return tjenester.barn.register(Barn("", "Modig Gran", date(2011, 3, 4))).value


def talk(tjenester: Tjenester, barn: Barn, mal: str, **given: Svar) -> str:
    row = tjenester.kartlegging.start(barn.id, mal, "Rolig Bekk").value
    paths = {"rørt": TOUCHED, "hvem": WHO, "sovet": SLEPT}
    tjenester.kartlegging.answer_all(row.id, {paths[name]: svar for name, svar in given.items()})
    return row.id


def held(tjenester: Tjenester, barn: Barn, to: Mottakertype, mal: str, path: str) -> bool:
    if to is Innad.EGET_PERSONALE:
        oekt = tjenester.aapent.oekt
        with oekt.store.read() as unit:
            keys = judge(unit, oekt, question_inside(barn.id, (), "vakta", oekt.clock.today())).holdte_svar
    else:
        keys = tjenester.deling.judge(barn.id, to).holdte_svar
    return is_held(f"{mal}|{path}", keys)


def test_those_the_child_chose_are_let_in_and_nobody_else(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(tjenester, ungdom, TEEN, rørt=besvart(False), hvem=chose("bup"))

    assert not held(tjenester, ungdom, BUP, TEEN, TOUCHED)
    for to in (*Mottakerkategori, Innad.EGET_PERSONALE, Innad.STATSFORVALTEREN):
        assert held(tjenester, ungdom, to, TEEN, TOUCHED) is (to is not BUP), to


def test_until_the_child_has_been_asked_nobody_is_let_in(tjenester: Tjenester, ungdom: Barn) -> None:
    row = talk(tjenester, ungdom, TEEN, rørt=besvart(False))
    assert held(tjenester, ungdom, BUP, TEEN, TOUCHED)

    tjenester.kartlegging.answer(row, WHO, chose("bup", "voksne_her"))

    assert not held(tjenester, ungdom, BUP, TEEN, TOUCHED)
    assert not held(tjenester, ungdom, Innad.EGET_PERSONALE, TEEN, TOUCHED)


def test_an_undo_and_a_correction_hold_at_once(tjenester: Tjenester, ungdom: Barn) -> None:
    row = talk(tjenester, ungdom, TEEN, rørt=besvart(False), hvem=chose("bare_den_som_spoer"))
    tjenester.kartlegging.finish(row)
    tjenester.retting.correct(row, {WHO: chose("bup")}, "Barnet ombestemte seg")
    assert not held(tjenester, ungdom, BUP, TEEN, TOUCHED)

    tjenester.angre.undo()

    assert held(tjenester, ungdom, BUP, TEEN, TOUCHED)


def test_what_was_decided_last_holds_and_a_new_talk_that_has_not_come_to_it_lets_nobody_in(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, TEEN, rørt=besvart(False), hvem=chose("bup", "fastlege"))
    clock.moment += timedelta(days=90)
    row = talk(tjenester, ungdom, TEEN)
    assert not held(tjenester, ungdom, BUP, TEEN, TOUCHED), "nothing has been answered yet"

    tjenester.kartlegging.answer(row, TOUCHED, besvart(True))
    assert held(tjenester, ungdom, BUP, TEEN, TOUCHED)

    tjenester.kartlegging.answer(row, WHO, chose("fastlege"))
    assert held(tjenester, ungdom, BUP, TEEN, TOUCHED)
    assert not held(tjenester, ungdom, FASTLEGE, TEEN, TOUCHED)


def test_each_form_has_the_childs_own_word_and_one_that_does_not_ask_has_the_newest(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, YOUNGER, rørt=besvart(False))
    assert not held(tjenester, ungdom, BUP, YOUNGER, TOUCHED), "nobody asked: consent decides"
    clock.moment += timedelta(days=300)
    talk(tjenester, ungdom, TEEN, rørt=besvart(False), hvem=chose("bare_den_som_spoer"))
    clock.moment += timedelta(days=300)
    talk(tjenester, ungdom, OLDER, rørt=besvart(False), hvem=chose("bup"))

    assert held(tjenester, ungdom, BUP, TEEN, TOUCHED), "what was promised then stands"
    assert not held(tjenester, ungdom, BUP, OLDER, TOUCHED)
    assert not held(tjenester, ungdom, BUP, YOUNGER, TOUCHED)
    assert held(tjenester, ungdom, FASTLEGE, YOUNGER, TOUCHED)


def test_other_themes_of_the_same_form_are_let_be(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(tjenester, ungdom, TEEN, rørt=besvart(False), hvem=chose("bare_den_som_spoer"))
    assert not held(tjenester, ungdom, BUP, TEEN, "barnets_egne_ord/barnets_egne_ord.7")


def test_one_answer_that_is_kept_back_is_so_in_every_form_that_asks_the_same(
    tjenester: Tjenester, ungdom: Barn
) -> None:
    row = talk(tjenester, ungdom, FIRST, sovet=besvart(3))
    tjenester.forbehold.reserve(row, SLEPT, frozenset({BUP}))
    assert not held(tjenester, ungdom, BUP, BEFORE, SLEPT), "it has not been asked there"

    again = talk(tjenester, ungdom, BEFORE, sovet=besvart(2))

    assert held(tjenester, ungdom, BUP, BEFORE, SLEPT)
    assert not held(tjenester, ungdom, FASTLEGE, BEFORE, SLEPT)
    assert SLEPT in tjenester.kartlegging.picture(again).om.forbehold, "the screen shows it there too"
    for one in tjenester.forbehold.of_barn(ungdom.id):
        tjenester.forbehold.lift(one.id)
    assert not held(tjenester, ungdom, BUP, BEFORE, SLEPT)


def test_the_badge_of_a_list_lets_through_what_the_badge_of_the_child_does(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(tjenester, ungdom, TEEN, rørt=Svar(status=Svarstatus.VET_IKKE), hvem=chose("bare_den_som_spoer"))
    oekt = tjenester.aapent.oekt
    with oekt.store.read() as unit:
        listed, alone = badges_towards_bup(unit, oekt, [ungdom])[ungdom.id], badge_towards_bup(unit, oekt, ungdom)
    assert alone.holdte_svar
    assert replace(listed, holdte_svar=alone.holdte_svar) == alone
