"""A compartment's schema: made in whole steps, and a newer one is left alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store.connection import open_database, schema_version
from helseansvarlig.store.migrations import statements
from helseansvarlig.store.rom_schema import STEPS, prepare_schema
from tests.store.conftest import KEY


def test_a_new_file_gets_every_step_once(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "moete.db", KEY)) as connection:
        prepare_schema(connection)
        prepare_schema(connection)

        assert schema_version(connection) == len(STEPS)
        assert connection.execute("SELECT count(*) FROM logg").fetchone()[0] == 0


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "moete.db", KEY)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")

        with pytest.raises(KnownError) as caught:
            prepare_schema(connection)

    assert caught.value.code == "hvelv_nyere"


def test_the_chain_has_the_same_columns_as_the_health_records(tmp_path: Path, connection: object) -> None:
    """One way to hash a row: a column that one has and the other has not would be missed by one of them."""
    with closing(open_database(tmp_path / "moete.db", KEY)) as rom:
        prepare_schema(rom)
        for table in ("logg", "endring"):
            wanted = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}  # type: ignore[attr-defined] # sqlcipher3 has no types
            assert {row["name"] for row in rom.execute(f"PRAGMA table_info({table})")} == wanted


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_a_step_is_cut_into_whole_statements(number: int) -> None:
    assert all(part.endswith(";") for part in statements(STEPS[number]))


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "moete.db", KEY)) as connection:
        connection.execute("CREATE TABLE endring (fremmed TEXT)")

        with pytest.raises(BugError):
            prepare_schema(connection)

        tables = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert tables == ["endring"], "not even the tables that came before it"
        assert schema_version(connection) == 0
        assert not connection.in_transaction
