"""What may be told BUP about this child and why, in words: the badge, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from ui.dates import day_and_month, short_date
from ui.i18n import tr, tr_marked
from ui.samtykke_words import TYPER, Badgeord, badge_words, contents, recipients, until


@dataclass(frozen=True, slots=True)
class Samtykkelinje:
    """One answer to one question about consent; `renew` are the ids of the form that asks again."""

    id: str
    title: str
    meta: str
    valid: bool


@dataclass(frozen=True, slots=True)
class Deling:
    """The badge and its explanation. `short_reason` is for where there is little room; `renew_id` may be empty."""

    badge: Badgeord
    short_reason: str
    lines: tuple[str, ...]
    renew_id: str
    allowed: bool


def sharing_of(answer: Delingsvurdering, samtykker: tuple[Samtykke, ...], today: date) -> Deling:
    """Return the badge towards BUP with the consents it rests on and the child's reservations."""
    words = badge_words(answer)
    newest = next((one for one in samtykker if one.id == answer.samtykke_id), None)
    valid = [one for one in samtykker if one.samtykketype is Samtykketype.DELING and one.is_valid_on(today)]
    lines = [_yes(one, today) for one in valid]
    reserved = frozenset(what for one in samtykker for what in one.forbehold)
    if reserved:
        lines.append(tr("Barnet vil ikke at vi deler: {what}.", what=contents(reserved)))
    if not answer.lets_through:
        lines.append(tr("Uten samtykke kan du spørre BUP generelt, uten navn."))
    elif answer.holdt_tilbake:
        lines.append(tr("Alt annet må det spørres om først."))
    return Deling(
        badge=Badgeord(words.meaning, words.icon, _word(words, answer), words.reason + _end(newest)),
        short_reason=tr("{n} temaer → BUP", n=len(answer.tillatt)) + _end(newest) if newest else words.reason,
        lines=tuple(lines),
        renew_id=newest.id if newest is not None and newest.gyldig_til is not None else "",
        allowed=answer.lets_through,
    )


def consent_lines(samtykker: tuple[Samtykke, ...], today: date) -> tuple[Samtykkelinje, ...]:
    """Return every answer about consent, newest first, the ended ones too."""
    return tuple(_line(one, today) for one in samtykker)


def _word(words: Badgeord, answer: Delingsvurdering) -> str:
    """Say what is missing: on this page no column heading does."""
    return tr("Samtykke mangler") if answer.grunn == "mangler" else words.word


def _end(newest: Samtykke | None) -> str:
    if newest is None or newest.gyldig_til is None:
        return ""
    return f", {until(newest.gyldig_til, short_date(newest.gyldig_til))}"


def _yes(one: Samtykke, today: date) -> str:
    return tr(
        "{who} har sagt ja til å dele {what} med {whom}, {until}. Sagt {date}.",
        who=one.gitt_av,
        what=contents(one.innhold),
        whom=recipients(one.mottakere),
        until=until(one.gyldig_til, short_date(one.gyldig_til) if one.gyldig_til else ""),
        date=day_and_month(one.dato, today),
    )


def _line(one: Samtykke, today: date) -> Samtykkelinje:
    title = tr_marked(TYPER[one.samtykketype])
    if one.samtykketype is Samtykketype.DELING and one.gitt:
        title = tr("Dele {what} med {whom}", what=contents(one.innhold), whom=recipients(one.mottakere))
    return Samtykkelinje(one.id, title, _state(one, today), one.is_valid_on(today))


def _state(one: Samtykke, today: date) -> str:
    given = day_and_month(one.dato, today)
    if one.trukket is not None:
        return tr("Trukket {date} av {who}", date=day_and_month(one.trukket, today), who=one.trukket_av)
    if not one.gitt:
        return tr("Nei fra {who} {date}", who=one.gitt_av, date=given)
    if one.gyldig_til is not None and one.gyldig_til < today:
        return tr("Gikk ut {date}", date=day_and_month(one.gyldig_til, today))
    shown = short_date(one.gyldig_til) if one.gyldig_til else ""
    return tr("Ja fra {who} {date}, {until}", who=one.gitt_av, date=given, until=until(one.gyldig_til, shown))
