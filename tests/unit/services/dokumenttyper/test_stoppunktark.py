"""A stop point on paper: both halves, each fact with its source, and nothing that somebody has not read first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.dokumentmodell import Felter, Liste, Overskrift, Sitat, Spoersmaal
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Samarbeidspart, Sikkerhet
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.stoppunktark import compose, suggest
from tests.pdf import arkeksempel, eksempel

NB = load_tekster("nb")
STOPP = replace(
    eksempel.STOPPUNKT,
    fakta=(
        Faktum("Sover best med døra på gløtt.", "Rolig Bekk", dato=date(2026, 11, 11)),
        Faktum("Om magen henger sammen med søvnen.", "fastlegen", Sikkerhet.USIKKERT),
        Faktum("Hva prøvene viser.", sikkerhet=Sikkerhet.VET_IKKE),
    ),
    beslutning="Fast kveldsrutine.",
    bedring_barn=Bedring.LITT,
    burde_vaert_med=frozenset({Samarbeidspart.BUP, Samarbeidspart.FAMILIEN}),
    burde_ogsaa="Treneren",
)
TASK = replace(eksempel.OPPFOELGINGER[1], kilde=f"stoppunkt:{STOPP.id}")


def suggested(**changes: object) -> dict[str, str]:
    known = replace(
        arkeksempel.stoppunktark(omfang="tom"), deling=eksempel.judge(Mottakerkategori.BUP, eksempel.DELING)
    )
    facts = {"stoppunkt": (STOPP,), "oppfoelginger": (TASK, *eksempel.OPPFOELGINGER[:1]), **changes}
    return {felt: one.tekst for felt, one in suggest(replace(known, **facts), NB).items()}  # type: ignore[arg-type] # tests name fields


def test_both_halves_stand_under_their_questions_after_the_childs_words() -> None:
    blokker = compose(arkeksempel.stoppunktark(), NB).blokker
    titles = [blokk.tekst for blokk in blokker if isinstance(blokk, Overskrift) and blokk.nivaa == 2]

    assert titles == ["Hva vet vi nå?", "Hva gjør vi nå?", "Har barnet fått det bedre?", "Hvem burde vært med?"]
    quote = next(n for n, blokk in enumerate(blokker) if isinstance(blokk, Sitat))
    assert quote < next(n for n, blokk in enumerate(blokker) if isinstance(blokk, Overskrift))


def test_a_fact_is_suggested_with_its_source_and_its_day_by_how_sure_we_are() -> None:
    told = suggested()

    assert told["stoppunkt_vet"] == "Sover best med døra på gløtt. (Rolig Bekk, 11. november 2026)"
    assert told["stoppunkt_usikkert"] == "Om magen henger sammen med søvnen. (fastlegen)"
    assert told["stoppunkt_mangler"].splitlines() == ["Hva prøvene viser.", "svar på blodprøver fra fastlegen"]


def test_what_was_decided_stands_with_owner_day_and_review() -> None:
    told = suggested()

    assert (told["stoppunkt_dato"], told["stoppunkt_ses_igjen"]) == ("2026-11-12", "2026-12-03")
    assert (told["stoppunkt_eier"], told["stoppunkt_beslutning"]) == ("Trygg Havn", "Fast kveldsrutine.")
    assert told["stoppunkt_tiltak"] == "Time hos fastlegen. Trygg Havn, senest 1. desember 2026."
    assert told["stoppunkt_bedre_barn"] == "Litt"
    assert "stoppunkt_bedre_voksne" not in told
    assert told["stoppunkt_burde"].splitlines() == ["Familien og nettverket", "BUP", "Treneren"]


def test_the_day_that_is_written_chooses_the_stop_point() -> None:
    older = replace(STOPP, id="st0", dato=date(2026, 9, 1), konklusjon="Det vi trodde i september.")
    known = replace(arkeksempel.stoppunktark(), stoppunkt=(STOPP, older))
    asked = replace(known, dokument=replace(known.dokument, felter={"stoppunkt_dato": "2026-09-01"}))

    assert suggest(asked, NB)["stoppunkt_konklusjon"].tekst == "Det vi trodde i september."


def test_nothing_is_printed_that_nobody_has_taken_in() -> None:
    empty = replace(arkeksempel.stoppunktark(omfang="tom"), stoppunkt=(STOPP,))
    text = str(compose(empty, NB))

    assert [fact.tekst for fact in STOPP.fakta if fact.tekst in text] == []
    assert text.count("Ikke skrevet ennå") == 2


def test_a_recipient_who_may_not_know_of_mental_health_gets_no_stop_point_and_no_suggestion() -> None:
    some = eksempel.judge(Mottakerkategori.BUP, replace(eksempel.DELING, innhold=frozenset({Innhold.SKOLE})))

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(replace(arkeksempel.stoppunktark(), deling=some), NB)
    assert suggested(deling=some) == {}


def test_the_childs_words_are_left_out_where_only_they_are_kept_back() -> None:
    without = replace(eksempel.DELING, innhold=frozenset(Innhold) - {Innhold.BARNETS_EGNE_ORD})
    answer = eksempel.judge(Mottakerkategori.BUP, without)
    modell = compose(replace(arkeksempel.stoppunktark(), deling=answer), NB)

    assert not any(isinstance(blokk, Sitat) for blokk in modell.blokker)
    assert "stoppunkt_barnet" not in suggested(deling=answer)
    assert any(isinstance(blokk, Spoersmaal) for blokk in modell.blokker)


def test_a_fact_on_each_line_is_a_point_of_its_own() -> None:
    points = [blokk.punkter for blokk in compose(arkeksempel.stoppunktark(), NB).blokker if isinstance(blokk, Liste)]

    assert len(points[0]) == 2


def test_who_got_it_on_which_ground_stands_first() -> None:
    first = next(blokk for blokk in compose(arkeksempel.stoppunktark(), NB).blokker if isinstance(blokk, Felter))

    assert first.framhevet
    assert dict(first.rader)["Ansvarlig"] == "Trygg Havn"
    assert "Mild Elv" in dict(first.rader)["Grunnlag for deling"]
