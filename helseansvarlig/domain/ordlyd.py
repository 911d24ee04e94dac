"""Fixed wording as a port: core composes documents without holding a sentence of prose."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Tekst(Protocol):
    """Gives the sentence for a key in one written form (bokmål or nynorsk), its fields filled."""

    def __call__(self, noekkel: str, /, **felter: str) -> str:
        """Return the sentence; an unknown key or field is a `BugError`."""
        ...


def format_date(tekst: Tekst, day: date) -> str:
    """Return a date as it is read aloud: «12. november 2026»."""
    return tekst("dato", dag=str(day.day), maaned=tekst(f"maaned.{day.month}"), aar=f"{day.year:04}")
