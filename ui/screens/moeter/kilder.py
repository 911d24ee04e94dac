"""The services the meeting screens are built from."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.moete import MoeteService
from helseansvarlig.services.notat import NotatService


@dataclass(frozen=True, slots=True)
class Kilder:
    """Meetings, the children that may be spoken of, their own words, and the address book."""

    moete: MoeteService
    barn: BarnService
    notat: NotatService
    institusjon: InstitusjonService
