"""A person as the screens show her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.person import Bruker
from ui.dates import day_and_month
from ui.i18n import tr
from ui.messages import Message
from ui.role_words import role_words


@dataclass(frozen=True, slots=True)
class Linje:
    """One person in the list; `naar` says from when to when, or that she has not begun. `meaning` colours it."""

    id: str
    navn: str
    rolle: str
    naar: str
    meaning: str


def line_of(bruker: Bruker, today: date, *, is_self: bool) -> Linje:
    """Return a person's line."""
    role = role_words(bruker.rolle.value)
    who = tr("{role}, det er deg", role=role) if is_self else role
    ended = bruker.til is not None and bruker.til < today
    meaning = "warning" if ended or bruker.har_startkode else "small"
    return Linje(bruker.id, bruker.navn, who, when_words(bruker, today), meaning)


def note_saved() -> Message:
    """Return what to say when a start code's note lies in a file."""
    return Message(tr("Lappen er lagret."), "", tr("Slett filen når koden er levert."))


def when_words(bruker: Bruker, today: date) -> str:
    """Return whether she has begun, and how long access runs."""
    if not bruker.har_startkode:
        return _period_words(bruker, today)
    waiting = tr("Har fått startkode, men ikke begynt ennå.")
    return f"{waiting} {_period_words(bruker, today)}" if bruker.fra or bruker.til else waiting


def _period_words(bruker: Bruker, today: date) -> str:
    since = day_and_month(bruker.fra, today) if bruker.fra else ""
    until = day_and_month(bruker.til, today) if bruker.til else ""
    if bruker.til is not None and bruker.til < today:
        return tr("Tilgangen gikk ut {date}.", date=until)
    if since and until:
        return tr("Tilgang fra {since} til {until}.", since=since, until=until)
    if until:
        return tr("Tilgang til {until}.", until=until)
    return tr("Tilgang fra {since}.", since=since) if since else tr("Tilgang uten sluttdato.")
