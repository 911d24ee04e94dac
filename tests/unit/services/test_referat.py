"""Minutes are approved by those who were there, and corrected beside what was said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")


@pytest.fixture
def moete(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Moete:
    people = (Deltaker("Klok Stein"), Deltaker("Rolig Bekk"), Deltaker("Stille Vind", til_stede=False))
    made = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, clock.today(), "BUP", deltakere=people)).value
    tjenester.moete.add_sak(Sak("", made.id, 0, "Ringetid", Droeftingsmodus.GENERELL))
    tjenester.moete.add_sak(Sak("", made.id, 0, "Søvn", Droeftingsmodus.IDENTIFISERT, barn.id), DANGER)
    return made


def test_each_of_those_who_were_there_approves_once_with_a_day(
    tjenester: Tjenester, moete: Moete, clock: FixedClock
) -> None:
    tjenester.moete.finish(moete.id)
    tjenester.referat.approve(moete.id, "Klok Stein")
    clock.moment += timedelta(days=2)
    tjenester.referat.approve(moete.id, "Rolig Bekk")

    given = tjenester.referat.of(moete.id).godkjent
    assert [(one.navn, (one.dato - moete.dato).days) for one in given] == [("Klok Stein", 0), ("Rolig Bekk", 2)]
    for name, code in (("Klok Stein", "godkjent_allerede"), ("Stille Vind", "godkjenner_var_ikke_der")):
        with pytest.raises(KnownError, match=code):
            tjenester.referat.approve(moete.id, name)
    with pytest.raises(KnownError, match="godkjent_foer_moetet"):
        tjenester.referat.approve(moete.id, "Rolig Bekk", moete.dato - timedelta(days=1))


def test_before_the_meeting_is_over_there_is_nothing_to_approve_or_add_to(tjenester: Tjenester, moete: Moete) -> None:
    with pytest.raises(KnownError, match="moete_ikke_ferdig"):
        tjenester.referat.approve(moete.id, "Klok Stein")
    with pytest.raises(KnownError, match="moete_ikke_ferdig"):
        tjenester.referat.add(moete.id, 1, "Feil")


def test_an_addendum_stands_beside_what_was_said_and_is_approved_anew(tjenester: Tjenester, moete: Moete) -> None:
    tjenester.moete.finish(moete.id)
    before = tjenester.moete.get(moete.id)
    tjenester.referat.approve(moete.id, "Klok Stein")
    tjenester.referat.add(moete.id, 1, " Det var tirsdag ")

    after = tjenester.referat.of(moete.id)
    assert [(one.nummer, one.tekst, one.barn_id) for one in after.tillegg] == [(1, "Det var tirsdag", "")]
    assert after.godkjent == ()
    assert tjenester.moete.get(moete.id) == before


def test_about_a_named_child_it_is_the_childs_and_else_it_names_nobody(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    tjenester.moete.finish(moete.id)
    assert tjenester.referat.add(moete.id, 2, "Vakker Blomst sov godt").value.barn_id == barn.id
    for nummer in (0, 1):
        with pytest.raises(KnownError, match="sak_nevner_barn"):
            tjenester.referat.add(moete.id, nummer, "Vakker Blomst sov godt")
    with pytest.raises(KnownError, match="tillegg_mangler_tekst"):
        tjenester.referat.add(moete.id, 1, " ")
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.referat.add(moete.id, 9, "Noe")
