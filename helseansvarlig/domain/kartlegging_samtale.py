"""How the talk was held: who asked, where, whether a talk alone was offered, read together, filled in on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from helseansvarlig.domain.kartlegging import FraPapir, Kartlegging, LestSammen
from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Samtale:
    """What the adults tell about the talk itself. `alene` is «ja», «nei», «nei: » with the reason, or not told yet.

    `papirdag` is the day of a talk whose answers were written on paper first.
    """

    spurt_av: str
    sted: str = ""
    alene: str = ""
    lest_sammen: LestSammen | None = None
    papirdag: date | None = None


def samtale_of(row: Kartlegging) -> Samtale:
    """Return what a kartlegging says about its talk."""
    paper = row.fra_papir.samtaledag if row.fra_papir is not None else None
    return Samtale(row.spurt_av, row.sted, row.alenesamtale_tilbudt, row.lest_sammen, paper)


def with_samtale(row: Kartlegging, samtale: Samtale, now: datetime, hvem: str) -> Kartlegging:
    """Return the kartlegging as told now by `hvem`; who typed it in, and when, stays as it was first told."""
    read = samtale.lest_sammen
    kept = row.fra_papir if row.fra_papir and row.fra_papir.samtaledag == samtale.papirdag else None
    fresh = FraPapir(samtale.papirdag, now, hvem) if samtale.papirdag is not None else None
    return replace(
        row,
        spurt_av=samtale.spurt_av.strip(),
        sted=samtale.sted.strip(),
        alenesamtale_tilbudt=samtale.alene.strip(),
        lest_sammen=replace(read, hvem=read.hvem.strip(), merknad=read.merknad.strip()) if read is not None else None,
        fra_papir=kept or fresh,
    )


def require_told(samtale: Samtale, today: date) -> None:
    """Refuse a talk that nobody held, or that was held or read in the time to come.

    Raises `kartlegging_mangler_spurt_av`, `lest_sammen_mangler_hvem`, `papir_dato`, `lest_sammen_dato`.
    """
    if not samtale.spurt_av.strip():
        raise KnownError("kartlegging_mangler_spurt_av")
    if samtale.papirdag is not None and samtale.papirdag > today:
        raise KnownError("papir_dato")
    if samtale.lest_sammen is not None and not samtale.lest_sammen.hvem.strip():
        raise KnownError("lest_sammen_mangler_hvem")
    if samtale.lest_sammen is not None and samtale.lest_sammen.dag > today:
        raise KnownError("lest_sammen_dato")
