"""The outbox in words: three groups, a badge and a reason for each forsendelse, and what can be done; no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.forsendelse import Oppgave, Tilstand
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.utboks import Utbokslinje
from ui.dates import near_moment
from ui.i18n import marked, tr, tr_marked
from ui.messages import sentence
from ui.type_words import DOKUMENTER

SILENCE_IS_ALARM = 3
"""Working days without a signed receipt until somebody must telephone (silence has lost reports before)."""

_OPPGAVER = {
    Oppgave.AVVIST: marked("Mottakeren kunne ikke registrere det. Ring og spør hvorfor."),
    Oppgave.DELVIS_REGISTRERT: marked("Mottakeren har ikke registrert alle filene. Ring og spør hva som mangler."),
    Oppgave.FEIL_ETTER_REGISTRERING: marked("Det er registrert, men mottakeren melder om en feil. Ring dem."),
    Oppgave.STANSET_KOM_FREM: marked("Denne ble stoppet, men kom fram likevel. Ring mottakeren."),
}
_WAITING = frozenset({Tilstand.KLAR, Tilstand.FORSEGLET})
_UNANSWERED = frozenset({Tilstand.OVERFOERT, Tilstand.LEVERT})
_REGISTERED = frozenset({Tilstand.REGISTRERT, Tilstand.SETT})


class Gruppe(StrEnum):
    """Where a forsendelse stands on the page."""

    TRENGER_DEG = "trenger_deg"
    PAA_VEI = "paa_vei"
    FERDIG = "ferdig"


class Handling(StrEnum):
    """What a person can do about one."""

    PROEV_IGJEN = "proev_igjen"
    STOPP = "stopp"
    KVITTERING = "kvittering"
    DOKUMENT = "dokument"


@dataclass(frozen=True, slots=True)
class Merke:
    """A badge: the meaning colours it, icon and word say the same."""

    meaning: str
    icon: str
    word: str


@dataclass(frozen=True, slots=True)
class Rad:
    """One forsendelse as it is shown; `detaljer` are (name, value) for the receipt."""

    id: str
    dokument_id: str
    gruppe: Gruppe
    merke: Merke
    tittel: str
    til: str
    grunn: str
    handlinger: tuple[Handling, ...]
    detaljer: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Stand:
    gruppe: Gruppe
    merke: Merke
    grunn: str
    handlinger: tuple[Handling, ...] = ()


def build_rows(lines: Sequence[Utbokslinje], today: date) -> list[Rad]:
    """Return the rows in the order they came."""
    return [_row(line, today) for line in lines]


def count_waiting(lines: Sequence[Utbokslinje]) -> int:
    """Return how many go out at the next «Send nå»."""
    return sum(line.rad.tilstand in _WAITING for line in lines)


def workdays_between(first: date, last: date) -> int:
    """Return how many Mondays to Fridays come after `first`, up to and with `last`."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < 5 for day in days)


def _row(line: Utbokslinje, today: date) -> Rad:
    rad = line.rad
    stand = _stand(line, today)
    return Rad(
        id=rad.id,
        dokument_id=rad.dokument_id,
        gruppe=stand.gruppe,
        merke=stand.merke,
        tittel=f"{tr_marked(DOKUMENTER[line.dokument.dokumenttype])}, {line.barn.navn}",
        til=tr("Til {recipient}", recipient=line.motpart.navn),
        grunn=stand.grunn,
        handlinger=stand.handlinger,
        detaljer=_details(line, today),
    )


def _stand(line: Utbokslinje, today: date) -> _Stand:
    rad = line.rad
    if rad.oppgave:
        word = tr("Avvist") if rad.tilstand is Tilstand.AVVIST else tr("Må følges opp")
        merke = Merke("danger", "octagon-alert", word)
        return _Stand(Gruppe.TRENGER_DEG, merke, tr_marked(_OPPGAVER[Oppgave(rad.oppgave)]), (Handling.KVITTERING,))
    if rad.siste_feil and (rad.tilstand in _WAITING or rad.tilstand is Tilstand.KARANTENE):
        return _failed(rad)
    if rad.tilstand in _UNANSWERED:
        return _unanswered(line, today)
    if rad.tilstand in _REGISTERED:
        when = near_moment(rad.registrert, today) if rad.registrert else ""
        merke = Merke("success", "circle-check", tr("Registrert"))
        return _Stand(Gruppe.FERDIG, merke, tr("Bekreftet {when}", when=when), (Handling.KVITTERING,))
    return _plain(rad.tilstand)


def _failed(rad: Utboksrad) -> _Stand:
    message = sentence(KnownError(rad.siste_feil))
    why = " ".join(part for part in (message.what, message.safe) if part)
    if rad.tilstand is Tilstand.KARANTENE:
        merke = Merke("warning", "circle-pause", tr("Stanset"))
    else:
        merke = Merke("danger", "octagon-alert", tr("Feilet"))
    return _Stand(Gruppe.TRENGER_DEG, merke, why, (Handling.PROEV_IGJEN, Handling.STOPP, Handling.DOKUMENT))


def _unanswered(line: Utbokslinje, today: date) -> _Stand:
    rad = line.rad
    when = near_moment(rad.overfoert, today) if rad.overfoert else ""
    sent = rad.overfoert.astimezone(OSLO).date() if rad.overfoert else today
    if workdays_between(sent, today) > SILENCE_IS_ALARM:
        why = tr("Sendt {when}. Ingen har bekreftet det. Ring {recipient}.", when=when, recipient=line.motpart.navn)
        return _Stand(Gruppe.TRENGER_DEG, Merke("warning", "phone", tr("Uten svar")), why)
    why = tr("Lagt ut {when}. Ikke registrert ennå.", when=when)
    if rad.tilstand is Tilstand.LEVERT:
        return _Stand(Gruppe.PAA_VEI, Merke("info", "package-check", tr("Levert")), why)
    return _Stand(Gruppe.PAA_VEI, Merke("info", "send", tr("Sendt")), why)


def _plain(tilstand: Tilstand) -> _Stand:
    """Return the states that need no more than their name."""
    if tilstand is Tilstand.KLAR:
        merke = Merke("neutral", "clock", tr("Venter"))
        return _Stand(Gruppe.PAA_VEI, merke, tr("Sendes når du trykker «Send nå»."), (Handling.STOPP,))
    if tilstand is Tilstand.FORSEGLET:
        merke = Merke("info", "lock", tr("Sendes"))
        return _Stand(Gruppe.PAA_VEI, merke, tr("Forseglet, men ikke lagt ut ennå."), (Handling.STOPP,))
    if tilstand is Tilstand.STANSET:
        merke = Merke("neutral", "circle-pause", tr("Stanset"))
        return _Stand(Gruppe.FERDIG, merke, tr("Stoppet. Ingenting er sendt."), (Handling.DOKUMENT,))
    merke = Merke("warning", "triangle-alert", tr("Må avklares"))
    return _Stand(Gruppe.TRENGER_DEG, merke, tr("Ring mottakeren og spør om det er kommet fram."), (Handling.DOKUMENT,))


def _details(line: Utbokslinje, today: date) -> tuple[tuple[str, str], ...]:
    """Return what the receipt proves, without any name of a child."""
    rad = line.rad
    known = (
        (tr("Registrert"), near_moment(rad.registrert, today) if rad.registrert else ""),
        (tr("Lagt ut"), near_moment(rad.overfoert, today) if rad.overfoert else ""),
        (tr("Mottaker"), tr("{name}, org.nr. {number}", name=line.motpart.navn, number=rad.mottaker_orgnr)),
        (tr("Filer"), ", ".join(rad.filer)),
        (tr("Kontrollsum"), rad.sha256[:12]),
    )
    return tuple(one for one in known if one[1])
