"""Files beside the chosen one: none is written over, none keeps another back, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.services.utgang import Utlevert
from ui.files import write_file, write_new_file
from ui.screens.utgang.saving import Skriver, save_all, saved_words

OUT = Utlevert(b"brev", (b"ett", b"to"), "a b c d e f")
REAL = Skriver(write_file, write_new_file)


def test_what_goes_along_lies_beside_it_and_is_named(tmp_path: Path) -> None:
    saved = save_all(REAL, OUT, tmp_path / "ut.pdf")

    assert saved.skrevet == ("ut.pdf", "ut-vedlegg-1.pdf", "ut-vedlegg-2.pdf")
    assert [(tmp_path / name).read_bytes() for name in saved.skrevet] == [b"brev", b"ett", b"to"]
    said = saved_words(saved).as_text()
    assert "3 filer er lagret" in said
    assert "ut-vedlegg-1.pdf, ut-vedlegg-2.pdf" in said


def test_a_file_that_nobody_was_asked_about_is_not_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "ut-vedlegg-1.pdf"
    mine.write_bytes(b"noe annet")

    saved = save_all(REAL, OUT, tmp_path / "ut.pdf")

    assert mine.read_bytes() == b"noe annet"
    assert saved.skrevet[1] == "ut-vedlegg-1-2.pdf"
    assert (tmp_path / saved.skrevet[1]).read_bytes() == b"ett"


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_one_that_cannot_be_written_keeps_neither_the_others_nor_the_words(tmp_path: Path, missing: int) -> None:
    names = ["ut.pdf", "ut-vedlegg-1.pdf", "ut-vedlegg-2.pdf"]

    def refuse(path: Path) -> None:
        if path.name == names[missing]:
            raise KnownError("disk_full")

    def chosen(path: Path, data: bytes) -> None:
        refuse(path)
        write_file(path, data)

    def new(path: Path, data: bytes) -> Path:
        refuse(path)
        return write_new_file(path, data)

    saved = save_all(Skriver(chosen, new), OUT, tmp_path / "ut.pdf")

    assert saved.ord == OUT.ord
    assert saved.ikke == (names[missing],)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(saved.skrevet)
    said = saved_words(saved).as_text()
    assert f"Ikke lagret: {names[missing]}." in said
    assert "Ta vare på ordene." in said


def test_where_nothing_is_written_there_is_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        save_all(REAL, OUT, tmp_path / "finnes-ikke" / "ut.pdf")
