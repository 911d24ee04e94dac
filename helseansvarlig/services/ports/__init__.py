"""What the services need from the outside world; `bootstrap` gives them the real thing, tests their own."""

from __future__ import annotations

from helseansvarlig.services.ports.outside import (
    Channel,
    Kortopplysninger,
    Noekkel,
    Received,
    Renderer,
    Sealer,
    Templates,
)
from helseansvarlig.services.ports.records import (
    Act,
    Changes,
    Done,
    HemmelighetRepository,
    NewId,
    OppfoelgingRepository,
    Repository,
    Store,
    Unit,
    UtkastRepository,
)
from helseansvarlig.services.ports.vault import Backups, Keysafe, Kopi, OpenKeys, VaultFile

__all__ = [
    "Act",
    "Backups",
    "Changes",
    "Channel",
    "Done",
    "HemmelighetRepository",
    "Keysafe",
    "Kopi",
    "Kortopplysninger",
    "NewId",
    "Noekkel",
    "OpenKeys",
    "OppfoelgingRepository",
    "Received",
    "Renderer",
    "Repository",
    "Sealer",
    "Store",
    "Templates",
    "Unit",
    "UtkastRepository",
    "VaultFile",
]
