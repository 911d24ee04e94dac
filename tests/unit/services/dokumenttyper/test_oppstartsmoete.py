"""A start-up meeting on paper: who came, what was said of each thing, and who was missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.oppstartsmoete import compose, suggest
from tests.pdf import huseksempel

NB = load_tekster("nb")
KIND = Dokumenttype.OPPSTARTSMOETE


def told(grunnlag: Grunnlag) -> str:
    return read_as_text(compose(grunnlag, NB))


def test_leaders_host_municipality_and_users_stand_with_their_roles() -> None:
    text = told(huseksempel.paper(KIND))

    assert "Navn: Frisk Foss; Rolle: brukerrepresentant; Virksomhet: Elvebyen" in text
    assert "Ikke til stede: Klok Furu." in text
    assert "Brukerrepresentant\nIngen som" not in text


def test_that_nobody_spoke_for_the_users_is_said() -> None:
    grunnlag = huseksempel.paper(KIND)
    assert grunnlag.moete is not None
    without = tuple(one for one in grunnlag.moete.deltakere if one.rolle != "brukerrepresentant")

    assert "De bør inviteres til oppstartsmøtet." in told(
        replace(grunnlag, moete=replace(grunnlag.moete, deltakere=without))
    )


def test_expectations_go_both_ways_and_what_is_open_is_a_list() -> None:
    text = told(huseksempel.paper(KIND))

    assert "Det BUP kan vente av oss\nVi har snakket med barnet først" in text
    assert "Det vi kan vente av BUP\nSvar samme dag når det haster." in text
    assert "• Hvem følger ved innleggelse?\n• Veiledning på kveldstid" in text


def test_an_empty_one_names_every_part_that_is_not_written() -> None:
    text = told(huseksempel.paper(KIND, omfang="tom"))

    assert "Ikke ført: Om institusjonen, Om BUP, Hva vi venter av hverandre" in text
    assert "Ingen deltakere er ført som til stede." in text


def test_the_agreement_and_the_address_book_write_half_of_it() -> None:
    found = suggest(huseksempel.paper(KIND), NB)

    assert found["oppstart_akutt"].tekst == huseksempel.TEKSTER["akutt"]  # type: ignore[index]  # an enum of strings
    assert found["oppstart_kontakter"].tekst.splitlines() == [
        "BUP Elvebyen: Varm Vind, tlf. 62 00 00 00",
        "Elvebyen barnevernstjeneste, tlf. 63 00 00 00",
    ]
    assert suggest(huseksempel.paper(KIND, omfang="tom"), NB) == {}


def test_it_is_refused_when_it_names_a_child() -> None:
    grunnlag = replace(huseksempel.paper(KIND), navn_i_huset=(("Frisk Foss", ""),))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        compose(grunnlag, NB)


def test_without_a_meeting_it_is_our_own_mistake() -> None:
    with pytest.raises(BugError):
        compose(replace(huseksempel.paper(KIND), moete=None), NB)
