"""Children who have moved, and how far each deletion has come; every line in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.sletting import Aapenslag, Aapent, Protokoll, Slettet, Sletting, Slettingstilstand
from helseansvarlig.services.sletting import Slettingslinje
from ui.dates import day_and_month, short_date
from ui.i18n import tr, tr_n
from ui.messages import Message


@dataclass(frozen=True, slots=True)
class Vei:
    """What stands open, by its kind, and the place where it is dealt with."""

    hva: str
    screen: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steg:
    """One condition: in place or not, and the ways to what stands in its way."""

    hva: str
    ferdig: bool
    veier: tuple[Vei, ...] = ()


@dataclass(frozen=True, slots=True)
class Mappe:
    """One child who has moved; `sagt` is when, and when it was laid before the leader.

    `sletting_id` is empty until the leader has been asked.
    """

    barn_id: str
    navn: str
    fornavn: str
    sagt: str
    steg: tuple[Steg, ...]
    sletting_id: str
    er_overfoert: bool
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
    """Return what to say when it has been done: where the child still may be, and what to do about that.

    How much was deleted stands in the list, as the leader signed it.
    """
    last = short_date(slettet.kopier_til)
    where = sum(slettet.navn_staar_ennaa.values())
    remains = tr("Eldre sikkerhetskopier her kan inneholde barnet til {date}.", date=last)
    if where:
        named = tr_n("Navnet står ennå ett annet sted.", "Navnet står ennå {n} andre steder.", where)
        remains = f"{remains} {named}"
    return Message(
        tr("Mappen er slettet."),
        remains,
        tr("Kopier på minnepinner og andre medier må leveres inn."),
    )


def _folder(line: Slettingslinje, today: date) -> Mappe:
    state, row = line.vilkaar, line.sletting
    steps = (
        Steg(tr("Barnet har flyttet"), state.flyttet),
        Steg(tr("Overføringen er sendt, og mottakeren har kvittert"), state.kvittering),
        Steg(tr("Ingen frister, utkast eller sendinger er åpne"), not state.aapent, _ways(state.aapent, line.barn.id)),
        Steg(tr("En leder har godkjent"), state.godkjent),
    )
    moved = day_and_month(line.barn.flyttet, today) if line.barn.flyttet is not None else ""
    said = [tr("Flyttet {date}.", date=moved)]
    if row is not None:
        asked = day_and_month(row.anmodet.astimezone(OSLO).date(), today)
        said.append(tr("Lagt fram for lederen {date}.", date=asked))
    approved = row is not None and row.tilstand is Slettingstilstand.GODKJENT
    return Mappe(
        line.barn.id, line.barn.navn, line.barn.fornavn, " ".join(said), steps,
        row.id if row is not None else "", state.kvittering, approved,
    )  # fmt: skip


def _ways(aapent: Sequence[Aapent], barn_id: str) -> tuple[Vei, ...]:
    """Return a way to each kind of thing that is open; what it says stands there, not here."""
    kinds = [one.slag for one in aapent]
    first = {one.slag: one.rad_id for one in reversed(aapent)}
    return tuple(_way(slag, kinds.count(slag), first[slag], barn_id) for slag in dict.fromkeys(kinds))


def _way(slag: Aapenslag, count: int, first: str, barn_id: str) -> Vei:
    if slag is Aapenslag.SENDING:
        return Vei(tr_n("Én sending er ikke i mål", "{n} sendinger er ikke i mål", count), "utboks")
    if slag is Aapenslag.KARTLEGGING:
        words = tr_n("Én kartlegging er påbegynt", "{n} kartlegginger er påbegynt", count)
        return Vei(words, "kartlegging", (first,))
    if slag is Aapenslag.DOKUMENT:
        return Vei(tr_n("Ett dokument er utkast", "{n} dokumenter er utkast", count), "dokument", (first,))
    if slag is Aapenslag.INNLEVERT:
        return Vei(tr_n("Ett innlevert notat venter", "{n} innleverte notater venter", count), "innlevert")
    if slag is Aapenslag.FRIST:
        words = tr_n("Én oppgave er ikke gjort", "{n} oppgaver er ikke gjort", count)
        return Vei(words, "barnet", (barn_id,))
    if slag is Aapenslag.TEMA:
        return Vei(tr_n("Ett tema står åpent", "{n} temaer står åpne", count), "stoppunkt", (barn_id,))
    if slag is Aapenslag.HENDELSE:
        words = tr_n("Ett hendelsesnotat er ikke avsluttet", "{n} hendelsesnotater er ikke avsluttet", count)
        return Vei(words, "hendelsesnotat", (barn_id, first))
    return Vei(tr_n("Én tekst er halvskrevet", "{n} tekster er halvskrevet", count), "barnet", (barn_id,))


def _done(row: Sletting, today: date) -> Utfoert:
    count = sum(Protokoll.from_text(row.protokoll.protokoll).antall.values())
    day = day_and_month(row.utfoert.astimezone(OSLO).date(), today) if row.utfoert is not None else ""
    last = short_date(row.kopier_til) if row.kopier_til is not None else ""
    return Utfoert(
        tr_n("Slettet {date}: {n} opplysning", "Slettet {date}: {n} opplysninger", count, date=day),
        tr("Eldre sikkerhetskopier kan inneholde barnet til {date}. Protokollen er bevart.", date=last),
    )
