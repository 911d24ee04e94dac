"""What is said of a question over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.sammenstilling import OWN_FORMS, follow
from helseansvarlig.domain.skjema import Grenser, Punkt, Punkttype, Skjema, Stemme, Tekst
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.utvikling import Merkeart, Runde, Serie, Tidsmerke
from ui.screens.over_tid.words import change_words, mark_words, since_words, version_words

TODAY = date(2026, 11, 23)
MARS, SEPT, NOV = date(2026, 3, 12), date(2026, 9, 8), date(2026, 11, 3)
SLEEP = Punkt("psykisk.1", Punkttype.HELTALL, Tekst("Hvordan har du sovet?"), grenser=Grenser(minste=0, stoerste=10))
VIL_IKKE = Svar(status=Svarstatus.VIL_IKKE_SVARE)


def round_of(day: date, svar: Svar, punkt: Punkt = SLEEP, versjon: str = "1") -> Runde:
    group = Punkt("psykisk", Punkttype.GRUPPE, Tekst("Psykisk helse"), punkter=(punkt,))
    skjema = Skjema("s", versjon, Tekst("S"), (group,), url=f"{OWN_FORMS}s", innholdshash=versjon)
    return Runde(str(day), day, skjema, Svarsett({"psykisk/psykisk.1": svar}))


def serie_of(*rounds: Runde) -> Serie:
    return follow(rounds).temaer[0].serier[0]


def said(*rounds: Runde) -> str:
    return change_words(serie_of(*rounds), "nb", TODAY)


def test_from_what_to_what_since_when() -> None:
    assert said(round_of(MARS, besvart(3)), round_of(NOV, besvart(6))) == "fra 3 til 6 siden mars"
    assert said(round_of(MARS, besvart(3)), round_of(NOV, besvart(3))) == "3 hver gang siden mars"
    assert (
        said(round_of(MARS, besvart(3)), round_of(SEPT, besvart(9)), round_of(NOV, besvart(3)))
        == "3 først og sist, noe annet imellom, siden mars"
    )
    assert said(round_of(MARS, besvart(3))) == "for få svar"


def test_a_last_time_without_an_answer_is_said() -> None:
    told = said(round_of(MARS, besvart(3)), round_of(SEPT, besvart(6)), round_of(NOV, VIL_IKKE))
    assert told == "fra 3 til 6 siden mars. Siste gang: vil ikke svare"


def test_whose_answer_it_is_and_how_it_was_asked_before() -> None:
    adult = replace(SLEEP, stemme=Stemme.ANSATT)
    reworded = replace(adult, tekst=Tekst("Hvordan har barnet sovet den siste uka?"))
    told = said(round_of(MARS, besvart(3), adult), round_of(NOV, besvart(6), reworded, "2"))
    assert told == "Voksnes svar: fra 3 til 6 siden mars. Før spurt slik: «Hvordan har du sovet?»"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MARS, NOV, "mars"),
        (date(2024, 3, 12), NOV, "mars 2024"),
        (date(2026, 11, 1), NOV, "1. november"),
        (date(2025, 11, 1), date(2025, 11, 20), "1. november 2025"),
    ],
)
def test_since_when_is_never_open_to_doubt(first: date, last: date, words: str) -> None:
    assert since_words(first, last, TODAY) == words


def test_versions_say_how_much_can_be_compared() -> None:
    same = follow([round_of(MARS, besvart(3)), round_of(NOV, besvart(3))])
    newer = follow([round_of(MARS, besvart(3)), round_of(NOV, besvart(3), versjon="2")])
    assert version_words(same) == ""
    assert version_words(newer) == "Skjemaene har ulik versjon; 1 spørsmål kan sammenlignes."


def test_a_mark_says_what_when_and_what_the_record_says_of_it() -> None:
    assert (
        mark_words(Tidsmerke(MARS, Merkeart.STOPPUNKT, "Ro om kvelden.")) == "Stoppunkt 12. mars 2026: Ro om kvelden."
    )
    assert mark_words(Tidsmerke(MARS, Merkeart.INNFLYTTET)) == "Flyttet inn 12. mars 2026"
