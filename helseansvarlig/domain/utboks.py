"""A row of the outbox: one child, one recipient, one sealed file whose bytes are frozen before the first attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helseansvarlig.domain.forsendelse import Tilstand


@dataclass(frozen=True, slots=True)
class Utboksrad:
    """What the outbox knows about one forsendelse. `forseglet` is empty until sealed and never changes after.

    `vedlegg` are other signed documents about the same child that travel along.
    """

    id: str
    barn_id: str
    dokument_id: str
    motpart_id: str
    mottaker_orgnr: str
    tilstand: Tilstand
    kjede_id: str
    epoke: str
    loepenr: int
    opprettet: datetime
    grunnlag: str
    grunnlag_vurdert: datetime
    forseglet: bytes = b""
    sha256: str = ""
    filer: tuple[str, ...] = ()
    forsoek: int = 0
    siste_feil: str = ""
    transport_ref: str = ""
    overfoert: datetime | None = None
    registrert: datetime | None = None
    kvittering: bytes = b""
    saksnummer: str = ""
    oppgave: str = ""
    vedlegg: tuple[str, ...] = ()
