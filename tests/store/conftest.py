"""A store over real SQLCipher, without header and services: two people, one file, a clock that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.store.connection import Connection, migrate, open_database
from helseansvarlig.store.sqlcipher_store import SqlcipherStore

KEY = "ab" * 48
LEAD = Bruker("u1", "Trygg Havn", Rolle.HELSEANSVARLIG)
DEPUTY = Bruker("u2", "Rolig Bekk", Rolle.STEDFORTREDER)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "helse.db"


@pytest.fixture
def connection(database: Path) -> Iterator[Connection]:
    connection = open_database(database, KEY)
    migrate(connection, before=lambda: pytest.fail("a new file has nothing to copy first"))
    yield connection
    connection.close()


@pytest.fixture
def store(connection: Connection, clock: FixedClock) -> SqlcipherStore:
    """The file as the health lead sees it."""
    return SqlcipherStore(connection, LEAD, clock)


@pytest.fixture
def deputy(connection: Connection, clock: FixedClock) -> SqlcipherStore:
    """The same file as her deputy sees it."""
    return SqlcipherStore(connection, DEPUTY, clock)
