"""Words that judge more than they describe: found to give a quiet hint, never to stop anybody."""

from __future__ import annotations

from helseansvarlig.domain.spraakhint import Ordliste, find_hints
from ui.text_hints import judging_words


def judging_word(text: str) -> str:
    """Return the first judging word as it stands in the text, or an empty string."""
    found = find_hints(text, Ordliste(judging_words()))
    return found[0].ord if found else ""
