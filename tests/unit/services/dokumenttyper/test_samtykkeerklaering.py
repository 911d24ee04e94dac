"""The declaration: all that one said yes to, and how one takes it back; made from the register and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import OM
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Liste, Signatur
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.samtykkeerklaering import compose, suggest
from tests.pdf import eksempel, samtykkeeksempel

NB = load_tekster("nb")


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def about(grunnlag: Grunnlag, om: str, *samtykker: Samtykke) -> Grunnlag:
    paper = replace(grunnlag.dokument, felter={OM: om} if om else {})
    return replace(grunnlag, dokument=paper, samtykker=samtykker)


def test_it_says_what_to_whom_for_what_until_when_and_who_said_yes() -> None:
    rows = rows_of(compose(samtykkeeksempel.erklaering(), NB))

    assert rows["Samtykket gjelder"] == "barnets egne ord, psykisk helse, livskvalitet og ressurser, skole"
    assert (rows["Disse får vite det"], rows["Formål"]) == ("BUP", "Vurdering og hjelp fra BUP")
    assert rows["Gjelder til"] == "1. september 2027, eller til barnet flytter, eller til det blir trukket tilbake"
    assert rows["Sagt ja av"] == "Vakker Blomst (barnet selv) og Mild Elv (mor), muntlig"


def test_the_childs_view_what_is_kept_out_and_what_the_yes_depends_on_stand_there() -> None:
    rows = rows_of(compose(samtykkeeksempel.erklaering(), NB))

    assert rows["Barnets syn på deling"] == samtykkeeksempel.JA.barnets_syn
    assert rows["Dette holdes utenfor"] == "seksuell helse, familie"
    assert rows["Ja, hvis"] == "Rolig Bekk blir med første gang."


def test_how_one_takes_it_back_stands_above_the_lines_to_sign() -> None:
    blokker = compose(samtykkeeksempel.erklaering(), NB).blokker
    way_back = next(i for i, one in enumerate(blokker) if isinstance(one, Liste))

    assert isinstance(blokker[-1], Signatur)
    assert way_back < len(blokker) - 1
    assert blokker[-1].roller == (
        ("Barnet selv", "Vakker Blomst"), ("Mor", "Mild Elv"), ("Helseansvarlig", "Trygg Havn"),
    )  # fmt: skip


def test_it_goes_through_the_gate_like_every_paper_about_a_child() -> None:
    to_bup = replace(samtykkeeksempel.erklaering(), deling=eksempel.judge(Mottakerkategori.BUP))
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(to_bup, NB)


def test_the_childs_own_words_go_where_they_may() -> None:
    silent = replace(samtykkeeksempel.JA, innhold=frozenset({Innhold.PSYKISK}))
    to_bup = replace(samtykkeeksempel.erklaering(), deling=eksempel.judge(Mottakerkategori.BUP, silent))
    assert samtykkeeksempel.JA.barnets_syn not in str(compose(to_bup, NB))


def test_what_repeats_an_answer_that_is_kept_back_is_left_out() -> None:
    kept = replace(samtykkeeksempel.erklaering(), forbeholdte_ord=(samtykkeeksempel.JA.barnets_syn[5:40],))
    assert "Barnets syn på deling" not in rows_of(compose(kept, NB))


def test_it_is_about_the_consent_that_was_named_and_stays_so() -> None:
    other = replace(samtykkeeksempel.JA, id="s8", formaal="Noe nyere", dato=eksempel.DAG)
    both = (samtykkeeksempel.JA, other)
    named = about(samtykkeeksempel.erklaering(), "samtykke:s1", *both)

    assert rows_of(compose(named, NB))["Formål"] == samtykkeeksempel.JA.formaal
    assert suggest(named, NB) == {}
    unnamed = about(samtykkeeksempel.erklaering(), "", *both)
    assert suggest(unnamed, NB)[OM].tekst == "samtykke:s8"
    assert rows_of(compose(unnamed, NB))["Formål"] == "Noe nyere"


@pytest.mark.parametrize(
    ("om", "samtykke"),
    [
        ("", replace(samtykkeeksempel.JA, gitt=False)),
        ("", samtykkeeksempel.TRUKKET),
        ("samtykke:finnes_ikke", samtykkeeksempel.JA),
    ],
)
def test_without_a_consent_there_is_no_paper(om: str, samtykke: Samtykke) -> None:
    with pytest.raises(KnownError, match="erklaering_uten_samtykke"):
        compose(about(samtykkeeksempel.erklaering(), om, samtykke), NB)


def test_help_is_another_thing_than_telling_and_has_no_categories() -> None:
    care = replace(samtykkeeksempel.JA, samtykketype=Samtykketype.HELSEHJELP, mottakere=frozenset())
    rows = rows_of(compose(about(samtykkeeksempel.erklaering(), "", care), NB))

    assert rows["Ja til"] == "helsehjelp"
    assert not {"Samtykket gjelder", "Disse får vite det"} & set(rows)


def test_it_is_for_the_child_to_begin_with() -> None:
    assert samtykkeeksempel.erklaering().dokument.mottaker is Innad.BARNET_SELV
