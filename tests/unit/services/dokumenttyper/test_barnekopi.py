"""The child's own copy: for the child alone, in its own words, and never a word it did not ask for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Liste, Overskrift, Sitat, Skrift
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.barnekopi import compose, suggest
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import arkeksempel, eksempel

NB, NN = load_tekster("nb"), load_tekster("nn")
FORELDRE = (
    "Fra du er 12 til du er 16 år, kan du ha gode grunner til at foreldrene dine ikke skal få vite noe. Si det til en"
    " voksen her, så snakker vi om det først (pasient- og brukerrettighetsloven § 3-4)."
)
ADULT_WORDS = (
    "diagnose",
    "lidelse",
    "symptom",
    "utredning",
    "henvisning",
    "problematikk",
    "atferd",
    "bruker ",
    "klient",
)


def headings(modell: Dokumentmodell) -> list[str]:
    return [blokk.tekst for blokk in modell.blokker if isinstance(blokk, Overskrift)]


def points(modell: Dokumentmodell) -> list[str]:
    return [point for blokk in modell.blokker if isinstance(blokk, Liste) for point in blokk.punkter]


def written(grunnlag: Grunnlag, **felter: str) -> Grunnlag:
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter={**grunnlag.dokument.felter, **felter}))


def test_it_has_the_parts_that_a_child_is_owed_in_the_order_one_reads_them() -> None:
    assert headings(compose(arkeksempel.barnekopi(), NB)) == [
        "Dette har vi snakket om",
        "Dette sa du",
        "Dette er vi enige om",
        "Dette er vi ikke enige om",
        "Dette skjer nå",
        "Hvem får vite hva",
        "Når du vil si nei, ombestemme deg eller rette noe",
        "Slik klager du",
        "Noen å snakke med",
    ]


def test_the_easy_edition_is_the_same_paper_with_fewer_parts_and_larger_letters() -> None:
    whole, easy = compose(arkeksempel.barnekopi(), NB), compose(arkeksempel.barnekopi("nb", "enkel"), NB)

    assert (whole.skrift, easy.skrift) == (Skrift.STOR, Skrift.STOERST)
    assert 0 < len(headings(easy)) < len(headings(whole))
    assert max(len(point.split()) for point in points(easy)) <= 12
    quotes = [[b.tekst for b in modell.blokker if isinstance(b, Sitat)] for modell in (whole, easy)]
    assert quotes[1] == quotes[0][: len(quotes[1])] != []


@pytest.mark.parametrize("to", [*Mottakerkategori, Innad.EGET_PERSONALE])
def test_it_is_for_the_child_and_nobody_else(to: Mottakerkategori | Innad) -> None:
    original = arkeksempel.barnekopi()
    sent = replace(
        original, dokument=replace(original.dokument, mottaker=to), deling=eksempel.judge(to, eksempel.DELING)
    )

    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(sent, NB)
    assert suggest(sent, NB) == {}


def test_a_quote_stands_with_its_source_only_where_the_record_has_those_very_words() -> None:
    said = [blokk for blokk in compose(arkeksempel.barnekopi(), NB).blokker if isinstance(blokk, Sitat)]

    assert said[0] == Sitat(
        "Jeg vil sove, og slippe å fortelle alt på nytt.", "sagt 12. november 2026, hørt av Trygg Havn"
    )
    assert said[1] == Sitat("Jeg vil ha tegnesakene mine på rommet.")


def test_the_child_reads_who_is_told_what_and_what_we_keep() -> None:
    told = points(compose(arkeksempel.barnekopi(), NB))

    assert any(line.startswith("BUP") and "Det gjelder til 1. september 2027" in line for line in told)
    assert (
        "Du har bedt oss om ikke å fortelle om: familien din. Vi svarte deg: «Vi sier ingenting om ham til BUP.»"
        in told
    )


def test_what_the_child_keeps_back_is_not_told_as_shared() -> None:
    told = next(line for line in points(compose(arkeksempel.barnekopi(), NB)) if line.startswith("BUP"))

    assert Innhold.FAMILIE in eksempel.DELING.innhold
    assert "familien" not in told


def test_the_wish_itself_is_not_written_where_others_may_find_it() -> None:
    assert arkeksempel.FORBEHOLD.barnets_ord
    assert arkeksempel.FORBEHOLD.barnets_ord not in str(compose(arkeksempel.barnekopi(), NB))


def test_what_parents_are_told_is_not_told_here() -> None:
    """Between 12 and 16 that is weighed for each matter, and they may be the ones who find the paper."""
    to_parents = replace(eksempel.DELING, mottakere=frozenset({Mottakerkategori.FORELDRE}))
    copy = replace(arkeksempel.barnekopi(), samtykker=(to_parents,))

    told = [line for line in points(compose(copy, NB)) if "foreldrene dine" in line.lower()]
    assert told == [FORELDRE]


@pytest.mark.parametrize(
    ("born", "is_told"), [(date(2014, 11, 23), True), (date(2014, 11, 24), False), (date(2010, 11, 23), False)]
)
def test_from_12_to_16_one_is_told_that_parents_need_not_know_all(born: date, is_told: bool) -> None:
    copy = replace(arkeksempel.barnekopi(), barn=replace(eksempel.BARN, foedselsdato=born))

    assert (FORELDRE in points(compose(copy, NB))) is is_told
    assert FORELDRE not in points(compose(replace(copy, rettigheter={}), NB)), "no law without its rule"


BESTEMMER = (
    (date(2010, 11, 23), "Fra du er 16 år, er det som regel du som bestemmer", "§ 4-3"),
    (date(2010, 11, 24), "Det du mener, skal telle mye", "kapittel 4"),
    (date(2014, 11, 23), "Det du mener, skal telle mye", "kapittel 4"),
    (date(2014, 11, 24), "Det er voksne med ansvar for deg som bestemmer til slutt", "kapittel 4"),
    (date(2020, 1, 1), "Det er voksne med ansvar for deg som bestemmer til slutt", "kapittel 4"),
)
"""Born when, and what a child of that age decides: 16 today, 15, 12 today, 11 and 6."""


@pytest.mark.parametrize(("born", "words", "source"), BESTEMMER)
def test_what_one_may_say_no_to_is_true_for_the_childs_age_and_says_where_it_stands(
    born: date, words: str, source: str
) -> None:
    copy = replace(arkeksempel.barnekopi(), barn=replace(eksempel.BARN, foedselsdato=born))
    text = str(compose(copy, NB))

    assert words in text
    assert f"{source}. Sist sjekket 2. juli 2026." in text
    assert ("som regel du som bestemmer" in text) is (words.startswith("Fra du er 16")), "only from 16 on"
    assert "bestemmer" in str(compose(replace(copy, dokument=copy.dokument), NN))


@pytest.mark.parametrize(("born", "decides"), [(date(2010, 11, 23), True), (date(2010, 11, 24), False)])
@pytest.mark.parametrize("tekst", [NB, NN])
def test_the_easy_edition_says_the_same(born: date, decides: bool, tekst: Tekst) -> None:
    form = "nb" if tekst is NB else "nn"
    easy = replace(arkeksempel.barnekopi(form, "enkel"), barn=replace(eksempel.BARN, foedselsdato=born))
    told = points(compose(easy, tekst))

    assert ("Som regel bestemmer du om du vil ha helsehjelp." in told) is decides
    assert any("til slutt" in point for point in told) is not decides
    assert max(len(point.split()) for point in told) <= 12


def test_where_no_checked_rule_speaks_of_the_age_nothing_is_said_of_who_decides() -> None:
    grown = replace(arkeksempel.barnekopi(), barn=replace(eksempel.BARN, foedselsdato=date(2008, 1, 1)))
    for copy in (grown, replace(arkeksempel.barnekopi(), samtykkeregler=())):
        assert NB("kopi.punkt.hoeres") in points(compose(copy, NB))
        assert "bestemmer" not in str(compose(copy, NB))


@pytest.mark.parametrize("tekst", [NB, NN])
@pytest.mark.parametrize("omfang", ["tom", "normal", "enkel"])
def test_no_word_of_ours_is_an_adults_word_about_a_child(tekst: object, omfang: str) -> None:
    ours = str(compose(arkeksempel.barnekopi("nb", omfang), NB if tekst is NB else NN)).lower()

    assert [word for word in ADULT_WORDS if word in ours] == []


def test_the_deadline_for_a_complaint_is_the_rules_own_with_its_source() -> None:
    text = str(compose(arkeksempel.barnekopi(), NB))

    assert "Klag senest 4 uker etter" in text
    assert "Kilde: pasient- og brukerrettighetsloven § 7-5. Sist sjekket 2. juli 2026." in text
    assert "Klag senest" not in str(compose(replace(arkeksempel.barnekopi(), fristregler={}), NB))


def test_numbers_that_are_for_adults_do_not_stand_there() -> None:
    told = points(compose(arkeksempel.barnekopi(), NB))
    for_adults = [one.nummer for one in eksempel.REGELVERK.telefoner.values() if one.nummer and not one.er_for_barn]

    assert for_adults
    assert [number for number in for_adults if number in str(told)] == []
    assert "Alarmtelefonen for barn og unge: 116 111. Noen å snakke med om vold, overgrep og omsorgssvikt." in told


def test_first_stands_the_adult_the_child_trusts_then_those_who_were_written_in() -> None:
    told = points(compose(arkeksempel.barnekopi(), NB))

    assert told.index("Trygg Havn er her mandag til fredag.") == told.index("Rolig Bekk, særkontakt, her hos oss") + 1


def test_what_is_promised_is_suggested_with_who_and_when_and_what_is_done_is_not() -> None:
    assert suggest(arkeksempel.barnekopi(), NB)["kopi_skjer"].tekst == (
        "Time hos fastlegen. Trygg Havn gjør det, senest 1. desember 2026."
    )


def test_what_is_closest_is_not_named_on_a_paper_that_others_may_find() -> None:
    asked = {one.innhold for one in eksempel.BESVART}
    talked = suggest(arkeksempel.barnekopi(), NB)["kopi_snakket"].tekst

    assert Innhold.SEKSUELL in asked
    assert talked.splitlines() == [
        "Hvordan du har det, og hva du liker, 3. november 2026",
        "Søvn, tanker og følelser, 12. november 2026",
    ]


def test_a_decision_is_suggested_as_agreed_only_where_the_child_has_read_it() -> None:
    decided = replace(eksempel.STOPPUNKT, beslutning="Døra på gløtt.")
    unread, read = (
        suggest(replace(arkeksempel.barnekopi(), stoppunkt=(replace(decided, lest_sammen=together),)), NB)
        for together in (False, True)
    )

    assert ("kopi_enige" in unread, read["kopi_enige"].tekst) == (False, "Døra på gløtt.")


def test_a_part_nobody_wrote_is_left_out_and_not_shown_empty() -> None:
    assert "Dette er vi ikke enige om" not in headings(compose(written(arkeksempel.barnekopi(), kopi_uenige=" "), NB))


def test_no_sentence_of_the_easy_edition_is_long() -> None:
    ours = [
        text
        for key, text in load_tekster("nb").setninger.items()
        if key.startswith(("kopi.punkt.enkel", "kopi.punkt.hoeres.enkel", "kopi.hei.enkel", "kopi.arket.enkel"))
    ]
    told = [rule.til_barnet.enkel for rule in eksempel.REGELVERK.samtykkeregler.values() if rule.til_barnet is not None]
    sentences = [
        sentence
        for text in (*ours, *(words.nb for one in told for words in one))
        for sentence in re.split(r"[.!?]\s*", text)
        if sentence
    ]
    assert sentences
    assert max(len(sentence.split()) for sentence in sentences) <= 9
