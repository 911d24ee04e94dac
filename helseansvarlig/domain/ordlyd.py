"""Fixed wording as a port: core composes documents without holding a sentence of prose."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Tekst(Protocol):
    """Gives the sentence for a key in one written form (bokmål or nynorsk), its fields filled."""

    def __call__(self, noekkel: str, /, **felter: str) -> str:
        """Return the sentence; an unknown key or field is a `BugError`."""
        ...


def as_sentence(text: str) -> str:
    """Return what somebody wrote or chose with the point that ends a sentence, where it has no end of its own."""
    return f"{text}." if text and not text.endswith((".", "!", "?", "…")) else text


def format_period(tekst: Tekst, first: date, last: date) -> str:
    """Return two days and what lies between them; one day alone is said once."""
    days = [format_date(tekst, day) for day in (first, last)]
    return " – ".join(days) if first != last else days[0]


def format_date(tekst: Tekst, day: date) -> str:
    """Return a date as it is read aloud: «12. november 2026»."""
    return tekst("dato", dag=str(day.day), maaned=tekst(f"maaned.{day.month}"), aar=f"{day.year:04}")
