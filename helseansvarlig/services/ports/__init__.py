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
from helseansvarlig.services.ports.vault import Backups, Funn, Keysafe, Kopi, OpenKeys, VaultFile
from helseansvarlig.services.ports.vern import Lesemodus, Oevelse, Rotasjonsfil, Vitne

__all__ = [
    "Act",
    "Backups",
    "Changes",
    "Channel",
    "Done",
    "Funn",
    "HemmelighetRepository",
    "Keysafe",
    "Kopi",
    "Kortopplysninger",
    "Lesemodus",
    "NewId",
    "Noekkel",
    "Oevelse",
    "OpenKeys",
    "OppfoelgingRepository",
    "Received",
    "Renderer",
    "Repository",
    "Rotasjonsfil",
    "Sealer",
    "Store",
    "Templates",
    "Unit",
    "UtkastRepository",
    "VaultFile",
    "Vitne",
]
