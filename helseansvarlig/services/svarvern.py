"""Single answers that the child keeps back: what stands in them, and what else would give them away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from helseansvarlig.domain.bakom import theme_of
from helseansvarlig.domain.kartlegging import answer_id, parts_of
from helseansvarlig.domain.samtykkeforbehold import answer_key, is_held, quotes
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_tre import evaluate_enabled
from helseansvarlig.domain.svar import Svar, Svarsett
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Unit

_SOURCE = "svar:"


def source_of(kartlegging_id: str, sti: str) -> str:
    """Return the `kilde` of a follow-up that an answer raised."""
    return f"{_SOURCE}{answer_id(kartlegging_id, sti)}"


def is_from_answer(kilde: str) -> bool:
    """Tell whether a follow-up (its `kilde`) was raised by an answer."""
    return kilde.startswith(_SOURCE)


def without_held(skjema: Skjema, svar: Svarsett, holdte: frozenset[str]) -> Svarsett:
    """Return the answers that the child does not keep back; a question asked because of one that is, is not asked.

    What is told of a theme as a whole goes with its theme.
    """
    open_ones = {path: one for path, one in svar.svar.items() if not is_held(answer_key(skjema.id, path), holdte)}
    rest = replace(svar, svar=open_ones)
    asked = evaluate_enabled(skjema, rest)
    return replace(rest, svar={p: one for p, one in open_ones.items() if asked.get(p, asked.get(theme_of(p), False))})


def held_words(unit: Unit, barn_id: str, holdte: frozenset[str]) -> tuple[str, ...]:
    """Return what somebody said in the answers that are held back, also as it stood before it was corrected."""
    if not holdte:
        return ()
    return tuple(
        word
        for row in unit.kartlegging.of_barn(barn_id)
        for sti, svar in _ever_said(unit, row.id)
        if is_held(answer_key(row.skjema_id, sti), holdte)
        for word in _spoken(svar)
    )


def spoken_words(unit: Unit, barn_id: str) -> tuple[str, ...]:
    """Return what somebody said in any answer, also as it stood before it was corrected."""
    return tuple(
        word
        for row in unit.kartlegging.of_barn(barn_id)
        for _, svar in _ever_said(unit, row.id)
        for word in _spoken(svar)
    )


def is_raised_by_held(unit: Unit, kilde: str, holdte: frozenset[str]) -> bool:
    """Tell whether a follow-up (its `kilde`) was raised by an answer that is held back."""
    if not holdte or not is_from_answer(kilde):
        return False
    kartlegging_id, sti = parts_of(kilde.removeprefix(_SOURCE))
    row = unit.kartlegging.find(kartlegging_id)
    return row is not None and is_held(answer_key(row.skjema_id, sti), holdte)


def require_not_quoted(texts: Iterable[str], words: tuple[str, ...]) -> None:
    """Refuse texts that repeat an answer which is held back. Raises `svar_er_forbeholdt`."""
    if words and any(quotes(text, words) for text in texts):
        raise KnownError("svar_er_forbeholdt")


def _ever_said(unit: Unit, kartlegging_id: str) -> Iterator[tuple[str, Svar]]:
    yield from ((line.sti, line.svar) for line in unit.svar.of(kartlegging_id))
    yield from ((line.sti, line.svar) for line in unit.svarretting.of(kartlegging_id))


def _spoken(svar: Svar) -> Iterator[str]:
    yield from (svar.barnets_ord, svar.voksnes_observasjon)
    yield from (value for value in svar.verdier if isinstance(value, str))
