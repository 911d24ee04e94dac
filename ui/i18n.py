"""Words in the user's language: bokmål is the source, nynorsk and English are catalogues beside it.

`tr` takes a literal, so that a test can find every sentence and demand its translation. A sentence that must be
written where no language is known yet (a table of labels) is wrapped in `marked` there and in `tr_marked` where it
is shown.
"""

from __future__ import annotations

import json
from enum import StrEnum

from helseansvarlig.paths import resources


class Language(StrEnum):
    """The languages of the screens; bokmål needs no catalogue."""

    BOKMAAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


class _Words:
    """The catalogue in force: one for the whole process, as a locale is; set before the window is built."""

    language = Language.BOKMAAL
    catalogue: dict[str, str] = {}  # noqa: RUF012 - replaced whole, never changed in place


def use_language(language: Language) -> None:
    """Put a language in force. Words already on screen stay: rebuild the window afterwards."""
    catalogue = {} if language is Language.BOKMAAL else load_catalogue(language)
    _Words.catalogue = catalogue
    _Words.language = language


def language() -> Language:
    """Return the language in force."""
    return _Words.language


def maalform() -> str:
    """Return the written form that papers for people in the house take: nynorsk where the screens are."""
    return "nn" if language() is Language.NYNORSK else "nb"


def load_catalogue(language: Language) -> dict[str, str]:
    """Return source sentence → translation, put together from one file per family of screens."""
    catalogue: dict[str, str] = {}
    for file in sorted((resources() / "i18n" / language.value).glob("*.json")):
        catalogue |= json.loads(file.read_text("utf-8"))
    return catalogue


def tr(source: str, /, **params: str | int) -> str:
    """Return a sentence in the language in force, its `{names}` filled; `source` must be a literal."""
    text = _Words.catalogue.get(source, source)
    return text.format(**params) if params else text


def tr_n(one: str, many: str, n: int, /, **params: str | int) -> str:
    """Return the form for one or for many; `{n}` is the number. Both must be literals."""
    source = one if n == 1 else many
    return _Words.catalogue.get(source, source).format(n=n, **params)


def marked(source: str, /) -> str:
    """Return `source` as it is, but let the translation test find it."""
    return source


def tr_marked(source: str, /, **params: str | int) -> str:
    """Return the translation of a sentence that was `marked` where it was written."""
    text = _Words.catalogue.get(source, source)
    return text.format(**params) if params else text
