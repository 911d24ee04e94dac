"""Drop box and lead's editing in any order, stopped anywhere: nothing is lost, nothing comes twice.

The long run, with its figures, is `tests/lang/test_innlevering.py`.
"""

from __future__ import annotations

import os

import pytest

from helseansvarlig.clock import FixedClock
from tests.conftest import NOW
from tests.e2e.veksling import Veksling
from tests.e2e.veksling_feil import FAULTS, is_found

EVENTS = 16
SHOWS_AT = dict(zip(FAULTS, (9, 12, 0), strict=True))
"""Seeds at which each planted fault shows; the program itself lives through the same ones."""


@pytest.fixture(scope="module")
def veksling(tmp_path_factory: pytest.TempPathFactory) -> Veksling:
    return Veksling(tmp_path_factory.mktemp("veksling"), FixedClock(NOW))


def test_nothing_is_lost_and_nothing_comes_twice(veksling: Veksling) -> None:
    runs = [veksling.run(seed, EVENTS) for seed in SHOWS_AT.values()]

    assert sum(len(run.levert) for run in runs) >= 5
    assert sum(run.stops for run in runs) >= 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own is forked")
def test_nor_where_a_process_is_killed(veksling: Veksling) -> None:
    assert sum(veksling.run(seed, EVENTS, kills=True).kills for seed in range(2)) > 0


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(veksling: Veksling, fault: str) -> None:
    assert is_found(veksling, FAULTS[fault], [SHOWS_AT[fault]], EVENTS) == 1
