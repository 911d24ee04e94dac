"""Who fills a role at a service we work with, from when to when, and which roles stand empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from helseansvarlig.domain.institusjon import Motpart, Tjeneste, service_of
from helseansvarlig.domain.regelkilde import Kilde, Maalform
from helseansvarlig.errors import KnownError


class Samarbeidsrolle(StrEnum):
    """What somebody is to us at a service; `STEDFORTREDER` stands in for whoever is responsible for barnevern there."""

    BARNEVERNANSVARLIG = "barnevernansvarlig"
    STEDFORTREDER = "stedfortreder"
    LEDER = "leder"
    KONTAKTPERSON = "kontaktperson"
    BRUKERREPRESENTANT = "brukerrepresentant"


@dataclass(frozen=True, slots=True)
class Rolleinnehaver:
    """One person in one role at one service, from the day `fra` to the day `til`, both included; None is no limit."""

    id: str
    motpart_id: str
    rolle: Samarbeidsrolle
    navn: str
    telefon: str = ""
    fra: date | None = None
    til: date | None = None

    def holds_on(self, dag: date) -> bool:
        """Tell whether the person is in the role on a day."""
        return (self.fra or date.min) <= dag <= (self.til or date.max)


@dataclass(frozen=True, slots=True)
class Rollekrav:
    """A role that somebody must fill at every service of a kind, and where that stands."""

    id: str
    rolle: Samarbeidsrolle
    tjeneste: Tjeneste
    tekst: Maalform
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Ledighet:
    """A role that nobody fills.

    `siden` is the first day without anybody and `sist` who left it, None and empty where nobody has been written down.
    `ny_fra` is when the next one begins, where that is known.
    """

    motpart: Motpart
    rolle: Samarbeidsrolle
    siden: date | None = None
    sist: str = ""
    ny_fra: date | None = None


def vacancies(
    krav: Iterable[Rollekrav], book: Iterable[Motpart], people: Iterable[Rolleinnehaver], dag: date
) -> tuple[Ledighet, ...]:
    """Return every role that must be filled and is not on a day, in the order of the services and of the rules."""
    rules, everybody = tuple(krav), tuple(people)
    found: list[Ledighet] = []
    for motpart in book:
        for rule in rules:
            if service_of(motpart) is rule.tjeneste:
                own = [one for one in everybody if one.motpart_id == motpart.id and one.rolle is rule.rolle]
                if not any(one.holds_on(dag) for one in own):
                    found.append(_vacancy(motpart, rule.rolle, own, dag))
    return tuple(found)


def require_whole(person: Rolleinnehaver) -> None:
    """Refuse a person without a name, or who ends before beginning.

    Raises `rolle_mangler_navn`, `rolle_slutter_foer_start`.
    """
    if not person.navn.strip():
        raise KnownError("rolle_mangler_navn")
    if person.fra is not None and person.til is not None and person.til < person.fra:
        raise KnownError("rolle_slutter_foer_start")


def _vacancy(motpart: Motpart, rolle: Samarbeidsrolle, own: list[Rolleinnehaver], dag: date) -> Ledighet:
    gone = [one for one in own if one.til is not None and one.til < dag]
    left = max(gone, key=lambda one: one.til or dag, default=None)
    coming = min((one.fra for one in own if one.fra is not None and one.fra > dag), default=None)
    since = left.til + timedelta(days=1) if left is not None and left.til is not None else None
    return Ledighet(motpart, rolle, since, left.navn if left is not None else "", coming)
