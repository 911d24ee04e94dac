"""What the screens about those we work with show and take, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.institusjon import KATEGORI, Motpart, Mottakerkategori, Tjeneste, service_of
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.services.samarbeid import Partnerbilde, Samarbeidsbilde
from ui.adressebok_words import check_words
from ui.dates import parse_date, short_date
from ui.form_errors import FormErrors
from ui.i18n import tr, tr_marked
from ui.partner_words import TJENESTER, people_words, period_words, person_words, vacancy_words
from ui.rytme_words import last_words, meeting_words, next_words


@dataclass(frozen=True, slots=True)
class Partnerrad:
    """One service in the list; `mangler` is what stands empty there."""

    motpart_id: str
    navn: str
    folk: str
    mangler: str
    sjekk: str


@dataclass(frozen=True, slots=True)
class Partnergruppe:
    """Services of one kind."""

    tittel: str
    rader: tuple[Partnerrad, ...]


@dataclass(frozen=True, slots=True)
class Personrad:
    """Somebody in a role; `er_borte` when the last day has been."""

    id: str
    hvem: str
    naar: str
    er_borte: bool


@dataclass(frozen=True, slots=True)
class Partnerside:
    """One service as its page shows it; `nytt_moete` leads to the form for a meeting with it."""

    motpart: Motpart
    undertittel: str
    opplysninger: tuple[tuple[str, str], ...]
    ledige: tuple[str, ...]
    folk: tuple[Personrad, ...]
    moeter: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tjenestefelt:
    """The form about a service as typed; the id is empty for a new one."""

    id: str = ""
    navn: str = ""
    tjeneste: str = Tjeneste.BUP.value
    hoerer_til: str = ""
    sted: str = ""
    telefon: str = ""
    kontaktperson: str = ""
    kommunenr: str = ""


@dataclass(frozen=True, slots=True)
class Personfelt:
    """The form about somebody in a role as typed; dates are words."""

    navn: str = ""
    rolle: str = Samarbeidsrolle.BARNEVERNANSVARLIG.value
    telefon: str = ""
    fra: str = ""
    til: str = ""


@dataclass(frozen=True, slots=True)
class Personfeil(FormErrors):
    """What must be mended; empty where nothing is wrong."""

    navn: str = ""
    fra: str = ""
    til: str = ""


def groups(bilde: Samarbeidsbilde, today: date) -> list[Partnergruppe]:
    """Return the services by kind, in the order of the kinds; those of no kind last."""
    kinds = [*((one, tr_marked(words)) for one, words in TJENESTER.items()), (None, tr("Andre"))]
    found = []
    for kind, title in kinds:
        rows = tuple(_row(one, today) for one in bilde.partnere if service_of(one.motpart) is kind)
        if rows:
            found.append(Partnergruppe(title, rows))
    return found


def page(bilde: Partnerbilde, today: date) -> Partnerside:
    """Return one service in words."""
    motpart, kind = bilde.motpart, service_of(bilde.motpart)
    part_of = tr("hører til {name}", name=bilde.hoerer_til.navn) if bilde.hoerer_til else ""
    about = (tr_marked(TJENESTER[kind]) if kind else tr("Andre"), part_of, motpart.sted)
    facts = (
        (tr("Telefon"), motpart.telefon),
        (tr("Kontaktperson"), motpart.kontaktperson),
        (tr("Kommunenummer"), motpart.kommunenr),
        (tr("Stemmer dette?"), check_words(motpart, today)),
    )
    return Partnerside(
        motpart,
        " · ".join(part for part in about if part),
        tuple((what, words) for what, words in facts if words),
        tuple(vacancy_words(one) for one in bilde.ledige),
        tuple(_person(one, today) for one in bilde.folk),
        tuple(
            (meeting_words(one), f"{next_words(one, today)} · {last_words(one, today).lower()}") for one in bilde.neste
        ),
    )


def fields_of_service(motpart: Motpart) -> Tjenestefelt:
    """Return a service as it stands in the address book."""
    kind = service_of(motpart)
    return Tjenestefelt(
        motpart.id,
        motpart.navn,
        kind.value if kind else "",
        motpart.hoerer_til,
        motpart.sted,
        motpart.telefon,
        motpart.kontaktperson,
        motpart.kommunenr,
    )


def to_service(felt: Tjenestefelt, known: Motpart | None) -> Motpart:
    """Return the service; what this form does not ask about stays as it was."""
    kind = Tjeneste(felt.tjeneste) if felt.tjeneste else None
    before = known or Motpart("", "", Mottakerkategori.BUP)
    return replace(
        before,
        navn=felt.navn.strip(),
        kategori=KATEGORI[kind] if kind else before.kategori,
        tjeneste=kind,
        hoerer_til=felt.hoerer_til,
        sted=felt.sted.strip(),
        telefon=felt.telefon.strip(),
        kontaktperson=felt.kontaktperson.strip(),
        kommunenr=felt.kommunenr.strip(),
    )


def fields_of_person(person: Rolleinnehaver) -> Personfelt:
    """Return somebody in a role as it stands."""
    fra, til = (short_date(day) if day else "" for day in (person.fra, person.til))
    return Personfelt(person.navn, person.rolle.value, person.telefon, fra, til)


def to_person(felt: Personfelt, person_id: str, motpart_id: str, today: date) -> Rolleinnehaver:
    """Return the person; the form has been checked before."""
    return Rolleinnehaver(
        person_id,
        motpart_id,
        Samarbeidsrolle(felt.rolle),
        felt.navn.strip(),
        felt.telefon.strip(),
        parse_date(felt.fra, today),
        parse_date(felt.til, today),
    )


def check_person(felt: Personfelt, today: date) -> Personfeil:
    """Return what must be mended, in words that say how."""
    wrong = tr("Skriv dagen som 4.3.2026, eller la feltet stå tomt.")
    fra, til = parse_date(felt.fra, today), parse_date(felt.til, today)
    ends_first = fra is not None and til is not None and til < fra
    return Personfeil(
        navn="" if felt.navn.strip() else tr("Skriv hvem det er."),
        fra=wrong if felt.fra.strip() and fra is None else "",
        til=wrong if felt.til.strip() and til is None else tr("Siste dag er før første dag.") if ends_first else "",
    )


def parents(book: Iterable[Motpart], own_id: str) -> list[tuple[str, str]]:
    """Return what a service may be a part of: the helseforetak of the address book."""
    houses = (one for one in book if service_of(one) is Tjeneste.HELSEFORETAK and one.id != own_id)
    return [("", tr("Ikke del av noe")), *((one.id, one.navn) for one in houses)]


def _row(one: Partnerbilde, today: date) -> Partnerrad:
    return Partnerrad(
        one.motpart.id,
        one.motpart.navn,
        people_words(one.folk, today) or one.motpart.kontaktperson,
        " · ".join(vacancy_words(empty) for empty in one.ledige),
        check_words(one.motpart, today),
    )


def _person(one: Rolleinnehaver, today: date) -> Personrad:
    gone = one.til is not None and one.til < today
    when = " · ".join(part for part in (period_words(one), one.telefon) if part)
    return Personrad(one.id, person_words(one), when, gone)
