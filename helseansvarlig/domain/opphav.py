"""Where words in a document come from: the rows of the record whose words stand in a text, however it was put together.

It is found in the text as it stands now, not remembered: what is rewritten no longer has a source, what is kept has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.samtykke import Innhold

LEAST = 8
"""Fewer letters than this say nothing about where they come from, unless they are a line by themselves."""


class Opphavsart(StrEnum):
    """What kind of row it is: which sentence tells of it and where it is seen."""

    NOTAT = "notat"
    STOPPUNKT = "stoppunkt"
    KARTLEGGING = "kartlegging"
    OPPFOELGING = "oppfoelging"
    SAMTYKKE = "samtykke"
    MEDVIRKNING = "medvirkning"
    INSTRUMENT = "instrument"
    HENDELSE = "hendelse"
    NIVAA = "nivaa"
    TEMA = "tema"
    MOETE = "moete"


@dataclass(frozen=True, slots=True)
class Opphav:
    """One row: its kind, its ids, the day it tells of, and the words that are known again.

    `navn` says more where the kind does not say enough: who heard it, or the theme of a kartlegging. `innhold` is the
    category of an answer, which stands in a document without having been written there.
    """

    art: Opphavsart
    ids: tuple[str, ...]
    dag: date
    tekster: tuple[str, ...]
    navn: str = ""
    innhold: Innhold | None = None


def origins_in(text: str, opphav: Iterable[Opphav]) -> tuple[Opphav, ...]:
    """Return the rows whose words stand in a text, in the order given; whole words, whatever the case and spacing."""
    whole = f" {_bare(text)} "
    lines = frozenset(map(_bare, text.splitlines()))
    return tuple(one for one in opphav if any(_stands(bare, whole, lines) for bare in map(_bare, one.tekster)))


def _stands(bare: str, whole: str, lines: frozenset[str]) -> bool:
    if not bare:
        return False
    return bare in lines or (len(bare) >= LEAST and bare in whole)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold().strip(" .«»")
