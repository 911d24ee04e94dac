"""What a kept-back answer takes with it: what was asked because of it, what it raised, and who said what in it."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.samtykkeforbehold import answer_key
from helseansvarlig.domain.svar import Svar, besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.svarvern import (
    held_words,
    is_raised_by_held,
    require_not_quoted,
    source_of,
    without_held,
)
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST

SOVN, MAT, MER = "psykisk/psykisk.1", "psykisk/psykisk.7", "psykisk/psykisk.7/psykisk.7.1"
HELD = frozenset({answer_key(FIRST, MAT)})
SAID = Svar((True,), barnets_ord="Jeg spiser om natta", voksnes_observasjon="Fant brød i skapet")


@pytest.fixture
def row(tjenester: Tjenester, barn: Barn) -> Kartlegging:
    made = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer_all(made.id, {SOVN: besvart(8), MAT: SAID, MER: besvart("Siden i sommer")})
    return made


def test_what_is_asked_because_of_it_goes_with_it_and_the_rest_stays(tjenester: Tjenester, row: Kartlegging) -> None:
    picture = tjenester.kartlegging.picture(row.id)
    assert set(without_held(picture.skjema, picture.svar, HELD).svar) == {SOVN}
    assert without_held(picture.skjema, picture.svar, frozenset()).svar == picture.svar.svar


def test_its_words_are_those_of_both_voices_now_and_before(tjenester: Tjenester, row: Kartlegging) -> None:
    tjenester.kartlegging.finish(row.id)
    tjenester.retting.correct(row.id, {MAT: Svar((False,), barnets_ord="Nei, ikke nå lenger")}, "Barnet ombestemte seg")
    with tjenester.aapent.oekt.store.read() as unit:
        words = {word for word in held_words(unit, row.barn_id, HELD) if word}
        assert held_words(unit, row.barn_id, frozenset()) == ()
    assert words == {"Nei, ikke nå lenger", "Jeg spiser om natta", "Fant brød i skapet", "Siden i sommer"}


@pytest.mark.parametrize(
    ("sti", "raised"), [(MAT, True), (MER, True), (SOVN, False)], ids=["itself", "below it", "another"]
)
def test_a_follow_up_is_known_by_what_raised_it(tjenester: Tjenester, row: Kartlegging, sti: str, raised: bool) -> None:
    with tjenester.aapent.oekt.store.read() as unit:
        assert is_raised_by_held(unit, source_of(row.id, sti), HELD) is raised
        assert not is_raised_by_held(unit, source_of(row.id, sti), frozenset())
        assert not is_raised_by_held(unit, f"stoppunkt:{row.id}", HELD)
        assert not is_raised_by_held(unit, source_of("borte", sti), HELD)


def test_a_text_that_repeats_it_is_refused() -> None:
    require_not_quoted(["Noe helt annet"], ("Jeg spiser om natta",))
    with pytest.raises(KnownError, match="svar_er_forbeholdt"):
        require_not_quoted(["Hun sier: jeg spiser om  natta"], ("Jeg spiser om natta",))


def test_what_stood_before_goes_when_the_child_is_deleted(tjenester: Tjenester, row: Kartlegging) -> None:
    tjenester.kartlegging.finish(row.id)
    tjenester.retting.correct(row.id, {SOVN: besvart(3)}, "Skrev feil")
    with tjenester.aapent.oekt.store.read() as unit:
        (before,) = unit.svarretting.of(row.id)
        assert ("svarretting", before.id) in unit.rensing.rows_of(row.barn_id)
