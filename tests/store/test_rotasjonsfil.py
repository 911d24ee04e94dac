"""A new key for the file: the old one until the header is switched, the new one from then on, whole at any moment."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.store.connection import open_database
from helseansvarlig.store.rom_file import FileRom
from helseansvarlig.store.rotasjonsfil import FileRotation, opens
from helseansvarlig.store.vault_file import DATABASE, FileVault
from tests.disker import fill, mounted
from tests.store.avbrudd import kill_on_the_way, usual_seconds
from tests.store.conftest import KEY
from tests.store.eksempler import note, notes, save_child, save_note
from tests.store.kopinoekler import Noekler

OLD, NEW = Noekler(), Noekler(b'{"hode": "nytt"}', database="12" * 48, kopi="34" * 48, vitne=b"n" * 32)
NOTES = 30
FRESH = "helse.ny.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed vault with a child and her notes."""
    vault = FileVault(tmp_path / "hvelv", SystemClock())
    vault.prepare()
    store, _, _ = vault.create(OLD)
    save_child(store)
    for number in range(NOTES):
        save_note(store, note(number))
    store.close()
    return tmp_path / "hvelv"


def prepared(folder: Path) -> None:
    """What lies there when the program is killed after preparing."""
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)
    vault.rotation().prepare(NEW)
    store.close()


def count(folder: Path, keys: OpenKeys) -> int:
    store, _, found = FileVault(folder, SystemClock()).open(keys)
    assert found.varsler == ()
    read = len(notes(store))
    store.close()
    return read


def test_prepared_the_vault_itself_is_as_before(folder: Path) -> None:
    before = (folder / DATABASE).read_bytes()
    prepared(folder)

    assert opens(folder / DATABASE, OLD.database_key())
    assert opens(folder / FRESH, NEW.database_key())
    assert not opens(folder / FRESH, OLD.database_key())
    assert len((folder / FRESH).read_bytes()) == len(before)


def test_finished_it_opens_under_the_new_key_alone(folder: Path) -> None:
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)
    vault.rotation().prepare(NEW)
    store.close()
    vault.release()

    vault.rotation().finish(NEW)
    vault.rotation().finish(NEW)  # a second time there is nothing to do

    assert not vault.rotation().pending()
    assert not opens(folder / DATABASE, OLD.database_key())
    assert count(folder, NEW) == NOTES


def test_the_next_opening_finishes_what_was_switched(folder: Path) -> None:
    prepared(folder)

    assert count(folder, NEW) == NOTES
    assert not (folder / FRESH).exists()


def test_the_next_opening_forgets_what_was_not_switched(folder: Path) -> None:
    prepared(folder)

    assert count(folder, OLD) == NOTES
    assert not (folder / FRESH).exists()


def test_a_write_ahead_log_of_the_old_file_is_never_played_into_the_new_one(folder: Path) -> None:
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)
    save_note(store, note(500))
    vault.rotation().prepare(NEW)
    crashed = folder.parent / "krasj"
    shutil.copytree(folder, crashed)
    store.close()
    assert (crashed / f"{DATABASE}-wal").stat().st_size > 0

    assert count(crashed, NEW) == NOTES + 1


def test_once_prepared_nothing_more_is_written_to_the_old_file(folder: Path) -> None:
    """What was acknowledged after the copy would be gone with the file it stands in."""
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)
    vault.rotation().prepare(NEW)

    with pytest.raises(KnownError, match="mappe_skrivebeskyttet"):
        save_note(store, note(500))
    vault.rotation().abandon()
    save_note(store, note(501))

    store.close()
    assert count(folder, OLD) == NOTES + 1


def test_a_vault_whose_rows_do_not_hold_is_given_no_new_key(folder: Path) -> None:
    raw = open_database(folder / DATABASE, KEY)
    raw.execute("UPDATE notat SET tekst = 'noe annet' WHERE id = 'n3'")
    raw.close()
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)

    with pytest.raises(KnownError, match="rotasjon_mislyktes"):
        vault.rotation().prepare(NEW)

    assert not vault.rotation().pending()
    save_note(store, note(500))  # and goes on under the old one
    store.close()


def test_on_a_full_disk_the_vault_goes_on_under_its_key(tmp_path: Path, folder: Path) -> None:
    with mounted(tmp_path / "disk", "size=2m") as disk:
        shutil.copytree(folder, disk / "hvelv")
        path = disk / "hvelv" / DATABASE
        connection = open_database(path, OLD.database_key())
        rotation = FileRotation(path.parent, lambda: (connection, OLD))
        fill(disk)

        with pytest.raises(KnownError, match="disk_full"):
            rotation.prepare(NEW)

        assert not rotation.pending()
        (disk / "fyll").unlink()
        connection.execute("UPDATE oppsett SET verdi = 'x'")  # it takes writing again
        connection.close()


def room_rows(folder: Path, keys: OpenKeys) -> int:
    """How many log rows the meeting compartment has, under these keys."""
    store = FileRom(folder, SystemClock()).open(Rom.MOETE, keys)
    rows = len(store.log_rows(10))
    store.close()
    return rows


def test_when_only_a_compartment_gets_a_new_key_the_health_records_are_left_alone(folder: Path) -> None:
    room = FileRom(folder, SystemClock()).open(Rom.MOETE, OLD)
    room.log(Hendelse("frigitt.lest", angrebar=False))
    room.close()
    changed = Noekler(moete="78" * 48)
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)

    vault.rotation().prepare(changed)
    save_note(store, note(500))  # they go on
    assert sorted(f.name for f in folder.glob("*.ny.*")) == ["moete.ny.db"]
    store.close()
    vault.release()
    vault.rotation().finish(changed)

    assert room_rows(folder, changed) == 1
    with pytest.raises(KnownError, match="rom_skadet"):
        room_rows(folder, OLD)
    assert count(folder, changed) == NOTES + 1


def test_killed_between_two_files_the_next_opening_puts_the_other_in_place(folder: Path) -> None:
    FileRom(folder, SystemClock()).open(Rom.MOETE, OLD).close()
    both = replace(NEW, moete="78" * 48)
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)
    vault.rotation().prepare(both)
    store.close()
    waiting = (folder / "moete.ny.db").read_bytes()
    vault.release()
    vault.rotation().finish(both)
    (folder / "moete.ny.db").write_bytes(waiting)

    assert count(folder, both) == NOTES
    assert not (folder / "moete.ny.db").exists()
    assert room_rows(folder, both) == 0


def test_somebody_with_the_compartments_key_alone_finishes_it_and_leaves_the_rest_waiting(folder: Path) -> None:
    FileRom(folder, SystemClock()).open(Rom.MOETE, OLD).close()
    both = replace(NEW, moete="78" * 48)
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)
    vault.rotation().prepare(both)
    store.close()
    vault.release()
    staff = replace(both, rommene=frozenset({Rom.MOETE}))

    vault.rotation().settle(staff)

    assert room_rows(folder, staff) == 0
    assert (folder / FRESH).exists()
    assert count(folder, both) == NOTES


def test_what_opens_under_no_key_of_ours_is_left_where_it_is(folder: Path) -> None:
    prepared(folder)
    (folder / DATABASE).write_bytes(b"borte" * 1000)

    with pytest.raises(KnownError, match="hvelv_skadet"):
        FileVault(folder, SystemClock()).open(OLD)

    assert opens(folder / FRESH, NEW.database_key())


def test_a_closed_vault_is_given_no_new_key(folder: Path) -> None:
    with pytest.raises(BugError):
        FileVault(folder, SystemClock()).rotation().prepare(NEW)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is forked to be killed")
def test_killed_at_any_moment_the_header_decides_and_nothing_is_lost(folder: Path, tmp_path: Path) -> None:
    """The worker writes the name of the key that counts, as the header does, between preparing and finishing."""
    chance, found = random.Random(3), set()
    shutil.copytree(folder, tmp_path / "uten avbrudd")
    usual = usual_seconds(partial(_rotate, tmp_path / "uten avbrudd"))
    for number in range(40):
        copy = tmp_path / f"{number}"
        shutil.copytree(folder, copy)
        kill_on_the_way(partial(_rotate, copy), usual, chance)
        switched = (copy / "hode").exists()
        found.add(switched)
        assert count(copy, NEW if switched else OLD) == NOTES
        assert not (copy / FRESH).exists()
    assert found == {True, False}


def _rotate(folder: Path) -> None:
    prepared(folder)
    (folder / "hode").touch()
    FileVault(folder, SystemClock()).rotation().finish(NEW)


def test_broken_off_by_the_person_the_vault_goes_on_under_its_key(folder: Path) -> None:
    """Control-C, or the system ending the program, while the file beside is being written."""
    vault = FileVault(folder, SystemClock())
    store, _, _ = vault.open(OLD)

    class Avbrutt(Noekler):
        def database_key(self) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.rotation().prepare(Avbrutt(database=NEW.database))

    assert not vault.rotation().pending()
    save_note(store, note(99))
    store.close()


def test_what_a_killed_program_left_is_forgotten_by_a_closed_vault_too(folder: Path) -> None:
    prepared(folder)
    rotation = FileVault(folder, SystemClock()).rotation()
    assert rotation.pending()

    rotation.abandon()

    assert not rotation.pending()
    assert count(folder, OLD) == NOTES


def test_with_the_vaults_own_file_gone_what_lies_beside_it_is_left_to_the_key_that_opens_it(folder: Path) -> None:
    prepared(folder)
    (folder / DATABASE).unlink()

    with pytest.raises(KnownError, match="hvelv_skadet"):
        FileVault(folder, SystemClock()).rotation().settle(OLD)

    FileVault(folder, SystemClock()).rotation().settle(NEW)
    assert count(folder, NEW) == NOTES
