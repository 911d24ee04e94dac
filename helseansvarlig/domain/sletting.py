"""Taking a child who has moved out of the records: its conditions, its protocol, and what is kept afterwards.

The one deletion there is. It follows a handover that the receiver has signed for and a leader's signed approval
(domain page 4.5: transfer, receipt, then local purge); nothing else is ever deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from helseansvarlig.domain.fremmed import clean, read_record, write_record
from helseansvarlig.errors import KnownError

COPIES_LAST = timedelta(days=366)
"""How long a copy taken before the deletion may still be kept: the oldest of the monthly ones."""

_APPROVAL = b"helseansvarlig/1/godkjenning av sletting\n"


class Slettingstilstand(StrEnum):
    """How far a deletion has come."""

    ANMODET = "anmodet"
    GODKJENT = "godkjent"
    UTFOERT = "utfoert"
    TRUKKET = "trukket"


class Aapenslag(StrEnum):
    """What kind of thing somebody still has to do something about."""

    SENDING = "sending"
    FRIST = "frist"
    KARTLEGGING = "kartlegging"
    DOKUMENT = "dokument"
    INNLEVERT = "innlevert"
    UTKAST = "utkast"
    TEMA = "tema"
    HENDELSE = "hendelse"


@dataclass(frozen=True, slots=True)
class Aapent:
    """One thing about a child that is open still: of which kind, and its id, never what it says."""

    slag: Aapenslag
    rad_id: str


@dataclass(frozen=True, slots=True)
class Vilkaar:
    """What must be in place before a child's records may go; `aapent` is what stands open still."""

    flyttet: bool
    kvittering: bool
    aapent: tuple[Aapent, ...]
    godkjent: bool

    def require_ready(self) -> None:
        """Refuse before all that comes ahead of the leader is in place.

        Raises `sletting_ikke_flyttet`, `sletting_uten_kvittering`, `sletting_noe_aapent`.
        """
        if not self.flyttet:
            raise KnownError("sletting_ikke_flyttet")
        if not self.kvittering:
            raise KnownError("sletting_uten_kvittering")
        if self.aapent:
            raise KnownError("sletting_noe_aapent")


@dataclass(frozen=True, slots=True)
class Protokoll:
    """What is to be deleted, and what has been handed over before it: ids, counts and digests, nothing that tells.

    `rader_sha256` covers every row of the child as it stands, so that an approval holds for exactly these.
    """

    sletting_id: str
    barn_id: str
    anmodet: str
    anmodet_av: str
    antall: Mapping[str, int]
    rader_sha256: str
    dokument_id: str
    dokument_sha256: str
    forsendelse_id: str
    forseglet_sha256: str
    registrert: str
    kvittering_sha256: str

    def to_text(self) -> str:
        """Return the one byte form that is shown to the leader, signed and kept."""
        return write_record({name: getattr(self, name) for name in _FIELDS} | {"antall": dict(self.antall)}).decode()

    @staticmethod
    def from_text(text: str) -> Protokoll:
        """Return what such a text says. Raises `fremmed_ugyldig`."""
        return Protokoll(**read_record(text.encode(), _FIELDS))


_FIELDS: Mapping[str, type] = {name: dict if name == "antall" else str for name in Protokoll.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Anmodning:
    """What the leader is shown: the child by name, beside the protocol that is signed and names nobody."""

    navn: str
    flyttet: str
    protokoll: str

    def to_text(self) -> str:
        """Return what is copied into the leader's compartment."""
        return write_record({"navn": clean(self.navn), "flyttet": self.flyttet, "protokoll": self.protokoll}).decode()

    @staticmethod
    def from_text(text: str) -> Anmodning:
        """Return what such a text says. Raises `fremmed_ugyldig`."""
        return Anmodning(**read_record(text.encode(), dict.fromkeys(("navn", "flyttet", "protokoll"), str)))


@dataclass(frozen=True, slots=True)
class Bilag:
    """What is kept word by word: the protocol that was signed, and the receiver's receipt (base64)."""

    protokoll: str
    kvittering: str


@dataclass(frozen=True, slots=True)
class Sletting:
    """One deletion from request to act. `godkjenning` is the leader's signature over the protocol."""

    id: str
    barn_id: str
    tilstand: Slettingstilstand
    protokoll: Bilag
    anmodet: datetime
    anmodet_av: str
    godkjent_av: str = ""
    godkjenning: bytes = b""
    rester_sha256: str = ""
    utfoert: datetime | None = None
    kopier_til: date | None = None


@dataclass(frozen=True, slots=True)
class Slettet:
    """What a deletion came to, as it is told: how many rows of each kind are gone, and where something remains.

    `kopier_til` is the last day on which an older copy here may still hold the child; copies on other media are not
    counted. `navn_staar_ennaa` tells in how many rows of which tables others' records still name the child.
    """

    antall: Mapping[str, int]
    kopier_til: date
    navn_staar_ennaa: Mapping[str, int]


def signed_bytes(protokoll: str) -> bytes:
    """Return exactly what a leader signs when she approves a protocol."""
    return _APPROVAL + protokoll.encode()
