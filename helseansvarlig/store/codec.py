"""Between frozen dataclasses and rows: one column per field, compound values as JSON in the same column."""

from __future__ import annotations

import base64
import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
SqlValue = str | int | bytes | None
_TAG = "_"
_NOTHING: Mapping[str, SqlValue] = types.MappingProxyType({})


def to_row(value: Any) -> dict[str, SqlValue]:  # noqa: ANN401 (any of our dataclasses)
    """Return the columns of a dataclass instance."""
    return {name: _to_sql(getattr(value, name), hint) for name, hint in _hints(type(value)).items()}


def from_row(cls: type[T], row: Mapping[str, SqlValue]) -> T:
    """Return the dataclass instance of a row."""
    return cls(**{name: _from_sql(row[name], hint) for name, hint in _hints(cls).items()})


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


def _from_sql(value: SqlValue, hint: Any) -> Any:  # noqa: ANN401 (driven by the field's own hint)
    if value is None or isinstance(value, bytes):
        return value
    return _decode(hint, json.loads(value) if _is_compound(hint) and isinstance(value, str) else value)


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


def _decode(hint: Any, value: Any) -> Any:  # noqa: ANN401 (driven by the type)
    alternatives = _alternatives(hint)
    if len(alternatives) > 1:
        return _decode_one_of(alternatives, value)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return tuple(_decode(arguments[0], v) for v in value)
    if origin is frozenset:
        return frozenset(_decode(arguments[0], v) for v in value)
    if origin is not None and issubclass(origin, Mapping):
        return {k: _decode(arguments[1], v) for k, v in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return hint(**{n: _decode(h, value[n]) for n, h in _hints(hint).items() if n in value})
    return _decode_plain(hint, value)


def _decode_plain(hint: Any, value: Any) -> Any:  # noqa: ANN401 (driven by the type)
    if hint is datetime or hint is date or hint is time:
        return hint.fromisoformat(value)
    if hint is Decimal:
        return Decimal(value["v"])
    if hint is bool:
        return bool(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value


def _decode_one_of(alternatives: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 (driven by the type)
    """Pick the alternative a value was written as: tagged records by name, plain ones by their JSON type."""
    if value is None:
        return None
    rest = tuple(a for a in alternatives if a is not type(None))
    if len(rest) == 1:
        return _decode(rest[0], value)
    if isinstance(value, dict):
        by_name = {a.__name__: a for a in rest}
        return _decode(by_name[value[_TAG]], value)
    return value
