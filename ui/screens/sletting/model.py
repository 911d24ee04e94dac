"""Children who have moved, and how far each deletion has come; every line in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.sletting import Protokoll, Slettet, Sletting, Slettingstilstand
from helseansvarlig.services.sletting import Slettingslinje
from ui.dates import day_and_month, short_date
from ui.i18n import tr, tr_n
from ui.messages import Message


@dataclass(frozen=True, slots=True)
class Steg:
    """One condition: in place or not."""

    hva: str
    ferdig: bool


@dataclass(frozen=True, slots=True)
class Mappe:
    """One child who has moved. `sletting_id` is empty until the leader has been asked."""

    barn_id: str
    navn: str
    fornavn: str
    flyttet: str
    steg: tuple[Steg, ...]
    sletting_id: str
    er_godkjent: bool


@dataclass(frozen=True, slots=True)
class Utfoert:
    """One deletion that has been carried out: when, how much, and how long old copies last."""

    hva: str
    meta: str


@dataclass(frozen=True, slots=True)
class Slettingsbilde:
    """The whole place."""

    mapper: tuple[Mappe, ...]
    utfoert: tuple[Utfoert, ...]


def picture_of(lines: Sequence[Slettingslinje], done: Sequence[Sletting], today: date) -> Slettingsbilde:
    """Return the place in words."""
    return Slettingsbilde(tuple(_folder(line, today) for line in lines), tuple(_done(row, today) for row in done))


def result_words(slettet: Slettet) -> Message:
    """Return what to say when it has been done: what is gone, where it still may be, what to do about that."""
    count = sum(slettet.antall.values())
    last = short_date(slettet.kopier_til)
    where = sum(slettet.navn_staar_ennaa.values())
    remains = tr("Eldre sikkerhetskopier her kan inneholde barnet til {date}.", date=last)
    if where:
        named = tr_n("Navnet står ennå ett annet sted.", "Navnet står ennå {n} andre steder.", where)
        remains = f"{remains} {named}"
    return Message(
        tr_n("Mappen er slettet: {n} opplysning.", "Mappen er slettet: {n} opplysninger.", count),
        remains,
        tr("Kopier på minnepinner og andre medier må leveres inn."),
    )


def _folder(line: Slettingslinje, today: date) -> Mappe:
    state, row = line.vilkaar, line.sletting
    steps = (
        Steg(tr("Barnet har flyttet"), state.flyttet),
        Steg(tr("Overføringen er sendt, og mottakeren har kvittert"), state.kvittering),
        Steg(tr("Ingen frister, utkast eller sendinger er åpne"), state.ingenting_aapent),
        Steg(tr("En leder har godkjent"), state.godkjent),
    )
    moved = day_and_month(line.barn.flyttet, today) if line.barn.flyttet is not None else ""
    approved = row is not None and row.tilstand is Slettingstilstand.GODKJENT
    return Mappe(
        line.barn.id, line.barn.navn, line.barn.fornavn, tr("Flyttet {date}", date=moved), steps,
        row.id if row is not None else "", approved,
    )  # fmt: skip


def _done(row: Sletting, today: date) -> Utfoert:
    count = sum(Protokoll.from_text(row.protokoll.protokoll).antall.values())
    day = day_and_month(row.utfoert.astimezone(OSLO).date(), today) if row.utfoert is not None else ""
    last = short_date(row.kopier_til) if row.kopier_til is not None else ""
    return Utfoert(
        tr_n("Slettet {date}: {n} opplysning", "Slettet {date}: {n} opplysninger", count, date=day),
        tr("Eldre sikkerhetskopier kan inneholde barnet til {date}. Protokollen er bevart.", date=last),
    )
