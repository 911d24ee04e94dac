"""Rows that fit together: a child, a note, a kartlegging with an answer."""

from __future__ import annotations

from datetime import UTC, date, datetime

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.store.sqlcipher_store import SqlcipherStore

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
BLOMST = Barn("b1", "Vakker Blomst", date(2011, 3, 4))
GRAN = Barn("b2", "Modig Gran", date(2010, 8, 19))


def note(number: int, barn_id: str = "b1", text: str = "Jeg vil sove") -> Notat:
    return Notat(f"n{number}", barn_id, AT, Notatart.BARNET_SA, text, "Trygg Havn")


def save_child(store: SqlcipherStore, barn: Barn = BLOMST) -> None:
    with store.write(Hendelse("barn.opprettet", barn_id=barn.id)) as unit:
        unit.barn.save(barn)


def save_note(store: SqlcipherStore, notat: Notat) -> None:
    with store.write(Hendelse("notat.skrevet", barn_id=notat.barn_id)) as unit:
        unit.notat.save(notat)


def notes(store: SqlcipherStore) -> list[Notat]:
    with store.read() as unit:
        return unit.notat.all()
