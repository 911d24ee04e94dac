"""Loads the ways in which one word is written; the only reader of `resources/soek`."""

from __future__ import annotations

import json
from pathlib import Path

from helseansvarlig.domain.soek import Ordformer
from helseansvarlig.errors import KnownError

_NAME = "ordformer.json"


def load_ordformer(folder: Path) -> Ordformer:
    """Return the word forms of `folder`. Raises `regler_mangler` (file) or `regler_ugyldig` (file, place)."""
    try:
        raw = json.loads((folder / _NAME).read_text("utf-8"))
    except FileNotFoundError as error:
        raise KnownError("regler_mangler", fil=_NAME) from error
    except ValueError as error:
        raise KnownError("regler_ugyldig", fil=_NAME, sted="") from error
    return Ordformer(_groups(raw, "ord"), _groups(raw, "ledd"))


def _groups(raw: object, key: str) -> tuple[tuple[str, ...], ...]:
    groups = raw.get(key) if isinstance(raw, dict) else None
    if not isinstance(groups, list):
        raise KnownError("regler_ugyldig", fil=_NAME, sted=key)
    for number, group in enumerate(groups):
        whole = isinstance(group, list) and len(group) > 1
        if not whole or not all(isinstance(one, str) and one.isalpha() and one == one.lower() for one in group):
            raise KnownError("regler_ugyldig", fil=_NAME, sted=f"{key}[{number}]")
    return tuple(tuple(group) for group in groups)
