"""The kinds of value an answer can hold, and how two of them compare.

Plain Python types carry what they can (bool, int, Decimal, str); the rest are small records, so that a value always
says by itself what kind it is. Comparison follows FHIR R4's enableWhen: two values of different kinds are never equal,
and what cannot be ordered is neither smaller nor greater.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

_DATO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_KLOKKESLETT = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d{1,9})?)?")
_TIDSPUNKT = re.compile(rf"{_DATO.pattern}(T{_KLOKKESLETT.pattern}(Z|[+-](0\d|1[0-4]):[0-5]\d)?)?")


@dataclass(frozen=True, slots=True)
class Dato:
    """A calendar date in ISO form that may lack day, or day and month, as people remember them."""

    tekst: str

    @property
    def is_valid(self) -> bool:
        """Tell whether the date exists in the calendar."""
        return _DATO.fullmatch(self.tekst) is not None and _exists(self.tekst)


@dataclass(frozen=True, slots=True)
class Tidspunkt:
    """A moment in ISO form, as precise as its author knew it (a year, a day, a minute with time zone)."""

    tekst: str

    @property
    def is_valid(self) -> bool:
        """Tell whether the text is a moment that exists."""
        return _TIDSPUNKT.fullmatch(self.tekst) is not None and _exists(self.tekst[:10])


@dataclass(frozen=True, slots=True)
class Klokkeslett:
    """A time of day; seconds may be missing."""

    tekst: str

    @property
    def is_valid(self) -> bool:
        """Tell whether the text is a time of day."""
        return _KLOKKESLETT.fullmatch(self.tekst) is not None


@dataclass(frozen=True, slots=True)
class Lenke:
    """A web address, kept as text and never opened by the form."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Koding:
    """One choice of a list: code within a system, and the words shown for it."""

    kode: str = ""
    system: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Mengde:
    """A number with a unit. `kode` within `system` identifies the unit; `enhet` is what people read."""

    verdi: Decimal
    enhet: str = ""
    kode: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class Vedlegg:
    """A file given as an answer. `data` is base64, as FHIR carries it."""

    filtype: str = ""
    data: str = ""
    tittel: str = ""
    adresse: str = ""
    bytes_oppgitt: int | None = None


@dataclass(frozen=True, slots=True)
class Referanse:
    """A pointer to another record: kept and shown, never fillable here."""

    adresse: str = ""
    tekst: str = ""


Verdi = bool | int | Decimal | str | Dato | Tidspunkt | Klokkeslett | Lenke | Koding | Mengde | Vedlegg | Referanse


def is_number(verdi: Verdi) -> bool:
    """Tell whether the value is a bare number; True and False are not."""
    return isinstance(verdi, (int, Decimal)) and not isinstance(verdi, bool)


def is_equal(a: Verdi, b: Verdi) -> bool:
    """Tell whether two answers say the same; display words and titles do not count where there is a code."""
    if is_number(a) and is_number(b):
        return a == b
    if type(a) is not type(b):
        return False
    if isinstance(a, Koding) and isinstance(b, Koding):
        if a.kode or b.kode:
            return (a.system, a.kode) == (b.system, b.kode)
        return (a.system, a.tekst) == (b.system, b.tekst)
    if isinstance(a, Mengde) and isinstance(b, Mengde):
        return _same_unit(a, b) and a.verdi == b.verdi
    if isinstance(a, Referanse) and isinstance(b, Referanse):
        return a.adresse == b.adresse
    if isinstance(a, (Tidspunkt, Klokkeslett)):
        return a == b or compare(a, b) == 0
    return a == b


def compare(a: Verdi, b: Verdi) -> int | None:
    """Return -1, 0 or 1 as `a` comes before, with or after `b`; None when the two have no order.

    Dates of different precision have an order only when the shared part already decides (2022 against 2023-04 does,
    2022 against 2022-04 does not). Moments are compared as instants, so both must have a time zone or neither.
    """
    if type(a) is not type(b) and not (is_number(a) and is_number(b)):
        return None
    left, right = _sort_key(a), _sort_key(b)
    if left is None or right is None or type(left) is not type(right):
        return None
    if isinstance(a, Mengde) and isinstance(b, Mengde) and not _same_unit(a, b):
        return None
    if isinstance(left, str) and isinstance(right, str) and isinstance(a, (Dato, Tidspunkt)):
        shared = min(len(left), len(right))
        if left[:shared] == right[:shared] and len(left) != len(right):
            return None
        left, right = left[:shared], right[:shared]
    return (left > right) - (left < right)  # type: ignore[operator]  # both have the same type, checked above


def _sort_key(verdi: Verdi) -> Decimal | str | datetime | None:
    if isinstance(verdi, bool):
        return None
    if isinstance(verdi, (int, Decimal)):
        return Decimal(verdi)
    if isinstance(verdi, str):
        return verdi
    if isinstance(verdi, Mengde):
        return verdi.verdi
    if isinstance(verdi, Dato):
        return verdi.tekst
    if isinstance(verdi, Klokkeslett):
        return verdi.tekst if len(verdi.tekst) > 5 else f"{verdi.tekst}:00"
    if isinstance(verdi, Tidspunkt):
        return _instant(verdi.tekst)
    return None


def _instant(text: str) -> datetime | str:
    """Return the instant of a moment with time zone; without one the text itself, to compare among its like."""
    if "T" not in text:
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.astimezone(UTC) if moment.tzinfo else text


def _same_unit(a: Mengde, b: Mengde) -> bool:
    if a.kode or b.kode:
        return (a.system, a.kode) == (b.system, b.kode)
    return a.enhet == b.enhet


def _exists(text: str) -> bool:
    """Tell whether a whole date is in the calendar (31 February is not); a part of one always is."""
    if len(text) < len("2026-01-01"):
        return True
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
