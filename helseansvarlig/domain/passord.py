"""What we ask of a password: long, not on everybody's list, nothing about signs and digits."""

from __future__ import annotations

from enum import StrEnum

MIN_LENGTH = 12
_COMMON = (
    "passord", "password", "qwerty", "123456", "abcdef", "111111", "helseansvarlig", "barnevern", "institusjon",
    "sommer", "vinter", "velkommen", "letmein", "norge",
)  # fmt: skip


class Styrke(StrEnum):
    """How a password is shown in words; `FOR_KORT` and `FOR_VANLIG` are refused."""

    FOR_KORT = "for_kort"
    FOR_VANLIG = "for_vanlig"
    GOD = "god"
    SVAERT_GOD = "svaert_god"


def strength(passord: str) -> Styrke:
    """Judge a password by length and by what is left when the common words are taken out."""
    text = passord.strip()
    if len(text) < MIN_LENGTH:
        return Styrke.FOR_KORT
    rest = text.lower()
    for word in _COMMON:
        rest = rest.replace(word, "")
    letters = rest.strip(" 0123456789!.?-_")
    if len(letters) < MIN_LENGTH // 2 or len(set(rest)) < MIN_LENGTH // 2:
        return Styrke.FOR_VANLIG
    long_phrase = len(text) >= 20 or len(text.split()) >= 4
    return Styrke.SVAERT_GOD if long_phrase else Styrke.GOD
