"""How a half-written form is kept: JSON of its fields, read back field by field.

A draft may be older or newer than the form: what the form does not know is left out, what is missing takes its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Form = TypeVar("Form", bound="DataclassInstance")


def form_text(form: DataclassInstance) -> str:
    """Return a form as the text of a draft."""
    return json.dumps(asdict(form), ensure_ascii=False)


def form_from_text(text: str, cls: type[Form], **readers: Callable[[Any], object]) -> Form:
    """Return the form of a draft; a field that is not text names its reader, such as `lest=bool`."""
    return form_from(json.loads(text), cls, **readers)


def form_from(kept: Mapping[str, Any], cls: type[Form], **readers: Callable[[Any], object]) -> Form:
    """Return the form, or one line of it, of what JSON held; see `form_from_text`."""
    return cls(**{one.name: readers.get(one.name, str)(kept[one.name]) for one in fields(cls) if one.name in kept})


def lines_of(cls: type[Form], **readers: Callable[[Any], object]) -> Callable[[Iterable[Mapping[str, Any]]], object]:
    """Return a reader for a field that holds several lines of one kind."""
    return lambda kept: tuple(form_from(line, cls, **readers) for line in kept)
