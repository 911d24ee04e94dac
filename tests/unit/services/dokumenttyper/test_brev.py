"""Letters: the matter first, the least of everything else, and a new kind of recipient as a row and its words."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.oppfoelging import Venting
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import Tekster, load_tekster
from helseansvarlig.services.dokumenttyper import brev
from helseansvarlig.services.dokumenttyper.brev import Brevmottaker, asks_about, compose, prints_answers, suggest
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import breveksempel, eksempel
from tests.pdf.dommere import faults

NB = load_tekster("nb")
FASTLEGE, SKOLE, TANN = Mottakerkategori.FASTLEGE, Mottakerkategori.SKOLE_PPT, Mottakerkategori.TANNKLINIKK


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def written(grunnlag: Grunnlag, **felter: str) -> Grunnlag:
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter={**grunnlag.dokument.felter, **felter}))


def test_the_upper_half_says_what_it_is_about_what_we_ask_by_when_and_whom_to_call() -> None:
    first = compose(breveksempel.brev(), NB).blokker[0]

    assert isinstance(first, Felter)
    assert [name for name, _ in first.rader] == [
        "Det gjelder", "Vi ber om", "Svar oss innen", "Kontakt hos oss", "Telefon", "Grunnlag for deling",
    ]  # fmt: skip
    assert dict(first.rader)["Svar oss innen"] == "4. desember 2026"


@pytest.mark.parametrize("to", breveksempel.NAVN)
def test_it_goes_through_the_gate(to: Mottakertype) -> None:
    closed = replace(breveksempel.brev(mottaker=to), deling=breveksempel.judge(to))

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(closed, NB)


def test_a_yes_about_something_else_opens_no_letter() -> None:
    other = replace(breveksempel.JA, innhold=frozenset({Innhold.GRUNNOPPLYSNINGER, Innhold.SKOLE}))
    to_dentist = replace(breveksempel.brev(), deling=breveksempel.judge(TANN, other))

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(to_dentist, NB)


def test_the_school_needs_no_number_and_knows_of_no_health_care() -> None:
    to_school = compose(breveksempel.brev(mottaker=SKOLE), NB)

    assert eksempel.BARN.identnummer[6:] not in str(to_school)
    assert "helsehjelp" not in str(to_school)
    assert rows_of(to_school)["Født"] == "12. mars 2011"
    assert eksempel.BARN.identnummer[6:] in str(compose(breveksempel.brev(mottaker=FASTLEGE), NB))


def test_no_answer_goes_along_unless_somebody_chooses_so_and_then_only_in_their_own_field() -> None:
    bare, chosen = breveksempel.brev(), written(breveksempel.brev(), brev_ta_med="med_svar")

    assert "7 av 10" not in str(compose(bare, NB))
    assert (prints_answers(bare), prints_answers(chosen)) == (frozenset(), {Innhold.TANNHELSE})
    told = str(compose(chosen, NB))
    assert "7 av 10" in told
    assert "Ja, i magen" not in told
    assert "ser ut" not in told, "what the child would not answer is nobody's answer"


def test_sexual_health_is_never_sent_as_answers() -> None:
    for to in (*Mottakerkategori,):
        sent = written(breveksempel.brev(mottaker=to), brev_ta_med="med_svar")
        assert Innhold.SEKSUELL not in prints_answers(sent)


def test_the_gate_is_asked_about_what_the_recipient_needs_and_no_more() -> None:
    assert asks_about(TANN) == {Innhold.GRUNNOPPLYSNINGER, Innhold.BARNETS_EGNE_ORD, Innhold.TANNHELSE}
    assert Innhold.SKOLE not in asks_about(FASTLEGE)
    assert asks_about(Mottakerkategori.BUP) == {Innhold.GRUNNOPPLYSNINGER, Innhold.BARNETS_EGNE_ORD}


def test_the_childs_own_words_stay_when_they_may_not_be_told() -> None:
    without = replace(breveksempel.JA, innhold=breveksempel.JA.innhold - {Innhold.BARNETS_EGNE_ORD})
    silent = replace(breveksempel.brev(), deling=breveksempel.judge(TANN, without))

    assert breveksempel.FELTER["brev_barnets_ord"] in str(compose(breveksempel.brev(), NB))
    assert breveksempel.FELTER["brev_barnets_ord"] not in str(compose(silent, NB))


def test_a_protected_address_keeps_the_telephone_and_the_names_of_places_out() -> None:
    hidden = replace(breveksempel.brev(), barn=replace(eksempel.BARN, adressegrad=Adressegrad.FORTROLIG))
    modell = compose(hidden, NB)

    assert rows_of(modell)["Telefon"] == "Oppgis muntlig"
    assert "Fjellbygda" not in str(modell)


def test_what_is_open_in_the_recipients_field_is_suggested_and_what_we_wait_for_comes_first() -> None:
    found = suggest(breveksempel.brev(), NB)
    assert (found["brev_gjelder"].tekst, found["brev_svar_innen"].tekst) == ("Time hos tannlegen", "2026-12-09")
    assert found["brev_ber_om"].tekst

    first, later = breveksempel.OPPFOELGINGER[0], eksempel.DAG + timedelta(days=90)
    waits = Venting("Tannklinikken", eksempel.DAG, eksempel.DAG, TANN.value)
    asked = replace(first, id="o9", hva="Svar om listen", frist=later, venter=waits)
    both = replace(breveksempel.brev(), oppfoelginger=(first, asked))
    assert suggest(both, NB)["brev_gjelder"].tekst == "Svar om listen"


def test_nothing_is_suggested_that_may_not_be_told() -> None:
    closed = replace(breveksempel.brev(), deling=breveksempel.judge(TANN))
    assert set(suggest(closed, NB)) == {"brev_ber_om"}


def test_a_further_kind_of_recipient_is_a_row_and_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """From nothing to a letter that both written standards accept, in what stands here."""
    new = Mottakerkategori.POLITI_LEGEVAKT
    row = Brevmottaker(frozenset({Innhold.SOMATISK}), ("foedt", "spraak"))
    words = {"brev.tittel.politi_legevakt": "Brev til legevakten", "brev.ber_om.politi_legevakt": "En time i dag."}
    monkeypatch.setattr(brev, "MOTTAKERE", {**brev.MOTTAKERE, new: row})
    tekst = Tekster("nb", {**NB.setninger, **words})
    yes = replace(breveksempel.JA, mottakere=frozenset({new}))
    bare = written(breveksempel.brev(mottaker=new), brev_ber_om="")

    letter = compose(replace(bare, deling=breveksempel.judge(new, yes)), tekst)

    assert letter.tittel == "Brev til legevakten"
    assert rows_of(letter)["Vi ber om"] == "En time i dag."
    assert set(rows_of(letter)) >= {"Født", "Språk og tolk"}
    assert "F.nr. eller D-nr." not in rows_of(letter)
    assert faults(render(letter)) == []
    this = test_a_further_kind_of_recipient_is_a_row_and_its_words
    assert len(inspect.getsource(this).splitlines()) < 60
