"""FHIR's value[x] to and from our values."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from helseansvarlig.domain.verdi import (
    Dato,
    Klokkeslett,
    Koding,
    Lenke,
    Mengde,
    Referanse,
    Tidspunkt,
    Vedlegg,
    Verdi,
)
from helseansvarlig.skjema.strict_json import Json, JsonObject


def value_key(holder: JsonObject, stem: str) -> str | None:
    """Return the key that holds FHIR's `stem`[x] («value» → «valueCoding»), or None."""
    fits = _choice_of(stem)
    return next((key for key in holder if fits(key)), None)


@cache
def _choice_of(stem: str) -> Callable[[str], object]:
    return re.compile(rf"{stem}[A-Z]\w*").fullmatch


def read_value(holder: JsonObject, stem: str) -> Verdi | None:
    """Return the value under `stem`[x]; None when there is none, or it is not of the kind its key says."""
    key = value_key(holder, stem)
    if key is None:
        return None
    read = _READERS.get(key.removeprefix(stem))
    return read(holder[key]) if read else None


def write_value(verdi: Verdi, stem: str) -> JsonObject:
    """Return the one key and value that FHIR uses for `verdi` under `stem`[x]."""
    suffix, write = _WRITERS[type(verdi)]
    return {f"{stem}{suffix}": write(verdi)}


def _boolean(raw: Json) -> Verdi | None:
    return raw if isinstance(raw, bool) else None


def _integer(raw: Json) -> Verdi | None:
    return raw if type(raw) is int else None


def _decimal(raw: Json) -> Verdi | None:
    return Decimal(raw) if type(raw) in (int, Decimal) else None  # type: ignore[arg-type]  # narrowed by its type


def _text(raw: Json) -> str | None:
    return raw if isinstance(raw, str) and raw else None


def _wrapped(kind: Callable[[str], Verdi]) -> Callable[[Json], Verdi | None]:
    def read(raw: Json) -> Verdi | None:
        text = _text(raw)
        return None if text is None else kind(text)

    return read


def _part(raw: JsonObject, key: str) -> str:
    return _text(raw.get(key)) or ""


def _coding(raw: Json) -> Koding | None:
    if not isinstance(raw, dict):
        return None
    koding = Koding(_part(raw, "code"), _part(raw, "system"), _part(raw, "display"))
    return koding if koding != Koding() else None


def _quantity(raw: Json) -> Mengde | None:
    number = _decimal(raw.get("value")) if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(number, Decimal):
        return None
    return Mengde(number, _part(raw, "unit"), _part(raw, "code"), _part(raw, "system"))


def _attachment(raw: Json) -> Vedlegg | None:
    if not isinstance(raw, dict):
        return None
    size = raw.get("size")
    return Vedlegg(
        _part(raw, "contentType"),
        _part(raw, "data"),
        _part(raw, "title"),
        _part(raw, "url"),
        size if type(size) is int else None,
    )


def _reference(raw: Json) -> Referanse | None:
    return Referanse(_part(raw, "reference"), _part(raw, "display")) if isinstance(raw, dict) else None


_READERS: dict[str, Callable[[Json], Verdi | None]] = {
    "Boolean": _boolean,
    "Integer": _integer,
    "PositiveInt": _integer,
    "UnsignedInt": _integer,
    "Decimal": _decimal,
    "String": _text,
    "Markdown": _text,
    "Code": _text,
    "Id": _text,
    "Canonical": _text,
    "Date": _wrapped(Dato),
    "DateTime": _wrapped(Tidspunkt),
    "Instant": _wrapped(Tidspunkt),
    "Time": _wrapped(Klokkeslett),
    "Uri": _wrapped(Lenke),
    "Url": _wrapped(Lenke),
    "Coding": _coding,
    "Quantity": _quantity,
    "Attachment": _attachment,
    "Reference": _reference,
}


def _given(**parts: Json) -> JsonObject:
    """Leave out what is not there: FHIR knows no empty text."""
    return {key: value for key, value in parts.items() if value not in ("", None)}


def write_coding(koding: Koding) -> JsonObject:
    """Return FHIR's Coding."""
    return _given(system=koding.system, code=koding.kode, display=koding.tekst)


def _write_quantity(m: Mengde) -> JsonObject:
    return _given(value=m.verdi, unit=m.enhet, system=m.system, code=m.kode)


def _write_attachment(v: Vedlegg) -> JsonObject:
    return _given(contentType=v.filtype, data=v.data, url=v.adresse, size=v.bytes_oppgitt, title=v.tittel)


def _same(verdi: Json) -> Json:
    return verdi


def _write_text(verdi: Dato | Tidspunkt | Klokkeslett | Lenke) -> Json:
    return verdi.tekst


def _write_reference(r: Referanse) -> JsonObject:
    return _given(reference=r.adresse, display=r.tekst)


_WRITERS: dict[type, tuple[str, Callable[..., Json]]] = {
    bool: ("Boolean", _same),
    int: ("Integer", _same),
    Decimal: ("Decimal", _same),
    str: ("String", _same),
    Dato: ("Date", _write_text),
    Tidspunkt: ("DateTime", _write_text),
    Klokkeslett: ("Time", _write_text),
    Lenke: ("Uri", _write_text),
    Koding: ("Coding", write_coding),
    Mengde: ("Quantity", _write_quantity),
    Vedlegg: ("Attachment", _write_attachment),
    Referanse: ("Reference", _write_reference),
}
