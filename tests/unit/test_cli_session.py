from __future__ import annotations

import io
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from helseansvarlig.cli_session import read_file, read_line, read_password, write_file
from helseansvarlig.errors import KnownError


def refused(act: object, *arguments: object) -> str:
    with pytest.raises(KnownError) as caught:
        act(*arguments)  # type: ignore[operator]  # any of the functions under test
    return caught.value.code


def test_a_password_is_a_line_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "passord.txt"
    path.write_bytes("blå båt\r\n".encode())

    assert read_password(Namespace(passord_fil=str(path))) == "blå båt"


def test_a_password_may_come_through_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("blå båt\n"))

    assert read_password(Namespace(passord_fil="-")) == "blå båt"


def test_without_a_password_nothing_is_tried() -> None:
    assert refused(read_password, Namespace(passord_fil=None)) == "passord_mangler"


def test_a_file_that_is_missing_or_no_text_has_a_code_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "rot").write_bytes(b"\xff\xfe\x00")

    assert refused(read_file, tmp_path / "borte") == "fil_kan_ikke_leses"
    assert refused(read_line, tmp_path / "rot") == "fil_kan_ikke_leses"


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.pdf", b"x")

    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"x"
    assert refused(write_file, tmp_path / "a" / "b.pdf" / "c", b"x") == "disk_feil"
