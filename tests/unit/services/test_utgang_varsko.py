"""What a person is told before something leaves: what weighs most for the child first, and nothing that is not so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Motpart, Mottakerkategori
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.utgang import Bekreftelse, Oensket, Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Aarsak
from helseansvarlig.services.utgang_varsko import others_named
from helseansvarlig.tjenester import Tjenester

BUP, FORELDRE = Mottakerkategori.BUP, Mottakerkategori.FORELDRE


@pytest.fixture
def ungdom(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Barn:
    """A child with one who has foreldreansvar, who has said yes to sharing with everybody."""
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    everybody, today = frozenset(Mottakerkategori), clock.today()
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", today)
    )
    return tjenester.barn.save(replace(barn, foreldreansvar=(Person("Stille Vik", "mor"),))).value


def service(tjenester: Tjenester, checked: date | None, kanal: Kanal | None = None) -> None:
    tjenester.institusjon.add_motpart(
        Motpart("", "BUP Elvebyen", BUP, kanal=kanal, sjekket=checked, sjekket_av="Trygg Havn")
    )


def letter(tjenester: Tjenester, barn: Barn, to: Mottakerkategori = BUP, name: str = "BUP Elvebyen") -> Dokument:
    return tjenester.dokument.create(Dokumenttype.BREV, to, name, barn_id=barn.id).value


def told(tjenester: Tjenester, dokument: Dokument, kanal: Kanal = Kanal.PAPIR) -> tuple[Varsko, ...]:
    return tjenester.utgang.summarise(Oensket(dokument.id, kanal)).varsko


def test_a_signed_letter_to_one_who_was_checked_lately_says_nothing(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    service(tjenester, clock.today())
    signed = tjenester.dokument.freeze(letter(tjenester, ungdom).id).value
    assert told(tjenester, signed) == ()
    assert told(tjenester, signed, Kanal.PASSORD) == ()


def test_only_a_plain_file_is_said_to_be_open_to_whoever_finds_it(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    service(tjenester, clock.today())
    signed = tjenester.dokument.freeze(letter(tjenester, ungdom).id).value
    assert told(tjenester, signed, Kanal.FIL) == (Varsko.UKRYPTERT,)


@pytest.mark.parametrize(("days", "said"), [(None, Varsko.IKKE_SJEKKET), (366, Varsko.GAMMEL_SJEKK), (365, None)])
def test_facts_that_nobody_has_checked_for_a_year_are_said_to_be_old(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock, days: int | None, said: Varsko | None
) -> None:
    service(tjenester, clock.today() - timedelta(days) if days is not None else None)
    found = {*told(tjenester, letter(tjenester, ungdom))} - {Varsko.UTKAST}
    assert found == ({said} if said is not None else set())


def test_a_way_they_did_not_ask_for_is_said_and_the_one_they_asked_for_is_not(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    service(tjenester, clock.today(), Kanal.PASSORD)
    draft = letter(tjenester, ungdom)
    assert Varsko.ANNEN_VEI in told(tjenester, draft, Kanal.PAPIR)
    assert Varsko.ANNEN_VEI not in told(tjenester, draft, Kanal.PASSORD)


@pytest.mark.parametrize(("name", "is_said"), [("stille  vik", False), ("Høy Varde", True)])
def test_a_parent_is_looked_for_among_those_with_foreldreansvar(
    tjenester: Tjenester, ungdom: Barn, name: str, *, is_said: bool
) -> None:
    found = told(tjenester, letter(tjenester, ungdom, FORELDRE, name))
    assert (Varsko.IKKE_FORELDREANSVAR in found) is is_said
    assert Varsko.IKKE_I_BOKEN not in found, "a parent is no service"


def test_what_can_harm_the_child_stands_before_what_is_about_paper(tjenester: Tjenester, ungdom: Barn) -> None:
    tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1)))
    tjenester.barn.save(replace(ungdom, adressegrad=Adressegrad.FORTROLIG))
    draft = letter(tjenester, ungdom, name="BUP Ukjent")
    tjenester.dokument.write(draft.id, {**draft.felter, "brev_gjelder": "Hun deler rom med Modig Gran."})
    assert told(tjenester, draft, Kanal.FIL) == (
        Varsko.ADRESSE_SPERRET, Varsko.ANNET_BARN, Varsko.IKKE_I_BOKEN, Varsko.UTKAST, Varsko.UKRYPTERT,
    )  # fmt: skip


def test_another_child_is_told_of_by_the_word_that_names_it_and_the_childs_own_name_is_nobody_else(
    tjenester: Tjenester, ungdom: Barn
) -> None:
    tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1)))
    oekt, draft = tjenester.aapent.oekt, letter(tjenester, ungdom)
    with oekt.store.read() as unit:
        found = others_named(unit, draft, "Vakker Blomst og Modig\nGran tegner. Modig Gran ler.", oekt)
        assert found == ("Modig Gran",)
        assert others_named(unit, draft, "Vakker Blomst tegner. Trygg Havn så det.", oekt) == ()


def test_what_was_called_back_once_is_said_before_it_goes_again(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    service(tjenester, clock.today())
    signed = tjenester.dokument.freeze(letter(tjenester, ungdom).id).value
    said = tjenester.utgang.summarise(Oensket(signed.id, Kanal.PAPIR))
    tjenester.utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes)))
    number = tjenester.utleveringsregister.lines()[0].nummer
    tjenester.utleveringsregister.recall(number, Aarsak.FEIL_INNHOLD, "Feil dato.")
    assert told(tjenester, signed) == (Varsko.KALT_TILBAKE_FOER,)
