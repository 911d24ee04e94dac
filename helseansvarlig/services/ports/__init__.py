"""What the services need from the outside world; `bootstrap` gives them the real thing, tests their own."""

from __future__ import annotations

from helseansvarlig.services.ports.loggkilde import Loggkilde
from helseansvarlig.services.ports.outside import (
    Channel,
    Ferdigpdf,
    Kortopplysninger,
    Logovasker,
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
from helseansvarlig.services.ports.tilgang import Hodetilstand, Husket, Rotasjon, Tilgangsnoekler
from helseansvarlig.services.ports.vault import Keysafe, OpenKeys
from helseansvarlig.services.ports.vern import (
    Backups,
    Funn,
    Kopi,
    Lesemodus,
    Oevelse,
    Rotasjonsfil,
    VaultFile,
    Vitne,
)

__all__ = [
    "Act",
    "Backups",
    "Changes",
    "Channel",
    "Done",
    "Ferdigpdf",
    "Funn",
    "HemmelighetRepository",
    "Hodetilstand",
    "Husket",
    "Keysafe",
    "Kopi",
    "Kortopplysninger",
    "Lesemodus",
    "Loggkilde",
    "Logovasker",
    "NewId",
    "Noekkel",
    "Oevelse",
    "OpenKeys",
    "OppfoelgingRepository",
    "Received",
    "Renderer",
    "Repository",
    "Rotasjon",
    "Rotasjonsfil",
    "Sealer",
    "Store",
    "Templates",
    "Tilgangsnoekler",
    "Unit",
    "UtkastRepository",
    "VaultFile",
    "Vitne",
]
