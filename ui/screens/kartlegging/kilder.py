"""What the two screens of a kartlegging ask of the core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from helseansvarlig.services.forbehold import ForbeholdService
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kartlegging_papir import PapirskjemaService
from helseansvarlig.services.kartlegging_retting import RettingService
from helseansvarlig.services.kartlegging_vedlegg import VedleggService
from helseansvarlig.services.svaroppfoelging import SvaroppfoelgingService


@dataclass(frozen=True, slots=True)
class Kilder:
    """Filling it in, correcting it, what the child keeps back, what an answer leads to, paper, and files."""

    service: KartleggingService
    retting: RettingService
    forbehold: ForbeholdService
    oppfoelging: SvaroppfoelgingService
    papir: PapirskjemaService
    vedlegg: VedleggService
    print_pdf: Callable[[bytes], None]
