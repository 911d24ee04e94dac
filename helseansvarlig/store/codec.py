"""Between frozen dataclasses and rows: one column per field, compound values as JSON in the same column."""

from __future__ import annotations

import base64
import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
SqlValue = str | int | bytes | None
Reader = Callable[[Any], Any]
_TAG = "_"
_NOTHING: Mapping[str, SqlValue] = types.MappingProxyType({})


def to_row(value: Any) -> dict[str, SqlValue]:  # noqa: ANN401 (any of our dataclasses)
    """Return the columns of a dataclass instance."""
    return {name: _to_sql(getattr(value, name), hint) for name, hint in _hints(type(value)).items()}


def from_row(cls: type[T], row: Mapping[str, SqlValue]) -> T:
    """Return the dataclass instance of a row."""
    made: Any = cls  # mypy holds that a class is not hashable
    names, readers = _readers(made)
    values: dict[str, Any] = {name: row[name] for name in names}
    for name, read in readers:
        value = values[name]
        if value is not None:
            values[name] = read(value)
    return cls(**values)


def columns(cls: type[Any]) -> list[str]:
    """Return the column names of a dataclass, in field order."""
    return list(_hints(cls))


def image(row: Mapping[str, SqlValue], added: Mapping[str, SqlValue] = _NOTHING) -> str:
    """Return a row as canonical JSON: what undo compares and the log hashes.

    `added` are the columns that a later schema gave its table, with their defaults: they are left out while they stand
    there, for the image of a row that nobody has touched must not change with the schema.
    """
    plain = {
        k: {"b64": base64.b64encode(v).decode()} if isinstance(v, bytes) else v
        for k, v in row.items()
        if k not in added or v != added[k]
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_image(text: str, added: Mapping[str, SqlValue] = _NOTHING) -> dict[str, SqlValue]:
    """Return the row of a canonical image, what it left out at its default."""
    raw: dict[str, Any] = json.loads(text)
    return {**added, **{k: base64.b64decode(v["b64"]) if isinstance(v, dict) else v for k, v in raw.items()}}


def _hints(cls: Any) -> dict[str, Any]:  # noqa: ANN401 (any of our dataclasses)
    return _cached_hints(cls)


@cache
def _cached_hints(cls: Any) -> dict[str, Any]:  # noqa: ANN401 (mypy holds that a class is not hashable)
    names = {f.name for f in dataclasses.fields(cls)}
    return {name: hint for name, hint in get_type_hints(cls).items() if name in names}


def _to_sql(value: Any, hint: Any) -> SqlValue:  # noqa: ANN401 (driven by the field's own hint)
    if value is None or isinstance(value, bytes):
        return value
    plain = _encode(value)
    if isinstance(plain, bool):
        return int(plain)
    if isinstance(plain, (str, int)) and not _is_compound(hint):
        return plain
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


@cache
def _readers(cls: Any) -> tuple[tuple[str, ...], tuple[tuple[str, Reader], ...]]:  # noqa: ANN401 (our dataclasses)
    """Return the columns, and how those are read that are not what they stand as.

    Worked out once, since a screen may ask for a thousand rows.
    """
    hints = _hints(cls)
    readers = ((name, _column_reader(hint)) for name, hint in hints.items())
    return tuple(hints), tuple((name, read) for name, read in readers if read is not _as_it_is)


def _column_reader(hint: Any) -> Reader:  # noqa: ANN401 (a type)
    """Return what reads a column that holds something."""
    decode = _decoder(hint)
    return _reading(hint, lambda text: decode(json.loads(text))) if _is_compound(hint) else decode


def _reading(hint: Any, read: Reader) -> Reader:  # noqa: ANN401 (a type)
    """Return a reader that knows the texts it met last: the same few lists and sets stand in row after row.

    Not where a mapping comes out of it, which somebody could change.
    """
    kinds = {get_origin(alternative) for alternative in _alternatives(hint)}
    changeable = any(isinstance(kind, type) and issubclass(kind, Mapping) for kind in kinds)
    return read if changeable else lru_cache(maxsize=64)(read)


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 (JSON)
    return value


@cache
def _is_compound(hint: Any) -> bool:  # noqa: ANN401 (a type)
    """Tell whether a column holds JSON: tuples, sets, mappings and nested dataclasses do."""
    inner = [h for h in _alternatives(hint) if h is not type(None)]
    return any(get_origin(h) is not None or dataclasses.is_dataclass(h) for h in inner)


def _alternatives(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 (a type)
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _encode(value: Any) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return {_TAG: "Decimal", "v": str(value)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {_TAG: type(value).__name__, **fields}
    if isinstance(value, Mapping):
        return {str(k): _encode(v) for k, v in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_encode(v) for v in value)
    if isinstance(value, (tuple, list)):
        return [_encode(v) for v in value]
    return value


@cache
def _decoder(hint: Any) -> Reader:  # noqa: ANN401 (a type)
    """Return what turns JSON into a value of this type."""
    alternatives = _alternatives(hint)
    if len(alternatives) > 1:
        return _one_of(tuple(a for a in alternatives if a is not type(None)))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (tuple, frozenset):
        each = _decoder(arguments[0])
        return lambda values: origin(map(each, values))
    if origin is not None and issubclass(origin, Mapping):
        each = _decoder(arguments[1])
        return lambda values: {k: each(v) for k, v in values.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    return _plain(hint)


def _record(cls: type[Any]) -> Reader:
    """Return what builds a nested record; a field that was not there when it was written gets its default."""

    def decode(value: Any) -> Any:  # noqa: ANN401 (JSON)
        return cls(**{name: _decoder(hint)(value[name]) for name, hint in _hints(cls).items() if name in value})

    return decode


def _plain(hint: Any) -> Reader:  # noqa: ANN401 (a type)
    if hint is datetime or hint is date or hint is time:
        read: Reader = hint.fromisoformat
        return read
    if hint is Decimal:
        return lambda value: Decimal(value["v"])
    if hint is bool or (isinstance(hint, type) and issubclass(hint, Enum)):
        return cast("Reader", hint)
    return _as_it_is


def _one_of(alternatives: tuple[Any, ...]) -> Reader:
    """Pick the alternative a value was written as: records by name, words by whose they are, plain ones by type."""
    if len(alternatives) == 1:
        only = _decoder(alternatives[0])
        return only if only is _as_it_is else lambda value: None if value is None else only(value)
    if all(isinstance(a, type) and issubclass(a, Enum) for a in alternatives):
        members = {member.value: member for kind in alternatives for member in kind}
        return lambda value: None if value is None else members[value]
    by_name = {a.__name__: a for a in alternatives}

    def decode(value: Any) -> Any:  # noqa: ANN401 (JSON)
        return _decoder(by_name[value[_TAG]])(value) if isinstance(value, dict) else value

    return decode
