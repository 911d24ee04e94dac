"""How those we work with are said on every screen: kinds of service, roles, what stands empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helseansvarlig.domain.institusjon import Enhetstype, Tjeneste
from helseansvarlig.domain.rolleinnehaver import Ledighet, Rolleinnehaver, Samarbeidsrolle
from ui.dates import short_date
from ui.i18n import marked, tr, tr_marked

TJENESTER = {
    Tjeneste.HELSEFORETAK: marked("Helseforetak"),
    Tjeneste.BUP: marked("BUP"),
    Tjeneste.AMBULANT_TEAM: marked("Ambulant team"),
    Tjeneste.BARNEVERNSTJENESTE: marked("Barnevernstjeneste"),
    Tjeneste.VERTSKOMMUNE: marked("Helsetjeneste i vertskommunen"),
    Tjeneste.LEGEVAKT: marked("Legevakt"),
    Tjeneste.FASTLEGE: marked("Fastlege"),
    Tjeneste.TANNKLINIKK: marked("Tannklinikk"),
    Tjeneste.SKOLE_PPT: marked("Skole og PPT"),
}
ROLLER = {
    Samarbeidsrolle.BARNEVERNANSVARLIG: marked("barnevernansvarlig"),
    Samarbeidsrolle.STEDFORTREDER: marked("stedfortreder for barnevernansvarlig"),
    Samarbeidsrolle.LEDER: marked("leder"),
    Samarbeidsrolle.KONTAKTPERSON: marked("kontaktperson"),
    Samarbeidsrolle.BRUKERREPRESENTANT: marked("brukerrepresentant"),
}
ENHETSTYPER = {
    Enhetstype.AKUTT: marked("Akuttavdeling"),
    Enhetstype.UTREDNING: marked("Utredning"),
    Enhetstype.OMSORG: marked("Omsorg over tid"),
    Enhetstype.BEHANDLING: marked("Behandling"),
}


def vacancy_words(one: Ledighet) -> str:
    """Return which role stands empty, since when, and when the next one begins: «Ingen barnevernansvarlig siden …»."""
    role = tr_marked(ROLLER[one.rolle])
    words = tr("Ingen {role} er skrevet inn", role=role)
    if one.siden is not None:
        words = tr("Ingen {role} siden {date}", role=role, date=short_date(one.siden))
    if one.ny_fra is None:
        return words
    return tr("{words}. Ny fra {date}", words=words, date=short_date(one.ny_fra))


def person_words(one: Rolleinnehaver) -> str:
    """Return «Klar Himmel, barnevernansvarlig»."""
    return f"{one.navn}, {tr_marked(ROLLER[one.rolle])}"


def period_words(one: Rolleinnehaver) -> str:
    """Return from when to when somebody fills a role; empty where neither is known."""
    if one.fra is not None and one.til is not None:
        return tr("fra {start} til {end}", start=short_date(one.fra), end=short_date(one.til))
    if one.til is not None:
        return tr("til {end}", end=short_date(one.til))
    return tr("fra {start}", start=short_date(one.fra)) if one.fra is not None else ""


def people_words(people: Iterable[Rolleinnehaver], today: date) -> str:
    """Return who fills the roles today, one after another."""
    return " · ".join(person_words(one) for one in people if one.holds_on(today))
