"""Drop box and lead's editing: five hundred interleavings with crashes; what stands is held against a plain list."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from tests.conftest import NOW
from tests.e2e.veksling import Fasit, Veksling
from tests.e2e.veksling_feil import FAULTS, is_found
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME

pytestmark = pytest.mark.lang

VIS = 2
STOPPED, KILLED = 400 * VOLUME, 100 * VOLUME
EVENTS, CONTROL = 16, 100


@pytest.fixture
def veksling(minne: Path) -> Veksling:
    return Veksling(minne, FixedClock(NOW))


def told(runs: list[Fasit]) -> str:
    said, sealed = sum(len(run.sagt) for run in runs), sum(len(run.levert) for run in runs)
    acts = sum(run.acts for run in runs)
    broken = f"{sum(run.stops for run in runs)} stanset, {sum(run.kills for run in runs)} drept"
    return f"0 tapt og 0 doble av {said} leverte ({sealed} kvittert); {acts} økter, {broken}"


def test_nothing_is_lost_and_nothing_comes_twice(
    veksling: Veksling, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    first = tilfeldig.randrange(10**6)
    runs = [veksling.run(first + number, EVENTS) for number in range(STOPPED)]
    runs += [veksling.run(first + number, EVENTS, kills=True) for number in range(KILLED)]
    name = "postkasse og leders retting i tilfeldig rekkefølge"
    tabell.row(VIS, name, STOPPED + KILLED, told(runs))
    took = {fault: is_found(veksling, FAULTS[fault], range(first, first + CONTROL), EVENTS) for fault in FAULTS}
    found = "; ".join(f"{fault}: funnet etter {number}" for fault, number in took.items())
    tabell.control(VIS, name, found, failed=all(took.values()))

    assert sum(run.stops for run in runs) > STOPPED
    assert sum(run.kills for run in runs) > KILLED // 2
    assert all(took.values())
