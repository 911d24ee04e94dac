"""What was said before the step is found after it, in answers and in consents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.kartlegging import Kartlegging, Svarrad, answer_id
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.domain.soek import Ordformer, Treffart
from helseansvarlig.domain.svar import Svar, besvart
from helseansvarlig.store.codec import to_row
from helseansvarlig.store.connection import Connection, migrate, open_database
from helseansvarlig.store.logg_rader import verify_rows
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import KEY, LEAD
from tests.store.foerste_skjema import append, make_first
from tests.store.soekeproeve import faults

AT, DAY = datetime(2026, 3, 4, 9, tzinfo=UTC), date(2026, 3, 4)
ROWS = (
    ("kartlegging", Kartlegging("k7", "b1", "mal", "1", "h", AT, "Rolig Bekk")),
    ("svar", Svarrad(answer_id("k7", "p/1"), "k7", "p/1", Svar((3,), barnets_ord="Bølgene slår"), AT, "u1")),
    ("svar", Svarrad(answer_id("k7", "p/2"), "k7", "p/2", besvart("Et fyrtårn"), AT, "u1")),
    ("svar", Svarrad(answer_id("k7", "p/3"), "k7", "p/3", besvart(True), AT, "u1")),
    ("samtykke", Samtykke("c7", "b1", Samtykketype.DELING, False, "Fosterfar", frozenset(), frozenset(), "", DAY)),
)


@pytest.fixture
def old(database: Path) -> Path:
    """A vault of the first schema with answers and a consent in it."""
    make_first(database)
    vault = open_database(database, KEY)
    for table, made in ROWS:
        append(vault, table, to_row(made))
    vault.close()
    return database


def open_new(database: Path) -> Connection:
    connection = open_database(database, KEY)
    migrate(connection, before=lambda: None)
    return connection


@pytest.mark.parametrize(
    ("typed", "art", "opens"),
    [
        ("bølgene", Treffart.SVAR, "k7|p/1"),
        ("fyrtårn", Treffart.SVAR, "k7|p/2"),
        ("fosterfar", Treffart.SAMTYKKE, "c7"),
    ],
)
def test_what_stood_before_is_found(old: Path, clock: FixedClock, typed: str, art: Treffart, opens: str) -> None:
    connection = open_new(old)
    store = SqlcipherStore(connection, LEAD, clock)

    hits = store.find(Ordformer().read(typed), lambda: False) or []

    assert [(hit.art, hit.id, hit.barn_id) for hit in hits] == [(art, opens, "b1")]
    connection.close()


def test_the_index_agrees_with_the_rows_and_the_rows_with_their_history(old: Path) -> None:
    connection = open_new(old)
    assert faults(connection) == []
    assert verify_rows(connection) >= len(ROWS)
    connection.close()


def test_an_answer_without_anybodys_own_words_is_not_in_the_index(old: Path) -> None:
    connection = open_new(old)
    rows = connection.execute("SELECT tekst FROM soek_svar_ord").fetchall()
    assert sorted(row["tekst"].strip() for row in rows if "Bølgene" in row["tekst"] or "fyrtårn" in row["tekst"]) == [
        "Bølgene slår", "Et fyrtårn",
    ]  # fmt: skip
    assert all(row["tekst"].strip() for row in rows)
    connection.close()
