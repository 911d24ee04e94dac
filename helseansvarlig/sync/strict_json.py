"""JSON from outside, read strictly: every key expected, every value bounded, nothing twice.

Python's reader keeps the last of two equal keys and takes NaN; both let two programs read one signed text
differently, so both are refused here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

MAX_BYTES = 256 * 1024
ORGNR = re.compile(r"[0-9]{9}")
KOMMUNENR = re.compile(r"[0-9]{4}")
BYDEL = re.compile(r"[0-9]{2}")
SHA256 = re.compile(r"[0-9a-f]{64}")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KONTO = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
# A name that every system can save under: Windows gives CON.pdf and its kin to devices.
FILNAVN = re.compile(
    r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[A-Za-z0-9][A-Za-z0-9_-]{0,79}(\.[A-Za-z0-9]{1,10}){1,2}"
)
PEM = re.compile(r"[A-Za-z0-9+/=\- \n]{1,16000}")

_Enum = TypeVar("_Enum", bound=StrEnum)
_T = TypeVar("_T")


class JsonError(ValueError):
    """The text is not what its format promises; the message is a path, never a value."""


def parse(data: bytes) -> object:
    """Return the JSON value in `data`, at most `MAX_BYTES` long, UTF-8, no duplicate key, no NaN."""
    if len(data) > MAX_BYTES:
        raise JsonError("size")
    try:
        text = data.decode("utf-8")
        parsed: object = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise JsonError("syntax") from error
    return parsed


def dump(value: dict[str, Any]) -> bytes:
    """Return `value` as compact UTF-8, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def format_time(moment: datetime) -> str:
    """Return a moment in UTC with milliseconds, ending in Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) != len(pairs):
        raise JsonError("duplicate key")
    return seen


def _no_constant(_name: str) -> NoReturn:
    raise JsonError("constant")


class Fields:
    """One JSON object with exactly the keys its format names; each read once through a check.

    `later` are keys that came to the format after its first writers: they may be missing.
    """

    def __init__(
        self, value: object, keys: Collection[str], path: str = "$", later: Collection[str] = frozenset()
    ) -> None:
        if not isinstance(value, dict) or set(value) - set(later) != set(keys):
            raise JsonError(path)
        self._value: dict[str, object] = value
        self._path = path

    def _fail(self, key: str) -> JsonError:
        return JsonError(f"{self._path}.{key}")

    def has(self, key: str) -> bool:
        """Tell whether a key that came later is there."""
        return key in self._value

    def text(self, key: str, longest: int) -> str:
        """Return a text of printable characters, at most `longest` of them."""
        value = self._value[key]
        if not isinstance(value, str) or len(value) > longest or not value.isprintable():
            raise self._fail(key)
        return value

    def match(self, key: str, pattern: re.Pattern[str]) -> str:
        """Return a text that matches `pattern` from end to end."""
        value = self._value[key]
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._fail(key)
        return value

    def pem(self, key: str) -> str:
        """Return a PEM text: the one value in our formats that has line breaks."""
        return self.match(key, PEM)

    def number(self, key: str, lowest: int, highest: int) -> int:
        """Return a whole number within bounds; True is not 1 here."""
        value = self._value[key]
        if type(value) is not int or not lowest <= value <= highest:
            raise self._fail(key)
        return value

    def boolean(self, key: str) -> bool:
        """Return a truth value."""
        value = self._value[key]
        if not isinstance(value, bool):
            raise self._fail(key)
        return value

    def moment(self, key: str) -> datetime:
        """Return a moment in UTC; a time without a zone is refused."""
        try:
            moment = datetime.fromisoformat(self.text(key, 40))
            if moment.tzinfo is None:
                raise self._fail(key)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise self._fail(key) from error

    def choice(self, key: str, choices: type[_Enum]) -> _Enum:
        """Return the member of `choices` that the text names."""
        try:
            return choices(self.text(key, 40))
        except ValueError as error:
            raise self._fail(key) from error

    def optional(self, key: str, read: Callable[[], _T]) -> _T | None:
        """Return None for null, otherwise what `read` returns."""
        return None if self._value[key] is None else read()

    def object(self, key: str, keys: Collection[str]) -> Fields:
        """Return the object under `key`."""
        return Fields(self._value[key], keys, f"{self._path}.{key}")

    def objects(self, key: str, keys: Collection[str], most: int) -> list[Fields]:
        """Return the objects of a list with at most `most` members."""
        value = self._value[key]
        if not isinstance(value, list) or len(value) > most:
            raise self._fail(key)
        return [Fields(one, keys, f"{self._path}.{key}[{n}]") for n, one in enumerate(value)]

    def texts(self, key: str, longest: int, most: int) -> dict[str, str]:
        """Return an object with free keys whose keys and values are short printable texts."""
        value = self._value[key]
        if not isinstance(value, dict) or len(value) > most:
            raise self._fail(key)
        inner = Fields(value, value.keys(), f"{self._path}.{key}")
        if not all(0 < len(name) <= longest and name.isprintable() for name in value):
            raise self._fail(key)
        return {name: inner.text(name, longest) for name in value}
