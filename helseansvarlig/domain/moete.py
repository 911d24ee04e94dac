"""Meetings with BUP and others: general guidance, nameless discussion and named cases kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from helseansvarlig.domain.navnetekst import read_comparable, words_of
from helseansvarlig.errors import KnownError

YOUTH = 13
"""From this age a child without a name is called «ungdom»."""


class Moetetype(StrEnum):
    """Kinds of meeting in the field."""

    KONTAKTMOETE = "kontaktmoete"
    OPPSTARTSMOETE = "oppstartsmoete"
    AVKLARINGSMOETE = "avklaringsmoete"
    STATUSMOETE = "statusmoete"
    OVERGANGSMOETE = "overgangsmoete"
    FAGMOETE = "fagmoete"
    EVALUERING = "evaluering"
    ANSVARSGRUPPE = "ansvarsgruppe"


class Droeftingsmodus(StrEnum):
    """How a matter may be discussed: the last needs a basis for the child it names (S002)."""

    GENERELL = "generell"
    UTEN_NAVN = "uten_navn"
    IDENTIFISERT = "identifisert"


@dataclass(frozen=True, slots=True)
class Deltaker:
    """Somebody who was invited, and whether they came."""

    navn: str
    rolle: str = ""
    virksomhet: str = ""
    til_stede: bool = True


@dataclass(frozen=True, slots=True)
class Moete:
    """One meeting; its matters (`Sak`) point here.

    `motpart` is whom it is with, as it was written; `motpart_id` the same service in the address book, where it is.
    """

    id: str
    moetetype: Moetetype
    dato: date
    motpart: str
    sted: str = ""
    deltakere: tuple[Deltaker, ...] = ()
    neste_moete: date | None = None
    ferdig: bool = False
    motpart_id: str = ""


@dataclass(frozen=True, slots=True)
class Sak:
    """One matter on the agenda. A named matter carries `barn_id` and lives in that child's record.

    A nameless one carries an alias and an age band instead, and nothing that leads to whom it is about: that stands in
    the child's record (`Saksnoekkel`). `kilde` is what raised a matter, never that of a nameless one. `fortelles` is
    the day the child is told.
    """

    id: str
    moete_id: str
    nummer: int
    tittel: str
    modus: Droeftingsmodus
    barn_id: str = ""
    alias: str = ""
    vet: str = ""
    gjoer: str = ""
    beslutning: str = ""
    ansvarlig: str = ""
    frist: date | None = None
    barnet_faar_vite: str = ""
    aldersgruppe: str = ""
    kilde: str = ""
    fortelles: date | None = None


ALDERSGRUPPER = ("0_5", "6_12", "13_15", "16_17", "18")
"""How old a child without a name may be said to be: wide enough to hold more than one."""


def require_nameless(sak: Sak, children: Iterable[tuple[str, str]]) -> None:
    """Refuse a matter that must be nameless when a child's whole name or number stands in it. Raises `sak_nevner_barn`.

    `children` are names and numbers. A first name alone may be an ordinary word: people look out for that.
    """
    if sak.modus is Droeftingsmodus.IDENTIFISERT:
        return
    said = (sak.tittel, sak.alias, sak.vet, sak.gjoer, sak.beslutning, sak.ansvarlig, sak.barnet_faar_vite)
    require_no_name(said, children)


def require_no_name(texts: Iterable[str], children: Iterable[tuple[str, str]]) -> None:
    """Refuse texts in which a child's whole name or number stands, however written. Raises `sak_nevner_barn`.

    Signs between the words, accents, what cannot be seen, the family name first and the «s» of who owns something make
    it no other name, and signs between the digits no other number.
    """
    said = "\n".join(texts)
    words = f" {' '.join(words_of(said))} "
    digits = "".join(filter(str.isdigit, read_comparable(said).tegn))
    for navn, number in children:
        name = words_of(navn)
        orders = (" ".join(name), " ".join((*name[-1:], *name[:-1]))) if len(name) > 1 else ()
        if any(f" {one}{end} " in words for one in orders for end in ("", "s")) or (number and number in digits):
            raise KnownError("sak_nevner_barn")


def require_mode(sak: Sak) -> None:
    """Refuse a named matter without a child, or a child behind a matter that must be nameless, or a way to one.

    Raises `sak_mangler_barn`, `sak_skal_vaere_uten_navn`.
    """
    if sak.modus is Droeftingsmodus.IDENTIFISERT and not sak.barn_id:
        raise KnownError("sak_mangler_barn")
    leads_to_child = bool(sak.barn_id) or (sak.modus is Droeftingsmodus.UTEN_NAVN and bool(sak.kilde))
    if sak.modus is not Droeftingsmodus.IDENTIFISERT and leads_to_child:
        raise KnownError("sak_skal_vaere_uten_navn")


def next_alias(saker: Iterable[Sak], age: int) -> str:
    """Return what the next child without a name is called in a meeting; the same words in both forms of Norwegian."""
    taken = {sak.alias.strip() for sak in saker}
    word = "barn" if age < YOUTH else "ungdom"
    return next(name for number in count(1) if (name := f"{word} {number}") not in taken)
