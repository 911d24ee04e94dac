"""The fixed words of our documents, in bokmål and nynorsk, from `resources/pdf`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.paths import resources

MAALFORMER = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Tekster:
    """All fixed texts in one written form. Only our own sentences are templates; what fills them is never read."""

    maalform: str
    setninger: Mapping[str, str]

    def __call__(self, noekkel: str, /, **felter: str) -> str:
        """Return the sentence for `noekkel` with its fields filled; an unknown key or field is our own mistake."""
        try:
            return self.setninger[noekkel].format(**felter)
        except KeyError as missing:
            raise BugError(f"document text {noekkel}: {missing.args[0]} missing") from None


@cache
def load_tekster(maalform: str) -> Tekster:
    """Read the texts once. Raises `ukjent_maalform`."""
    if maalform not in MAALFORMER:
        raise KnownError("ukjent_maalform")
    path = resources() / "pdf" / f"tekster.{maalform}.json"
    return Tekster(maalform, json.loads(path.read_text(encoding="utf-8")))
