"""How deadlines and follow-ups are said on every screen: whose move it is, the rule's own day, areas and intervals."""

from __future__ import annotations

from datetime import date, datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.fristregel import Fristenhet, Retning
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import (
    Gjentakelse,
    Gjentakelsesenhet,
    Oppfoelging,
    Venting,
    days_silent,
    is_past_rule,
)
from helseansvarlig.domain.stoppunktfrist import is_after_meeting, is_corrected_since, is_missing_stop
from helseansvarlig.services.svarvern import is_from_answer
from ui.dates import day_and_month, short_date
from ui.i18n import marked, tr, tr_marked, tr_n
from ui.samtykke_words import MOTTAKERE

OMRAADER = {
    Omraade.PSYKISK: marked("Psykisk helse"),
    Omraade.SOMATISK: marked("Kropp og somatisk helse"),
    Omraade.SEKSUELL: marked("Seksuell helse"),
    Omraade.TANNHELSE: marked("Tannhelse"),
    Omraade.RUS: marked("Rus"),
    Omraade.LIVSKVALITET: marked("Livskvalitet"),
    Omraade.RESSURSER: marked("Ressurser"),
}
ENHETER = {
    Fristenhet.INNTAKSDOEGN: marked("inntaksdøgn"),
    Fristenhet.VIRKEDAGER: marked("virkedager"),
    Fristenhet.DAGER: marked("dager"),
    Fristenhet.UKER: marked("uker"),
    Fristenhet.MAANEDER: marked("måneder"),
}
EN = {
    Fristenhet.INNTAKSDOEGN: marked("Ett inntaksdøgn"),
    Fristenhet.VIRKEDAGER: marked("Én virkedag"),
    Fristenhet.DAGER: marked("Én dag"),
    Fristenhet.UKER: marked("Én uke"),
    Fristenhet.MAANEDER: marked("Én måned"),
}


def whom(venter: Venting) -> str:
    """Return who it is that we wait for."""
    if venter.paa:
        return venter.paa
    known = venter.kategori in {one.value for one in Mottakerkategori}
    return tr_marked(MOTTAKERE[Mottakerkategori(venter.kategori)]) if known else tr("noen andre")


def waiting_words(venter: Venting, today: date) -> str:
    """Return whose move it is and how long they have been silent."""
    days = days_silent(venter, today)
    heard = tr_n("én dag siden sist", "{n} dager siden sist", days) if days > 0 else tr("hørt fra i dag")
    if venter.purret is not None:
        heard = tr("{heard}, purret {date}", heard=heard, date=day_and_month(venter.purret, today))
    return tr("Venter på {whom} · {heard}", whom=whom(venter), heard=heard)


def what_words(row: Oppfoelging) -> str:
    """Return what is to be done; what the program itself asks for about a stop point is said in the user's language."""
    if is_missing_stop(row):
        after_meeting = is_after_meeting(row)
        return tr("Lag stoppunkt etter møtet") if after_meeting else tr("Lag stoppunkt etter kartleggingen")
    if is_corrected_since(row):
        return tr("Se om stoppunktet fortsatt stemmer: kartleggingen er rettet")
    # Ten of them in a list look alike until one sees what each is about.
    return f"{row.hva}: {row.behov}" if row.behov and is_from_answer(row.kilde) else row.hva


def rule_words(row: Oppfoelging, today: date) -> str:
    """Return the rule's own day where somebody has put the date later, or when hours count; else nothing."""
    ground = row.fra_regel
    if ground is None:
        return ""
    if is_past_rule(row):
        return tr("regelens frist var {date}", date=day_and_month(ground.dag, today))
    return tr("innen kl. {time}", time=_end_of(ground.innen)) if ground.innen is not None and row.gjort is None else ""


def _end_of(moment: datetime) -> str:
    """Return «24.00» for midnight, as people say when the day that ends is meant."""
    local = moment.astimezone(OSLO)
    return "24.00" if (local.hour, local.minute) == (0, 0) else local.strftime("%H.%M")


def interval(antall: int, enhet: Fristenhet, retning: Retning, regnes_fra: str) -> str:
    """Return «10 virkedager etter: Henvisningen er mottatt»."""
    if enhet is Fristenhet.INNTAKSDOEGN:
        return tr("Innen inntaksdøgnet er over")
    if retning is Retning.FOER:
        return tr("{length} før: {event}", length=_length(antall, enhet), event=regnes_fra)
    return tr("{length} etter: {event}", length=_length(antall, enhet), event=regnes_fra)


def _length(antall: int, enhet: Fristenhet) -> str:
    if antall != 1:
        return tr("{n} {unit}", n=antall, unit=tr_marked(ENHETER[enhet]))
    return tr_marked(EN[enhet])


def recurrence(gjentas: Gjentakelse) -> str:
    """Return how often something stands again."""
    if gjentas.enhet is Gjentakelsesenhet.DAGER:
        return tr_n("hver dag", "hver {n}. dag", gjentas.antall)
    if gjentas.enhet is Gjentakelsesenhet.UKER:
        return tr_n("hver uke", "hver {n}. uke", gjentas.antall)
    return tr_n("hver måned", "hver {n}. måned", gjentas.antall)


def source_words(kilde: str, kontrollert: date | None) -> str:
    """Return where a rule comes from and when somebody checked it, or that nobody has."""
    if kontrollert is None:
        return tr("Kilde: {source}. Ikke kontrollert.", source=kilde)
    return tr("Kilde: {source}. Kontrollert {date}.", source=kilde, date=short_date(kontrollert))
