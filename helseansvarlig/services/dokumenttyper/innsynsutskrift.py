"""What stands written about a child, for the child or a parent to keep: every entry in order, and the access log.

What is kept out is counted, with the rule it follows from and never what it says. Which entries could put somebody in
danger a person has decided, by a mark that stays in the record (`domain.innsynsmerke`); another child's name and the
child's own reservations are kept out by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Signatur,
    Spoersmaal,
    Tabell,
)
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Mappeutskrift, keep_out
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.ordlyd import Tekst, format_date, format_period
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.dokumenttyper.deler import Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Mappe
from helseansvarlig.services.dokumenttyper.ramme import child_line, finish, own_role, whom_to_call
from helseansvarlig.services.dokumenttyper.rettighetslinje import paragraph, when_checked
from helseansvarlig.services.dokumenttyper.vern import require_basis, require_child

FOR = (Innad.BARNET_SELV, Mottakerkategori.FORELDRE)
UNGDOM = range(12, 16)
"""At these ages the young person can have good reasons that parents are not told (pbrl § 3-4)."""

ALT = "alt"
SVARET = Felt("innsyn_ungdom_svar", Feltart.VALG, (ALT, "noe", "nei"))
SPURT = Del("innsyn_ungdom", felter=(SVARET, Felt("innsyn_ungdom")))
DELER: tuple[Del, ...] = (Del("innsyn_mappen", fra_mappen=True), SPURT)
"""All parts, in reading order; the record itself fills the first."""

REGEL = {
    Holdegrunn.FARE: "kan_skade",
    Holdegrunn.ANDRE: "taushetsplikt",
    Holdegrunn.UNGDOM: "foreldre_ikke_vite",
    Holdegrunn.IKKE_GRUNNLAG: "taushetsplikt",
}
"""The right or duty (a rule's id) that each reason follows from; what a child has asked of us follows from its word."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the printout.

    Raises `deling_uten_grunnlag` (also when it is for anybody but the child or a parent), `deling_maa_avgjoeres`,
    `innsyn_spoer_ungdommen` when it is for a parent and nobody has written what the young person answered, and
    `innsyn_ungdom_uten_merker` when the answer was not «alt» and nothing is marked as kept from parents.
    """
    if grunnlag.dokument.mottaker not in FOR:
        raise KnownError("deling_uten_grunnlag", grunn="mottaker")
    require_basis(grunnlag)
    mappe = grunnlag.mappe
    if mappe is None:
        raise BugError("a printout of no record")
    _require_asked(grunnlag, mappe)
    shown = keep_out(mappe.innslag, mappe.grunner, mappe.holdte_svar)
    blokker = (
        Avsnitt(tekst("mappe.om")),
        Felter(_overview(grunnlag, shown, tekst), framhevet=True),
        *_kept_out(grunnlag, shown, tekst),
        Overskrift(tekst("mappe.innslag"), 2),
        *(entry(one, tekst) for one in shown.innslag),
        *(() if shown.innslag else (Avsnitt(tekst("mappe.tom"), dempet=True),)),
        *_access_log(mappe.logg, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst("mappe.tittel"), child_line(grunnlag, tekst), blokker)


def _require_asked(grunnlag: Grunnlag, mappe: Mappe) -> None:
    """Refuse a parent's printout until the young person is asked, and what it wants kept is marked."""
    age = age_on(require_child(grunnlag).foedselsdato, grunnlag.dag)
    if grunnlag.dokument.mottaker is not Mottakerkategori.FORELDRE or age not in UNGDOM:
        return
    answer = grunnlag.written(SVARET.id)
    if answer not in SVARET.valg:
        raise KnownError("innsyn_spoer_ungdommen")
    if answer != ALT and mappe.innslag and Holdegrunn.UNGDOM not in mappe.grunner.values():
        raise KnownError("innsyn_ungdom_uten_merker")


def _overview(grunnlag: Grunnlag, shown: Mappeutskrift, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    days, held = [one.dag for one in shown.innslag], sum(shown.holdt.values())
    period = format_period(tekst, min(days), max(days)) if days else tekst("mappe.tom")
    return (
        (tekst("innsyn.barn"), require_child(grunnlag).navn),
        (tekst("innsyn.tidsrom"), period),
        (tekst("mappe.antall"), str(len(shown.innslag))),
        *(((tekst("mappe.antall_holdt"), str(held)),) if held else ()),
        *whom_to_call(grunnlag, tekst),
    )


def _kept_out(grunnlag: Grunnlag, shown: Mappeutskrift, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return how many entries are kept out and by which rule: never which they are or what they say.

    Whoever asks to see everything is told in words where nothing is kept out.
    """
    if not shown.holdt:
        return (Avsnitt(tekst("mappe.ingenting_holdt")),) if shown.innslag else ()
    rules = tuple(REGEL[reason] for reason in shown.holdt if reason in REGEL)
    return (
        Overskrift(tekst("mappe.holdt"), 2),
        Liste(tuple(_counted(grunnlag, reason, count, tekst) for reason, count in shown.holdt.items())),
        Avsnitt(tekst("mappe.holdt_spoer")),
        *when_checked(grunnlag, tekst, *rules),
    )


def _counted(grunnlag: Grunnlag, reason: Holdegrunn, count: int, tekst: Tekst) -> str:
    said = tekst(f"mappe.holdt.{reason}", antall=str(count))
    where = paragraph(grunnlag, REGEL[reason]) if reason in REGEL else ""
    return tekst("rett.sagt", tekst=said.removesuffix("."), hjemmel=where) if where else said


_CODES: Mapping[str, str] = {"dokument": "dokumenttype", "samtykke": "mappe.svar", "tilstand": "tilstand"}
"""Fields that hold a code, and the texts that say it."""


def entry(one: Innslag, tekst: Tekst) -> Spoersmaal:
    """Return one entry as it is read: day and kind, what it says, and who wrote it."""
    title = tekst("mappe.linje", dato=format_date(tekst, one.dag), hva=tekst(f"mappe.type.{one.type}"))
    said = (_field(name, value, tekst) for name, value in one.felter if value)
    by = one.skrevet_av.strip()
    known = tekst("mappe.kilde", av=tekst("mappe.skrevet_av", navn=by), merke=one.merke) if by else one.merke
    return Spoersmaal(title, "\n".join(said), known)


def _field(name: str, value: str | date, tekst: Tekst) -> str:
    """Return one thing an entry says; what is a code in the record is told in words."""
    if isinstance(value, date):
        words = format_date(tekst, value)
    else:
        words = tekst(f"{_CODES[name]}.{value}") if name in _CODES else value.strip()
    return tekst("mappe.felt", navn=tekst(f"mappe.felt.{name}"), tekst=words)


def _access_log(log: tuple[Loggrad, ...], tekst: Tekst) -> Iterator[Blokk]:
    yield Overskrift(tekst("mappe.logg"), 2)
    if not log:
        yield Avsnitt(tekst("innsyn.ingen"))
        return
    yield Avsnitt(tekst("mappe.logg_om"), dempet=True, innleder=True)
    columns = tuple(tekst(f"innsyn.{name}") for name in ("naar", "hvem", "hva"))
    yield Tabell(columns, tuple(_log_lines(log, tekst)))


def _log_lines(log: Iterable[Loggrad], tekst: Tekst) -> Iterator[tuple[str, ...]]:
    """Yield one line for each person and kind of act on a day, newest day first."""

    def day_of(row: Loggrad) -> date:
        return datetime.fromisoformat(row.tid).astimezone(OSLO).date()

    for day, rows in groupby(log, key=day_of):
        counted: dict[tuple[str, str], int] = {}
        for row in rows:
            key = row.bruker_navn, tekst(f"mappe.handling.{row.kategori}")
            counted[key] = counted.get(key, 0) + 1
        for (name, what), count in counted.items():
            often = tekst("innsyn.ganger", hva=what, antall=str(count)) if count > 1 else what
            yield f"{day:%d.%m.%Y}", name, often
