"""Numbers that point at somebody: eleven digits however they are spaced, telephones, addresses, electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helseansvarlig.domain.identifikator import judge_personnummer
from helseansvarlig.domain.kjente_navn import SHORTEST_NUMBER

_RUN = re.compile(r"\+?\d(?:[ \t\u00a0.,/–_-]{0,3}\d){4,}")
_ELEVEN = re.compile(r"(?<!\d)(?=(\d(?:[ \t\u00a0.,/–_-]{0,2}\d){10})(?!\d))")
_TELEPHONE = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)47[ \u00a0]?)?"
    r"[2-9](?:\d{7}|\d(?:[ \u00a0.-]\d{2}){3}|\d{2}[ \u00a0.-]\d{2}[ \u00a0.-]\d{3})(?!\d)"
)
_ROAD = (
    "(?:gata|gaten|gate|veien|vegen|veg|vei|allé|alleen|plassen|plass|stien|svingen|bakken|bakke|tunet|åsen|haugen|"
    "kroken|ringen|terrasse|smauet|stredet|kaia|brygga|torget|torg|jordet|lia|løkka|grenda)"
)
_STREET = re.compile(
    rf"(?<!\w)(?:[A-ZÆØÅ][\w.-]*(?<!\W){_ROAD}|"  # «Bakkegata»
    rf"(?:[A-ZÆØÅ][\w.-]*[ \u00a0]){{0,2}}(?=[A-ZÆØÅ]|(?<=[ \u00a0]))(?i:{_ROAD}))"  # «Nordre gate», «Torget»
    r"[ \u00a0]\d{1,3}(?:[ \u00a0]?[A-Za-z]\b)?(?![\d/-])"
)
_POST = re.compile(r"(?<![\d.,–-])(?!19\d\d|20[0-4]\d)\d{4}[ \u00a0][A-ZÆØÅ][a-zæøåA-ZÆØÅ]{2,}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHORT = 6
"""A number of so few digits counts only where it stands alone."""


@dataclass(frozen=True, slots=True)
class Tallfunn:
    """A number where it stands; `er_sikker` tells that it is known, or that its check digits hold."""

    start: int
    slutt: int
    er_sikker: bool


def identity_numbers(text: str, known: frozenset[str]) -> Iterator[Tallfunn]:
    """Yield every eleven digits, and every number that is known; a mistyped number is still somebody's."""
    for found in _ELEVEN.finditer(text):
        digits = _digits(found[1])  # one may begin inside another: «412 34 567 128311.99999»
        yield Tallfunn(*found.span(1), digits in known or judge_personnummer(digits).is_valid)
    yield from _known(text, {*known, *(one[:6] for one in known if len(one) == 11)})


def telephones(text: str, known: frozenset[str]) -> Iterator[Tallfunn]:
    """Yield every number that is a known telephone, or is written as one in Norway."""
    yield from _known(text, known)
    for found in _TELEPHONE.finditer(text):
        yield Tallfunn(*found.span(), er_sikker=False)


def addresses(text: str) -> Iterator[Tallfunn]:
    """Yield what is written as a street with its number, a post code with its place, or electronic mail."""
    for shape in (_STREET, _POST, _MAIL):
        for found in shape.finditer(text):
            yield Tallfunn(*found.span(), shape is _MAIL)


def _known(text: str, known: frozenset[str] | set[str]) -> Iterator[Tallfunn]:
    """Yield where the digits of a known number follow each other, however they are parted."""
    lengths = {len(one) for one in known if len(one) >= SHORTEST_NUMBER}
    for run in _RUN.finditer(text):
        places = [at for at in range(run.start(), run.end()) if text[at].isdigit()]
        digits = "".join(text[at] for at in places)
        for length in lengths:
            for at in range(len(digits) - length + 1) if length > _SHORT else (0,) if length == len(digits) else ():
                if digits[at : at + length] in known:
                    yield Tallfunn(places[at], places[at + length - 1] + 1, er_sikker=True)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
