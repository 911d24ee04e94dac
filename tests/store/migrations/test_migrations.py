"""The schema that the steps build is the one that is kept in writing; a step commits whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.store import migrations
from helseansvarlig.store.connection import Connection, migrate, open_database, schema_version
from helseansvarlig.store.migrations import ADDED, MIGRATIONS, NEWEST, added_columns, statements
from tests.store.conftest import KEY

SCHEMA = Path(__file__).resolve().parents[1] / "schema.sql"


def schema_of(connection: Connection) -> str:
    """The schema as the database itself tells it, one statement after another."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return "".join(f"{row['sql']};\n" for row in rows)


def test_a_fresh_vault_has_the_schema_that_is_kept_in_writing(connection: Connection) -> None:
    """A difference is either a mistake or a new step: then `schema.sql` changes in the same commit."""
    assert schema_of(connection) == SCHEMA.read_text(encoding="utf-8")


def test_every_step_has_the_next_number() -> None:
    modules = sorted(Path(migrations.__file__).parent.glob("m[0-9]*.py"))

    assert [module.name[1:5] for module in modules] == [f"{n:04}" for n in range(1, NEWEST + 1)]


@pytest.mark.parametrize("number", range(NEWEST))
def test_a_step_is_cut_into_whole_statements(number: int) -> None:
    parts = list(statements(MIGRATIONS[number]))

    assert all(part.endswith(";") for part in parts)
    assert "".join("".join(parts).split()) == "".join(MIGRATIONS[number].split())


def test_a_trigger_is_one_statement() -> None:
    script = "CREATE TABLE a (b);\nCREATE TRIGGER c BEFORE DELETE ON a\nBEGIN SELECT 1; SELECT 2; END;\n"

    assert len(list(statements(script))) == 2


def test_what_old_rows_have_in_a_column_added_later_is_read_from_the_step_itself() -> None:
    script = """
ALTER TABLE barn ADD COLUMN merke TEXT NOT NULL DEFAULT '';
ALTER TABLE barn ADD COLUMN navn TEXT NOT NULL DEFAULT 'Modig''s';
ALTER TABLE barn ADD COLUMN antall INTEGER NOT NULL DEFAULT -1;
ALTER TABLE notat ADD COLUMN dato TEXT;
"""

    assert added_columns([script]) == {
        "barn": {"merke": "", "navn": "Modig's", "antall": -1},
        "notat": {"dato": None},
    }


def test_every_column_that_a_step_adds_is_one_whose_default_is_known(connection: Connection) -> None:
    """The database says what a new row gets; a step that writes it in another way would be missed."""
    asked = sum(script.count("ADD COLUMN") for script in MIGRATIONS)
    told = {
        (table, column): connection.execute(f"SELECT {default} AS d", ()).fetchone()["d"]
        for table, columns in ADDED.items()
        for name, default in connection.execute(
            "SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?)", (table,)
        )
        for column in columns
        if column == name
    }

    assert len(told) == asked
    assert told == {(table, column): value for table, columns in ADDED.items() for column, value in columns.items()}


def test_a_step_that_breaks_leaves_the_schema_as_it_was(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "CREATE TABLE ny (a);\nCREATE TABLE ny (a);\n"
    monkeypatch.setattr("helseansvarlig.store.connection.MIGRATIONS", (*MIGRATIONS, broken))  # no real step breaks
    monkeypatch.setattr("helseansvarlig.store.connection.NEWEST", NEWEST + 1)
    before = schema_of(connection)
    copied: list[str] = []

    with pytest.raises(HelseansvarligError):
        migrate(connection, before=lambda: copied.append("kopi"))

    assert (schema_of(connection), schema_version(connection), copied) == (before, NEWEST, ["kopi"])


def test_a_vault_that_stands_is_copied_before_it_is_changed(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helseansvarlig.store.connection.MIGRATIONS", (*MIGRATIONS, "CREATE TABLE ny (a);\n"))
    monkeypatch.setattr("helseansvarlig.store.connection.NEWEST", NEWEST + 1)
    seen: list[int] = []

    migrate(connection, before=lambda: seen.append(schema_version(connection)))

    assert (seen, schema_version(connection)) == ([NEWEST], NEWEST + 1)


def test_a_first_start_that_was_cut_off_is_continued(tmp_path: Path) -> None:
    open_database(tmp_path / "helse.db", KEY).close()
    connection = open_database(tmp_path / "helse.db", KEY)

    migrate(connection, before=lambda: pytest.fail("there is nothing to copy"))

    assert schema_version(connection) == NEWEST
    connection.close()


@pytest.mark.parametrize("change", ["UPDATE logg SET handling = 'x'", "DELETE FROM logg"])
def test_the_log_refuses_to_be_changed(connection: Connection, change: str) -> None:
    types = [row["type"] for row in connection.execute("PRAGMA table_info(logg)")]
    marks = ", ".join("?" * len(types))
    values = [1 if kind == "INTEGER" else "x" for kind in types]
    connection.execute(f"INSERT INTO logg VALUES ({marks})", values)  # noqa: S608 (only marks)

    with pytest.raises(sqlite.IntegrityError, match="logg"):
        connection.execute(change)
