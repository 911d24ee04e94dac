"""Words that judge more than they describe: found to give a quiet hint, never to stop anybody."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from helseansvarlig.paths import resources


def judging_word(text: str) -> str:
    """Return the first judging word as it stands in the text, or an empty string."""
    found = _pattern().search(text)
    return found[0].strip() if found else ""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Build the search once; a beginning that ends with a space stands for a whole word."""
    listed = json.loads((resources() / "hjelp" / "dommende_ord.json").read_text("utf-8"))
    words = (
        rf"{re.escape(one.strip())}\b" if one.endswith(" ") else rf"{re.escape(one)}\w*"
        for one in listed["begynnelser"]
    )
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)
