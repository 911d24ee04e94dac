"""Reads the words that passwords are drawn from."""

from __future__ import annotations

import re
from pathlib import Path

from helseansvarlig.domain.ordpassord import FEWEST
from helseansvarlig.regler.rule_file import read_rule_file

_WORD = re.compile(r"[a-z]{2,12}")


def load_passordord(folder: Path) -> tuple[str, ...]:
    """Return the words: enough of them, each once, in letters that every keyboard has.

    Raises `regler_mangler` (file) or `regler_ugyldig` (file, place).
    """
    file = read_rule_file(folder / "ord.json")
    words = file.texts("ord")
    if len(words) < FEWEST or len(set(words)) < len(words) or not all(_WORD.fullmatch(word) for word in words):
        raise file.fault("ord")
    return words
