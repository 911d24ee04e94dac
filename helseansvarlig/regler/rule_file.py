"""One file of rules on its way in: every field is asked for by kind, and a fault names file and place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.errors import KnownError

_Item = TypeVar("_Item")
_Kode = TypeVar("_Kode", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of the file. Every fault raises `regler_ugyldig` with the file's name and the place in it."""

    raw: dict[str, object]
    file: str
    place: str

    def fault(self, key: str) -> KnownError:
        """Return the error for a field that is missing or not of its kind."""
        return KnownError("regler_ugyldig", fil=self.file, sted=f"{self.place}.{key}")

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """Return a text."""
        value = self.raw.get(key)
        if not isinstance(value, str) or not (value.strip() or may_be_empty):
            raise self.fault(key)
        return value

    def number(self, key: str) -> int:
        """Return a whole number of at least 0."""
        value = self.raw.get(key)
        if type(value) is not int or value < 0:
            raise self.fault(key)
        return value

    def open_number(self, key: str) -> int | None:
        """Return a whole number of at least 0, or None where the file says that there is none."""
        return self.number(key) if self.raw.get(key, "") is not None else None

    def flag(self, key: str) -> bool:
        """Return a yes or no."""
        value = self.raw.get(key)
        if not isinstance(value, bool):
            raise self.fault(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.raw.get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.fault(key)
        return tuple(value)

    def words(self, key: str) -> Maalform:
        """Return words in both languages; both must be there."""
        return _words(self.entry(key))

    def word_list(self, key: str) -> tuple[Maalform, ...]:
        """Return a list of words in both languages, with at least one entry."""
        found = tuple(_words(entry) for entry in self.entries(key))
        if not found:
            raise self.fault(key)
        return found

    def code(self, key: str, kind: type[_Kode]) -> _Kode:
        """Return one of the codes of `kind`."""
        value = self.raw.get(key)
        if value not in {code.value for code in kind}:
            raise self.fault(key)
        return kind(str(value))

    def codes(self, key: str, kind: type[_Kode]) -> tuple[_Kode, ...]:
        """Return a list of codes of `kind`."""
        if not set(self.texts(key)) <= {code.value for code in kind}:
            raise self.fault(key)
        return tuple(kind(value) for value in self.texts(key))

    def source(self) -> Kilde:
        """Return source, status and checked date; a checked rule must have its date, another must not.

        A source that is the same in both written forms is one text.
        """
        status = self.code("status", Regelstatus)
        given = self.raw.get("kontrollert")
        if (status is Regelstatus.KONTROLLERT) != isinstance(given, str):
            raise self.fault("kontrollert")
        try:
            checked = date.fromisoformat(str(given)) if given is not None else None
        except ValueError:
            raise self.fault("kontrollert") from None
        if isinstance(self.raw.get("kilde"), str):
            return Kilde(self.text("kilde"), status, checked)
        named = self.words("kilde")
        return Kilde(named.nb, status, checked, named.nn)

    def entry(self, key: str) -> Entry:
        """Return the object under `key`."""
        value = self.raw.get(key)
        if not isinstance(value, dict):
            raise self.fault(key)
        return Entry(value, self.file, f"{self.place}.{key}")

    def entries(self, key: str) -> Iterator[Entry]:
        """Yield the objects listed under `key`."""
        value = self.raw.get(key)
        if not isinstance(value, list):
            raise self.fault(key)
        for index, item in enumerate(value):
            place = f"{self.place}.{key}[{index}]"
            if not isinstance(item, dict):
                raise KnownError("regler_ugyldig", fil=self.file, sted=place)
            yield Entry(item, self.file, place)

    def by_id(self, key: str, build: Callable[[Entry], _Item]) -> Mapping[str, _Item]:
        """Return what `build` makes of each listed object, by its id; an id stands once."""
        found: dict[str, _Item] = {}
        for entry in self.entries(key):
            name = entry.text("id")
            if name in found:
                raise entry.fault("id")
            found[name] = build(entry)
        return found


def read_rule_file(path: Path) -> Entry:
    """Return the whole file. Raises `regler_mangler` or `regler_ugyldig`."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise KnownError("regler_mangler", fil=path.name) from None
    except ValueError:
        raise KnownError("regler_ugyldig", fil=path.name, sted="$") from None
    if not isinstance(raw, dict):
        raise KnownError("regler_ugyldig", fil=path.name, sted="$")
    return Entry(raw, path.name, "$")


def _words(entry: Entry) -> Maalform:
    return Maalform(entry.text("nb"), entry.text("nn"))
