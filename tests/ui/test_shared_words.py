"""What is shared is called the same by who shares it and who reads it; foreign days and kinds do no harm."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.rom import Delt, Frigivelsesart
from ui.shared_words import thing_text, thing_words

THING = Delt("Vakker", "2026-11-20", "Rolig Bekk", "Ring skolen")


@pytest.mark.parametrize(
    ("art", "said"),
    [
        (Frigivelsesart.OPPFOELGING, "Oppgave for Rolig Bekk, frist 20.11.2026"),
        (Frigivelsesart.STOPPUNKT, "Stoppunkt 20.11.2026"),
        (Frigivelsesart.SAK, "Avgjort i møte 20.11.2026"),
        (Frigivelsesart.NOTAT, "Notat 20.11.2026"),
    ],
)
def test_each_kind_has_its_words(art: Frigivelsesart, said: str) -> None:
    assert thing_words(art, THING) == said


@pytest.mark.parametrize("kind", Notatart)
def test_a_note_is_called_by_its_kind(kind: Notatart) -> None:
    said = thing_words(Frigivelsesart.NOTAT, Delt("", "2026-11-20", kind.value, ""))

    assert said.endswith(" 20.11.2026")
    assert not said.startswith("Notat")


def test_a_day_that_is_none_is_left_out() -> None:
    assert thing_words(Frigivelsesart.NOTAT, Delt("", "i går", "", "")).strip() == "Notat"


def test_a_decision_stands_below_its_matter() -> None:
    assert thing_text(Frigivelsesart.SAK, THING) == "Rolig Bekk\nRing skolen"
    assert thing_text(Frigivelsesart.NOTAT, THING) == "Ring skolen"
