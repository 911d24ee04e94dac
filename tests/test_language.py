"""The words people meet: the field's own names, and none that labels or promises what is not so."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

AVOIDED = {
    r"pakkeforløp": "the official name is «nasjonalt forløp»",
    r"\banonymt?\b|\banonyme\b": "the alias key exists elsewhere: it is «uten navn»",
    r"\blav risiko\b": "the program never judges a risk",
    r"\b(?:bruker|misbruker|klient)barn\b|\bproblembarn\b|\bvanskelig barn\b": "a child is not its difficulties",
    r"\brusmisbruker\b|\bselvskader\b": "person first: a child who uses, a child who harms itself",
    r"\binstitusjonsbarn\b|\bbarnevernsbarn\b": "person first: a child in an institution",
}
NOTICED = ("resources", "hjelp", "spraakhint.json")
"""The list of words that a writer is told of: it must hold the very words that nobody else may use."""

PATTERN = re.compile("|".join(f"(?:{pattern})" for pattern in AVOIDED), re.IGNORECASE)


def strings_in_code(path: Path) -> Iterator[tuple[int, str]]:
    """Every string that may reach a screen: all but docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def strings_in_json(value: object) -> Iterator[str]:
    """Every key and value: a catalogue's keys are its bokmål sentences."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield key
            yield from strings_in_json(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings_in_json(child)


def _without_noticed(path: Path) -> object:
    """What stands in a file of resources, less the words that are listed there to be noticed: they are never said."""
    value: object = json.loads(path.read_text(encoding="utf-8"))
    if path.parts[-3:] == NOTICED and isinstance(value, dict):
        rows = [row for one in value["lister"] for row in one["ord"]]
        return [{**value, "lister": [{**one, "ord": []} for one in value["lister"]]}, [row["heller"] for row in rows]]
    return value


def avoided_words(root: Path) -> list[tuple[str, str]]:
    """Where a person would meet a word of AVOIDED: (file, what it says)."""
    said: list[tuple[Path, str]] = []
    for folder in ("helseansvarlig", "ui"):
        said += [(path, text) for path in root.glob(f"{folder}/**/*.py") for _, text in strings_in_code(path)]
    for path in root.glob("resources/**/*.json"):
        said += [(path, text) for text in strings_in_json(_without_noticed(path))]
    said += [(path, path.read_text(encoding="utf-8")) for path in root.glob("resources/**/*.md")]
    found = ((path.relative_to(root).as_posix(), PATTERN.search(text)) for path, text in said)
    return sorted((name, match[0]) for name, match in found if match)


def test_no_screen_document_or_template_uses_a_word_to_avoid() -> None:
    assert avoided_words(ROOT) == []


@pytest.mark.parametrize("word", ["Pakkeforløp", "anonymt", "lav risiko", "barnevernsbarn", "rusmisbruker"])
def test_a_planted_word_is_found_wherever_text_comes_from(tmp_path: Path, word: str) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "resources").mkdir()
    (tmp_path / "ui" / "kort.py").write_text(
        f'"""About {word}."""\ntext = f"Her står {word}, {{1}}"\n', encoding="utf-8"
    )
    (tmp_path / "resources" / "kort.json").write_text(json.dumps({"a": [{f"x {word}": 1}]}), encoding="utf-8")
    (tmp_path / "resources" / "kort.md").write_text(f"# {word}\n", encoding="utf-8")

    assert avoided_words(tmp_path) == [
        ("resources/kort.json", word),
        ("resources/kort.md", word),
        ("ui/kort.py", word),
    ]


def test_a_docstring_and_a_word_that_only_begins_alike_are_let_be(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "kort.py").write_text(
        '"""No pakkeforløp here."""\nx = "anonymisert drøfting"\n', encoding="utf-8"
    )

    assert avoided_words(tmp_path) == []


def glossary() -> list[list[str]]:
    """The rows of docs/ordliste.md: bokmål, nynorsk, English, identifier, source."""
    lines = (ROOT / "docs" / "ordliste.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return rows[2:]


def test_every_word_of_the_glossary_has_both_languages_and_english() -> None:
    assert len(glossary()) > 50
    assert [row for row in glossary() if len(row) != 5 or not all(row[:4])] == []


def test_an_identifier_is_the_bokmaal_word_in_ascii_and_stands_once() -> None:
    """Dropping the stroke would turn a meeting into a fashion: ø is oe, never o."""
    identifiers = [row[3].strip("`") for row in glossary()]
    words = [row[0].partition(" (")[0].replace(" ", "_") for row in glossary()]

    assert identifiers == [word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa") for word in words]
    assert sorted(set(identifiers)) == sorted(identifiers)


def test_the_modules_of_the_domain_are_named_by_words_of_the_glossary() -> None:
    identifiers = {row[3].strip("`") for row in glossary()}
    nouns = {path.stem.partition("_")[0] for path in (ROOT / "helseansvarlig" / "domain").glob("[a-z]*.py")}

    assert nouns - identifiers == set()
