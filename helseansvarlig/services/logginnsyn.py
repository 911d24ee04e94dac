"""The access log of one child as a document: who has read, changed, shared what, and when. For the child to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.brevhode import BLANKT, Brevhode
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Overskrift,
    Sidemerking,
    Tabell,
    with_content_hash,
)
from helseansvarlig.domain.logg import HANDLINGER, Formaal, Kategori, Loggrad
from helseansvarlig.domain.ordlyd import Tekst, format_date, format_period

Said = Callable[[Loggrad], str]
"""What an act is called in words that people use."""

_SUMMED: tuple[tuple[str, frozenset[Kategori]], ...] = (
    ("innsyn.lest", frozenset({Kategori.LESING, Kategori.SOEK})),
    ("innsyn.endret", frozenset({Kategori.ENDRING})),
    ("innsyn.delt", frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT, Kategori.SENDING, Kategori.MOTTAK})),
)


@dataclass(frozen=True, slots=True)
class Innsyn:
    """What the document is made of. `rader` are the rows about the child, newest first.

    A letterhead would tell where a child with a protected address lives: then it is left out.
    """

    barn: Barn
    institusjon: str
    dag: date
    rader: Sequence[Loggrad]
    brevhode: Brevhode = BLANKT


def compose_innsyn(innsyn: Innsyn, said: Said, tekst: Tekst, maalform: str) -> Dokumentmodell:
    """Return the document: what it is, who by how much, and then every act, days together."""
    barn = innsyn.barn
    gjelder = tekst("gjelder.foedt", navn=barn.navn, dato=format_date(tekst, barn.foedselsdato))
    return with_content_hash(
        Dokumentmodell(
            tittel=tekst("innsyn.tittel"),
            spraak=maalform,
            dato=innsyn.dag,
            merking=Sidemerking(gjelder, "", "", "", tekst("fortrolig.barn"), innsyn.institusjon),
            blokker=tuple(_blocks(innsyn, said, tekst)),
            utkast=False,
            brevhode=BLANKT if barn.adressegrad is not Adressegrad.INGEN else innsyn.brevhode,
        )
    )


def _blocks(innsyn: Innsyn, said: Said, tekst: Tekst) -> Iterable[Blokk]:
    yield Avsnitt(tekst("innsyn.innledning"))
    if not innsyn.rader:
        yield Avsnitt(tekst("innsyn.ingen"))
        return
    first, last = _moment(innsyn.rader[-1]), _moment(innsyn.rader[0])
    yield Felter(
        (
            (tekst("innsyn.barn"), innsyn.barn.navn),
            (tekst("innsyn.tidsrom"), format_period(tekst, first.date(), last.date())),
            (tekst("innsyn.antall"), str(len(innsyn.rader))),
        ),
        framhevet=True,
    )
    yield Overskrift(tekst("innsyn.hvem_tittel"), 2)
    names = tuple(name for name, _ in _SUMMED)
    yield Tabell((tekst("innsyn.hvem"), *(tekst(name) for name in names)), tuple(_people(innsyn.rader)))
    yield Overskrift(tekst("innsyn.alt_tittel"), 2)
    yield Avsnitt(tekst("innsyn.formaal"), dempet=True, innleder=True)
    columns = tuple(tekst(f"innsyn.{name}") for name in ("naar", "hvem", "hva", "hvorfor"))
    yield Tabell(columns, tuple(_lines(innsyn.rader, said, tekst)))


def _people(rows: Sequence[Loggrad]) -> Iterable[tuple[str, ...]]:
    """Return one line for each person: the name as it was last, and how often of each kind."""
    latest = {row.bruker_id: row.bruker_navn for row in reversed(rows)}
    for bruker_id in sorted(latest, key=lambda one: latest[one].casefold()):
        own = [row.kategori for row in rows if row.bruker_id == bruker_id]
        yield latest[bruker_id], *(str(sum(kind in kinds for kind in own)) for _, kinds in _SUMMED)


def _lines(rows: Sequence[Loggrad], said: Said, tekst: Tekst) -> Iterable[tuple[str, ...]]:
    """Return the acts, newest first; what one person did again and again on one day is one line with the first time."""

    def alike(row: Loggrad) -> tuple[date, str, str]:
        return _moment(row).date(), row.bruker_id, said(row)

    for (_, _, words), group in groupby(rows, key=alike):
        same = list(group)
        row = same[-1]
        often = tekst("innsyn.ganger", hva=words, antall=str(len(same))) if len(same) > 1 else words
        yield f"{_moment(row):%d.%m.%Y kl. %H.%M}", row.bruker_navn, often, tekst(f"formaal.{_purpose(row).value}")


def _purpose(row: Loggrad) -> Formaal:
    """Return what an act was for in the six words people know; the log itself may name a closer ground."""
    known = HANDLINGER.get(row.handling)
    return known.formaal if known else Formaal.DRIFT


def _moment(row: Loggrad) -> datetime:
    return datetime.fromisoformat(row.tid).astimezone(OSLO)
