"""Reads from the log which way a document has left the house, and to whom; the log is the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.logg import Kategori, Loggrad, Loggutvalg
from helseansvarlig.domain.utlevering import Kanal, Utlevering
from helseansvarlig.services.ports import Store, Unit

STEP = 500
BY_HAND = {
    "dokument.skrevet_ut": Kanal.PAPIR,
    "dokument.eksportert": Kanal.FIL,
    "dokument.passordkopi": Kanal.PASSORD,
}
"""The ways in which somebody takes a document out herself."""
QUESTIONS = {"uten_navn.skrevet_ut": Kanal.PAPIR, "uten_navn.eksportert": Kanal.FIL}
"""A question without a name, by hand too; it is another paper than the document it began from."""
KANALER = {**BY_HAND, "forsendelse.overfoert": Kanal.SENDT}
_OUT = frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT, Kategori.SENDING})


def deliveries(unit: Unit, store: Store, dokument: Dokument) -> tuple[Utlevering, ...]:
    """Return each time a signed document left the house, oldest first; a draft that was printed is not counted."""
    if dokument.frosset is None:
        return ()
    sent = {
        f"forsendelse:{row.id}": row.motpart_id
        for row in unit.utboks.of_barn(dokument.barn_id)
        if row.dokument_id == dokument.id
    }
    signed = dokument.frosset.astimezone(OSLO).date()
    found = []
    for row in log_rows(store, Loggutvalg(_OUT, dokument.barn_id, fra=signed)):
        channel = KANALER.get(row.handling)
        is_own = row.objekt == f"dokument:{dokument.id}" and row.dokument_sha256 == dokument.sha256
        if channel is None or not (is_own or row.objekt in sent):
            continue
        service = unit.motpart.find(sent[row.objekt]) if row.objekt in sent else None
        name = service.navn if service is not None else dokument.mottaker_navn
        day = datetime.fromisoformat(row.tid).astimezone(OSLO).date()
        found.append(Utlevering(dokument.id, channel, day, name))
    return tuple(reversed(found))


def copies_of(store: Store, dokument: Dokument) -> int:
    """Return how many times a document has been taken out by hand."""
    return _times(store, dokument, BY_HAND)


def questions_of(store: Store, dokument: Dokument) -> int:
    """Return how many times a question without a name that began from a document has been taken out."""
    return _times(store, dokument, QUESTIONS)


def question_row(dokument_id: str, number: int) -> str:
    """Return what the register calls the how-manieth question that began from a document."""
    return f"uten_navn:{dokument_id}:{number}"


def log_rows(store: Store, utvalg: Loggutvalg) -> Iterator[Loggrad]:
    """Yield every row that fits, newest first."""
    before = 0
    while step := store.find_log_rows(utvalg, before, STEP):
        yield from step
        before = step[-1].nummer


def _times(store: Store, dokument: Dokument, handlinger: Mapping[str, Kanal]) -> int:
    """Return how many times this has left by one of these acts; what was stopped is of another category."""
    utvalg = Loggutvalg(frozenset({Kategori.UTSKRIFT, Kategori.EKSPORT}), dokument.barn_id)
    about = f"dokument:{dokument.id}"
    return sum(row.objekt == about and row.handling in handlinger for row in log_rows(store, utvalg))


def corrected(unit: Unit, dokument: Dokument) -> Dokument | None:
    """Return the signed document that a correction is of: the one it names, else the newest to the same recipient."""
    signed = [
        one
        for one in unit.dokument.of_barn(dokument.barn_id)
        if one.status is Dokumentstatus.FROSSET and one.id != dokument.id
    ]
    if dokument.om:
        return next((one for one in signed if f"dokument:{one.id}" == dokument.om), None)
    return next((one for one in signed if one.mottaker is dokument.mottaker), None)
