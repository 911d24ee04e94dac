"""The header on disk: a sound one is always left, whatever is torn, damaged or full."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.security import header_file
from helseansvarlig.security.header import Hode
from helseansvarlig.security.header_codec import to_bytes
from helseansvarlig.security.header_file import NAME, TWIN, Hodefil
from helseansvarlig.security.rooms import authenticated
from helseansvarlig.varig import replace_file
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import make_vault

OPENED, _ = make_vault(MinneNoekkelring())
FIRST = OPENED.hode


def generation(number: int) -> Hode:
    return authenticated(replace(FIRST, generasjon=number), OPENED.rom)


@pytest.fixture
def file(tmp_path: Path) -> Hodefil:
    return Hodefil(tmp_path, CHEAP)


def test_nothing_is_no_vault(file: Hodefil) -> None:
    assert not file.exists()
    with pytest.raises(KnownError, match="hvelv_finnes_ikke"):
        file.read()


@pytest.mark.parametrize("gone", [NAME, TWIN])
def test_it_is_kept_twice_and_either_file_is_enough(file: Hodefil, tmp_path: Path, gone: str) -> None:
    file.write(generation(1))
    file.write(generation(2))
    (tmp_path / gone).unlink()

    assert file.read() == (generation(2),)


def test_what_was_written_before_is_nowhere(file: Hodefil, tmp_path: Path) -> None:
    """A predecessor would open with the old password for whoever deletes one file."""
    file.write(generation(1))
    file.write(generation(2))

    assert {path.read_bytes() for path in tmp_path.iterdir()} == {to_bytes(generation(2))}


@pytest.mark.parametrize("cut_short", [NAME, TWIN])
def test_of_two_that_differ_the_newest_comes_first(file: Hodefil, tmp_path: Path, cut_short: str) -> None:
    file.write(generation(2))
    (tmp_path / cut_short).write_bytes(to_bytes(generation(1)))

    assert [hode.generasjon for hode in file.read()] == [2, 1]


@pytest.mark.parametrize("left", [b"", b"revet", to_bytes(generation(1))])
@pytest.mark.parametrize("name", [NAME, TWIN])
def test_what_authenticated_itself_is_put_in_both_files(file: Hodefil, tmp_path: Path, name: str, left: bytes) -> None:
    """Damage is mended, and a write that a power cut ended between the two is finished."""
    file.write(generation(2))
    (tmp_path / name).write_bytes(left)

    file.keep(generation(2))

    assert {path.read_bytes() for path in tmp_path.iterdir()} == {to_bytes(generation(2))}


def test_a_folder_that_cannot_be_written_keeps_nobody_from_reading(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(2))
    (tmp_path / TWIN).write_bytes(b"revet")
    (tmp_path / f"{TWIN}.ny").mkdir()

    file.keep(generation(2))

    assert file.read() == (generation(2),)


def test_a_twin_that_cannot_be_replaced_is_removed_rather_than_left_to_open_with_what_is_spent(
    file: Hodefil, tmp_path: Path
) -> None:
    file.write(generation(1))
    (tmp_path / f"{TWIN}.ny").mkdir()

    file.write(generation(2))

    assert not (tmp_path / TWIN).exists()
    assert file.read() == (generation(2),)


def test_only_the_owner_may_read_it(file: Hodefil, tmp_path: Path) -> None:
    file.write(FIRST)

    assert {(tmp_path / name).stat().st_mode & 0o777 for name in (NAME, TWIN)} == {0o600}


def test_torn_anywhere_the_twin_is_read(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    whole = (tmp_path / NAME).read_bytes()

    for length in range(0, len(whole), 41):
        (tmp_path / NAME).write_bytes(whole[:length])
        assert [hode.generasjon for hode in file.read()] == [1]


def test_both_damaged_is_damage(file: Hodefil, tmp_path: Path) -> None:
    file.write(FIRST)
    for name in (NAME, TWIN):
        (tmp_path / name).write_bytes(b"{}")

    with pytest.raises(KnownError, match="hvelv_skadet"):
        file.read()


def test_a_huge_file_is_not_read(file: Hodefil, tmp_path: Path) -> None:
    with (tmp_path / NAME).open("wb") as huge:
        huge.truncate(50_000_000_000)

    with pytest.raises(KnownError, match="hvelv_skadet"):
        file.read()


def test_a_newer_header_beside_an_older_one_is_not_passed_over(file: Hodefil, tmp_path: Path) -> None:
    from tests.unit.security.hoder import forged

    file.write(FIRST)
    newer = forged(to_bytes(FIRST), lambda raw: raw.update(format="helseansvarlig-hvelv/3"))
    (tmp_path / NAME).write_bytes(newer)

    with pytest.raises(KnownError, match="hvelv_nyere"):
        file.read()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    (tmp_path / "hode.json.ny").mkdir()  # stands where the new file would be made, for every user of the machine

    with pytest.raises(KnownError, match="disk_feil"):
        file.write(generation(2))

    assert file.read()[0].generasjon == 1


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name != "posix", reason="needs a device that is always full")
def test_a_full_disk_is_told_and_the_old_header_stands(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    (tmp_path / "hode.json.ny").symlink_to("/dev/full")

    with pytest.raises(KnownError, match="disk_full"):
        file.write(generation(2))

    assert file.read()[0].generasjon == 1


def test_out_of_memory_after_the_switch_the_switch_is_made(
    file: Hodefil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told as refused it would hold all the same. No real shortage can be made to strike between the two files."""

    def replace_first_only(path: Path, data: bytes) -> None:
        if path.name != NAME:
            raise MemoryError
        replace_file(path, data)

    file.write(generation(1))
    monkeypatch.setattr(header_file, "replace_file", replace_first_only)
    file.write(generation(2))

    assert [hode.generasjon for hode in file.read()] == [2]
    assert not (tmp_path / TWIN).exists()
