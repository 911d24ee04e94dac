"""The witness tells of a log that lost its end, after a crash too, and raises no alarm when nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.clock import FixedClock, SystemClock
from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.store.vault_file import DATABASE, FileVault
from helseansvarlig.store.vitne import NAME, FileVitne
from tests.store.eksempler import note, notes, save_child, save_note
from tests.store.kopinoekler import Noekler

KEYS = Noekler()
PLACE = Anker(7, "ab" * 32)
LOST = 20


@pytest.fixture
def crashed(tmp_path: Path, clock: FixedClock) -> Path:
    """What a crash leaves of a vault with a child, whose last notes are in the write-ahead log alone."""
    folder = tmp_path / "hvelv"
    vault = FileVault(folder, clock)
    vault.prepare()
    store, _, _ = vault.create(KEYS)
    save_child(store)
    store.close()
    store, _, _ = vault.open(KEYS)
    for number in range(LOST):
        save_note(store, note(number))
    shutil.copytree(folder, tmp_path / "krasj")
    store.close()
    return tmp_path / "krasj"


def opened(folder: Path) -> tuple[int, tuple[Varsel, ...]]:
    """How many notes there are, and what the file tells of itself."""
    store, _, found = FileVault(folder, SystemClock()).open(KEYS)
    count = len(notes(store))
    store.close()
    return count, found.varsler


def flip(path: Path, position: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[position // 8] ^= 1 << position % 8
    path.write_bytes(raw)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    witness = FileVitne(tmp_path, b"k" * 32)
    assert witness.read() is None

    witness.write(Anker(6, "00" * 32))
    witness.write(PLACE)

    assert witness.read() == PLACE
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_the_witness_of_another_vault_is_none(tmp_path: Path) -> None:
    FileVitne(tmp_path, b"k" * 32).write(PLACE)

    assert FileVitne(tmp_path, b"x" * 32).read() is None


@given(st.binary(max_size=120))
def test_bytes_of_any_kind_are_no_witness(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / NAME).write_bytes(raw)

    assert FileVitne(folder, b"k" * 32).read() is None


@pytest.mark.parametrize("position", range(0, 640, 13))
def test_a_flipped_bit_makes_it_none(tmp_path: Path, position: int) -> None:
    witness = FileVitne(tmp_path, b"k" * 32)
    witness.write(PLACE)
    flip(tmp_path / NAME, position)

    assert witness.read() is None


def test_an_act_is_saved_though_the_witness_cannot_be_written(crashed: Path) -> None:
    store, _, _ = FileVault(crashed, SystemClock()).open(KEYS)
    (crashed / NAME).unlink()
    (crashed / NAME).mkdir()

    save_note(store, note(100))

    assert len(notes(store)) == LOST + 1
    store.close()


def test_a_crash_loses_nothing_and_alarms_nobody(crashed: Path) -> None:
    assert opened(crashed) == (LOST, ())


def test_a_flipped_bit_in_the_log_never_drops_what_was_saved_in_silence(crashed: Path, tmp_path: Path) -> None:
    chance = random.Random(4)
    size = (crashed / f"{DATABASE}-wal").stat().st_size
    told = 0
    for number in range(60):
        copy = tmp_path / f"kopi{number}"
        shutil.copytree(crashed, copy)
        flip(copy / f"{DATABASE}-wal", chance.randrange(size * 8))
        count, found = opened(copy)
        if count == LOST:
            assert found == ()  # the bit meant nothing
        else:
            told += 1
            assert [one.kode for one in found] == ["hale_mangler"]
            assert found[0].params["antall"] >= LOST - count > 0
    assert told > 40


def test_a_missing_log_is_told(crashed: Path) -> None:
    (crashed / f"{DATABASE}-wal").unlink()

    count, found = opened(crashed)

    assert count == 0
    assert found[0].kode == "hale_mangler"
    assert found[0].alvorlig


def test_an_older_file_with_its_own_witness_removed_is_told(crashed: Path) -> None:
    (crashed / NAME).unlink()

    assert opened(crashed) == (LOST, (Varsel("vitne_mangler", alvorlig=True),))


def test_it_is_told_once(crashed: Path) -> None:
    (crashed / NAME).write_bytes(b"noe annet, og lengre enn et vitne er" * 10)
    opened(crashed)

    assert opened(crashed) == (LOST, ())


def test_a_log_written_by_others_over_a_lost_end_does_not_hide_it(crashed: Path) -> None:
    """As many rows as before, but not the same ones."""
    (crashed / f"{DATABASE}-wal").unlink()
    witness = (crashed / NAME).read_bytes()
    store, _, _ = FileVault(crashed, SystemClock()).open(KEYS)
    for number in range(LOST):
        save_note(store, note(number, text="noe annet"))
    store.close()
    (crashed / NAME).write_bytes(witness)

    assert [one.kode for one in opened(crashed)[1]] == ["hale_mangler"]


def test_a_vault_that_was_just_made_needs_none(tmp_path: Path, clock: FixedClock) -> None:
    vault = FileVault(tmp_path / "ny", clock)
    vault.prepare()
    store, _, found = vault.create(KEYS)
    store.close()

    assert found.varsler == ()
    assert opened(tmp_path / "ny") == (0, ())


def test_the_witness_goes_with_the_damaged_file_and_the_restored_one_has_its_own(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "hvelv", SystemClock())
    vault.prepare()
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    copy = backups.take()
    save_note(store, note(1))
    store.close()
    before = (tmp_path / "hvelv" / NAME).read_bytes()
    (tmp_path / "hvelv" / DATABASE).write_bytes(b"skadet")

    vault.restore(KEYS, copy.navn)

    assert opened(tmp_path / "hvelv") == (0, ())
    assert [f.read_bytes() for f in (tmp_path / "hvelv" / "karantene").rglob(NAME)] == [before]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is forked to be killed")
def test_killed_outright_it_is_never_ahead_of_the_file(crashed: Path) -> None:
    child = os.fork()
    if child == 0:
        store, _, _ = FileVault(crashed, SystemClock()).open(KEYS)
        for number in range(100, 110):
            save_note(store, note(number))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    assert opened(crashed) == (LOST + 10, ())
