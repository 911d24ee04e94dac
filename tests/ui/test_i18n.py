"""Every sentence on screen has a nynorsk and an English twin, with the same blanks, and no twin is left over."""

import ast
import string
from pathlib import Path

import pytest

from ui.i18n import Language, language, load_catalogue, marked, tr, tr_marked, tr_n, use_language

UI = Path(__file__).resolve().parents[2] / "ui"
CALLS = {"tr": 1, "marked": 1, "tr_n": 2}  # how many of the arguments are sentences
OTHERS = [Language.NYNORSK, Language.ENGLISH]


def sentences() -> dict[str, str]:
    """Return every sentence in ui/ with the place where it stands; a call without a literal fails."""
    found: dict[str, str] = {}
    for file in sorted(UI.rglob("*.py")):
        if file.name == "i18n.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                place = f"{file.relative_to(UI)}:{node.lineno}"
                for argument in node.args[: CALLS[node.func.id]]:
                    assert isinstance(argument, ast.Constant), f"{place}: {node.func.id}() takes a literal"
                    found[str(argument.value)] = place
    return found


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_there_are_sentences_to_check() -> None:
    assert len(sentences()) > 80


@pytest.mark.parametrize("other", OTHERS)
def test_every_sentence_is_translated(other: Language) -> None:
    catalogue = load_catalogue(other)
    missing = {text: place for text, place in sentences().items() if text not in catalogue}
    assert missing == {}


@pytest.mark.parametrize("other", OTHERS)
def test_no_translation_is_left_over(other: Language) -> None:
    assert sorted(set(load_catalogue(other)) - set(sentences())) == []


@pytest.mark.parametrize("other", OTHERS)
def test_a_translation_has_the_same_blanks_and_is_not_empty(other: Language) -> None:
    wrong = [s for s, t in load_catalogue(other).items() if blanks(s) != blanks(t) or not t.strip()]
    assert wrong == []


def test_the_program_never_says_pakkeforloep() -> None:
    every = [*sentences(), *(text for other in OTHERS for text in load_catalogue(other).values())]
    assert [text for text in every if "pakkeforl" in text.lower() or "anonym" in text.lower()] == []


def test_the_language_in_force_decides() -> None:
    assert tr("Avbryt") == "Avbryt"
    use_language(Language.ENGLISH)
    assert language() is Language.ENGLISH
    assert tr("Avbryt") == "Cancel"
    assert tr_marked(marked("mandag")) == "Monday"


def test_a_number_chooses_the_form() -> None:
    assert tr_n("{n} dag over", "{n} dager over", 1) == "1 dag over"
    assert tr_n("{n} dag over", "{n} dager over", 2) == "2 dager over"
    use_language(Language.NYNORSK)
    assert tr_n("{n} dag over", "{n} dager over", 2) == "2 dagar over"


def test_a_blank_is_filled_and_braces_in_the_filling_stay() -> None:
    assert tr("Gruppe {number}", number="{x}") == "Gruppe {x}"
