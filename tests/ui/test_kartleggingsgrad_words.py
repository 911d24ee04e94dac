"""How much has been mapped, in words: counted, with what is left by name, and no word of praise or blame."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.kartleggingsgrad import AREAS, degree_of
from ui.i18n import Language, use_language
from ui.kartleggingsgrad_words import area_name, degree_words


def test_it_says_how_many_of_how_many_and_which_are_left() -> None:
    found = degree_words(degree_of(AREAS, ("psykisk", "rus", "tannhelse", "livskvalitet")))
    assert (found.done, found.total, found.short, found.words) == (4, 8, "4 av 8", "4 av 8 områder kartlagt")
    assert found.left == ("Ikke kartlagt ennå: kropp og somatisk helse, seksuell helse, ressurser, barnets egne ord")


def test_one_area_is_one_and_nothing_left_is_not_mentioned() -> None:
    found = degree_words(degree_of(("rus",), ("rus",)))
    assert (found.words, found.left) == ("1 av 1 område kartlagt", "")


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_a_name_in_every_language(area: str) -> None:
    names = set()
    for one in Language:
        use_language(one)
        names.add(area_name(area))
    assert all(names)
    assert "_" not in "".join(names)


def test_it_is_said_in_nynorsk() -> None:
    use_language(Language.NYNORSK)
    assert degree_words(degree_of(AREAS, ("rus",))).words == "1 av 8 område kartlagde"
