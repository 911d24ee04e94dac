"""A rule about a deadline: so many units after or before an event, with its source. How days are counted: `frist`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.regelkilde import Kilde, Maalform


class Fristenhet(StrEnum):
    """What a deadline counts in; working days leave out weekends and public holidays.

    `INNTAKSDOEGN` is the day of the event itself: it ends with the calendar day or after 24 hours, whichever is first.
    """

    INNTAKSDOEGN = "inntaksdoegn"
    VIRKEDAGER = "virkedager"
    DAGER = "dager"
    UKER = "uker"
    MAANEDER = "maaneder"


class Fristhendelse(StrEnum):
    """What a deadline counts from. The first nine are read from the record, the rest are told."""

    INNFLYTTING = "innflytting"
    PLANLAGT_FLYTTING = "planlagt_flytting"
    KARTLEGGING_FERDIG = "kartlegging_ferdig"
    KARTLEGGING_UTEN_STOPPUNKT = "kartlegging_uten_stoppunkt"
    MOETE_UTEN_STOPPUNKT = "moete_uten_stoppunkt"
    SVAR_SPOER_ETTER_NOEN = "svar_spoer_etter_noen"
    SAMTYKKE_SLUTT = "samtykke_slutt"
    SISTE_LIVSTEGN = "siste_livstegn"
    MOETE_HOLDT = "moete_holdt"
    HENVISNING_MOTTATT = "henvisning_mottatt"
    RETT_VURDERT = "rett_vurdert"
    VEDTAK_MOTTATT = "vedtak_mottatt"
    UNDERSOEKELSE_BESLUTTET = "undersoekelse_besluttet"
    TANNLEGE_SIST = "tannlege_sist"


class Fristgruppe(StrEnum):
    """Which children a deadline is for: the duty is stricter where the stay began with an akuttvedtak."""

    ALLE = "alle"
    AKUTT = "akutt"
    IKKE_AKUTT = "ikke_akutt"


class Retning(StrEnum):
    """Whether a deadline lies after or before the event it counts from."""

    ETTER = "etter"
    FOER = "foer"


@dataclass(frozen=True, slots=True)
class Fristregel:
    """A deadline: so many units after or before an event. A guiding one is not a duty.

    `antall` is None where no source gives a number: only the institution can. `motpart` is the code of the recipient
    category whose move it is (domain/institusjon), empty when it is ours.
    """

    id: str
    tekst: Maalform
    antall: int | None
    enhet: Fristenhet
    hendelse: Fristhendelse
    gruppe: Fristgruppe
    regnes_fra: Maalform
    retning: Retning
    er_veiledende: bool
    motpart: str
    kilde: Kilde
