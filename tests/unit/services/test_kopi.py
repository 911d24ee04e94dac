"""Backups as a person sees them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv


def test_the_newest_copy_is_the_last_one_taken_and_is_whole(tjenester: Tjenester, clock: FixedClock) -> None:
    assert tjenester.kopi.newest() is None
    first = tjenester.kopi.take().value
    clock.moment += timedelta(minutes=30)
    second = tjenester.kopi.take().value

    assert tjenester.kopi.newest() == second
    assert tjenester.kopi.all() == [second, first]
    assert tjenester.kopi.verify(first.navn) == first


def test_a_damaged_copy_is_said_to_be_damaged(tjenester: Tjenester, proevehvelv: Proevehvelv) -> None:
    copy = tjenester.kopi.take().value
    path = proevehvelv.folder / "kopi" / copy.navn
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)

    with pytest.raises(KnownError, match="kopi_skadet"):
        tjenester.kopi.verify(copy.navn)


def test_taking_a_copy_tells_whoever_shows_it(tjenester: Tjenester) -> None:
    assert tjenester.kopi.take().changes.concerns("kopi")
