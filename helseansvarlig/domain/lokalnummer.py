"""The numbers that only the house itself knows: its leader on call, its barnevernsvakt, its nearest BUP.

The rules say which they are (`Telefon.er_lokal`); what the house answers is kept here with the day it was answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.domain.regelverk import Regelverk, Telefon
from helseansvarlig.errors import KnownError

FIRST = ("vakthavende_leder", "barnevernsvakt", "bup_akutt")
"""What a house must know before its first child is written in; legevakt has a number for the whole country."""
LEGEVAKT = "legevakt"
MOST_CHARACTERS = 40
FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Lokalnummer:
    """What a house answers for one telephone (`id` in the rules): a number, or that there is none here.

    `kontrollert` is the day somebody last made sure of it.
    """

    id: str
    nummer: str
    finnes_ikke: bool
    kontrollert: date


def can_be_dialled(nummer: str) -> bool:
    """Tell whether somebody could dial it: national numbers of three digits too, and with a word on what to press."""
    return len(_digits(nummer)) >= FEWEST_DIGITS and len(nummer) <= MOST_CHARACTERS


def require_number(nummer: str) -> None:
    """Refuse what nobody could dial. Raises `nummer_ugyldig`."""
    if not can_be_dialled(nummer):
        raise KnownError("nummer_ugyldig")


def unanswered(regelverk: Regelverk, rows: Iterable[Lokalnummer]) -> tuple[Telefon, ...]:
    """Return the local telephones that the house has not answered for, in the order of the rules."""
    answered = {row.id for row in rows}
    return tuple(one for one in regelverk.telefoner.values() if one.er_lokal and one.id not in answered)


def with_local(regelverk: Regelverk, rows: Sequence[Lokalnummer], legevakt: str = "") -> Regelverk:
    """Return the rules with the house's own numbers in their places; `legevakt` stands before the country's own.

    What there is none of here is taken away, also from the red flags: nobody looks for a number in an emergency that
    does not exist.
    """
    telefoner = {one.id: one for one in numbers_here(regelverk.telefoner.values(), rows, legevakt)}
    flagg = {
        key: replace(one, telefoner=tuple(phone for phone in one.telefoner if phone in telefoner))
        for key, one in regelverk.roede_flagg.items()
    }
    return replace(regelverk, telefoner=telefoner, roede_flagg=flagg)


def numbers_here(telefoner: Iterable[Telefon], rows: Iterable[Lokalnummer], legevakt: str = "") -> tuple[Telefon, ...]:
    """Return the telephones with the house's own numbers in their places, without those there is none of here."""
    own = {row.id: row for row in rows}
    known = (_answered(one, own.get(one.id)) for one in telefoner if not _is_none(own.get(one.id)))
    return tuple(_with_own_legevakt(one, legevakt) if one.id == LEGEVAKT else one for one in known)


def _with_own_legevakt(telefon: Telefon, legevakt: str) -> Telefon:
    if not _digits(legevakt) or _digits(legevakt) == _digits(telefon.nummer):
        return telefon
    return replace(telefon, nummer=f"{legevakt.strip()} · {telefon.nummer}")


def _digits(nummer: str) -> str:
    return "".join(letter for letter in nummer if letter.isdigit())


def _is_none(row: Lokalnummer | None) -> bool:
    return row is not None and row.finnes_ikke


def _answered(telefon: Telefon, row: Lokalnummer | None) -> Telefon:
    if row is None or not row.nummer.strip():
        return telefon
    source = replace(telefon.kilde, kontrollert=row.kontrollert, status=Regelstatus.KONTROLLERT)
    return replace(telefon, nummer=row.nummer.strip(), kilde=source)
