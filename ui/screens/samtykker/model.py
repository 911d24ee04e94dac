"""What the consent screens show and take: rows of the list, and the form as it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.barn import OMSORG_OVERTATT, Barn, age_on
from helseansvarlig.domain.deling import UTLOEPER_INNEN
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.regelverk import Samtykkeregel
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykkeform, Samtykketype
from helseansvarlig.services.samtykke import Samtykkelinje
from ui.dates import capital, day_and_month, parse_date, short_date
from ui.draft_text import form_from_text
from ui.form_errors import FormErrors
from ui.i18n import marked, tr, tr_marked
from ui.samtykke_words import TYPER, Badgeord, badge_words, contents, recipients, until

JA, NEI = "ja", "nei"
AND = " og "  # the record and its documents are Norwegian, whatever the screens speak
PARENTS, SERVICE = marked("Foreldrene"), marked("Barnevernstjenesten")


class Gruppe(StrEnum):
    """Where in the list a row stands: what needs doing comes first."""

    MANGLER = "mangler"
    GJELDER = "gjelder"
    NEI = "nei"


@dataclass(frozen=True, slots=True)
class Rad:
    """One row: a consent, or that a child has none towards BUP (`samtykke_id` is then empty)."""

    gruppe: Gruppe
    barn_id: str
    samtykke_id: str
    navn: str
    badge: Badgeord
    hva: str
    meta: str
    kan_trekke: tuple[str, ...] = ()
    gitt_av: str = ""


@dataclass(frozen=True, slots=True)
class Utfylt:
    """The form as typed; dates are words, choices are codes."""

    samtykketype: str = Samtykketype.DELING.value
    svar: str = ""
    hvem: tuple[str, ...] = ()
    annen: str = ""
    form: str = Samtykkeform.MUNTLIG.value
    innhold: tuple[str, ...] = (Innhold.GRUNNOPPLYSNINGER.value,)
    mottakere: tuple[str, ...] = ()
    formaal: str = ""
    gyldig_til: str = ""
    avslagsgrunn: str = ""
    spoer_igjen: str = ""
    barnets_syn: str = ""
    forbehold: tuple[str, ...] = ()

    def is_sharing(self) -> bool:
        """Tell whether it is about telling somebody something; the other kinds have no contents and recipients."""
        return self.samtykketype == Samtykketype.DELING.value

    def names(self) -> list[str]:
        """Return who answers, by name."""
        return [*self.hvem, *([self.annen.strip()] if self.annen.strip() else [])]


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, field by field; an empty text is no error."""

    hvem: str = ""
    svar: str = ""
    innhold: str = ""
    mottakere: str = ""
    gyldig_til: str = ""
    spoer_igjen: str = ""


def from_text(text: str) -> Utfylt:
    """Return a draft as it was typed."""
    return form_from_text(text, Utfylt, hvem=tuple, innhold=tuple, mottakere=tuple, forbehold=tuple)


def from_samtykke(row: Samtykke, people: Iterable[str]) -> Utfylt:
    """Return the form for giving the same consent again: everything as it was, but the answer and the end."""
    names = row.gitt_av.split(AND)
    known = [name for name in people if name in names]
    return Utfylt(
        samtykketype=row.samtykketype.value,
        svar=JA if row.gitt else "",
        hvem=tuple(known),
        annen=AND.join(name for name in names if name not in known),
        form=row.form.value,
        innhold=tuple(one.value for one in Innhold if one in row.innhold),
        mottakere=tuple(one.value for one in Mottakerkategori if one in row.mottakere),
        formaal=row.formaal,
        barnets_syn=row.barnets_syn,
        forbehold=tuple(one.value for one in Innhold if one in row.forbehold),
    )


def to_samtykke(utfylt: Utfylt, barn_id: str, today: date) -> Samtykke:
    """Return the consent; the form has been checked before."""
    yes = utfylt.svar == JA
    sharing = utfylt.is_sharing()
    return Samtykke(
        id="",
        barn_id=barn_id,
        samtykketype=Samtykketype(utfylt.samtykketype),
        gitt=yes,
        gitt_av=AND.join(utfylt.names()),
        innhold=frozenset(Innhold(one) for one in utfylt.innhold) if sharing else frozenset(),
        mottakere=frozenset(Mottakerkategori(one) for one in utfylt.mottakere) if sharing else frozenset(),
        formaal=utfylt.formaal.strip(),
        dato=today,
        gyldig_til=parse_date(utfylt.gyldig_til, today) if yes else None,
        form=Samtykkeform(utfylt.form),
        barnets_syn=utfylt.barnets_syn,
        forbehold=frozenset(Innhold(one) for one in utfylt.forbehold),
        avslagsgrunn="" if yes else utfylt.avslagsgrunn.strip(),
        spoer_igjen=None if yes else parse_date(utfylt.spoer_igjen, today),
    )


def people_around(barn: Barn) -> tuple[str, ...]:
    """Return who may be asked: the child first, then those with foreldreansvar, then barnevernstjenesten."""
    parents = tuple(person.navn for person in barn.foreldreansvar if person.navn) or (PARENTS,)
    return (barn.navn, *parents, SERVICE)


def person_words(person: str) -> str:
    """Return what a person is called on screen: names as they are, the two who have none in the screen's language."""
    return tr_marked(person) if person in (PARENTS, SERVICE) else person


def suggested(barn: Barn, regler: Iterable[Samtykkeregel], today: date) -> tuple[str, ...]:
    """Return who is ticked beforehand: what the rules propose, never more than a proposal."""
    who = {one for rule in regler for one in rule.hvem}
    child, *parents, service = people_around(barn)
    if age_on(barn.foedselsdato, today) >= 16 and "barnet" in who:
        return (child,)
    if barn.hjemmel in OMSORG_OVERTATT and "barnevernstjenesten" in who:
        return (service,)
    return tuple(parents) if "foreldre" in who else ()


def build_rows(lines: Iterable[Samtykkelinje], today: date) -> list[Rad]:
    """Return the rows of the whole list, alphabetical inside each group."""
    return [row for line in lines for row in _rows_of(line, today)]


def _rows_of(line: Samtykkelinje, today: date) -> list[Rad]:
    valid = _newest_of_each(s for s in line.samtykker if s.is_valid_on(today))
    rows = [_valid_row(line, one, today) for one in valid]
    return rows if line.deling.lets_through else [_closed_row(line, today), *rows]


def _newest_of_each(samtykker: Iterable[Samtykke]) -> list[Samtykke]:
    """A renewed consent stands in front of the one it renews; the register gives them newest first."""
    found: dict[tuple[Samtykketype, frozenset[Mottakerkategori]], Samtykke] = {}
    for one in samtykker:
        found.setdefault((one.samtykketype, one.mottakere), one)
    return list(found.values())


def _valid_row(line: Samtykkelinje, one: Samtykke, today: date) -> Rad:
    ends_soon = one.gyldig_til is not None and one.gyldig_til - today <= UTLOEPER_INNEN
    word = tr("Kan dele") if one.samtykketype is Samtykketype.DELING else tr("Gjelder")
    badge = Badgeord("success", "circle-check", word, "")
    if ends_soon:
        badge = Badgeord("warning", "triangle-alert", tr("Utløper"), "")
    end = until(one.gyldig_til, short_date(one.gyldig_til) if one.gyldig_til else "")
    return Rad(
        gruppe=Gruppe.MANGLER if ends_soon else Gruppe.GJELDER,
        barn_id=line.barn.id,
        samtykke_id=one.id,
        navn=line.barn.navn,
        badge=badge,
        hva=_about(one),
        meta=f"{one.gitt_av} · {end}",
        kan_trekke=_who_can_withdraw(line.barn, one.gitt_av),
        gitt_av=one.gitt_av,
    )


def _closed_row(line: Samtykkelinje, today: date) -> Rad:
    """That nothing may be told BUP now, and what happened last."""
    bup = [s for s in line.samtykker if Mottakerkategori.BUP in s.mottakere]
    said_no = line.deling.grunn in ("avslag", "trukket")
    return Rad(
        gruppe=Gruppe.NEI if said_no else Gruppe.MANGLER,
        barn_id=line.barn.id,
        samtykke_id="",
        navn=line.barn.navn,
        badge=badge_words(line.deling),
        hva=tr("Å dele med BUP"),
        meta=_history(bup[0], today) if bup else tr("Ingen er spurt ennå."),
    )


def _history(last: Samtykke, today: date) -> str:
    if last.trukket is not None:
        return tr("Trukket av {who} {when}.", who=last.trukket_av, when=day_and_month(last.trukket, today))
    if last.gitt:
        end = last.gyldig_til or last.dato
        return tr("Gikk ut {when}.", when=day_and_month(end, today))
    no = tr("{who} svarte nei {when}.", who=last.gitt_av, when=day_and_month(last.dato, today))
    if last.spoer_igjen is None:
        return no
    return no + " " + tr("Spør igjen {when}.", when=day_and_month(last.spoer_igjen, today))


def _about(one: Samtykke) -> str:
    if one.samtykketype is not Samtykketype.DELING:
        return tr_marked(TYPER[one.samtykketype])
    return capital(f"{contents(one.innhold)} → {recipients(one.mottakere)}")


def _who_can_withdraw(barn: Barn, gitt_av: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((gitt_av, *people_around(barn))))
