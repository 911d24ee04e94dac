"""Templates as the institution keeps them: one row for each version, and the leader's approval of exactly that version.

A template is used first when the leader has approved it, the shipped ones too: an approval names the content hash, so
that nothing can be changed under it. What has been published is never edited; a change is a new version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from helseansvarlig.domain.skjema import Problem, Skjema
from helseansvarlig.errors import KnownError


class Malstatus(StrEnum):
    """Where a version is: being written, published, or taken out of use."""

    UTKAST = "utkast"
    I_BRUK = "i_bruk"
    TRUKKET = "trukket"


class Malopphav(StrEnum):
    """Where a template comes from: it ships with the program, was made here, or was brought in as a file."""

    LEVERT = "levert"
    EGEN = "egen"
    IMPORTERT = "importert"


class Godkjenningsmaate(StrEnum):
    """How the leader approved: on paper that the health lead has seen, or with her own key in her own compartment."""

    PAPIR = "papir"
    SIGNERT = "signert"


class Versjonssteg(StrEnum):
    """How large a change is: answers can no longer be compared everywhere, something else is asked, or words only."""

    STOR = "stor"
    LITEN = "liten"
    ORD = "ord"


@dataclass(frozen=True, slots=True)
class Mal:
    """One version of a template as FHIR JSON text (`innhold`); `hash` names the exact content.

    A shipped one lies here once the leader has approved it or somebody has taken it out of use. `kopi_av` is the form
    that it was copied from («id|version»), empty when it was not.
    """

    id: str
    skjema_id: str
    versjon: str
    tittel: str
    hash: str
    innhold: str
    status: Malstatus
    opphav: Malopphav
    opprettet: datetime
    opprettet_av: str
    kopi_av: str = ""


@dataclass(frozen=True, slots=True)
class Malgodkjenning:
    """The leader's yes to exactly one content; its id is the content hash.

    `godkjent_av` in `rolle` said yes on `dato`; `foert_av` wrote it down, at `foert`.
    """

    id: str
    skjema_id: str
    versjon: str
    godkjent_av: str
    rolle: str
    dato: date
    maate: Godkjenningsmaate
    foert: datetime
    foert_av: str


@dataclass(frozen=True, slots=True)
class Lederord:
    """What the health lead writes down of the leader's approval."""

    navn: str
    dato: date
    maate: Godkjenningsmaate
    rolle: str = "leder"


@dataclass(frozen=True, slots=True)
class Lest:
    """What came of one file: the form, or None when it cannot stand, and everything that is to be said about it."""

    skjema: Skjema | None
    problemer: tuple[Problem, ...]


def require_lederord(ord_: Lederord, today: date) -> None:
    """Refuse an approval without a name or from a day to come.

    Raises `godkjenning_mangler_navn`, `godkjenning_frem_i_tid`.
    """
    if not ord_.navn.strip():
        raise KnownError("godkjenning_mangler_navn")
    if ord_.dato > today:
        raise KnownError("godkjenning_frem_i_tid")


def require_approved(skjema: Skjema, godkjenninger: Iterable[Malgodkjenning]) -> None:
    """Refuse a template whose exact content the leader has not approved. Raises `mal_ikke_godkjent`."""
    if not any(one.id == skjema.innholdshash for one in godkjenninger):
        raise KnownError("mal_ikke_godkjent")


def version_key(versjon: str) -> tuple[tuple[int, ...], str]:
    """Return what versions are ordered by: their numbers, then their letters. One without numbers comes first."""
    return tuple(int(number) for number in _NUMBERS.findall(versjon)[:_MOST_NUMBERS]), versjon


def next_version(versjon: str, steg: Versjonssteg) -> str:
    """Return the version after this one, in three numbers; the first of all is 1.0.0."""
    numbers = version_key(versjon)[0]
    if not numbers:
        return "1.0.0"
    major, minor, patch = (*numbers, 0, 0)[:3]
    if steg is Versjonssteg.STOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if steg is Versjonssteg.LITEN else f"{major}.{minor}.{patch + 1}"


def is_usable_id(skjema_id: str) -> bool:
    """Tell whether a form's own id can name it here and in the log: FHIR's rule for ids."""
    return _FHIR_ID.fullmatch(skjema_id) is not None


_NUMBERS = re.compile(r"\d{1,9}")
_MOST_NUMBERS = 6
_FHIR_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
