from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.referat import compose
from tests.pdf import eksempel

NB = load_tekster("nb")


def general() -> str:
    return read_as_text(compose(eksempel.referat(), NB))


def test_general_minutes_name_no_child_not_even_in_a_title() -> None:
    text = general()

    for secret in ("Vakker", "Gran", "HEMMELIG", "Første samtale"):
        assert secret not in text
    assert "Sak 3: med navn, føres i barnets mappe" in text
    assert "Sak 4: med navn, føres i barnets mappe" in text


def test_present_and_absent_are_told_apart() -> None:
    text = general()

    assert "Navn: Varm Vind; Rolle: barnevernansvarlig; Virksomhet: BUP Elvebyen" in text
    assert "Ikke til stede: Stødig Bjørk." in text


def test_a_matter_has_both_halves_decision_owner_and_deadline() -> None:
    text = general()

    for said in ("Hva vet vi nå?\nBUP har fått", "Hva gjør vi nå?\nSolbakken får", "Beslutning\nNy rutine"):
        assert said in text
    assert "Ansvarlig: Varm Vind\nFrist: 25. november 2026" in text


def test_what_the_meeting_left_open_is_said() -> None:
    assert "Ikke ført: Beslutning, Ansvarlig, Frist, Hvem forteller barnet." in general()


def test_a_nameless_matter_carries_its_alias() -> None:
    assert "Drøftet uten navn: Ungdom A" in general()


def test_a_meeting_nobody_came_to_says_so() -> None:
    assert "Ingen deltakere er ført som til stede." in read_as_text(compose(eksempel.referat(omfang="tom"), NB))


def test_a_childs_minutes_hold_its_own_matters_only() -> None:
    text = read_as_text(compose(eksempel.referat_for_barn(), NB))

    assert "Sak 3: Vakker Blomst: time til vurdering" in text
    assert "Hvem forteller barnet: Rolig Bekk, i kveld" in text
    assert "Sjekket ut med barnet" in text
    for other in ("Gran", "HEMMELIG", "Ungdom A", "akuttrutine", "Sak 4"):
        assert other not in text


def test_a_childs_minutes_need_that_minutes_may_be_shared() -> None:
    only_school = replace(eksempel.DELING, innhold=frozenset({Innhold.SKOLE}))
    grunnlag = replace(
        eksempel.referat_for_barn(), deling=eksempel.judge(Mottakerkategori.BUP, only_school), samtykker=(only_school,)
    )

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(grunnlag, NB)


def test_a_child_that_was_not_on_the_agenda_gets_no_minutes() -> None:
    grunnlag = replace(eksempel.referat_for_barn(), barn=replace(eksempel.BARN, id="barn3"))

    with pytest.raises(KnownError, match="referat_uten_saker"):
        compose(grunnlag, NB)


def test_a_protected_address_takes_the_place_out() -> None:
    barn = replace(eksempel.BARN, adressegrad=Adressegrad.FORTROLIG)
    text = read_as_text(compose(replace(eksempel.referat_for_barn(), barn=barn), NB))

    assert "Elvebyen" not in text
    assert "Solbakken" not in text


def test_minutes_without_a_meeting_are_our_own_mistake() -> None:
    with pytest.raises(BugError):
        compose(replace(eksempel.referat(), moete=None), NB)
