"""A stop point from before keeps its history, reads as it was made, and is found by its words as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.soek import Ordformer
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.store.codec import to_row
from helseansvarlig.store.connection import migrate, open_database
from helseansvarlig.store.logg_rader import verify_rows
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import KEY, LEAD
from tests.store.foerste_skjema import append, make_first

DAY = date(2026, 3, 4)
MADE = Stoppunkt("s1", "b1", DAY, "Rolig Bekk", DAY, (Faktum("Sover lite", "Nattevakt"),), "Jeg vil sove", "Te")


@pytest.fixture
def old(database: Path) -> Path:
    """A vault of the first schema with one stop point in it, whose fact had no day yet."""
    make_first(database)
    vault = open_database(database, KEY)
    row = to_row(MADE)
    append(vault, "stoppunkt", {**row, "fakta": str(row["fakta"]).replace(',"dato":null', "")})
    vault.close()
    return database


def test_an_old_stop_point_reads_as_it_was_made_and_agrees_with_its_history(old: Path, clock: FixedClock) -> None:
    connection = open_database(old, KEY)
    migrate(connection, before=lambda: None)
    count = verify_rows(connection)
    store = SqlcipherStore(connection, LEAD, clock)
    with store.read() as unit:
        assert unit.stoppunkt.get("s1") == MADE

    with store.write(Hendelse("stoppunkt.bedring", barn_id="b1")) as unit:
        unit.stoppunkt.save(replace(MADE, beslutning="Ringe BUP"))
    store.undo()
    with store.read() as unit:
        assert unit.stoppunkt.get("s1") == MADE
    assert verify_rows(connection) == count
    connection.close()


def test_it_is_found_by_its_old_words_and_by_what_is_decided_later(old: Path, clock: FixedClock) -> None:
    connection = open_database(old, KEY)
    migrate(connection, before=lambda: None)
    store = SqlcipherStore(connection, LEAD, clock)

    def ids(word: str) -> list[str]:
        return [hit.id for hit in store.find(Ordformer().read(word), lambda: False) or []]

    assert (ids("lite"), ids("gummistøvler")) == (["s1"], [])
    with store.write(Hendelse("stoppunkt.bedring", barn_id="b1")) as unit:
        unit.stoppunkt.save(replace(MADE, beslutning="Kjøpe gummistøvler"))
    assert (ids("lite"), ids("gummistøvler")) == (["s1"], ["s1"])
    connection.close()
