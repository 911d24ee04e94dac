"""What was chosen is written and read, and a fault of the machine becomes a sentence."""

from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from ui.files import read_file, write_file, write_new_file


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


def test_a_new_file_takes_the_first_name_that_is_free(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    written = [write_new_file(path, data) for data in (b"1", b"2", b"3")]

    assert [one.name for one in written] == ["a.pdf", "a-2.pdf", "a-3.pdf"]
    assert [one.read_bytes() for one in written] == [b"1", b"2", b"3"]
    with pytest.raises(KnownError):
        write_new_file(tmp_path / "finnes-ikke" / "a", b"x")
