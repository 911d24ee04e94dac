"""A file is there, whole, under its name, or it is not there and we know why."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.sync.varig_fil import Skriving, reporting_disk_faults, write_once
from tests.disker import mounted


def test_a_new_file_is_written_and_the_same_again_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.p7m"
    assert write_once(path, b"x") is Skriving.NY
    assert write_once(path, b"x") is Skriving.FANTES
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]


def test_another_content_under_the_name_is_a_conflict_and_both_are_safe(tmp_path: Path) -> None:
    path = tmp_path / "a.p7m"
    write_once(path, b"x")
    with pytest.raises(KnownError, match="kanal_konflikt"):
        write_once(path, b"y")
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_crash_left_half_written_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.p7m.del").write_bytes(b"half a")
    write_once(tmp_path / "a.p7m", b"a whole file")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.p7m", b"a whole file")]


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_secret_file_is_never_readable_by_others(tmp_path: Path) -> None:
    write_once(tmp_path / "kommune.key", b"x", mode=0o600)
    assert (tmp_path / "kommune.key").stat().st_mode & 0o077 == 0


def test_a_stick_without_hard_links_takes_a_file_once_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT and exFAT cannot be mounted where these tests run: what they answer to a link is all that is put on."""

    def no_links(_old: Path, _new: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert write_once(tmp_path / "a.p7m", b"x") is Skriving.NY
    assert write_once(tmp_path / "a.p7m", b"x") is Skriving.FANTES
    with pytest.raises(KnownError, match="kanal_konflikt"):
        write_once(tmp_path / "a.p7m", b"y")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.p7m", b"x")]


def test_a_folder_that_is_gone_is_a_channel_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kanal_borte"):
        write_once(tmp_path / "pulled" / "a.p7m", b"x")


def test_a_full_disk_says_so_and_leaves_nothing_half(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=64k") as stick:
        write_once(stick / "small.p7m", b"x")
        with pytest.raises(KnownError, match="disk_full"):
            write_once(stick / "big.p7m", bytes(200_000))
        assert [path.name for path in stick.iterdir()] == ["small.p7m"]


def test_a_read_only_disk_says_so(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "ro") as stick, pytest.raises(KnownError, match="mappe_skrivebeskyttet"):
        write_once(stick / "a.p7m", b"x")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "mappe_skrivebeskyttet"),
        (errno.EACCES, "mappe_skrivebeskyttet"),
        (errno.EIO, "kanal_borte"),
        (errno.ENODEV, "kanal_borte"),
    ],
)
def test_the_systems_complaints_become_ours(number: int, code: str) -> None:
    with pytest.raises(KnownError, match=code), reporting_disk_faults():
        raise OSError(number, "x")
