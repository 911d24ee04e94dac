"""The people around a child and the people who use the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rolle(StrEnum):
    """What a user of the program is at the institution (Bufdir, retningslinjer helseansvarlig)."""

    HELSEANSVARLIG = "helseansvarlig"
    STEDFORTREDER = "stedfortreder"
    MOETEDELTAKER = "moetedeltaker"
    LEDER = "leder"


class Rom(StrEnum):
    """A compartment with a key of its own: whoever lacks the key cannot read it, whatever the program says."""

    HELSE = "helse"
    MOETE = "moete"
    LEDER = "leder"


ROM_FOR: dict[Rolle, frozenset[Rom]] = {
    Rolle.HELSEANSVARLIG: frozenset(Rom),
    Rolle.STEDFORTREDER: frozenset(Rom),
    Rolle.MOETEDELTAKER: frozenset({Rom.MOETE}),
    Rolle.LEDER: frozenset({Rom.LEDER}),
}
"""Which compartments a role is given keys to."""


@dataclass(frozen=True, slots=True)
class Bruker:
    """A person who can unlock the vault; every log row names one.

    Access runs from the day `fra` to the day `til`, both included; None is without a limit. With `har_startkode` the
    person has been given a code and has no password yet.
    """

    id: str
    navn: str
    rolle: Rolle
    fra: date | None = None
    til: date | None = None
    har_startkode: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody near the child: parent, trusted adult, doctor. Empty text means not known yet."""

    navn: str
    rolle: str = ""
    telefon: str = ""
