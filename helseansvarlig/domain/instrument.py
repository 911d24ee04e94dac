"""The register of instruments that others have used: facts alone (decision 3).

Name, version, date, who and with which competence, the numbers as they were given, and the clinician's own text. No
question of an instrument is kept, nothing is added up and nothing is coloured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Tall:
    """One number as it was given, under the name it was given: text, so that «12,5» and «<5» stay what they are."""

    navn: str
    verdi: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One use of one instrument with one child. `vurdering` is the clinician's text, word for word."""

    id: str
    barn_id: str
    navn: str
    dato: date
    utfoert_av: str
    kompetanse: str
    versjon: str = ""
    tall: tuple[Tall, ...] = ()
    vurdering: str = ""


def require_complete(instrument: Instrument, today: date) -> None:
    """Refuse what nobody could trace: no name, nobody with a competence, a day to come, or nothing it came to.

    Raises `instrument_mangler_navn`, `instrument_mangler_utfoert_av`, `instrument_mangler_kompetanse`,
    `instrument_dato`, `instrument_tomt`, `instrument_tall_uten_navn`.
    """
    if not instrument.navn.strip():
        raise KnownError("instrument_mangler_navn")
    if not instrument.utfoert_av.strip():
        raise KnownError("instrument_mangler_utfoert_av")
    if not instrument.kompetanse.strip():
        raise KnownError("instrument_mangler_kompetanse")
    if instrument.dato > today:
        raise KnownError("instrument_dato")
    if not instrument.tall and not instrument.vurdering.strip():
        raise KnownError("instrument_tomt")
    if any(not one.navn.strip() or not one.verdi.strip() for one in instrument.tall):
        raise KnownError("instrument_tall_uten_navn")
