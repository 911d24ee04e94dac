"""What the consent screens are given: the register, the child's reservations, the helper, and the offer sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.forbehold import ForbeholdService
from helseansvarlig.services.samtykke import SamtykkeService
from helseansvarlig.services.samtykkehjelper import Samtykkehjelper
from helseansvarlig.services.tilbudsark import TilbudsarkService


@dataclass(frozen=True, slots=True)
class Kilder:
    """The services, and how a sheet is printed."""

    samtykke: SamtykkeService
    forbehold: ForbeholdService
    hjelper: Samtykkehjelper
    barn: BarnService
    tilbud: TilbudsarkService
    print_pdf: Callable[[bytes], None]
