"""What a leader reads of a template, and that her signature holds for exactly that."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.fremmed import MAX_TEXT
from helseansvarlig.domain.malforelegg import Malforelegg, Malsvar, laid_before, signed_bytes
from helseansvarlig.domain.skjema import Alternativ, Nivaa, Punkt, Punkttype, Skjema, Tekst, Utloeser
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.errors import KnownError

HELP = "spør etter hjelp straks"
CHOICES = (Alternativ(Koding("j"), Tekst("Ja", {"nn": "Jau"})), Alternativ(Koding("n"), Tekst("Nei")))
FORM = Skjema(
    "rus",
    "1.2.0",
    Tekst("Rus", {"nn": "Rusmiddel"}),
    (
        Punkt(
            "t",
            Punkttype.GRUPPE,
            Tekst("Rus"),
            punkter=(
                Punkt("1", Punkttype.VALG, Tekst("Har du\nprøvd?", {"nn": "Har du prøvd?"}), alternativer=CHOICES),
                Punkt("2", Punkttype.TEKST, Tekst("Skjult"), er_skjult=True),
                Punkt("3", Punkttype.JA_NEI, Tekst("Vil du leve?"), utloesere=(Utloeser(Nivaa.STRAKS),)),
            ),
        ),
    ),
    innholdshash="abc",
)


def test_every_question_stands_below_its_theme_with_what_there_is_to_choose() -> None:
    read = laid_before(FORM, "nb", HELP)
    assert (read.skjema_id, read.versjon, read.tittel, read.hash) == ("rus", "1.2.0", "Rus", "abc")
    assert read.spoersmaal.splitlines() == [
        "Rus",
        "    Har du prøvd? (Ja / Nei)",
        f"    Vil du leve? [{HELP}]",
    ]
    assert laid_before(FORM, "nn", HELP).spoersmaal.splitlines()[1] == "    Har du prøvd? (Jau / Nei)"


def test_it_comes_back_as_it_was_laid() -> None:
    read = laid_before(FORM, "nn", HELP)
    assert Malforelegg.from_text(read.to_text()) == read
    answer = Malsvar("f1", b"\x00signatur")
    assert Malsvar.from_text(answer.to_text()) == answer


def test_what_is_signed_is_the_whole_of_it_and_nothing_else() -> None:
    read = laid_before(FORM, "nb", HELP)
    other = Malforelegg(read.skjema_id, read.versjon, read.tittel, "abd", read.spoersmaal)
    assert signed_bytes(read.to_text()) != signed_bytes(other.to_text())
    assert read.to_text().encode() in signed_bytes(read.to_text())


def test_one_that_is_too_long_for_the_leaders_page_is_refused() -> None:
    with pytest.raises(KnownError, match="mal_for_stor_for_leder"):
        Malforelegg("rus", "1", "Rus", "abc", "x" * (MAX_TEXT + 1)).to_text()


@pytest.mark.parametrize("text", ["", "{}", '{"mal":"f1","signatur":"ikke base64!"}', '{"mal":1,"signatur":""}'])
def test_an_answer_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(KnownError, match="fremmed_ugyldig"):
        Malsvar.from_text(text)
