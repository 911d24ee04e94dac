"""Templates of the vault, with and without what stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import Mal, Malopphav, Malstatus
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import LEAD

FIRST = Mal(
    "1", "s", "1.0.0", "S", "a" * 64, '{"mye": "tekst"}', Malstatus.I_BRUK, Malopphav.EGEN,
    datetime(2026, 11, 23, tzinfo=UTC), "Trygg Havn",
)  # fmt: skip
OTHER = replace(FIRST, id="2", skjema_id="t", opprettet=datetime(2026, 11, 22, tzinfo=UTC))


def test_heads_are_the_same_rows_oldest_first_without_their_content(connection: Connection) -> None:
    store = SqlcipherStore(connection, LEAD, SystemClock())
    with store.write(Hendelse("mal.importert")) as unit:
        for row in (FIRST, OTHER):
            unit.mal.save(row)
    with store.read() as unit:
        assert unit.mal.heads() == [replace(OTHER, innhold=""), replace(FIRST, innhold="")]
        assert unit.mal.heads("s") == [replace(FIRST, innhold="")]
        assert unit.mal.heads("finnes ikke") == []
        assert unit.mal.get("1") == FIRST
