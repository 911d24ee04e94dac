"""What the two screens of a kartlegging ask of the core."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.services.forbehold import ForbeholdService
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kartlegging_retting import RettingService
from helseansvarlig.services.svaroppfoelging import SvaroppfoelgingService


@dataclass(frozen=True, slots=True)
class Kilder:
    """Filling it in, correcting it, what the child keeps back, and what an answer leads to."""

    service: KartleggingService
    retting: RettingService
    forbehold: ForbeholdService
    oppfoelging: SvaroppfoelgingService
