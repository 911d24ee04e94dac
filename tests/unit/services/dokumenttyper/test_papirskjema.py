"""The empty form has every question, the ways to have no answer on each, and nobody's name or answer."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.dokumentmodell import Avsnitt, Skjemafelt
from helseansvarlig.domain.skjema import Punkttype
from helseansvarlig.paths import resources
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.papirskjema import Papir, compose
from helseansvarlig.skjema.katalog import Skjemakatalog
from tests.pdf import papireksempel

SHIPPED = {skjema.id: skjema for skjema in Skjemakatalog(resources() / "skjema").all()}


def fields(maalform: str = "nb") -> dict[str, Skjemafelt]:
    return {one.tittel: one for one in papireksempel.modell(maalform).blokker if isinstance(one, Skjemafelt)}


def test_every_question_that_can_be_answered_has_the_three_ways_to_have_no_answer() -> None:
    asked = [one for one in papireksempel.SKJEMA.walk() if one.is_fillable and one.type is not Punkttype.VEDLEGG]
    shown = fields()
    for punkt in asked:
        title = f"{punkt.prefiks} {punkt.tekst.paa('nb')}".strip()
        assert shown[title].uten_svar == ("Ikke spurt", "Vil ikke svare", "Vet ikke")
        assert "Nei" not in shown[title].uten_svar


def test_choices_are_squares_and_a_scale_has_its_words_at_both_ends() -> None:
    shown = fields()
    assert shown["Har du vondt noe sted?"].valg == ("Ja", "Nei")
    assert shown["Hvordan har du sovet?"].valg == tuple(str(n) for n in range(11))
    assert shown["Hvordan har du sovet?"].ender == ("0 – dårlig", "10 – godt")
    assert shown["Er du redd om natta?"].valg[0] == "Aldri"


def test_it_says_when_a_question_is_asked_and_who_answers_it() -> None:
    shown = fields()
    assert shown["Hvor?"].hjelp == "Svar bare på denne hvis svaret på «Har du vondt noe sted?» er «Ja»."
    assert shown["Hva har dere sett?"].hjelp == (
        "Svar bare på denne hvis svaret på «Hvordan har du sovet?» er høyst 3 eller et annet svar tilsier det."
        " Denne svarer den voksne på. Flere kryss er lov."
    )
    assert shown["Har du vondt noe sted?"].hjelp.startswith("Spør ansikt til ansikt.")
    assert shown["Tegning"] == Skjemafelt("Tegning", "Dette fylles ikke ut på papir.")


def test_there_is_room_to_write_what_is_told_and_a_line_for_the_childs_own_words() -> None:
    shown = fields()
    assert (shown["5 Hva hjelper?"].linjer, shown["5 Hva hjelper?"].etikett) == (4, "")
    assert (shown["Er du redd om natta?"].linjer, shown["Er du redd om natta?"].etikett) == (1, "Barnets egne ord")
    assert shown["Hva har dere sett?"].etikett == "Slik vi voksne ser det"
    assert shown["Når var du hos legen sist?"].etikett == "Dag.måned.år"


def test_the_question_about_recognising_oneself_comes_last() -> None:
    titles = list(fields())
    assert titles[-3:] == [
        "Kjenner du deg igjen i det som står?", "Lest sammen med barnet", "Hva sa barnet om det som står?",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", "Vakker Blomst"])
def test_the_childs_name_stands_there_only_when_it_is_asked_for(name: str) -> None:
    text = read_as_text(papireksempel.modell("nb", name))
    assert ("Vakker Blomst" in text) is bool(name)
    assert ("Skriv ikke navnet til barnet" in text) is not bool(name)


def test_a_hidden_question_is_not_on_the_paper() -> None:
    assert "Skjult" not in read_as_text(papireksempel.modell("nb"))


@pytest.mark.parametrize("skjema_id", SHIPPED)
@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_every_shipped_template_can_be_printed(skjema_id: str, maalform: str) -> None:
    skjema = SHIPPED[skjema_id]
    papir = Papir("Solbakken", papireksempel.modell(maalform).dato, maalform)
    text = read_as_text(compose(skjema, papir, load_tekster(maalform)))
    missing = [one.link_id for one in skjema.walk() if one.is_fillable and one.tekst.paa(maalform) not in text]
    assert missing == []


def test_the_same_template_gives_the_same_content_hash() -> None:
    one, other = papireksempel.modell("nb"), papireksempel.modell("nb")
    assert one.innholdshash == other.innholdshash != papireksempel.modell("nn").innholdshash


@pytest.mark.parametrize(("maalform", "why"), [("nb", "mens du bor her."), ("nn", "medan du bur her.")])
def test_why_we_ask_stands_before_the_first_question(maalform: str, why: str) -> None:
    first = papireksempel.modell(maalform).blokker[0]
    assert isinstance(first, Avsnitt)
    assert why in first.tekst


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_each_theme_closes_with_room_for_what_may_lie_behind_for_both(maalform: str) -> None:
    themes = [p for p in papireksempel.SKJEMA.punkter if p.type is Punkttype.GRUPPE and not p.gjentas]
    told = [one.tittel for one in papireksempel.modell(maalform).blokker if isinstance(one, Skjemafelt)]
    words = load_tekster(maalform)
    assert themes
    for key in ("papir.bak_barnet", "papir.bak_voksne"):
        assert told.count(words(key)) == len(themes)
