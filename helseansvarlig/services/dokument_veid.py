"""Gathering what has been weighed about a child for a document, without what repeats an answer that is kept back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from helseansvarlig.domain.nivaabeslutning import standing
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.services.dokumenttyper.veid import Veid
from helseansvarlig.services.ports import Unit

T = TypeVar("T")


def weighed(unit: Unit, barn_id: str, forbeholdte_ord: tuple[str, ...]) -> Veid:
    """Return what has been weighed; a row that repeats what the child keeps back is left out whole."""

    def told(rows: Iterable[T]) -> tuple[T, ...]:
        return tuple(row for row in rows if not any(quotes(text, forbeholdte_ord) for text in _texts(row)))

    return Veid(
        temaer=told(one for one in reversed(unit.tema.of_barn(barn_id)) if one.lukket is None),
        nivaaer=told(standing(unit.nivaabeslutning.of_barn(barn_id)).values()),
        hendelser=told(unit.hendelsesnotat.of_barn(barn_id)),
        instrumenter=told(unit.instrument.of_barn(barn_id)),
    )


def _texts(value: object) -> Iterator[str]:
    """Yield every text inside a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
