"""A password that is read aloud: six words drawn from a list that anybody can spell.

Six out of 1,024 or more words is at least 60 bits, behind the slow hash of the PDF's own encryption (revision 6).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from helseansvarlig.errors import BugError

WORDS = 6
FEWEST = 1024
"""How long the list must be for six words to be enough."""


def draw_words(ordliste: Sequence[str]) -> str:
    """Return six random words parted by single spaces, each as likely as any other."""
    if len(set(ordliste)) < FEWEST:
        raise BugError("a list of words that is too short to draw a password from")
    return " ".join(secrets.choice(ordliste) for _ in range(WORDS))
