"""The header on disk: a sound one is always left, whatever is torn, damaged or full."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.security.header import Hode, sign_header, to_bytes
from helseansvarlig.security.header_file import NAME, PREVIOUS, Hodefil
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import make_vault

OPENED, _ = make_vault(MinneNoekkelring())
FIRST = OPENED.hode


def generation(number: int) -> Hode:
    return sign_header(replace(FIRST, generasjon=number), OPENED.hvelvnoekkel)


@pytest.fixture
def file(tmp_path: Path) -> Hodefil:
    return Hodefil(tmp_path, CHEAP)


def test_nothing_is_no_vault(file: Hodefil) -> None:
    assert not file.exists()
    with pytest.raises(KnownError, match="hvelv_finnes_ikke"):
        file.read()


def test_the_newest_generation_comes_first_and_the_one_before_is_kept(file: Hodefil) -> None:
    file.write(generation(1))
    file.write(generation(2))

    assert [hode.generasjon for hode in file.read()] == [2, 1]


def test_the_very_first_header_is_kept_twice(file: Hodefil, tmp_path: Path) -> None:
    file.write(FIRST)
    (tmp_path / NAME).write_bytes(b"")

    assert file.read() == (FIRST,)


def test_only_the_owner_may_read_it(file: Hodefil, tmp_path: Path) -> None:
    file.write(FIRST)

    assert {(tmp_path / name).stat().st_mode & 0o777 for name in (NAME, PREVIOUS)} == {0o600}


def test_torn_anywhere_the_predecessor_is_read(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    file.write(generation(2))
    whole = (tmp_path / NAME).read_bytes()

    for length in range(0, len(whole), 41):
        (tmp_path / NAME).write_bytes(whole[:length])
        assert [hode.generasjon for hode in file.read()] == [1]


def test_a_damaged_header_never_takes_the_place_of_its_sound_predecessor(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    file.write(generation(2))
    (tmp_path / NAME).write_bytes(b"revet")

    file.write(generation(3))

    assert [hode.generasjon for hode in file.read()] == [3, 1]


def test_both_damaged_is_damage(file: Hodefil, tmp_path: Path) -> None:
    file.write(FIRST)
    for name in (NAME, PREVIOUS):
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
    newer = forged(to_bytes(FIRST), lambda raw: raw.update(format="helseansvarlig-hvelv/2"))
    (tmp_path / NAME).write_bytes(newer)

    with pytest.raises(KnownError, match="hvelv_nyere"):
        file.read()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    (tmp_path / "hode.ny").mkdir()  # stands where the new file would be made, for every user of the machine

    with pytest.raises(KnownError, match="disk_feil"):
        file.write(generation(2))

    assert file.read()[0].generasjon == 1


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name != "posix", reason="needs a device that is always full")
def test_a_full_disk_is_told_and_the_old_header_stands(file: Hodefil, tmp_path: Path) -> None:
    file.write(generation(1))
    (tmp_path / "hode.ny").symlink_to("/dev/full")

    with pytest.raises(KnownError, match="disk_full"):
        file.write(generation(2))

    assert file.read()[0].generasjon == 1
