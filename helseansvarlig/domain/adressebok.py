"""The address book's own rules: whom a name means, how fresh a check is, and when a name has been typed right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.institusjon import Motpart

CHECK_HOLDS = timedelta(days=365)
"""A check older than this is said to be old. A house rule, not law: services move and change their numbers."""

_GENERAL_WORDS = frozenset(
    {"barnevern", "barnevernet", "barneverntjenesten", "barnevernstjenesten", "barnevernstenesta"}
    | {"barneverntjeneste", "barnevernstjeneste", "barnevernsteneste", "kommune", "kommunen", "bydel", "i", "for", "og"}
)


class Sjekk(StrEnum):
    """How much an entry's facts can be leaned on: never checked, checked long ago, or checked lately."""

    ALDRI = "aldri"
    GAMMEL = "gammel"
    NY = "ny"


def check_state(motpart: Motpart, today: date) -> Sjekk:
    """Return how fresh the check of an entry is; one dated in the future was never made."""
    if motpart.sjekket is None or motpart.sjekket > today:
        return Sjekk.ALDRI
    return Sjekk.GAMMEL if today - motpart.sjekket > CHECK_HOLDS else Sjekk.NY


def distinct_name(navn: str) -> str:
    """Return what tells one service from another, folded: «elvebyen»; the whole name if nothing else."""
    words = re.findall(r"[\w-]+", navn.casefold())
    return " ".join(word for word in words if word not in _GENERAL_WORDS) or " ".join(words)


def names_recipient(typed: str, navn: str) -> bool:
    """Tell whether somebody typed this recipient's name or municipality, with or without general words."""
    return bool(typed.strip()) and distinct_name(typed) == distinct_name(navn)


def serves(motpart: Motpart, kommune: str) -> bool:
    """Tell whether a service is known to be of this municipality, by number or by name; true where none is said.

    A service of several municipalities bears none of their names: nobody but a person can tell.
    """
    home = kommune.strip()
    if not home or (home.isdigit() and not motpart.kommunenr):
        return True
    if home.isdigit():
        return home == motpart.kommunenr
    return set(distinct_name(home).split()) <= set(distinct_name(motpart.navn).split())


def find_in_book(book: Iterable[Motpart], kategori: Mottakertype, navn: str) -> tuple[Motpart, ...]:
    """Return the entries of a kind that bear this name: none, one, or several that cannot be told apart."""
    wanted = " ".join(navn.casefold().split())
    return tuple(one for one in book if one.kategori == kategori and " ".join(one.navn.casefold().split()) == wanted)
