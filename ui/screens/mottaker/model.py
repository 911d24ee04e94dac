"""What the municipality's window shows, as plain data; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.forsendelse import Mottaker, Resultat
from helseansvarlig.domain.identifikator import is_kommunenummer, judge_organisasjonsnummer, show_organisasjonsnummer
from helseansvarlig.services.ports.mottak import Aapnet, Mottatt
from helseansvarlig.services.ports.outside import Kortopplysninger
from ui.dates import near_moment
from ui.form_errors import FormErrors
from ui.i18n import tr
from ui.messages import Message

NO_DISTRICT = "00"


class Tilstand(StrEnum):
    """What has become of a sealed file."""

    AAPNET = "aapnet"
    REGISTRERT = "registrert"
    FRA_FOER = "fra_foer"
    KONFLIKT = "konflikt"
    AVVIST = "avvist"


@dataclass(frozen=True, slots=True)
class Brev:
    """One sealed file on the desk; `aapnet` is None when it was refused, and `avslag` then says why."""

    nummer: int
    filnavn: str
    data: bytes
    tilstand: Tilstand
    aapnet: Aapnet | None = None
    mottatt: Mottatt | None = None
    avslag: Message | None = None


@dataclass(frozen=True, slots=True)
class Oppsett:
    """What is typed to make the service's own key and card."""

    navn: str
    orgnr: str
    kommunenr: str
    bydel: str

    def address(self) -> Mottaker:
        """Return the address that senders will seal to."""
        orgnr = "".join(self.orgnr.split())
        return Mottaker(orgnr, self.kommunenr.strip(), self.bydel.strip() or NO_DISTRICT, orgnr)


@dataclass(frozen=True, slots=True)
class Oppsettsfeil(FormErrors):
    """What must be mended; empty where nothing is wrong."""

    navn: str = ""
    orgnr: str = ""
    kommunenr: str = ""
    bydel: str = ""


def check_setup(oppsett: Oppsett) -> Oppsettsfeil:
    """Return what must be mended, in words that say how."""
    orgnr = judge_organisasjonsnummer(oppsett.orgnr)
    wrong_number = {"orgnr_tegn", "orgnr_lengde", "orgnr_kontrollsiffer"} & set(orgnr.varsler)
    district = oppsett.bydel.strip()
    return Oppsettsfeil(
        navn="" if oppsett.navn.strip() else tr("Skriv navnet på tjenesten."),
        orgnr=tr("Skriv organisasjonsnummeret med ni siffer.") if wrong_number else "",
        kommunenr="" if is_kommunenummer(oppsett.kommunenr.strip()) else tr("Skriv kommunenummeret med fire siffer."),
        bydel="" if _is_district(district) else tr("Skriv bydelen med to siffer, eller la den stå tom."),
    )


def _is_district(text: str) -> bool:
    return not text or (len(text) == 2 and text.isascii() and text.isdigit())


def state_of(resultat: Resultat) -> Tilstand:
    """Return what a receipt's result means for the file on the desk."""
    if resultat is Resultat.OK:
        return Tilstand.REGISTRERT
    return Tilstand.FRA_FOER if resultat is Resultat.OK_DUPLIKAT else Tilstand.KONFLIKT


def sender_words(aapnet: Aapnet, today: date) -> str:
    """Return who sent it and when it was signed."""
    unit = f", {aapnet.avdeling}" if aapnet.avdeling else ""
    when = near_moment(aapnet.signert, today)
    number = show_organisasjonsnummer(aapnet.avsender_orgnr)
    name = f"{aapnet.avsender}{unit}"
    return tr("Fra {name}, org.nr. {number}. Signert {when}.", name=name, number=number, when=when)


def card_words(card: Kortopplysninger) -> str:
    """Return whose card it is."""
    return tr("{name}, org.nr. {number}", name=card.navn, number=show_organisasjonsnummer(card.orgnr))


def page_of(aapnet: Aapnet) -> bytes | None:
    """Return the first PDF among the files, or None."""
    return next((data for name, data in sorted(aapnet.filer.items()) if name.lower().endswith(".pdf")), None)
