"""A document about a child: what has been written in it, and the frozen bytes once it is signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.samtykke import Innhold

OM = "om"
"""The field that names one row of the record which a document is about, as `samtykke:<id>` or `dokument:<id>`."""

ERSTATTER = "erstatter"
"""The field that names the signed document which this one is a new edition of, by its id."""

MOTPART = "motpart"
"""The field that names the service of the address book which was chosen as recipient, by its id."""


class Dokumenttype(StrEnum):
    """The document types that exist so far; a new one is a content function and a golden file."""

    HENVISNINGSGRUNNLAG = "henvisningsgrunnlag"
    REFERAT = "referat"
    OVERFOERING = "overfoering"
    PURREMELDING = "purremelding"
    BREV = "brev"
    SAMTYKKEERKLAERING = "samtykkeerklaering"
    TILBAKETREKKING = "tilbaketrekking"
    KLAGEVEILEDNING = "klageveiledning"
    RETTELSE = "rettelse"
    INNSYN = "innsyn"
    BARNEKOPI = "barnekopi"
    STOPPUNKT = "stoppunkt"
    HELSEDEL = "helsedel"
    VAKTKORT = "vaktkort"
    AGENDA = "agenda"
    KARTLEGGING = "kartlegging"
    OPPSTARTSMOETE = "oppstartsmoete"
    SAMARBEIDSAVTALE = "samarbeidsavtale"
    INSTITUSJONSKORT = "institusjonskort"
    TILSYNSMAPPE = "tilsynsmappe"


class Dokumentstatus(StrEnum):
    """A draft can change; a frozen document never does: a correction is a new version."""

    UTKAST = "utkast"
    FROSSET = "frosset"


@dataclass(frozen=True, slots=True)
class Dokument:
    """`felter` holds what was written by hand (part → text); the rest is gathered from the record each time.

    `innhold` is what the gate let through when it was signed, None while it is not known; `svar` likewise which answers
    of a kartlegging it holds (`samtykkeforbehold.answer_key`).
    """

    id: str
    dokumenttype: Dokumenttype
    barn_id: str
    moete_id: str
    mottaker: Mottakertype
    mottaker_navn: str
    maalform: str
    felter: Mapping[str, str]
    opprettet: datetime
    versjon: int = 1
    status: Dokumentstatus = Dokumentstatus.UTKAST
    frosset: datetime | None = None
    pdf: bytes = b""
    sha256: str = ""
    innhold: frozenset[Innhold] | None = None
    svar: frozenset[str] | None = None

    @property
    def om(self) -> str:
        """Return which row of the record it is about; empty when it is about none."""
        return self.felter.get(OM, "")

    @property
    def motpart_id(self) -> str:
        """Return which service of the address book was chosen as recipient; empty when none was."""
        return self.felter.get(MOTPART, "")
