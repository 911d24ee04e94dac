"""A clock that jumped is told of once, with from when to when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.services.klokkevakt import notice
from helseansvarlig.tjenester import Tjenester


@pytest.mark.parametrize(("hours", "grave"), [(26, False), (-26, True)])
def test_a_jump_is_told_with_both_times_and_only_at_once(
    tjenester: Tjenester, clock: FixedClock, hours: int, grave: bool
) -> None:
    assert notice(tjenester.logg.newest(2)) is None
    clock.jump(timedelta(hours=hours))
    tjenester.logg.look()

    told = notice(tjenester.logg.newest(2))
    assert told is not None
    assert (told.kode, told.alvorlig, told.params["fra"]) == ("klokka_hoppet", grave, "23.11.2026 10:30")
    assert told.params["til"] == f"{23 + (1 if hours > 0 else -1)}.11.2026 {12 if hours > 0 else '08'}:30"

    tjenester.logg.look()
    assert notice(tjenester.logg.newest(2)) is None


def test_an_empty_log_tells_of_nothing() -> None:
    assert notice([]) is None
