"""The services the meeting screens are built from."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.moete import MoeteService
from helseansvarlig.services.moeterytme import MoeterytmeService
from helseansvarlig.services.notat import NotatService
from helseansvarlig.services.referat import ReferatService
from helseansvarlig.services.saksliste import SakslisteService
from helseansvarlig.services.saksvern import SaksvernService


@dataclass(frozen=True, slots=True)
class Kilder:
    """Meetings, who may be spoken of and their own words, the address book, and what comes before and after."""

    moete: MoeteService
    barn: BarnService
    notat: NotatService
    institusjon: InstitusjonService
    saksliste: SakslisteService
    referat: ReferatService
    saksvern: SaksvernService
    rytme: MoeterytmeService
