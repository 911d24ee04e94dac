"""A sentence that names a button names it as it stands on the button, in all three languages."""

from __future__ import annotations

import re

import pytest

from ui.i18n import Language, load_catalogue
from ui.messages import catalogue

QUOTED = {"nb": "«([^»]+)»", "nn": "«([^»]+)»", "en": "“([^”]+)”"}
COLUMNS = {"liste_uten_navn", "liste_uten_foedselsdato"}
"""They quote what a column in a file is called, which is the same in every language."""
OTHERS = (Language.NYNORSK, Language.ENGLISH)


def sentences() -> dict[str, dict[str, str]]:
    """Return every sentence that is said, in its three languages, by what it is looked up by."""
    words = {other: load_catalogue(other) for other in OTHERS}
    errors = {code: {name: " ".join(parts) for name, parts in said.items()} for code, said in catalogue().items()}
    return errors | {key: {"nb": key, **{other: words[other][key] for other in OTHERS}} for key in words[OTHERS[0]]}


def quoted(text: str, language: str) -> list[str]:
    return [name.casefold() for name in re.findall(QUOTED[language], text)]


@pytest.mark.parametrize("other", OTHERS)
def test_what_a_sentence_quotes_is_called_the_same_where_it_stands(other: Language) -> None:
    words = {key.casefold(): text.casefold() for key, text in load_catalogue(other).items()}
    named = [
        (where, name, words[name] in quoted(said[other], other))
        for where, said in sentences().items()
        if where not in COLUMNS
        for name in quoted(said["nb"], "nb")
        if name in words
    ]

    assert len(named) > 20
    assert [(where, name) for where, name, agrees in named if not agrees] == []
