"""A finished kartlegging is corrected, never overwritten: what stood before stays readable, with who, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from helseansvarlig.domain.svar import Svar
from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Svarretting:
    """One answer as it stood until it was corrected: when and by whom it was given, then when, by whom and why not.

    `gitt` is None where the question had not been asked.
    """

    id: str
    kartlegging_id: str
    sti: str
    svar: Svar
    gitt: datetime | None
    gitt_av: str
    rettet: datetime
    rettet_av: str
    grunn: str


def require_reason(grunn: str) -> str:
    """Return why something is corrected, without the white space around it. Raises `retting_mangler_grunn`."""
    if not grunn.strip():
        raise KnownError("retting_mangler_grunn")
    return grunn.strip()


def history_by_path(rows: Iterable[Svarretting]) -> Mapping[str, tuple[Svarretting, ...]]:
    """Return what stood before at each path, the newest correction first."""
    found: dict[str, list[Svarretting]] = {}
    for row in sorted(rows, key=lambda row: (row.rettet, row.id), reverse=True):
        found.setdefault(row.sti, []).append(row)
    return {path: tuple(rows) for path, rows in found.items()}
