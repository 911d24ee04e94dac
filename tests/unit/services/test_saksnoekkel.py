"""Who a nameless matter was about stands in the child's record; linking takes a basis, and leaves the minutes alone."""

from __future__ import annotations

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.errors import KnownError
from helseansvarlig.services.saksnoekkel import Droefting
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def droefting(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Droefting:
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, clock.today(), "BUP")).value
    tjenester.moete.add_sak(Sak("", moete.id, 0, "Søvn", Droeftingsmodus.UTEN_NAVN), om=barn.id)
    tjenester.moete.finish(moete.id)
    return tjenester.saksnoekkel.of_barn(barn.id)[0]


def test_the_meeting_holds_an_alias_and_an_age_band_and_no_way_to_the_child(droefting: Droefting, barn: Barn) -> None:
    sak = droefting.sak
    assert (sak.alias, sak.aldersgruppe) == ("ungdom 1", "13_15")
    assert not {barn.id, barn.navn, droefting.noekkel.id} & {str(getattr(sak, name)) for name in sak.__slots__}


def test_nobody_is_linked_without_a_basis(tjenester: Tjenester, droefting: Droefting) -> None:
    with pytest.raises(KnownError, match="sak_mangler_grunnlag"):
        tjenester.saksnoekkel.link(droefting.noekkel.id)
    with pytest.raises(KnownError, match="sak_mangler_grunnlag"):
        tjenester.saksnoekkel.link(droefting.noekkel.id, Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "  "))


def test_the_basis_the_day_and_the_reason_are_kept_and_the_minutes_stand(
    tjenester: Tjenester, droefting: Droefting, barn: Barn, clock: FixedClock
) -> None:
    danger = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")
    kobling = tjenester.saksnoekkel.link(droefting.noekkel.id, danger).value.kobling

    assert kobling is not None
    assert (kobling.dag, kobling.grunnlag, kobling.begrunnelse) == (clock.today(), danger.grunnlag, "Fare for liv")
    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.barn_id, row.formaal) == ("sak.koblet", barn.id, "fvl_13_b")
    assert tjenester.moete.get(droefting.moete.id).saker == (droefting.sak,)
    assert [note.tekst for note in tjenester.notat.of_barn(barn.id)] == ["ungdom 1: Fare for liv"]
    with pytest.raises(KnownError, match="sak_er_koblet"):
        tjenester.saksnoekkel.link(droefting.noekkel.id, danger)
