"""What a form about the house consists of, as data: agreement, routine, guidance and deviation are filled in alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from helseansvarlig.services.ports import Done
from ui.dates import parse_date
from ui.i18n import tr


class Skrivemaate(StrEnum):
    """How a field is filled in; `HAR_VAERT` is a day that has been, where «i morgen» makes no sense."""

    LINJE = "linje"
    TEKST = "tekst"
    DATO = "dato"
    HAR_VAERT = "har_vaert"


@dataclass(frozen=True, slots=True)
class Skrivefelt:
    """One field. `savnes` is what is said when it must be filled in and is not; empty where it may be left out."""

    key: str
    navn: str
    maate: Skrivemaate = Skrivemaate.LINJE
    savnes: str = ""
    hvorfor: str = ""


@dataclass(frozen=True, slots=True)
class Skrivedel:
    """One card of the form."""

    tittel: str
    felter: tuple[Skrivefelt, ...]
    hvorfor: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """Something else that can be done with what is shown, besides saving it."""

    ord: str
    ikon: str
    gjoer: Callable[[Mapping[str, str]], Done[Any]]
    sagt: str


@dataclass(frozen=True, slots=True)
class Husskjema:
    """The form as it is shown."""

    tittel: str
    under: str
    verdier: Mapping[str, str]
    fakta: tuple[tuple[str, str], ...] = ()
    handlinger: tuple[Handling, ...] = field(default_factory=tuple)


class Art(Protocol):
    """One kind of thing that is written about the house."""

    sted: str

    def deler(self) -> tuple[Skrivedel, ...]:
        """Return the cards of the form."""
        ...

    def read(self, row_id: str) -> Husskjema:
        """Return the form of a row, or an empty one when it has no id; read beside the window."""
        ...

    def keep(self, row_id: str, verdier: Mapping[str, str], *, sett_over: bool) -> Done[Any]:
        """Keep what is written; done beside the window."""
        ...


def errors_in(deler: tuple[Skrivedel, ...], verdier: Mapping[str, str], today: date) -> dict[str, str]:
    """Return what must be mended, by field: what is missing, and dates that cannot be read."""
    found = {}
    for one in (felt for del_ in deler for felt in del_.felter):
        typed = verdier.get(one.key, "").strip()
        if not typed and one.savnes:
            found[one.key] = one.savnes
        elif typed and one.maate in (Skrivemaate.DATO, Skrivemaate.HAR_VAERT) and parse_date(typed, today) is None:
            found[one.key] = tr("Skriv dagen som 4.3.2026, «fredag» eller «om 3 dager».")
    return found


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines in which something is written."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def parts_of(line: str, count: int) -> tuple[str, ...]:
    """Return what stands between commas, so many parts; what is not written is empty."""
    parts = [part.strip() for part in line.split(",", count - 1)]
    return (*parts, *[""] * (count - len(parts)))
