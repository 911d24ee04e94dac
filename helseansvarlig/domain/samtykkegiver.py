"""Who answers for a child: the name, in which capacity, and what that capacity rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

AND = " og "  # the record and its documents are Norwegian, whatever the screens speak


class Egenskap(StrEnum):
    """In which capacity somebody answers; `UKJENT` stands on answers from before this was asked."""

    UKJENT = "ukjent"
    BARNET = "barnet"
    FORELDER = "forelder"
    VERGE = "verge"
    BARNEVERNSTJENESTEN = "barnevernstjenesten"
    INSTITUSJONEN = "institusjonen"
    ANNEN = "annen"


@dataclass(frozen=True, slots=True)
class Giver:
    """One who answers. `grunnlag` is what the capacity rests on, in words: a decision, foreldreansvar, a delegation."""

    navn: str
    egenskap: Egenskap = Egenskap.UKJENT
    grunnlag: str = ""


def names_of(givere: Iterable[Giver]) -> str:
    """Return them as they stand in a sentence: «Modig Gran, Stille Vind og Varm Sol»."""
    return in_a_row([giver.navn.strip() for giver in givere if giver.navn.strip()])


def in_a_row(names: list[str]) -> str:
    """Return names with commas between them and «og» before the last."""
    return AND.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def from_names(names: str) -> tuple[Giver, ...]:
    """Return the people of an answer that is known by names alone: nothing is guessed about their capacity."""
    return tuple(Giver(name.strip()) for name in names.split(AND) if name.strip())
