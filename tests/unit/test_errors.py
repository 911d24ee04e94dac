"""Errors carry a code to the user and nothing to the log."""

from __future__ import annotations

import errno

import pytest

from helseansvarlig.errors import BugError, HelseansvarligError, KnownError, disk_error, disk_errors


def test_what_fills_the_sentence_stays_out_of_what_a_log_sees() -> None:
    error = KnownError("finnes_ikke", navn="Vakker Blomst")

    assert (str(error), error.code, error.params) == ("finnes_ikke", "finnes_ikke", {"navn": "Vakker Blomst"})
    assert "Blomst" not in repr(error)


def test_ours_can_be_told_from_everybody_elses() -> None:
    assert issubclass(KnownError, HelseansvarligError)
    assert issubclass(BugError, HelseansvarligError)
    assert not issubclass(BugError, KnownError)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "mappe_skrivebeskyttet"),
        (errno.EACCES, "mappe_skrivebeskyttet"),
        (errno.EIO, "disk_feil"),
        (None, "disk_feil"),
    ],
)
def test_what_the_system_says_of_a_file_has_one_code(number: int | None, code: str) -> None:
    assert disk_error(OSError(number, "/en/sti/med/et/navn")).code == code


def test_inside_the_block_only_what_the_system_says_is_turned_into_ours() -> None:
    with pytest.raises(KnownError, match="disk_full"), disk_errors():
        raise OSError(errno.ENOSPC, "/en/sti/med/et/navn")
    with pytest.raises(KnownError, match="hvelv_skadet"), disk_errors():
        raise KnownError("hvelv_skadet")
    with pytest.raises(ZeroDivisionError), disk_errors():
        raise ZeroDivisionError
