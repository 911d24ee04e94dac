from dataclasses import replace
from datetime import UTC, date, datetime

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.medvirkning import Medvirkning, Medvirkningsrad
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.forslag import (
    ANTALL_SITATER,
    Forslag,
    local_day,
    newest_stoppunkt,
    suggest_henvisningsgrunnlag,
)
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import eksempel

NB = load_tekster("nb")


def quote(number: int, text: str) -> Notat:
    moment = datetime(2026, 10, number, 12, 0, tzinfo=UTC)
    return Notat(f"q{number}", eksempel.BARN.id, moment, Notatart.BARNET_SA, text, "Trygg Havn")


def bare(**record: object) -> Grunnlag:
    empty = replace(eksempel.henvisning(), notater=(), stoppunkt=(), oppfoelginger=(), besvart=())
    return replace(empty, **record)


def test_an_empty_record_suggests_nothing() -> None:
    assert suggest_henvisningsgrunnlag(bare(), NB) == {}


def test_the_childs_words_are_verbatim_newest_first_each_once_with_who_heard_them() -> None:
    assert suggest_henvisningsgrunnlag(eksempel.henvisning(), NB)["barnets_ord"] == Forslag(
        "Det hjelper når døra står på gløtt.\nJeg vil sove, og slippe å fortelle alt på nytt.",
        "sagt 15. november 2026, hørt av Rolig Bekk; sagt 12. november 2026, hørt av Trygg Havn",
    )


def test_what_helped_before_is_carried_into_the_referral_newest_first_each_line_once() -> None:
    no = replace(eksempel.DELING, gitt=False, dato=date(2026, 5, 1), hjalp="Å tegne", hjalp_ikke="Å bytte behandler")
    later = replace(no, id="s9", dato=date(2026, 9, 1), hjalp="Å tegne", hjalp_ikke="")
    grunnlag = bare(samtykker=(later, no, eksempel.DELING))

    assert suggest_henvisningsgrunnlag(grunnlag, NB)["tidligere_hjelp"] == Forslag(
        "Det hjalp: Å tegne\nDet hjalp ikke: Å bytte behandler",
        "samtale om samtykke 1. september 2026; samtale om samtykke 1. mai 2026",
    )
    assert suggest_henvisningsgrunnlag(bare(), NB) == {}


def test_the_newest_participation_block_is_carried_over_word_for_word() -> None:
    block = Medvirkning(informert_om="Hva BUP er", barnet_sa="Greit.", sagt=date(2026, 11, 20), hoert_av="Rolig Bekk")
    rows = (
        Medvirkningsrad("samtykke:s1", eksempel.BARN.id, date(2026, 11, 3), Medvirkning(vekt="Gammel")),
        Medvirkningsrad("samtykke:s2", eksempel.BARN.id, date(2026, 11, 20), block),
    )
    made = suggest_henvisningsgrunnlag(bare(medvirkninger=rows), NB)

    assert {name: one.tekst for name, one in made.items()} == {
        "medvirkning_informert_om": "Hva BUP er",
        "medvirkning_barnet_sa": "Greit.",
        "medvirkning_sagt": "2026-11-20",
        "medvirkning_hoert_av": "Rolig Bekk",
    }
    assert {one.kilde for one in made.values()} == {"skrevet da det ble bestemt, 20. november 2026"}


def test_only_the_newest_quotes_are_suggested() -> None:
    made = suggest_henvisningsgrunnlag(bare(notater=tuple(quote(n, f"Sitat {n}") for n in range(1, 9))), NB)

    assert made["barnets_ord"].tekst.split("\n") == [f"Sitat {n}" for n in range(8, 8 - ANTALL_SITATER, -1)]


def test_the_same_words_said_twice_are_quoted_once() -> None:
    made = suggest_henvisningsgrunnlag(bare(notater=(quote(1, "Jeg vil sove"), quote(2, "Jeg vil sove "))), NB)

    assert made["barnets_ord"] == Forslag("Jeg vil sove", "sagt 2. oktober 2026")


def test_what_we_know_what_we_do_not_know_and_what_is_missing_are_kept_apart() -> None:
    made = suggest_henvisningsgrunnlag(bare(stoppunkt=(eksempel.STOPPUNKT,)), NB)["symptomer"]

    assert made == Forslag(
        "Vakker sover best når døra står på gløtt. (Rolig Bekk)\n"
        "Hun har vært våken tre netter i uke 46, mellom klokka 02 og 04. (nattlogg)\n"
        "Vi vet ikke ennå: om smerter i magen henger sammen med søvnen\n"
        "Vi mangler: svar på blodprøver fra fastlegen",
        "stoppunkt 12. november 2026",
    )


def test_the_newest_stop_point_counts_whatever_the_order() -> None:
    older = replace(eksempel.STOPPUNKT, id="st0", dato=date(2026, 9, 1))

    assert newest_stoppunkt(bare(stoppunkt=(older, eksempel.STOPPUNKT, older))) is eksempel.STOPPUNKT


def test_what_was_tried_is_the_follow_ups_that_are_done_then_those_under_way() -> None:
    assert suggest_henvisningsgrunnlag(eksempel.henvisning(), NB)["tiltak"].tekst == (
        "Fast kveldsrutine med de samme voksne (gjort 14. november 2026). Resultat: Sovner en time tidligere.\n"
        "Time hos fastlegen (pågår, frist 1. desember 2026)."
    )


def test_a_note_from_after_midnight_belongs_to_the_new_day() -> None:
    assert local_day(eksempel.NOTATER[1]) == date(2026, 11, 17)


def test_telephone_notes_and_unasked_things_are_not_suggested() -> None:
    made = suggest_henvisningsgrunnlag(eksempel.henvisning(), NB)

    assert "Ringte mor" not in "".join(forslag.tekst for forslag in made.values())
    assert "legemidler" not in made
    assert "problemstilling" not in made


def test_nothing_is_suggested_in_a_category_that_may_not_be_shared() -> None:
    only_psykisk = replace(eksempel.DELING, innhold=frozenset({Innhold.PSYKISK}))
    grunnlag = replace(eksempel.henvisning(), deling=eksempel.judge(Mottakerkategori.BUP, only_psykisk))

    assert set(suggest_henvisningsgrunnlag(grunnlag, NB)) == {"symptomer", "tiltak"}
