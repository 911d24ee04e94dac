"""What stands written about a child, for the child or a parent to keep: every entry in order, and the access log.

What is kept out is counted, with the reason in general words. Which entries could put somebody in danger a person
decides, by their marks; another child's name and the child's own reservations are kept out by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Mappeutskrift, keep_out, marked_entries
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.dokumenttyper.deler import Del, text_part
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Mappe
from helseansvarlig.services.dokumenttyper.ramme import child_line, finish, own_role, whom_to_call
from helseansvarlig.services.dokumenttyper.vern import require_basis, require_child

FOR = (Innad.BARNET_SELV, Mottakerkategori.FORELDRE)
UNGDOM = range(12, 16)
"""At these ages the young person can have good reasons that parents are not told (pbrl § 3-4)."""

SPURT = text_part("innsyn_ungdom", None)
HOLDES = text_part("innsyn_fare", None)
OM_ANDRE = text_part("innsyn_andre", None)
DELER: tuple[Del, ...] = (Del("innsyn_mappen", fra_mappen=True), SPURT, HOLDES, OM_ANDRE)
"""All parts, in reading order; the record itself fills the first."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the printout.

    Raises `deling_uten_grunnlag` (also when it is for anybody but the child or a parent), `deling_maa_avgjoeres`,
    `innsyn_spoer_ungdommen` when it is for a parent and nobody has written what the young person said; as `printed`.
    """
    if grunnlag.dokument.mottaker not in FOR:
        raise KnownError("deling_uten_grunnlag", grunn="mottaker")
    require_basis(grunnlag)
    _require_asked(grunnlag)
    if grunnlag.mappe is None:
        raise BugError("a printout of no record")
    shown, log = printed(grunnlag, grunnlag.mappe), grunnlag.mappe.logg
    blokker = (
        Avsnitt(tekst("mappe.om")),
        Felter(_overview(grunnlag, shown, tekst), framhevet=True),
        *_kept_out(shown, tekst),
        Overskrift(tekst("mappe.innslag"), 2),
        *(_entry(one, tekst) for one in shown.innslag),
        *(() if shown.innslag else (Avsnitt(tekst("mappe.tom"), dempet=True),)),
        *_access_log(log, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst("mappe.tittel"), child_line(grunnlag, tekst), blokker)


def printed(grunnlag: Grunnlag, mappe: Mappe) -> Mappeutskrift:
    """Return what is shown and what is counted, with what somebody has decided. Raises as `marked_entries`."""
    reasons = dict(mappe.grunner)
    for part, reason in ((OM_ANDRE, Holdegrunn.ANDRE), (HOLDES, Holdegrunn.FARE)):
        reasons |= dict.fromkeys(marked_entries(grunnlag.written(part.id), mappe.innslag), reason)
    return keep_out(mappe.innslag, reasons, mappe.holdte_svar)


def prints_answers(_grunnlag: Grunnlag) -> frozenset[Innhold]:
    """Return that every answer that may go stands in it."""
    return frozenset(Innhold)


def _require_asked(grunnlag: Grunnlag) -> None:
    age = age_on(require_child(grunnlag).foedselsdato, grunnlag.dag)
    for_parent = grunnlag.dokument.mottaker is Mottakerkategori.FORELDRE
    if for_parent and age in UNGDOM and not grunnlag.written(SPURT.id):
        raise KnownError("innsyn_spoer_ungdommen")


def _overview(grunnlag: Grunnlag, shown: Mappeutskrift, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    days = [one.dag for one in shown.innslag]
    period = f"{format_date(tekst, min(days))} – {format_date(tekst, max(days))}" if days else tekst("mappe.tom")
    return (
        (tekst("innsyn.barn"), require_child(grunnlag).navn),
        (tekst("innsyn.tidsrom"), period),
        (tekst("mappe.antall"), str(len(shown.innslag))),
        (tekst("mappe.antall_holdt"), str(sum(shown.holdt.values()))),
        *whom_to_call(grunnlag, tekst),
    )


def _kept_out(shown: Mappeutskrift, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return how many entries are kept out and why, in general words: never which they are or what they say."""
    if not shown.holdt:
        return ()
    lines = tuple(tekst(f"mappe.holdt.{reason}", antall=str(count)) for reason, count in shown.holdt.items())
    return (Overskrift(tekst("mappe.holdt"), 2), Liste(lines), Avsnitt(tekst("mappe.holdt_spoer")))


def _entry(one: Innslag, tekst: Tekst) -> Spoersmaal:
    title = tekst("mappe.linje", dato=format_date(tekst, one.dag), hva=tekst(f"mappe.type.{one.type}"))
    said = (_field(name, value, tekst) for name, value in one.felter if value)
    by = tekst("mappe.skrevet_av", navn=one.skrevet_av.strip()) if one.skrevet_av.strip() else tekst("mappe.ukjent")
    return Spoersmaal(title, "\n".join(said), tekst("mappe.kilde", av=by, merke=one.merke))


def _field(name: str, value: str | date, tekst: Tekst) -> str:
    """Return one thing an entry says; a type of document and an answer are codes, told in words."""
    if isinstance(value, date):
        words = format_date(tekst, value)
    elif name == "dokument":
        words = tekst(f"dokumenttype.{value}")
    else:
        words = tekst(f"mappe.svar.{value}") if name == "samtykke" else value.strip()
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
