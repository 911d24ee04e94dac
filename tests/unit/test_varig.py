"""A file is replaced whole, privately, and somebody else's brief grip is waited out."""

import os
import stat
from pathlib import Path

import pytest

from helseansvarlig import varig
from helseansvarlig.errors import KnownError


class HeldBySomebodyError(OSError):
    """What Windows says of a file that another program holds."""

    winerror = 32


def test_the_new_file_stands_there_alone_and_only_we_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "hode.json"
    varig.replace_file(target, b"gammel")
    varig.replace_file(target, b"ny")
    assert target.read_bytes() == b"ny"
    assert list(tmp_path.iterdir()) == [target]
    assert os.name != "posix" or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_that_is_gone_is_said_in_our_own_words(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        varig.replace_file(tmp_path / "borte" / "hode.json", b"x")


def test_a_brief_grip_is_waited_out(tmp_path: Path) -> None:
    grips = iter([HeldBySomebodyError(), HeldBySomebodyError()])

    def act() -> None:
        grip = next(grips, None)
        if grip is not None:
            raise grip
        (tmp_path / "gjort").touch()

    varig._patiently(act, (0.0, 0.0, 0.0))
    assert (tmp_path / "gjort").exists()


def test_a_grip_that_never_ends_is_said() -> None:
    def act() -> None:
        raise HeldBySomebodyError

    with pytest.raises(KnownError, match="fil_i_bruk"):
        varig._patiently(act, (0.0,))


def test_a_full_disk_is_no_grip() -> None:
    calls = []

    def act() -> None:
        calls.append(1)
        raise OSError(28, "no space")

    with pytest.raises(KnownError, match="disk_full"):
        varig._patiently(act, (0.0, 0.0))
    assert len(calls) == 1
