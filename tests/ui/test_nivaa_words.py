"""Levels are words about the help, in every language."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from ui.i18n import Language, use_language
from ui.nivaa_words import NIVAAER, area_words, as_sentence, decided_words, level_words

TODAY = date(2026, 11, 23)
ONE = Nivaabeslutning("v1", "b1", Omraade.RUS, TODAY, Hjelpenivaa.KOMMUNE, "x", "y", "Trygg Havn", TODAY)


def test_every_level_has_its_words() -> None:
    assert set(NIVAAER) == set(Hjelpenivaa)
    assert level_words(Hjelpenivaa.INGENTING_NAA) == "Ingenting nå"
    use_language(Language.NYNORSK)
    assert level_words(Hjelpenivaa.INGENTING_NAA) == "Ingenting no"


def test_it_says_who_when_and_when_again() -> None:
    again = replace(ONE, neste_sjekk=TODAY + timedelta(days=1))
    assert area_words(ONE) == "Rus"
    assert decided_words(again, TODAY) == "Bestemt 23. november av Trygg Havn. Ses på igjen i morgen."


@pytest.mark.parametrize(("text", "said"), [("Vil slutte", "Vil slutte."), ("Nå?", "Nå?"), ("«Ja»", "«Ja»")])
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert as_sentence(text) == said
