"""A picture becomes a logo in another process; one made to do harm is refused in one sentence, and nothing hangs."""

from __future__ import annotations

import sys
import time
import zlib

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.logo import Logovasker
from tests.unit.innlesing.bildeeksempel import HOSTILE, logo, saved

SAYS = (sys.executable, "-c")


def test_a_logo_comes_back_as_bare_points_without_the_air_round_it() -> None:
    cleaned = Logovasker().clean(saved(logo()))

    assert (cleaned.bredde, cleaned.hoeyde) == (50, 50)
    assert cleaned.points() == bytes((20, 60, 50)) * 2500
    assert Logovasker().clean(saved(logo())) == cleaned


@pytest.mark.parametrize("name", HOSTILE)
def test_a_picture_made_to_do_harm_is_refused_soon(name: str) -> None:
    make, code = HOSTILE[name]
    data, started = make(), time.monotonic()

    with pytest.raises(KnownError, match=code):
        Logovasker().clean(data)
    assert time.monotonic() - started < 10


def test_a_cleaner_that_never_ends_is_ended() -> None:
    with pytest.raises(KnownError, match="logo_ikke_lest"):
        Logovasker((*SAYS, "import time; time.sleep(60)"), patience=0.2).clean(b"x")


@pytest.mark.parametrize(
    "answer",
    [
        "b''",
        "b'P6 2 2 255\\n' + bytes(11)",
        "b'P6 2 2 255\\n' + bytes(13)",
        "b'P6 9999 9999 255\\n'",
        "b'P5 2 2 255\\n' + bytes(12)",
    ],
)
def test_what_comes_back_is_not_believed_either(answer: str) -> None:
    taken_over = Logovasker((*SAYS, f"import sys; sys.stdout.buffer.write({answer})"))

    with pytest.raises(KnownError, match="logo_ikke_lest"):
        taken_over.clean(b"x")


def test_the_cleaner_learns_nothing_of_where_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELSEANSVARLIG_HEMMELIG", "x")
    told = "import os, sys; seen = bytes(3 * len(os.environ)); sys.stdout.buffer.write(b'P6 %d 1 255\\n' % max(1, len("
    code = f"{told}[n for n in os.environ if n != 'LC_CTYPE'])) + bytes(3))"

    assert Logovasker((*SAYS, code)).clean(b"x").bredde == 1, "a word for each variable, and there is none"


def test_a_logo_that_is_kept_is_small() -> None:
    cleaned = Logovasker().clean(saved(logo(size=(3000, 1000))))

    assert len(cleaned.logo) < 2000
    assert zlib.decompress(cleaned.logo) == cleaned.points()
