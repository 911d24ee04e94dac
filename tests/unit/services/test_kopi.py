"""Backups as a person sees them."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

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


def chosen(tmp_path: Path) -> Path:
    stick = tmp_path / "pinne"
    stick.mkdir()
    return stick


def test_a_rehearsal_brings_the_copy_back_and_is_remembered(tjenester: Tjenester, clock: FixedClock) -> None:
    assert tjenester.kopi.last_rehearsal() is None
    copy = tjenester.kopi.take().value

    done = tjenester.kopi.rehearse(copy.navn)

    assert (done.value.kopi, done.value.antall["institusjon"]) == (copy, 1)
    assert done.changes.concerns("kopi")
    assert tjenester.kopi.last_rehearsal() == clock.moment


def test_choosing_a_second_place_lays_the_newest_copy_there_at_once(tjenester: Tjenester, tmp_path: Path) -> None:
    copy = tjenester.kopi.take().value
    stick = chosen(tmp_path)

    laid = tjenester.kopi.set_second_place(stick).value

    assert laid is not None
    assert laid.navn == copy.navn
    assert tjenester.kopi.second_place() == stick
    assert tjenester.kopi.set_second_place(None).value is None
    assert tjenester.kopi.second_place() is None


def test_what_follows_a_copy_is_done_by_itself_and_the_rehearsal_each_month(
    tjenester: Tjenester, proevehvelv: Proevehvelv, clock: FixedClock, tmp_path: Path
) -> None:
    tjenester.kopi.set_second_place(chosen(tmp_path))
    first = clock.moment
    for _ in range(5):
        tjenester.kopi.take()
        tjenester.kopi.look_after()
        clock.moment += timedelta(days=7)
    assert tjenester.kopi.last_rehearsal() == first
    tjenester.kopi.take()
    tjenester.kopi.look_after()

    assert tjenester.kopi.last_rehearsal() == clock.moment
    assert (proevehvelv.folder / "ballast").stat().st_size == 32 * 1024 * 1024
    assert len([*tmp_path.rglob("pinne/*/*.hakopi")]) == 6


def test_a_stick_that_is_not_there_is_said_and_keeps_nothing_else_from_being_done(
    tjenester: Tjenester, proevehvelv: Proevehvelv, clock: FixedClock, tmp_path: Path
) -> None:
    stick = chosen(tmp_path)
    tjenester.kopi.set_second_place(stick)
    shutil.rmtree(stick)
    tjenester.kopi.take()

    with pytest.raises(KnownError, match="medium_borte"):
        tjenester.kopi.look_after()

    assert tjenester.kopi.last_rehearsal() == clock.moment
    assert (proevehvelv.folder / "ballast").exists()


def test_no_copy_is_under_an_earlier_key_before_there_was_one(tjenester: Tjenester) -> None:
    tjenester.kopi.take()

    assert tjenester.kopi.delete_old_key().value == 0
    assert len(tjenester.kopi.all()) == 1
