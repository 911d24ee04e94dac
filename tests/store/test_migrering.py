"""A schema changes on a copy: whatever happens on the way, the old file stands whole, and nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
from functools import partial
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.store.codec import to_row
from helseansvarlig.store.connection import Connection, open_database, schema_version
from helseansvarlig.store.kopifil import examine
from helseansvarlig.store.migrations import MIGRATIONS, NEWEST
from helseansvarlig.store.migrering import open_migrated
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.vault_file import DATABASE, FileVault
from tests.store.avbrudd import kill_on_the_way, usual_seconds
from tests.store.conftest import KEY, LEAD
from tests.store.eksempler import note, notes
from tests.store.foerste_skjema import NOTES, append, make_first
from tests.store.kopinoekler import Noekler


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A vault of the first schema."""
    path = tmp_path / DATABASE
    make_first(path)
    return path


def nothing(_connection: Connection) -> None:
    """Take no copy first: not what is tested here."""


def _migrate(path: Path) -> None:
    open_migrated(path, KEY, nothing).close()


def count_notes(connection: Connection) -> int:
    return len(notes(SqlcipherStore(connection, LEAD, SystemClock())))


def test_an_old_vault_comes_out_new_with_all_that_was_in_it(old: Path) -> None:
    seen: list[int] = []

    connection = open_migrated(old, KEY, before=lambda before: seen.append(schema_version(before)))

    assert (seen, schema_version(connection), count_notes(connection)) == ([1], NEWEST, NOTES)
    connection.close()
    assert examine(old, KEY).antall["logg"] == NOTES + 1
    assert [f.name for f in old.parent.iterdir()] == [DATABASE]


def test_what_waits_in_the_write_ahead_log_comes_along(old: Path, tmp_path: Path) -> None:
    vault = open_database(old, KEY)
    append(vault, "notat", to_row(note(900)))
    crashed = tmp_path / "krasj"
    crashed.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{old}{end}", crashed)
    vault.close()

    connection = open_migrated(crashed / DATABASE, KEY, nothing)

    assert count_notes(connection) == NOTES + 1
    connection.close()


def test_a_new_vault_has_nothing_to_copy(tmp_path: Path) -> None:
    connection = open_migrated(tmp_path / DATABASE, KEY, before=lambda _: pytest.fail("it is new"))

    assert schema_version(connection) == NEWEST
    connection.close()


def test_a_newer_vault_is_left_alone(old: Path) -> None:
    connection = open_database(old, KEY)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    before = old.read_bytes()

    with pytest.raises(KnownError, match="hvelv_nyere"):
        open_migrated(old, KEY, before=lambda _: pytest.fail("nothing may change"))
    assert old.read_bytes() == before


def test_without_a_copy_first_nothing_is_changed(old: Path) -> None:
    def full(_connection: Connection) -> None:
        raise KnownError("disk_full")

    before = old.read_bytes()
    with pytest.raises(KnownError, match="disk_full"):
        open_migrated(old, KEY, full)
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    "step",
    ["CREATE TABLE ny (a);\nCREATE TABLE ny (a);\n", "DELETE FROM notat WHERE id = 'n7';\n", "DELETE FROM endring;\n"],
)
def test_a_step_that_breaks_or_loses_a_row_never_takes_the_old_ones_place(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr("helseansvarlig.store.connection.MIGRATIONS", (*MIGRATIONS, step))  # no real step does this
    monkeypatch.setattr("helseansvarlig.store.connection.NEWEST", NEWEST + 1)
    monkeypatch.setattr("helseansvarlig.store.migrering.NEWEST", NEWEST + 1)
    before = old.read_bytes()

    with pytest.raises(HelseansvarligError):
        open_migrated(old, KEY, nothing)

    assert old.read_bytes() == before
    monkeypatch.undo()
    connection = open_migrated(old, KEY, nothing)
    assert count_notes(connection) == NOTES
    connection.close()


def test_what_a_killed_migration_left_is_nobodys(old: Path) -> None:
    for name in ("helse.migrert.db", "helse.migrert.db-wal"):
        (old.parent / name).write_bytes(b"halvferdig" * 1000)

    open_migrated(old, KEY, nothing).close()

    assert [f.name for f in old.parent.iterdir()] == [DATABASE]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is forked to be killed")
def test_killed_at_any_moment_the_vault_is_the_old_one_or_the_new_one_and_whole(old: Path, tmp_path: Path) -> None:
    chance, found = random.Random(8), set()
    (tmp_path / "uten avbrudd").mkdir()
    shutil.copy(old, tmp_path / "uten avbrudd")
    usual = usual_seconds(partial(_migrate, tmp_path / "uten avbrudd" / DATABASE))
    for number in range(40):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        path = Path(shutil.copy(old, folder))
        kill_on_the_way(partial(_migrate, path), usual, chance)
        connection = open_database(path, KEY)
        found.add(schema_version(connection))
        assert connection.execute("SELECT count(*) FROM notat").fetchone()[0] == NOTES
        connection.close()
        open_migrated(path, KEY, nothing).close()
        assert [f.name for f in folder.iterdir()] == [DATABASE]
    assert found == {1, NEWEST}  # both were seen, so some were killed on the way


def test_the_vaults_door_takes_a_copy_of_the_old_one_and_gives_the_new_one_a_witness(tmp_path: Path) -> None:
    folder, keys = tmp_path / "hvelv", Noekler()
    vault = FileVault(folder, SystemClock())
    vault.prepare()
    make_first(folder / DATABASE)

    store, backups, found = vault.open(keys)

    assert (len(notes(store)), found.varsler) == (NOTES, ())
    copy = backups.all()[0]
    assert (copy.logg.nummer, backups.verify(copy.navn).navn) == (NOTES + 1, copy.navn)
    assert backups.rehearse(copy.navn).antall["notat"] == NOTES
    store.close()
    store, _, found = vault.open(keys)
    assert found.varsler == ()
    store.close()
