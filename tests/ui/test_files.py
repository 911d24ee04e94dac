"""What was chosen is written and read, and a fault of the machine becomes a sentence."""

from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from ui.files import read_file, write_file


def test_what_is_written_is_read_again_and_cut_just_past_the_limit(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"12345")
    assert read_file(tmp_path / "a", 10) == b"12345"
    assert read_file(tmp_path / "a", 3) == b"1234"


@pytest.mark.parametrize("name", ["finnes-ikke/a", "."])
def test_a_place_that_cannot_be_written_is_a_known_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError) as raised:
        write_file(tmp_path / name, b"x")
    assert raised.value.code in {"disk_feil", "mappe_skrivebeskyttet"}


def test_a_file_that_is_gone_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        read_file(tmp_path / "borte", 1)
