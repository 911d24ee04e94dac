"""What is told about an answer beside what it says: when it was given, what stood before, whom it is kept from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.kartlegging_retting import Svarretting
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.answers import answer_words
from ui.dates import short_date
from ui.i18n import tr
from ui.samtykke_words import recipients


@dataclass(frozen=True, slots=True)
class Notes:
    """`history` is what stood before, newest first; `reserved` what the child has said about sharing it."""

    given: datetime | None = None
    given_by: str = ""
    history: tuple[Svarretting, ...] = ()
    reserved: Forbehold | None = None
    task: Oppfoelging | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """One correction, as it is read: what was changed by whom and why, and what stood until then."""

    what: str
    answer: str
    child: str
    adult: str


def notes_at(bilde: Kartleggingsbilde, path: str) -> Notes:
    """Return what is told about the answer at `path`; one that is another since it was saved was given now."""
    om, row = bilde.om, bilde.om.gitt.get(path)
    if row is not None and row.svar.status is not bilde.svar.get(path).status:
        row = None
    return Notes(
        row.gitt if row is not None else None,
        row.gitt_av if row is not None else "",
        om.rettinger.get(path, ()),
        om.forbehold.get(path),
        om.oppfoelginger.get(path),
    )


def refusal_words(status: Svarstatus, notes: Notes) -> str:
    """Return on which day the child did not want to answer: it can be asked again another day."""
    if status is not Svarstatus.VIL_IKKE_SVARE:
        return ""
    if notes.given is None:
        return tr("Sagt i dag. Dere kan spørre igjen en annen dag.")
    return tr("Sagt {dag}. Dere kan spørre igjen en annen dag.", dag=_day(notes.given))


def before_words(punkt: Punkt, notes: Notes, spraak: str) -> tuple[Before, ...]:
    """Return every correction of an answer, the newest first."""
    return tuple(
        Before(
            tr("Rettet {dag} av {navn}: {grunn}", dag=_day(one.rettet), navn=one.rettet_av, grunn=one.grunn),
            _before_words(punkt, one, spraak),
            one.svar.barnets_ord,
            one.svar.voksnes_observasjon,
        )
        for one in notes.history
    )


def reserved_words(reserved: Forbehold, child: str) -> str:
    """Return what the child has asked for: of whom, and when."""
    day = short_date(reserved.dato)
    if not reserved.mottakere:
        return tr("{navn} vil ikke at dette deles med noen. Sagt {dag}.", navn=child, dag=day)
    whom = recipients(reserved.mottakere)
    return tr("{navn} vil ikke at dette deles med: {hvem}. Sagt {dag}.", navn=child, hvem=whom, dag=day)


def _before_words(punkt: Punkt, one: Svarretting, spraak: str) -> str:
    if not punkt.is_question:
        return tr("Før sto det{naar}:", naar=_given_words(one))
    return tr("Før sto det: {svar}{naar}", svar=answer_words(punkt, one.svar, spraak), naar=_given_words(one))


def _given_words(one: Svarretting) -> str:
    return tr(" ({dag}, {navn})", dag=_day(one.gitt), navn=one.gitt_av) if one.gitt is not None else ""


def _day(moment: datetime) -> str:
    local: date = moment.astimezone(OSLO).date()
    return short_date(local)
