"""The copies of an open vault: a second place that may be gone, rehearsals that are remembered, old keys, forks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.store.kopier import SECOND_FOLDER, OpenBackups
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.vault_file import DATABASE, FileVault
from tests.disker import fill, mounted
from tests.store.eksempler import note, save_child, save_note
from tests.store.kopinoekler import Noekler

KEYS, NEW, ELSEWHERE = Noekler(), Noekler(kopi="34" * 48), Noekler(eksemplaret="der")


@dataclass
class Aapent:
    """An open vault with a child, and a stick beside it."""

    folder: Path
    stick: Path
    clock: FixedClock
    store: SqlcipherStore
    backups: OpenBackups

    @property
    def second(self) -> Path:
        return self.stick / SECOND_FOLDER

    def later_copy(self) -> str:
        self.clock.moment += timedelta(minutes=30)
        return self.backups.take().navn


@pytest.fixture
def here(tmp_path: Path, clock: FixedClock) -> Iterator[Aapent]:
    vault = FileVault(tmp_path / "hvelv", clock)
    vault.prepare()
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    (tmp_path / "pinne").mkdir()
    yield Aapent(tmp_path / "hvelv", tmp_path / "pinne", clock, store, backups)
    store.close()


def open_elsewhere(here: Aapent, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups]:
    """The vault as it lies on another machine from now on."""
    folder = here.folder.parent / "annen maskin"
    shutil.copytree(here.folder, folder)
    store, backups, _ = FileVault(folder, here.clock).open(keys)
    return store, backups


def test_without_a_second_place_there_is_nothing_to_mirror(here: Aapent) -> None:
    here.backups.take()

    assert here.backups.second_place() is None
    assert here.backups.mirror() is None


def test_the_second_place_is_kept_in_the_vault_and_every_copy_is_laid_there(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    name = here.backups.take().navn
    copy = here.backups.mirror()

    assert here.backups.second_place() == here.stick
    assert copy is not None
    assert copy.navn == name
    assert (here.second / name).read_bytes() == (here.folder / "kopi" / name).read_bytes()
    assert str(here.stick).encode() not in (here.folder / DATABASE).read_bytes()
    assert [row.handling for row in here.store.log_rows(3)] == ["kopi.speilet", "kopi.tatt", "kopi.sted_valgt"]
    here.backups.set_second_place(None)
    assert here.backups.mirror() is None


def test_a_stick_that_is_not_there_is_said_and_its_mount_point_is_not_written_to(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    name = here.backups.take().navn
    here.second.rmdir()

    with pytest.raises(KnownError, match="medium_borte"):
        here.backups.mirror()

    assert [*here.stick.iterdir()] == []
    assert here.backups.all()[0].navn == name


@pytest.mark.parametrize("place", ["borte", "hvelv", "hvelv/kopi"])
def test_a_place_that_is_none_is_refused(here: Aapent, place: str) -> None:
    here.backups.take()
    with pytest.raises(KnownError, match=r"medium_borte|kopi_samme_sted"):
        here.backups.set_second_place(here.folder.parent / place)

    assert here.backups.second_place() is None


def test_a_full_stick_leaves_nothing_half_there(here: Aapent, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=200k") as disk:
        here.backups.set_second_place(disk)
        here.backups.take()
        fill(disk)

        with pytest.raises(KnownError, match="disk_full"):
            here.backups.mirror()

        assert [*(disk / SECOND_FOLDER).iterdir()] == []


def test_what_was_damaged_on_the_stick_is_found_and_no_longer_counts(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    name = here.backups.take().navn
    here.backups.mirror()
    raw = bytearray((here.second / name).read_bytes())
    raw[len(raw) // 2] ^= 1
    (here.second / name).write_bytes(raw)

    with pytest.raises(KnownError, match="kopi_skadet"):
        here.backups.mirror()

    assert [f.name for f in here.second.iterdir()] == [f"{name}.skadet"]
    copy = here.backups.mirror()  # and the next time it is laid there anew
    assert copy is not None
    assert copy.navn == name


def test_the_second_place_is_thinned_as_the_first_one(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    for _ in range(40):
        here.clock.moment += timedelta(minutes=1)
        here.backups.take()
        here.backups.mirror()

    kept = {copy.navn for copy in here.backups.all()}
    assert {f.name for f in here.second.iterdir()} == kept
    assert len(kept) < 15


def test_a_rehearsal_is_remembered_in_the_vault_and_stands_in_its_log(here: Aapent) -> None:
    assert here.backups.last_rehearsal() is None
    name = here.backups.take().navn

    done = here.backups.rehearse(name)

    assert (done.kopi.navn, done.tid, done.antall["barn"]) == (name, here.clock.moment, 1)
    assert here.backups.last_rehearsal() == here.clock.moment
    assert (here.store.log_rows(1)[0].handling, here.store.log_rows(1)[0].objekt) == ("kopi.oevd", f"kopi:{name}")
    here.later_copy()  # what is remembered has history: the next copy reads whole


def test_copies_under_an_earlier_key_are_told_apart_and_are_neither_damaged_nor_mirrored(here: Aapent) -> None:
    old = here.backups.take().navn
    here.backups.use(NEW)
    here.backups.set_second_place(here.stick)

    assert [copy.under_gammel_noekkel for copy in here.backups.all()] == [True]
    with pytest.raises(KnownError, match="kopi_gammel_noekkel"):
        here.backups.verify(old)
    assert here.backups.mirror() is None
    new = here.later_copy()
    assert [(c.navn, c.under_gammel_noekkel) for c in here.backups.all()] == [(new, False), (old, True)]


def test_the_copies_under_an_earlier_key_are_deleted_when_asked_and_one_that_opens_is_left(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    here.backups.take()
    here.backups.mirror()
    here.later_copy()
    here.backups.use(NEW)

    assert here.backups.delete_old_key() == 3

    left = here.backups.all()
    assert [copy.under_gammel_noekkel for copy in left] == [False]
    assert here.backups.verify(left[0].navn) == left[0]
    assert [*here.second.iterdir()] == []
    assert here.store.log_rows(1)[0].handling == "kopi.gamle_slettet"
    assert here.backups.delete_old_key() == 0


def test_a_vault_written_to_on_two_machines_is_found_by_a_copy_on_the_stick(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    here.backups.take()
    here.backups.mirror()
    store, backups = open_elsewhere(here, ELSEWHERE)
    here.clock.moment += timedelta(hours=1)
    save_note(store, note(1))
    backups.take()
    backups.mirror()
    store.close()
    save_note(here.store, note(2))

    fork = here.backups.forked(elsewhere=True)

    assert here.backups.forked() is None, "at the door only our own folder is looked at"
    assert fork is not None
    assert fork.kode == "to_levende_kopier"


def test_a_vault_that_moved_is_no_fork(here: Aapent) -> None:
    here.backups.set_second_place(here.stick)
    here.backups.take()
    here.backups.mirror()
    store, backups = open_elsewhere(here, ELSEWHERE)
    save_note(store, note(1))

    assert backups.forked(elsewhere=True) is None
    store.close()


def test_an_older_copy_is_read_by_its_name_and_tells_its_header(here: Aapent) -> None:
    first = here.later_copy()
    here.later_copy()

    assert here.backups.verify(first).navn == first
    assert here.backups.header(first) == KEYS.header()


def test_a_whole_copy_under_a_name_that_is_not_ours_is_none_of_ours(here: Aapent) -> None:
    copies = here.folder / "kopi"
    (copies / here.later_copy()).rename(copies / "sommer.hakopi")

    with pytest.raises(KnownError, match="kopi_skadet"):
        here.backups.verify("sommer.hakopi")


@pytest.mark.parametrize("name", ["borte.hakopi", "../hode.json", "helse.db", ""])
def test_a_name_that_no_copy_has_is_refused(here: Aapent, name: str) -> None:
    with pytest.raises(KnownError, match="kopi_skadet"):
        here.backups.verify(name)
