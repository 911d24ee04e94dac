"""Room in reserve: on a full disk log rows and drafts still find room; records are read only until there is more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Lesemodus
from helseansvarlig.store.ballast import ENOUGH, LOOK_AHEAD, NAME, PLENTY, SIZE, Plassvakt
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.vault_file import FileVault
from tests.disker import make_read_only, mounted
from tests.store.eksempler import note, notes, save_child, save_note
from tests.store.kopinoekler import Noekler

MIB = 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with plenty of room."""
    with mounted(tmp_path / "disk", "size=200m") as disk:
        yield disk


def free(disk: Path) -> int:
    facts = os.statvfs(disk)
    return facts.f_bavail * facts.f_frsize


def leave(disk: Path, room: int, name: str = "fyll") -> None:
    """Take all room but so much."""
    with (disk / name).open("wb") as file:
        file.write(bytes(free(disk) - room))


def test_the_ballast_takes_its_room_for_real(disk: Path) -> None:
    before = free(disk)
    guard: Lesemodus = Plassvakt(disk)
    Plassvakt(disk).keep_reserve()

    facts = (disk / NAME).stat()
    assert (facts.st_size, facts.st_mode & 0o777) == (SIZE, 0o600)
    assert facts.st_blocks * 512 >= SIZE
    assert before - free(disk) >= SIZE
    assert guard.reason() == ""


def test_it_is_made_only_when_there_is_plenty_of_room_and_only_once(disk: Path) -> None:
    leave(disk, PLENTY - MIB)
    Plassvakt(disk).keep_reserve()
    assert not (disk / NAME).exists()

    (disk / "fyll").unlink()
    Plassvakt(disk).keep_reserve()
    made = (disk / NAME).stat().st_mtime_ns
    Plassvakt(disk).keep_reserve()
    assert (disk / NAME).stat().st_mtime_ns == made


def test_a_ballast_cut_off_while_it_was_made_is_made_again(disk: Path) -> None:
    (disk / NAME).write_bytes(bytes(MIB))

    Plassvakt(disk).keep_reserve()

    assert (disk / NAME).stat().st_size == SIZE


def test_given_up_it_is_room_and_records_are_read_only_until_there_is_enough(disk: Path) -> None:
    guard = Plassvakt(disk)
    guard.keep_reserve()
    leave(disk, 0)

    guard.disk_full()

    assert free(disk) >= SIZE
    assert guard.reason() == "disk_full_lesing"
    assert Plassvakt(disk).reason() == "disk_full_lesing", "the next program knows it too"
    (disk / "fyll").unlink()
    leave(disk, ENOUGH + MIB)
    assert guard.reason() == ""
    assert Plassvakt(disk).reason() == ""


def test_no_act_begins_without_room_for_it(disk: Path) -> None:
    guard = Plassvakt(disk)
    leave(disk, LOOK_AHEAD - MIB)
    assert guard.reason() == "disk_full_lesing"

    (disk / "fyll").unlink()
    assert guard.reason() == ""


def test_a_folder_that_does_not_answer_is_the_databases_to_tell_of(tmp_path: Path) -> None:
    assert Plassvakt(tmp_path / "borte").reason() == ""


class Hvelv:
    """A vault on the small disk."""

    def __init__(self, disk: Path) -> None:
        self.vault = FileVault(disk / "hvelv", SystemClock())
        self.vault.prepare()
        self.store, self.backups, _ = self.vault.create(Noekler())
        save_child(self.store)
        self.backups.keep_reserve()

    def reopen(self) -> SqlcipherStore:
        self.store, self.backups, _ = self.vault.open(Noekler())
        return self.store


def draft(store: SqlcipherStore, text: str) -> None:
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("notat:b1", text)


def write_until_refused(store: SqlcipherStore, text: str) -> tuple[int, str]:
    for number in range(10_000):
        try:
            save_note(store, note(number, text=text))
        except KnownError as error:
            return number, error.code
    raise AssertionError("the disk was never full")


def test_when_the_disk_fills_up_what_was_saved_stands_and_drafts_are_still_kept(disk: Path) -> None:
    here = Hvelv(disk)
    leave(disk, LOOK_AHEAD + MIB)

    saved, code = write_until_refused(here.store, "Jeg vil sove. " * 3000)

    assert code in ("disk_full_lesing", "disk_full")
    assert len(notes(here.store)) == saved > 0
    leave(disk, 0, "fyll mer")
    with pytest.raises(KnownError, match="disk_full"):  # the first one meets the full disk; it is kept on the screen …
        for number in range(200):
            draft(here.store, f"Halvskrevet {number} " * 3000)
    draft(here.store, "Halvskrevet")  # … and a second later there is room
    here.store.log(Hendelse("hvelv.laast", angrebar=False))
    with pytest.raises(KnownError, match="disk_full_lesing"):
        save_note(here.store, note(20_000))
    for name in ("fyll", "fyll mer"):
        (disk / name).unlink()
    save_note(here.store, note(20_000))  # it ended by itself
    assert len(notes(here.store)) == saved + 1
    here.backups.keep_reserve()
    assert (disk / "hvelv" / NAME).stat().st_size == SIZE
    here.store.close()


def test_a_vault_is_opened_and_read_though_the_disk_is_full(disk: Path) -> None:
    here = Hvelv(disk)
    save_note(here.store, note(1))
    here.store.close()
    leave(disk, 0)

    store = here.reopen()

    store.log(Hendelse("hvelv.laast_opp", angrebar=False))
    assert notes(store) == [note(1)]
    with pytest.raises(KnownError, match="disk_full_lesing"):
        save_note(store, note(2))
    store.close()


def test_nothing_is_opened_that_cannot_be_logged(disk: Path) -> None:
    here = Hvelv(disk)
    here.store.close()
    make_read_only(disk)

    with pytest.raises(KnownError, match="mappe_skrivebeskyttet"):
        FileVault(disk / "hvelv", SystemClock()).acquire()


def test_where_the_system_cannot_set_room_aside_it_is_taken_by_writing(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate")  # macOS and Windows have no such call

    Plassvakt(disk).keep_reserve()

    facts = (disk / NAME).stat()
    assert facts.st_size == SIZE
    assert facts.st_blocks * 512 >= SIZE


def test_a_reserve_that_cannot_be_made_whole_is_not_left_half(disk: Path) -> None:
    """A quota that the disk does not tell of: there seems to be plenty of room, and then there is not."""
    resource = pytest.importorskip("resource")
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE // 2, whole[1]))
    try:
        with pytest.raises(KnownError, match="disk_feil"):
            Plassvakt(disk).keep_reserve()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, whole)

    assert not (disk / NAME).exists()
    assert Plassvakt(disk).reason() == ""
