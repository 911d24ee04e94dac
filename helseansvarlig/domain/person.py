"""The people around a child and the people who use the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rolle(StrEnum):
    """What a user of the program is at the institution (Bufdir, retningslinjer helseansvarlig)."""

    HELSEANSVARLIG = "helseansvarlig"
    STEDFORTREDER = "stedfortreder"


@dataclass(frozen=True, slots=True)
class Bruker:
    """A person who can unlock the vault; every log row names one."""

    id: str
    navn: str
    rolle: Rolle


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody near the child: parent, trusted adult, doctor. Empty text means not known yet."""

    navn: str
    rolle: str = ""
    telefon: str = ""
