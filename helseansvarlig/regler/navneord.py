"""Loads the words that keep ordinary text from counting as names; the only reader of `navneord.json`."""

from __future__ import annotations

import json
from pathlib import Path

from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.navnetekst import key_of
from helseansvarlig.errors import KnownError

_NAME = "navneord.json"


def load_navneord(folder: Path) -> Navneord:
    """Return the word lists of `folder`. Raises `regler_mangler` (file) or `regler_ugyldig` (file, place)."""
    try:
        raw = json.loads((folder / _NAME).read_text("utf-8"))
    except FileNotFoundError as error:
        raise KnownError("regler_mangler", fil=_NAME) from error
    except ValueError as error:
        raise KnownError("regler_ugyldig", fil=_NAME, sted="") from error
    return Navneord(
        ogsaa_ord=_words(raw, "ogsaa_ord"),
        i_stedsnavn=_words(raw, "i_stedsnavn"),
        roller=_words(raw, "roller"),
        forkortelser=_words(raw, "forkortelser"),
    )


def _words(raw: object, key: str) -> frozenset[str]:
    words = raw.get(key) if isinstance(raw, dict) else None
    if not isinstance(words, list) or not words:
        raise KnownError("regler_ugyldig", fil=_NAME, sted=key)
    for number, word in enumerate(words):
        if not (isinstance(word, str) and word.isalpha() and word == key_of(word)):
            raise KnownError("regler_ugyldig", fil=_NAME, sted=f"{key}[{number}]")
    return frozenset(words)
