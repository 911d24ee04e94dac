"""Words that judge are found wherever they stand; words that describe are let be."""

import pytest

from ui.screens.hurtiglogg.judging import judging_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Han var manipulerende i dag", "manipulerende"),
        ("MANIPULERER oss", "MANIPULERER"),
        ("Vanskelig kveld", "Vanskelig"),
        ("Hun er lat", "lat"),
        ("Ei vanskeleg økt", "vanskeleg"),
    ],
)
def test_a_judging_word_is_found_as_it_stands(text: str, word: str) -> None:
    assert judging_word(text) == word


@pytest.mark.parametrize(
    "text", ["", "Gråt i en time. Ville ha te.", "Latter ved middagen", "Snakket om stabilitet", "Sa at han ville sove"]
)
def test_a_description_is_let_be(text: str) -> None:
    assert judging_word(text) == ""
