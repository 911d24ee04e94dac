"""The folder channel: delivered once, never over another file, and calm about sticks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync.channels.mappe import Innkommet, MappeChannel
from helseansvarlig.sync.konvolutt import MAX_SEALED_BYTES
from tests.disker import mounted

ID = "6b1f0f5e-54a4-4f8e-9c35-0d1c4a8f2b11"


@pytest.fixture
def channel(tmp_path: Path) -> MappeChannel:
    for name in ("ut", "inn"):
        (tmp_path / name).mkdir()
    return MappeChannel(tmp_path / "ut", tmp_path / "inn")


def test_a_sealed_file_is_delivered_under_its_id_alone(channel: MappeChannel, tmp_path: Path) -> None:
    assert channel.send(ID, b"sealed") == f"{ID}.p7m"
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "ut").iterdir()] == [(f"{ID}.p7m", b"sealed")]


def test_a_second_delivery_of_the_same_bytes_changes_nothing(channel: MappeChannel, tmp_path: Path) -> None:
    channel.send(ID, b"sealed")
    before = (tmp_path / "ut" / f"{ID}.p7m").stat().st_mtime_ns
    assert channel.send(ID, b"sealed") == f"{ID}.p7m"
    assert (tmp_path / "ut" / f"{ID}.p7m").stat().st_mtime_ns == before


def test_other_bytes_under_the_id_are_a_conflict(channel: MappeChannel, tmp_path: Path) -> None:
    channel.send(ID, b"sealed")
    with pytest.raises(KnownError, match="kanal_konflikt"):
        channel.send(ID, b"sealed again, which must never happen")
    assert (tmp_path / "ut" / f"{ID}.p7m").read_bytes() == b"sealed"


def test_a_crash_in_the_middle_leaves_nothing_that_counts(channel: MappeChannel, tmp_path: Path) -> None:
    (tmp_path / "ut" / f"{ID}.p7m.del").write_bytes(b"sea")
    channel.send(ID, b"sealed")
    assert [path.name for path in (tmp_path / "ut").iterdir()] == [f"{ID}.p7m"]


def test_a_pulled_stick_is_told_and_nothing_is_made_in_its_place(channel: MappeChannel, tmp_path: Path) -> None:
    for name in ("ut", "inn"):
        shutil.rmtree(tmp_path / name)
    for attempt in (lambda: channel.send(ID, b"x"), channel.poll):
        with pytest.raises(KnownError, match="kanal_borte"):
            attempt()
    assert list(tmp_path.iterdir()) == []


def test_a_full_stick_keeps_what_was_delivered_before(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=64k") as stick:
        channel = MappeChannel(stick, stick)
        channel.send(ID, b"sealed")
        other = ID.replace("6b1f", "7c20")
        with pytest.raises(KnownError, match="disk_full"):
            channel.send(other, bytes(200_000))
        assert [path.name for path in stick.iterdir()] == [f"{ID}.p7m"]


def test_a_write_protected_stick_says_so(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "ro") as stick, pytest.raises(KnownError, match="mappe_skrivebeskyttet"):
        MappeChannel(stick, stick).send(ID, b"sealed")


def test_only_receipts_are_fetched_and_they_stay(channel: MappeChannel, tmp_path: Path) -> None:
    inbox = tmp_path / "inn"
    for name in (f"{ID}.kv.p7m", f"{ID}.2.kv.p7m", f"{ID}.p7m", f"{ID}.kv.p7m.del", "notat.txt"):
        (inbox / name).write_bytes(name.encode())
    (inbox / "mappe.kv.p7m").mkdir()
    expected = [Innkommet(name, name.encode()) for name in (f"{ID}.2.kv.p7m", f"{ID}.kv.p7m")]
    assert channel.poll() == expected
    assert channel.poll() == expected


def test_a_huge_file_in_the_inbox_does_not_stop_the_others(channel: MappeChannel, tmp_path: Path) -> None:
    with (tmp_path / "inn" / "a.kv.p7m").open("wb") as huge:
        huge.truncate(10 * MAX_SEALED_BYTES)
    (tmp_path / "inn" / "b.kv.p7m").write_bytes(b"receipt")
    assert [(one.navn, len(one.data)) for one in channel.poll()] == [
        ("a.kv.p7m", MAX_SEALED_BYTES + 1),
        ("b.kv.p7m", 7),
    ]


@pytest.mark.parametrize("name", ["", "../ut", "Vakker Blomst", ID.upper()])
def test_a_name_that_is_no_id_never_becomes_a_file(channel: MappeChannel, name: str) -> None:
    with pytest.raises(BugError):
        channel.send(name, b"x")
