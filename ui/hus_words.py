"""What topics of an agreement, steps to get going, and reminders about the house are called on every screen."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.huspaaminnelse import Huspaaminnelse, Paaminnelsesart
from helseansvarlig.domain.samarbeidsavtale import Avtalestand, Avtaletema
from helseansvarlig.domain.steg import Steg, Stegpunkt
from ui.dates import short_date
from ui.i18n import marked, tr_marked

TEMAER = {
    Avtaletema.SAMARBEID: marked("Samarbeid generelt og i enkeltsaker"),
    Avtaletema.MEDVIRKNING: marked("Barnets perspektiv og medvirkning"),
    Avtaletema.OPPLYSNINGER: marked("Opplysninger og samtykke"),
    Avtaletema.KARTLEGGING: marked("Kartlegging av behov"),
    Avtaletema.AKUTT: marked("Hjelp når det haster"),
    Avtaletema.FLYTTING: marked("Oppfølging ved flytting"),
    Avtaletema.EVALUERING: marked("Evaluering av samarbeidet"),
}
STAND = {
    Avtalestand.UNDER_ARBEID: marked("ikke tatt i bruk ennå"),
    Avtalestand.KOMMER: marked("gjelder fra {fra}"),
    Avtalestand.GJELDER: marked("gjelder"),
    Avtalestand.UTLOEPER: marked("går ut {til}"),
    Avtalestand.UTLOEPT: marked("gikk ut {til}"),
}
STEG = {
    Steg.SAMARBEID: marked("Kom i gang med samarbeidet"),
    Steg.FELLES_FORSTAAELSE: marked("Felles forståelse"),
    Steg.RUTINER: marked("Rutiner"),
    Steg.ANSATTE: marked("Informasjon og opplæring til ansatte"),
    Steg.BARN_OG_FAMILIE: marked("Informasjon til barn og familie"),
    Steg.EVALUERING: marked("Evaluering av samarbeidet"),
}
PUNKTER = {
    Stegpunkt.DIALOG: marked("Snakke med tjenestene det gjelder"),
    Stegpunkt.INVITERT: marked("Invitere til møte på tvers"),
    Stegpunkt.AVTALE: marked("Ha en samarbeidsavtale som gjelder"),
    Stegpunkt.DIALOGMOETE: marked("Holde møtet"),
    Stegpunkt.BLI_KJENT: marked("Bli kjent med hva de andre kan"),
    Stegpunkt.FORVENTNINGER: marked("Si hva vi venter av hverandre"),
    Stegpunkt.RUTINER: marked("Skrive ned hvordan vi gjør det"),
    Stegpunkt.ALLE_KJENT: marked("Alle ansatte kjenner forløpet"),
    Stegpunkt.OPPLAERING: marked("Forløpet er med i opplæringen"),
    Stegpunkt.MATERIELL: marked("Barn og familie får informasjon"),
    Stegpunkt.KANALER: marked("Informasjonen ligger der de ser den"),
    Stegpunkt.TID_SATT_AV: marked("Sette av tid til å evaluere"),
    Stegpunkt.EVALUERT: marked("Evaluere sammen"),
}
_PAAMINNELSER = {
    Paaminnelsesart.AVTALE_UTLOEPT: marked("Avtalen med {navn} gikk ut {dag}"),
    Paaminnelsesart.AVTALE_UTLOEPER: marked("Avtalen med {navn} går ut {dag}"),
    Paaminnelsesart.AVTALE_EVALUERES: marked("Avtalen med {navn} skal ses på sammen {dag}"),
    Paaminnelsesart.RUTINE_SES_PAA: marked("Rutinen «{navn}» skal ses på igjen {dag}"),
}


def reminder_words(one: Huspaaminnelse) -> str:
    """Return a reminder as a sentence."""
    return tr_marked(_PAAMINNELSER[one.art], navn=one.navn, dag=short_date(one.dag))


def state_words(state: Avtalestand, first: date | None, last: date | None) -> str:
    """Return how it stands with an agreement."""
    return tr_marked(STAND[state], fra=short_date(first) if first else "", til=short_date(last) if last else "")
