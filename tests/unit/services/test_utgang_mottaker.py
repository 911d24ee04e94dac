"""Who gets it: the entry of the address book that is meant, no telling which, or somebody who must be typed."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.utgang import Oensket, Til
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Utleveringsrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.utgang_mottaker import Mottakerfunn, find_recipient, name_to_type
from helseansvarlig.tjenester import Tjenester

BUP, TJENESTEN, FORELDRE = Mottakerkategori.BUP, Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.FORELDRE
CHECKED = date(2026, 11, 2)


@pytest.fixture
def bup(tjenester: Tjenester) -> Motpart:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    told = Motpart(
        "", "BUP Elvebyen", BUP, telefon="55 00 00 60", sted="Nord", sjekket=CHECKED, sjekket_av="Trygg Havn"
    )
    return tjenester.institusjon.add_motpart(told).value


def find(
    tjenester: Tjenester, barn: Barn, to: Mottakertype, name: str, kanal: Kanal = Kanal.PAPIR, **wish: str
) -> Mottakerfunn:
    """Who a paper to one by name goes to, this way."""
    kind = Dokumenttype.INNSYN if to in (FORELDRE, Innad.BARNET_SELV) else Dokumenttype.BREV
    dokument: Dokument = tjenester.dokument.create(kind, to, name, barn_id=barn.id).value
    with tjenester.aapent.oekt.store.read() as unit:
        return find_recipient(unit, dokument, Oensket(dokument.id, kanal, **wish))


def test_a_name_of_the_book_brings_what_tells_it_apart_and_when_that_was_checked(
    tjenester: Tjenester, barn: Barn, bup: Motpart
) -> None:
    found = find(tjenester, barn, BUP, "BUP Elvebyen")
    assert found.motpart == bup
    assert found.til == Til(BUP, bup.navn, bup.id, "Nord", "55 00 00 60", CHECKED, "Trygg Havn")


def test_a_referral_that_goes_by_way_of_a_service_is_handed_to_that_service(tjenester: Tjenester, barn: Barn) -> None:
    own = tjenester.institusjon.add_motpart(Motpart("", "Elvebyen barnevernstjeneste", TJENESTEN)).value
    found = find(tjenester, barn, TJENESTEN, "BUP Elvebyen, via Elvebyen barnevernstjeneste")
    assert (found.motpart, found.til.navn) == (own, own.navn)


def test_two_of_the_same_name_are_not_one_and_nobody_s_telephone_is_shown(
    tjenester: Tjenester, barn: Barn, bup: Motpart
) -> None:
    tjenester.institusjon.add_motpart(Motpart("", "BUP Elvebyen", BUP, sted="Sør"))
    found = find(tjenester, barn, BUP, "BUP Elvebyen")
    assert (found.motpart, len(found.motparter), found.til) == (None, 2, Til(BUP, bup.navn))


def test_who_is_named_on_the_way_out_is_asked_for_only_where_the_paper_does_not_say(
    tjenester: Tjenester, barn: Barn, bup: Motpart
) -> None:
    assert find(tjenester, barn, BUP, "", navn="BUP Elvebyen").motpart == bup
    assert find(tjenester, barn, BUP, "BUP Fjorden", navn="BUP Elvebyen").til.navn == "BUP Fjorden"
    assert find(tjenester, barn, BUP, "").til == Til(BUP, "")


@pytest.mark.parametrize("who", [FORELDRE, Innad.BARNET_SELV])
def test_a_parent_and_the_child_are_not_looked_for_among_services(
    tjenester: Tjenester, barn: Barn, who: Mottakertype
) -> None:
    tjenester.institusjon.add_motpart(Motpart("", "Stille Vik", FORELDRE))
    found = find(tjenester, barn, who, "Stille Vik")
    assert (found.er_i_bok, found.motparter) == (False, ())


def test_the_outbox_goes_to_the_service_that_was_chosen_whatever_the_paper_says(
    tjenester: Tjenester, barn: Barn, bup: Motpart
) -> None:
    assert find(tjenester, barn, BUP, "BUP Fjorden", Kanal.SENDT, motpart_id=bup.id).til.navn == bup.navn
    with pytest.raises(KnownError, match="finnes_ikke"):
        find(tjenester, barn, BUP, "BUP Fjorden", Kanal.SENDT, motpart_id="borte")


def test_a_name_is_typed_the_first_time_and_never_for_those_of_the_house(tjenester: Tjenester, barn: Barn) -> None:
    def typed(til: Til) -> str:
        with tjenester.aapent.oekt.store.read() as unit:
            return name_to_type(unit, til, Kanal.PAPIR)

    assert typed(Til(TJENESTEN, "Elvebyen barnevernstjeneste")) == "Elvebyen barnevernstjeneste"
    assert typed(Til(Innad.EGET_PERSONALE, "")) == ""
    been = Utleveringsrad("d:1", barn.id, "d", "brev", TJENESTEN.value, "Barnevernstjenesten i Elvebyen")
    tell(tjenester, been)
    assert typed(Til(TJENESTEN, "Elvebyen barnevernstjeneste")) == "", "the same service in other words"
    assert typed(Til(TJENESTEN, "Fjorden barnevernstjeneste")) == "Fjorden barnevernstjeneste"


def tell(tjenester: Tjenester, row: Utleveringsrad) -> None:
    """Let the register hold that they have had something."""
    with tjenester.aapent.oekt.store.write(Hendelse("dokument.skrevet_ut", angrebar=False)) as unit:
        unit.utlevering.save(row)
