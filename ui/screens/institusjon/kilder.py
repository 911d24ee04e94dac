"""The services the screens about the house are built from."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.services.avvik import AvvikService
from helseansvarlig.services.kom_i_gang import KomIGangService
from helseansvarlig.services.rutine import RutineService
from helseansvarlig.services.samarbeidsavtale import SamarbeidsavtaleService
from helseansvarlig.services.veiledning import VeiledningService


@dataclass(frozen=True, slots=True)
class Kilder:
    """Agreements, steps, routines, guidance and deviations; `bruker` is who sits here."""

    avtale: SamarbeidsavtaleService
    kom_i_gang: KomIGangService
    rutine: RutineService
    veiledning: VeiledningService
    avvik: AvvikService
    bruker: str
