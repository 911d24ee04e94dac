"""Every sentence on screen has a nynorsk and an English twin, with the same blanks, and no twin is left over."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ui.i18n import Language, language, load_catalogue, marked, tr, tr_marked, tr_n, use_language

UI = Path(__file__).resolve().parents[2] / "ui"
CALLS = {"tr": 1, "marked": 1, "tr_n": 2}  # how many of the arguments are sentences
OTHERS = [Language.NYNORSK, Language.ENGLISH]


@dataclass(frozen=True)
class Said:
    """One sentence where it stands in ui/, with the names of what fills it; unknown for what is filled later."""

    text: str
    place: str
    filled_with: frozenset[str] | None


@cache
def said() -> tuple[Said, ...]:
    """Every sentence in ui/; a call without a literal fails."""
    return tuple(one for file in sorted(UI.rglob("*.py")) if file.name != "i18n.py" for one in said_in(file))


def said_in(file: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            place = f"{file.relative_to(UI)}:{node.lineno}"
            names = {keyword.arg or "**" for keyword in node.keywords} | ({"n"} if node.func.id == "tr_n" else set())
            known = node.func.id != "marked" and "**" not in names
            for argument in node.args[: CALLS[node.func.id]]:
                assert isinstance(argument, ast.Constant), f"{place}: {node.func.id}() takes a literal"
                yield Said(str(argument.value), place, frozenset(names) if known else None)


def sentences() -> dict[str, str]:
    """Return every sentence with a place where it stands."""
    return {one.text: one.place for one in said()}


def fillings() -> dict[str, frozenset[str]]:
    """Return what fills each sentence, wherever it is said."""
    found: dict[str, frozenset[str]] = {}
    for one in said():
        if one.filled_with is not None:
            found[one.text] = found.get(one.text, one.filled_with) & one.filled_with
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
    """A call may give one thing in two forms («Vakker», «Vakkers») where the languages join them differently."""
    given = fillings()
    wrong = [
        sentence
        for sentence, text in load_catalogue(other).items()
        if not text.strip()
        or len(blanks(text)) != len(blanks(sentence))
        or not blanks(text) <= given.get(sentence, blanks(sentence))
    ]
    assert wrong == []


def test_every_blank_is_filled_where_the_sentence_is_said() -> None:
    assert {text: blanks(text) - names for text, names in fillings().items() if blanks(text) - names} == {}


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
