"""A new vault is laid down whole; it must be the vault that the steps, walked one by one, would have made."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import BugError, HelseansvarligError
from helseansvarlig.store.connection import Connection, migrate, open_database, schema_version
from helseansvarlig.store.migrations import MIGRATIONS, NEWEST, statements
from helseansvarlig.store.plantegning import blueprint
from tests.store.conftest import KEY


def everything_in(connection: Connection) -> set[tuple[str, str, str, str]]:
    """What the database says that it holds, shadow tables and automatic indexes too."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_master").fetchall()
    return {(row["type"], row["name"], row["tbl_name"], row["sql"]) for row in rows}


def walked(path: Path) -> Connection:
    """A vault that went through every step in turn."""
    connection = open_database(path, KEY)
    for script in MIGRATIONS:
        for statement in statements(script):
            connection.execute(statement)
    return connection


def test_a_new_vault_and_one_that_walked_every_step_are_the_same(tmp_path: Path) -> None:
    new, old = open_database(tmp_path / "ny.db", KEY), walked(tmp_path / "gammel.db")

    migrate(new, before=lambda: pytest.fail("there is nothing to copy"))

    assert schema_version(new) == NEWEST
    assert everything_in(new) == everything_in(old)
    new.close()
    old.close()


def test_a_step_that_leaves_rows_is_refused_since_a_new_vault_would_lack_them() -> None:
    with pytest.raises(BugError):
        blueprint(("CREATE TABLE a (b);\nINSERT INTO a VALUES (1);\n",))


def test_a_new_vault_is_laid_down_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "helseansvarlig.store.connection.blueprint", lambda scripts: (*blueprint(scripts), "CREATE TABLE barn (id);")
    )
    connection = open_database(tmp_path / "ny.db", KEY)

    with pytest.raises(HelseansvarligError):
        migrate(connection, before=lambda: None)

    assert schema_version(connection) == 0
    assert everything_in(connection) == set()
    connection.close()


def test_the_order_holds_in_a_database_without_our_settings() -> None:
    bare = sqlite.connect(":memory:", isolation_level=None)
    bare.create_collation("norsk", lambda a, b: (a > b) - (a < b))

    for statement in blueprint(MIGRATIONS):
        bare.execute(statement)

    bare.close()
