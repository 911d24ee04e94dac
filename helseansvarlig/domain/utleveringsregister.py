"""The register of what left the house: what the log tells of each time, and what the log may not hold.

The log is the spine: who, when, on which ground, which way, which bytes, also the attempts that were stopped. It never
holds a name or free text; those lie in `Utleveringsrad`, one for each time, with what became of it afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helseansvarlig.domain.utlevering import Kanal


class Aarsak(StrEnum):
    """Why something that has left was called back."""

    FEIL_MOTTAKER = "feil_mottaker"
    FEIL_INNHOLD = "feil_innhold"
    SAMTYKKE_TRUKKET = "samtykke_trukket"
    ERSTATTET = "erstattet"
    ANNET = "annet"


@dataclass(frozen=True, slots=True)
class Tilbakekalling:
    """That somebody has been asked to send back or destroy it: when, by whom, why."""

    naar: datetime
    av: str
    aarsak: Aarsak
    begrunnelse: str


@dataclass(frozen=True, slots=True)
class Feilsending:
    """What is told about something that went to the wrong place.

    `oppdaget` starts the deadline. `meldt` is when the authority was told; where nobody tells them, `ikke_meldt` says
    why not, since that is written down too.
    """

    oppdaget: datetime
    hvem_fikk: str
    hva_skjedde: str
    tiltak: str = ""
    barnet_vet: str = ""
    meldt: datetime | None = None
    ikke_meldt: str = ""


@dataclass(frozen=True, slots=True)
class Utleveringsrad:
    """To whom by name, what went along, what was confirmed, and what became of it.

    The id is the document's and the how-manieth time it was handed out by hand, or the forsendelse's: what the log's
    own row tells, so that the two find each other.
    """

    id: str
    barn_id: str
    dokument_id: str
    dokumenttype: str
    mottaker: str
    mottaker_navn: str
    motpart_id: str = ""
    er_utkast: bool = False
    vedlegg: tuple[str, ...] = ()
    bekreftet: tuple[str, ...] = ()
    tilbakekalt: Tilbakekalling | None = None
    feilsending: Feilsending | None = None


@dataclass(frozen=True, slots=True)
class Registerlinje:
    """One time something left, or was stopped on its way out.

    `nummer` is the log's, `rad_id` what `rad` is or would be called. `stanset` is the reason it was stopped, else
    empty; `eksemplar` counts the copies of one document that have left, 0 for those that did not. `hva` is the
    document's type, empty where it is no document. `rad` is None for what left before there was a register, or
    is no document of ours.
    """

    nummer: int
    tid: datetime
    av: str
    handling: str
    barn_id: str
    barn: str
    dokument_id: str
    hva: str
    kanal: Kanal | None
    grunnlag: str
    mottaker: str
    mottaker_navn: str
    sha256: str
    rad_id: str
    eksemplar: int = 0
    er_utkast: bool = False
    stanset: str = ""
    kvittert: datetime | None = None
    rad: Utleveringsrad | None = None

    @property
    def er_trukket(self) -> bool:
        """Tell whether it was called back."""
        return self.rad is not None and self.rad.tilbakekalt is not None


class Registerutvalg(StrEnum):
    """Which lines are asked for."""

    ALLE = "alle"
    UTLEVERT = "utlevert"
    STANSET = "stanset"
    TRUKKET = "trukket"

    def takes(self, linje: Registerlinje) -> bool:
        """Tell whether a line is among them."""
        if self is Registerutvalg.STANSET:
            return bool(linje.stanset)
        if self is Registerutvalg.UTLEVERT:
            return not linje.stanset
        return self is Registerutvalg.ALLE or linje.er_trukket
