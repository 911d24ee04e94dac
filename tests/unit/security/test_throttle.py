"""A wrong password costs time, also after a restart; nobody is ever locked out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.security.throttle import NAME, Forsoek

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def attempts(tmp_path: Path, clock: FixedClock) -> Forsoek:
    return Forsoek(tmp_path, clock)


def wait(attempts: Forsoek, slot: str = "spor") -> int:
    """How many seconds one is asked to wait; 0 when one may try."""
    try:
        attempts.require(slot)
    except KnownError as error:
        assert error.code == "for_mange_forsoek"
        seconds = error.params["sekunder"]
        assert isinstance(seconds, int)
        return seconds
    return 0


def fail(attempts: Forsoek, times: int, slot: str = "spor") -> None:
    for _ in range(times):
        attempts.failed(slot)


def test_the_wait_doubles_from_the_third_wrong_one_and_ends_at_a_minute(attempts: Forsoek) -> None:
    waits = []
    for _ in range(12):
        waits.append(wait(attempts))
        attempts.failed("spor")

    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_it_holds_after_a_restart_and_counts_down(attempts: Forsoek, clock: FixedClock, tmp_path: Path) -> None:
    fail(attempts, 7)
    clock.moment += timedelta(seconds=5)

    assert wait(Forsoek(tmp_path, clock)) == 11
    clock.moment += timedelta(seconds=11)
    assert wait(attempts) == 0


def test_one_persons_slips_are_not_anothers_wait(attempts: Forsoek) -> None:
    fail(attempts, 9)

    assert wait(attempts, "en annens") == 0


def test_the_right_password_ends_it_and_tells_how_many_were_wrong(attempts: Forsoek) -> None:
    fail(attempts, 4)

    assert attempts.succeeded("spor") == 4
    assert (wait(attempts), attempts.succeeded("spor")) == (0, 0)


def test_only_what_is_wrong_is_counted(attempts: Forsoek) -> None:
    for code in ("feil_passord", "hvelv_skadet", "noekkelring_tier"):
        with pytest.raises(KnownError, match=code), attempts.attempt("spor"):
            raise KnownError(code)

    assert attempts.succeeded("spor") == 1


def test_who_comes_too_soon_is_not_tried_at_all(attempts: Forsoek) -> None:
    fail(attempts, 5)
    tried = []

    with pytest.raises(KnownError, match="for_mange_forsoek"), attempts.attempt("spor"):
        tried.append("passord")

    assert tried == []


@given(st.integers(-(10**9), 10**9), st.integers(1, 200))
def test_whatever_becomes_of_the_clock_nobody_waits_longer_than_a_minute(seconds: int, failures: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(NOW)
        attempts = Forsoek(Path(folder), clock)
        attempts.failed("spor")
        Path(folder, NAME).write_text(json.dumps({"spor": [failures, NOW.isoformat()]}), encoding="utf-8")
        clock.moment += timedelta(seconds=seconds)

        assert wait(attempts) <= 60
        clock.moment += timedelta(seconds=61)
        assert wait(attempts) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 10_000,
        "[1," * 10_000,
        '{"spor": 3}',
        '{"spor": [9]}',
        '{"spor": ["9", "x"]}',
        '{"spor": [9, "2026-11-23"]}',
        '{"spor": [-9, "2026-11-23T09:30:00+00:00"]}',
        '{"spor": [true, 1]}',
    ],
)
def test_a_file_that_is_not_ours_counts_as_nothing(attempts: Forsoek, tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")

    assert (wait(attempts), attempts.succeeded("spor")) == (0, 0)
    fail(attempts, 4)
    assert wait(attempts) == 2


def test_it_is_never_a_reason_to_keep_somebody_out_that_nothing_can_be_written(
    attempts: Forsoek, clock: FixedClock, tmp_path: Path
) -> None:
    fail(attempts, 5)
    (tmp_path / f"{NAME}.ny").mkdir()
    fail(attempts, 5)
    assert attempts.succeeded("spor") == 5

    clock.moment -= timedelta(days=400)

    assert wait(attempts) == 0


def test_it_does_not_grow_without_end_and_only_its_owner_reads_it(attempts: Forsoek, tmp_path: Path) -> None:
    for number in range(150):
        attempts.failed(f"spor{number}")

    assert len(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))) == 100
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert attempts.succeeded("spor149") == 1
