"""What the meeting screens show and take: rows of the list, the new meeting, and a matter as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.services.moete import Moetebilde
from ui.dates import capital, long_date, parse_date
from ui.form_errors import FormErrors
from ui.i18n import tr, tr_marked, tr_n
from ui.type_words import MOETER


@dataclass(frozen=True, slots=True)
class Moeterad:
    """One meeting of the list."""

    moete_id: str
    dag: str
    hva: str
    meta: str
    kommer: bool


@dataclass(frozen=True, slots=True)
class Nyttmoete:
    """The meeting as typed; one participant a line: name, role, service. `med_saksliste` begins with what is usual."""

    moetetype: str = Moetetype.KONTAKTMOETE.value
    dato: str = ""
    motpart: str = ""
    sted: str = ""
    deltakere: str = ""
    med_saksliste: bool = False


@dataclass(frozen=True, slots=True)
class Moetefeil(FormErrors):
    """What must be mended in a new meeting."""

    dato: str = ""
    motpart: str = ""


@dataclass(frozen=True, slots=True)
class Nysak:
    """A matter that is being put on the agenda."""

    tittel: str = ""
    modus: str = Droeftingsmodus.GENERELL.value
    barn_id: str = ""
    alias: str = ""
    grunnlag: str = ""
    begrunnelse: str = ""


@dataclass(frozen=True, slots=True)
class Nysakfeil(FormErrors):
    """What must be mended in a new matter."""

    tittel: str = ""
    barn: str = ""


@dataclass(frozen=True, slots=True)
class Sakslinje:
    """One line of the agenda; `er_ferdig` when something was decided or written."""

    sak_id: str
    tekst: str
    er_ferdig: bool
    er_valgt: bool


def to_moete(form: Nyttmoete, today: date) -> Moete:
    """Return the meeting; the form has been checked before."""
    return Moete(
        id="",
        moetetype=Moetetype(form.moetetype),
        dato=parse_date(form.dato, today) or today,
        motpart=form.motpart.strip(),
        sted=form.sted.strip(),
        deltakere=participants(form.deltakere),
    )


def participants(text: str) -> tuple[Deltaker, ...]:
    """Return one participant a line: name, role, service, parted by commas; what is missing stays empty."""
    found = []
    for written in text.splitlines():
        navn, rolle, virksomhet = [*(part.strip() for part in written.split(",", 2)), "", ""][:3]
        if navn:
            found.append(Deltaker(navn, rolle, virksomhet))
    return tuple(found)


def agenda(saker: Iterable[Sak], chosen: str) -> list[Sakslinje]:
    """Return the lines of the agenda."""
    return [
        Sakslinje(
            sak.id,
            f"{sak.nummer}  {sak.tittel}",
            er_ferdig=bool(sak.beslutning.strip() or sak.vet.strip() or sak.gjoer.strip()),
            er_valgt=sak.id == chosen,
        )
        for sak in saker
    ]


def build_rows(
    moeter: Iterable[Moetebilde], today: date, missing: Callable[[Moete], int] = lambda _: 0
) -> list[Moeterad]:
    """Return the list: what is to come nearest first, then what was, newest first.

    `missing` tells how many must be invited to a meeting and are not.
    """
    rows = [(_row(one, today, missing), one.moete.dato) for one in moeter]
    coming = sorted((pair for pair in rows if pair[0].kommer), key=lambda pair: pair[1])
    been = sorted((pair for pair in rows if not pair[0].kommer), key=lambda pair: pair[1], reverse=True)
    return [row for row, _ in (*coming, *been)]


def heading(moete: Moete) -> str:
    """Return «Kontaktmøte med BUP Hamar»."""
    return tr("{kind} med {who}", kind=tr_marked(MOETER[moete.moetetype]), who=moete.motpart)


def subheading(moete: Moete) -> str:
    """Return the day and the place."""
    return " · ".join(part for part in (capital(long_date(moete.dato)), moete.sted) if part)


def _row(one: Moetebilde, today: date, missing: Callable[[Moete], int]) -> Moeterad:
    moete = one.moete
    state = tr("Avsluttet") if moete.ferdig else tr("Ikke avsluttet")
    coming = not moete.ferdig and moete.dato >= today
    none = tr("Ingen saker ennå") if coming else tr("Ingen saker")
    count = tr_n("{n} sak", "{n} saker", len(one.saker)) if one.saker else none
    uninvited = missing(moete) if coming else 0
    invited = tr("{n} er ikke invitert", n=uninvited) if uninvited else ""
    meta = " · ".join(part for part in (count, invited if coming else state) if part)
    return Moeterad(moete.id, capital(long_date(moete.dato)), heading(moete), meta, coming)
