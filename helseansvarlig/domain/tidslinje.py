"""What has happened to one child, all kinds in one line of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Innslagsart(StrEnum):
    """What a line of the timeline tells of."""

    NOTAT = "notat"
    STOPPUNKT = "stoppunkt"
    TEMA = "tema"
    NIVAA = "nivaa"
    HENDELSE = "hendelse"
    INSTRUMENT = "instrument"
    KARTLEGGING = "kartlegging"
    SAMTYKKE = "samtykke"
    FORBEHOLD = "forbehold"
    MOETE = "moete"
    DOKUMENT = "dokument"
    FORSENDELSE = "forsendelse"
    GJORT = "gjort"
    VURDERT = "vurdert"
    FLYTTING = "flytting"


@dataclass(frozen=True, slots=True)
class Innslag:
    """One line. `underart` refines the kind (a note's, a consent's); the id opens what it tells of.

    A note that somebody else put in the record has its writer there too: «observasjon:Stille Vik».
    """

    dag: date
    art: Innslagsart
    underart: str
    tekst: str
    objekt_id: str


@dataclass(frozen=True, slots=True)
class Tidslinje:
    """The newest lines of the kinds asked for, newest first; `er_mer` tells that there are older ones."""

    innslag: tuple[Innslag, ...]
    er_mer: bool = False
