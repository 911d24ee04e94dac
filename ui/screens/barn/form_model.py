"""What is typed about a child, as it stands in the form and in its draft, and how it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.barn import Adressegrad, Barn, Hjemmel
from helseansvarlig.domain.identifikator import is_same_day, judge_personnummer
from helseansvarlig.domain.person import Person
from ui.dates import parse_date, parse_time, short_date
from ui.draft_text import form_from_text, lines_of
from ui.i18n import marked, tr, tr_marked

HJEMLER = {
    Hjemmel.IKKE_REGISTRERT: marked("Ikke registrert ennå"),
    Hjemmel.FRIVILLIG_3_2: marked("Frivillig hjelpetiltak (§ 3-2)"),
    Hjemmel.AKUTT_4_2: marked("Akutt omsorgsovertakelse (§ 4-2)"),
    Hjemmel.FLYTTEFORBUD_4_3: marked("Midlertidig flytteforbud (§ 4-3)"),
    Hjemmel.AKUTT_4_4: marked("Akutt opphold i institusjon (§ 4-4)"),
    Hjemmel.OMSORGSOVERTAKELSE_5_1: marked("Omsorgsovertakelse (§ 5-1)"),
    Hjemmel.ATFERD_FRIVILLIG_6_1: marked("Opphold med samtykke (§ 6-1)"),
    Hjemmel.ATFERD_TVANG_6_2: marked("Opphold uten samtykke (§ 6-2)"),
    Hjemmel.MENNESKEHANDEL_6_6: marked("Vern mot menneskehandel (§ 6-6)"),
}
ADRESSEGRADER = {
    Adressegrad.INGEN: marked("Nei"),
    Adressegrad.FORTROLIG: marked("Fortrolig"),
    Adressegrad.STRENGT_FORTROLIG: marked("Strengt fortrolig"),
}
_WARNINGS = {
    "nummer_tegn": marked("Nummeret skal bare ha siffer."),
    "nummer_lengde": marked("Nummeret skal ha 11 siffer."),
    "nummer_dato": marked("De første seks sifrene er ikke en dato."),
    "nummer_kontrollsiffer": marked("De siste sifrene stemmer ikke med resten."),
    "nummer_syntetisk": marked("Dette er et testnummer, ikke nummeret til et virkelig barn."),
    "nummer_hjelpenummer": marked("Dette er et hjelpenummer. Bytt når barnet får fødselsnummer eller D-nummer."),
}
SYNTHETIC = "nummer_syntetisk"


@dataclass(frozen=True, slots=True)
class Voksen:
    """One row of who has foreldreansvar, as typed."""

    navn: str = ""
    rolle: str = ""
    telefon: str = ""


@dataclass(frozen=True, slots=True)
class Utfylling:
    """Every field as typed; dates stay text until they are saved, so that a half-written one comes back as it was."""

    navn: str = ""
    foedselsdato: str = ""
    identnummer: str = ""
    pronomen: str = ""
    spraak: str = ""
    hjemmel: str = Hjemmel.IKKE_REGISTRERT.value
    innflyttet: str = ""
    flyttet: str = ""
    akuttvedtak: bool = False
    inntak_kl: str = ""
    planlagt_flytting: str = ""
    omsorgskommune: str = ""
    vertskommune: str = ""
    adressegrad: str = Adressegrad.INGEN.value
    trygg_voksen: str = ""
    kontaktperson_barnevern: str = ""
    fastlege: str = ""
    foreldreansvar: tuple[Voksen, ...] = ()


def from_text(text: str) -> Utfylling:
    """Return what a draft holds."""
    return form_from_text(text, Utfylling, foreldreansvar=lines_of(Voksen), akuttvedtak=bool)


def from_barn(barn: Barn) -> Utfylling:
    """Return the form filled with what is known."""
    return Utfylling(
        navn=barn.navn,
        foedselsdato=short_date(barn.foedselsdato),
        identnummer=barn.identnummer,
        pronomen=barn.pronomen,
        spraak=barn.spraak,
        hjemmel=barn.hjemmel.value,
        innflyttet=short_date(barn.innflyttet) if barn.innflyttet else "",
        flyttet=short_date(barn.flyttet) if barn.flyttet else "",
        akuttvedtak=barn.akuttvedtak,
        inntak_kl=barn.inntak_kl.strftime("%H.%M") if barn.inntak_kl else "",
        planlagt_flytting=short_date(barn.planlagt_flytting) if barn.planlagt_flytting else "",
        omsorgskommune=barn.omsorgskommune,
        vertskommune=barn.vertskommune,
        adressegrad=barn.adressegrad.value,
        trygg_voksen=barn.trygg_voksen,
        kontaktperson_barnevern=barn.kontaktperson_barnevern,
        fastlege=barn.fastlege,
        foreldreansvar=tuple(Voksen(p.navn, p.rolle, p.telefon) for p in barn.foreldreansvar),
    )


def to_barn(utfylling: Utfylling, before: Barn | None, today: date) -> Barn:
    """Return the record; the caller has made sure that the birth date can be read."""
    born = parse_date(utfylling.foedselsdato, today)
    if born is None:
        raise ValueError("foedselsdato")
    voksne = tuple(
        Person(v.navn.strip(), v.rolle.strip(), v.telefon.strip()) for v in utfylling.foreldreansvar if v.navn.strip()
    )
    return replace(
        before or Barn("", "", born),
        navn=utfylling.navn.strip(),
        foedselsdato=born,
        identnummer="".join(utfylling.identnummer.split()),
        pronomen=utfylling.pronomen.strip(),
        spraak=utfylling.spraak.strip(),
        hjemmel=Hjemmel(utfylling.hjemmel),
        innflyttet=parse_date(utfylling.innflyttet, today),
        flyttet=parse_date(utfylling.flyttet, today),
        akuttvedtak=utfylling.akuttvedtak,
        inntak_kl=parse_time(utfylling.inntak_kl),
        planlagt_flytting=parse_date(utfylling.planlagt_flytting, today),
        omsorgskommune=utfylling.omsorgskommune.strip(),
        vertskommune=utfylling.vertskommune.strip(),
        adressegrad=Adressegrad(utfylling.adressegrad),
        trygg_voksen=utfylling.trygg_voksen.strip(),
        kontaktperson_barnevern=utfylling.kontaktperson_barnevern.strip(),
        fastlege=utfylling.fastlege.strip(),
        foreldreansvar=voksne,
    )


def number_warning(number: str, born: date | None, *, is_demo: bool) -> str:
    """Return what should make somebody look twice at a number, or an empty sentence. It never stops anybody."""
    if not number.strip():
        return ""
    verdict = judge_personnummer(number)
    codes = [code for code in verdict.varsler if not (is_demo and code == SYNTHETIC)]
    said = [tr_marked(_WARNINGS[code]) for code in codes]
    if born is not None and not is_same_day(verdict, born):
        said.append(tr("Datoen i nummeret er en annen enn fødselsdatoen over."))
    return " ".join([*said, tr("Sjekk det. Du kan lagre likevel.")]) if said else ""
