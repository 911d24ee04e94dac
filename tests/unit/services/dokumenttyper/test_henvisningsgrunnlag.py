from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Dokumentmodell,
    Felter,
    Merknad,
    Overskrift,
    Signatur,
    Sitat,
    Spoersmaal,
    Tomme,
)
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.henvisningsgrunnlag import KORT, compose
from tests.pdf import eksempel

NB = load_tekster("nb")


def with_fields(**felter: str) -> Grunnlag:
    grunnlag = eksempel.henvisning()
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=felter))


def first_answers(modell: Dokumentmodell) -> dict[str, str]:
    return dict(next(b for b in modell.blokker if isinstance(b, Felter) and b.framhevet).rader)


def all_rows(modell: Dokumentmodell) -> list[tuple[str, str]]:
    return [rad for b in modell.blokker if isinstance(b, Felter) for rad in b.rader]


def parts(modell: Dokumentmodell) -> dict[str, Spoersmaal]:
    return {b.tittel: b for b in modell.blokker if isinstance(b, Spoersmaal)}


def allowing(*innhold: Innhold, **felter: str) -> Grunnlag:
    samtykke = replace(eksempel.DELING, innhold=frozenset(innhold))
    return replace(
        with_fields(**{**eksempel.FELTER, **felter}),
        samtykker=(samtykke,),
        deling=eksempel.judge(Mottakerkategori.BUP, samtykke),
    )


def test_page_one_answers_what_bup_and_the_referrer_ask_first() -> None:
    assert first_answers(compose(eksempel.henvisning(), NB)) == {
        "Vi ber om": eksempel.FELTER["problemstilling"],
        "Hastegrad": "Rask vurdering. Hun har vært våken tre netter i uka i fire uker.",
        "Risiko nå": eksempel.FELTER["risiko_naa"],
        "Samtykke til helsehjelp": "Barnevernstjenesten ved Stødig Bjørk, muntlig 3. november 2026.",
        "Grunnlag for deling": (
            "Vakker Blomst (barnet selv) og Mild Elv (mor), muntlig 3. november 2026, gyldig til 1. september 2027."
        ),
        "Formell henviser": "Barnevernsleder, Stødig Bjørk, Barnevernstjenesten i Elvebyen, tlf. 62 00 00 01",
        "Kontakt hos oss": "Trygg Havn, helseansvarlig",
        "Telefon": "62 00 00 00",
    }


def test_what_is_not_written_is_said_to_be_not_written() -> None:
    answers = first_answers(compose(with_fields(), NB))

    assert answers["Vi ber om"] == "Ikke skrevet ennå"
    assert answers["Hastegrad"] == "Ikke vurdert ennå"
    assert answers["Risiko nå"] == "Ikke vurdert ennå"
    assert answers["Formell henviser"] == "Ikke avklart ennå"


def test_the_childs_own_words_come_before_the_matter() -> None:
    blocks = compose(eksempel.henvisning(), NB).blokker
    quote = next(n for n, b in enumerate(blocks) if isinstance(b, Sitat))

    assert quote < next(n for n, b in enumerate(blocks) if isinstance(b, Overskrift))


def test_missing_words_of_the_child_are_noticed() -> None:
    assert Avsnitt("Barnets egne ord er ikke skrevet ned ennå.", dempet=True) in compose(with_fields(), NB).blokker


def test_a_long_question_is_cut_on_page_one_and_stands_whole_below() -> None:
    question = "Hva hjelper mot uro? " * 40
    modell = compose(with_fields(problemstilling=question), NB)

    assert len(first_answers(modell)["Vi ber om"]) < KORT + 60
    assert parts(modell)["Det vi spør om"].svar == question.strip()


def test_a_short_question_is_not_printed_twice() -> None:
    assert read_as_text(compose(eksempel.henvisning(), NB)).count(eksempel.FELTER["problemstilling"]) == 1


def test_what_makes_it_easier_to_come_is_place_time_company_and_the_rest() -> None:
    felter = {"tilpasning_sted": "Hos oss", "tilpasning_tid": "Etter skoletid", "tilpasning_foelge": "Rolig Bekk"}
    rows = {("Sted", "Hos oss"), ("Tid", "Etter skoletid"), ("Følges av", "Rolig Bekk")}

    assert rows <= set(all_rows(compose(with_fields(**felter), NB)))
    assert "Ikke gruppe" in read_as_text(compose(with_fields(**felter, tilpasning="Ikke gruppe"), NB))
    assert "Ikke gruppe" in read_as_text(compose(with_fields(tilpasning="Ikke gruppe"), NB))


def test_where_to_meet_is_not_said_when_the_address_is_protected() -> None:
    open_one = with_fields(tilpasning_sted="Ved skolen på Nes")
    hidden = replace(open_one, barn=replace(eksempel.BARN, adressegrad=Adressegrad.FORTROLIG))

    assert "skolen på Nes" in read_as_text(compose(open_one, NB))
    assert "skolen på Nes" not in read_as_text(compose(hidden, NB))


def test_empty_parts_collapse_to_one_line() -> None:
    empty = [b for b in compose(with_fields(skole="Niende trinn"), NB).blokker if isinstance(b, Tomme)][-1]

    assert empty.etikett == "Ikke fylt ut"
    assert "Legemidler og allergi" in empty.navn
    assert "Skole og PPT" not in empty.navn
    assert "Seksuell helse" not in empty.navn  # naming it empty would itself say something


def test_a_text_names_its_source_as_long_as_it_says_what_the_record_says() -> None:
    same = "Vakker sover best når døra står på gløtt. (Rolig Bekk)"
    stoppunkt = replace(eksempel.STOPPUNKT, fakta=eksempel.STOPPUNKT.fakta[:1], mangler="")
    untouched = replace(with_fields(symptomer=same), stoppunkt=(stoppunkt,), notater=())
    edited = replace(with_fields(symptomer=same + " Nesten."), stoppunkt=(stoppunkt,), notater=())

    assert parts(compose(untouched, NB))["Det vi ser og hører"].kilde == "Kilde: stoppunkt 12. november 2026"
    assert parts(compose(edited, NB))["Det vi ser og hører"].kilde == ""


def test_a_suggestion_nobody_has_taken_in_is_not_printed() -> None:
    assert "nattlogg" not in read_as_text(compose(with_fields(), NB))


def test_only_what_may_be_shared_is_printed_also_when_somebody_wrote_it() -> None:
    text = read_as_text(compose(allowing(Innhold.PSYKISK, skole="SKOLETEKST", funksjon="HVERDAGSTEKST"), NB))

    assert "HVERDAGSTEKST" in text
    for secret in ("SKOLETEKST", "HEMMELIG", "Jeg vil sove", "Mor ønsker", "selvskading", "Mild Elv, mor"):
        assert secret not in text
    assert "Risiko nå: Holdt tilbake, se «Samtykke og medvirkning»." in text
    assert "Holdt tilbake, ikke omfattet av samtykket: grunnopplysninger, barnets egne ord, " in text


def test_what_is_held_back_is_not_said_to_be_empty() -> None:
    empty = [b for b in compose(allowing(Innhold.PSYKISK), NB).blokker if isinstance(b, Tomme)][-1]

    assert "Skole og PPT" not in empty.navn


def test_an_answer_in_another_category_does_not_slip_through_with_its_part() -> None:
    text = read_as_text(compose(eksempel.henvisning(), NB))

    assert "Har matlysten endret seg? Nei" in text
    assert "HEMMELIG SVAR" not in text
    assert "Hemmelig spørsmål" not in text


def test_barnevernstjenesten_gets_it_by_statute_without_a_consent() -> None:
    grunnlag = replace(eksempel.henvisning(), samtykker=(), deling=eksempel.judge(Mottakerkategori.BARNEVERNSTJENESTEN))

    assert "§ 13-1" in first_answers(compose(grunnlag, NB))["Grunnlag for deling"]


def test_without_a_basis_there_is_no_document() -> None:
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(replace(eksempel.henvisning(), deling=eksempel.judge(Mottakerkategori.BUP)), NB)


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_an_emergency_is_a_telephone_call_and_not_a_referral(maalform: str) -> None:
    modell = compose(with_fields(**{**eksempel.FELTER, "hastegrad": "oeyeblikkelig"}), load_tekster(maalform))
    notice = modell.blokker[0]

    assert isinstance(notice, Merknad)
    assert notice.viktig
    assert "113" in notice.tekst
    assert "116 117" in notice.tekst
    assert not any(isinstance(b, Signatur | Sitat) for b in modell.blokker)
    assert eksempel.FELTER["problemstilling"] not in read_as_text(modell)


def test_an_emergency_does_not_wait_for_consent() -> None:
    grunnlag = replace(with_fields(hastegrad="oeyeblikkelig"), deling=None)

    assert isinstance(compose(grunnlag, NB).blokker[0], Merknad)


def test_the_formal_referrer_signs_beside_us() -> None:
    signature = compose(eksempel.henvisning(), NB).blokker[-1]

    assert signature == Signatur((("Helseansvarlig", "Trygg Havn"), ("Barnevernsleder", "Stødig Bjørk")))


def test_the_official_words_are_used() -> None:
    text = read_as_text(compose(eksempel.henvisning(), NB)).casefold()

    assert "pakkeforløp" not in text
    assert "anonym" not in text
