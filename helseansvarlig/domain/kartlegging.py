"""A kartlegging: one child, one template version, answered together over as many sittings as needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kartleggingsstatus(StrEnum):
    """Where a kartlegging is; a finished one is corrected, never reopened."""

    PAABEGYNT = "paabegynt"
    FERDIG = "ferdig"


@dataclass(frozen=True, slots=True)
class Kartlegging:
    """Names the exact template (id, version and content hash) that its answers were given to."""

    id: str
    barn_id: str
    skjema_id: str
    skjema_versjon: str
    skjema_hash: str
    startet: datetime
    spurt_av: str
    status: Kartleggingsstatus = Kartleggingsstatus.PAABEGYNT
    sted: str = ""
    alenesamtale_tilbudt: str = ""
    ferdig: datetime | None = None
