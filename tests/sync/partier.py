"""Who takes part in the tests of what leaves the machine; keys are made here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.sync.kort import Kort, Korttype
from helseansvarlig.sync.sertifikat import Identitet, create_identity
from helseansvarlig.sync.tillit import Betrodd

AT = datetime.now(UTC).replace(microsecond=0)
SENDER_ORGNR = "991825827"
RECEIVER_ORGNR = "910075918"


@dataclass(frozen=True)
class Parti:
    """Somebody with a key, a card, and the trust that others have in that card."""

    identitet: Identitet
    kort: Kort

    @property
    def betrodd(self) -> Betrodd:
        return Betrodd(self.kort)


def make_party(orgnr: str, navn: str, kind: Korttype, at: datetime = AT) -> Parti:
    identity = create_identity(orgnr, navn, at)
    card = Kort(
        type=kind,
        orgnr=orgnr,
        navn=navn,
        kommunenr="4601" if kind is Korttype.MOTTAKER else None,
        bydel="00",
        konto_id=f"konto-{orgnr}",
        sertifikat=identity.sertifikat,
        utstedt=at,
        gyldig_til=identity.sertifikat.not_valid_after_utc,
    )
    return Parti(identity, card)


def address_of(party: Parti) -> Mottaker:
    return Mottaker(party.kort.orgnr, party.kort.kommunenr or "", party.kort.bydel, party.kort.konto_id)
