from dataclasses import replace

import pytest

from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.domain.dokumentmodell import Avsnitt, Felter
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.deler import ENIG
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    choice,
    finish,
    participation,
    recipient_name,
    sender_name,
    split_number,
)
from tests.pdf import eksempel

NB = load_tekster("nb")


def with_fields(**felter: str) -> Grunnlag:
    grunnlag = eksempel.henvisning()
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=felter))


def test_a_child_is_named_with_number_or_else_with_birth_date() -> None:
    grunnlag = eksempel.henvisning()

    assert child_line(grunnlag, NB) == "Vakker Blomst, 128311 99999"
    assert (
        child_line(replace(grunnlag, barn=replace(eksempel.BARN, identnummer="")), NB)
        == "Vakker Blomst, født 12. mars 2011"
    )


@pytest.mark.parametrize(("number", "shown"), [("12831199999", "128311 99999"), ("", ""), ("DUF-1", "DUF-1")])
def test_only_an_eleven_digit_number_is_split(number: str, shown: str) -> None:
    assert split_number(number) == shown


def test_the_recipients_name_falls_back_on_what_it_is() -> None:
    grunnlag = eksempel.henvisning()

    assert recipient_name(grunnlag, NB) == "BUP Elvebyen"
    assert recipient_name(replace(grunnlag, dokument=replace(grunnlag.dokument, mottaker_navn="")), NB) == "BUP"


def test_the_sender_is_institution_and_unit() -> None:
    assert sender_name(eksempel.henvisning(), NB) == "Solbakken barnevernsinstitusjon, Avdeling Fjell"
    assert sender_name(eksempel.henvisning(omfang="tom"), NB) == "Solbakken"


def test_participation_prints_what_was_written_and_nothing_else() -> None:
    assert participation(with_fields(), NB) == ()
    assert participation(with_fields(medvirkning_vekt="Stor"), NB)[1] == Felter((("Vekten det fikk", "Stor"),))


@pytest.mark.parametrize(
    ("felter", "expected"),
    [
        ({}, "«Greit.»"),
        ({"medvirkning_sagt": "2026-11-20"}, "«Greit.» (sagt 20. november 2026)"),
        ({"medvirkning_hoert_av": "Rolig Bekk"}, "«Greit.» (hørt av Rolig Bekk)"),
        (
            {"medvirkning_sagt": "2026-11-20", "medvirkning_hoert_av": "Rolig Bekk"},
            "«Greit.» (sagt 20. november 2026, hørt av Rolig Bekk)",
        ),
    ],
)
def test_the_childs_words_stand_with_their_day_and_who_heard_them(felter: dict[str, str], expected: str) -> None:
    block = participation(with_fields(medvirkning_barnet_sa="«Greit.»", **felter), NB)[1]

    assert block == Felter((("Barnet sa", expected),))


def test_a_day_and_a_hearer_without_words_are_not_printed() -> None:
    assert participation(with_fields(medvirkning_sagt="2026-11-20", medvirkning_hoert_av="Rolig Bekk"), NB) == ()


def test_a_document_the_child_has_not_read_says_so() -> None:
    assert checked_with_child(with_fields(), NB)[1] == Avsnitt("Ikke lest sammen med barnet ennå.", dempet=True)
    unreadable = with_fields(sjekket_ut_dato="i går", sjekket_ut_enig="kanskje")
    assert checked_with_child(unreadable, NB) == checked_with_child(with_fields(), NB), "no heading over nothing"


def test_the_childs_disagreement_is_printed() -> None:
    block = checked_with_child(with_fields(sjekket_ut_enig="uenig", sjekket_ut_kommentar="Feil skole."), NB)[1]

    assert block == Felter((("Barnet er", "Uenig"), ("Barnets kommentar", "Feil skole.")))


@pytest.mark.parametrize("value", ["", "kanskje", "enig.x", "{0}"])
def test_a_choice_that_does_not_exist_counts_as_not_chosen(value: str) -> None:
    assert choice(NB, ENIG, value) == ""


def test_a_draft_stays_a_draft_until_it_is_frozen_and_the_hash_names_the_content_alone() -> None:
    grunnlag = eksempel.henvisning()
    draft = replace(grunnlag, dokument=replace(grunnlag.dokument, status=Dokumentstatus.UTKAST))
    made = [finish(g, NB, "Tittel", "Gjelder", (Avsnitt("Tekst"),)) for g in (draft, grunnlag)]

    assert [modell.utkast for modell in made] == [True, False]
    assert made[0].innholdshash == made[1].innholdshash
    assert len(made[0].innholdshash) == 64


def test_general_minutes_say_that_they_hold_no_identified_matter() -> None:
    assert finish(eksempel.referat(), NB, "T", "G", ()).merking.fortrolighet.startswith("Ingen barn er navngitt")
