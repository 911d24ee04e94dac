"""What a large record costs: the first screen, one child and taking back, at 1×, 3× and 10× the past of a house.

The growth is the point: what stands on a screen is this year's, however many years lie behind it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import pytest

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.tjenester import Tjenester
from tests.bench.volum import CHILDREN, KARTLEGGINGER, NOTES, Fylt, fill

SIZES = (1, 3, 10)
ROUNDS, BEST_OF = 15, 3
I_DAG, BARN, ANGRE, LISTE = "I dag", "Ett barn", "Angre", "Barn"
LIMIT_MS = {I_DAG: 150, BARN: 60, ANGRE: 30}
GROWTH = {I_DAG: 1.5, BARN: 1.5}
"""At most this many times slower where there is ten times as much."""

Kurve = Mapping[str, float]


def measured(filled: Fylt) -> Kurve:
    """Return the milliseconds that each takes: the median of fifteen rounds, each the best of three."""
    tjenester, barn_id = filled.tjenester, filled.barn_id

    def read_child() -> None:
        tjenester.ett_barn.picture(barn_id)

    return {
        I_DAG: _taken(lambda: _clocked(tjenester.i_dag.picture)),
        BARN: _taken(lambda: _clocked(read_child)),
        ANGRE: _taken(lambda: _undoing(tjenester, barn_id)),
        LISTE: _taken(lambda: _clocked(lambda: tjenester.barn.list_barn(also_moved=True))),
    }


def _taken(once: Callable[[], float]) -> float:
    return median(min(once() for _ in range(BEST_OF)) for _ in range(ROUNDS))


def _clocked(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _undoing(tjenester: Tjenester, barn_id: str) -> float:
    tjenester.notat.add(barn_id, Notatart.OBSERVASJON, "sov lite i natt")
    return _clocked(tjenester.angre.undo)


def _told(ganger: int, folder: Path, seconds: float, kurve: Kurve) -> str:
    size = (folder / "helse.db").stat().st_size // 1_000_000
    notes = CHILDREN * NOTES * ganger
    times = ", ".join(f"{name} {taken:.0f} ms" for name, taken in kurve.items())
    return f"{ganger:>3}×  {notes:,} notes, {size} MB, filled in {seconds:.0f} s:  {times}\n"


@pytest.mark.lang
def test_what_is_filled_is_a_whole_vault(tmp_path: Path) -> None:
    """Rows, histories and chain agree; else the curves would be those of something easier."""
    filled = fill(tmp_path, 1)
    store = filled.tjenester.aapent.oekt.store
    try:
        assert store.verify_rows() > CHILDREN * (NOTES + KARTLEGGINGER)
        store.verify_log()
    finally:
        filled.lock()


@pytest.mark.lang
def test_what_is_seen_costs_the_same_however_much_lies_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kurver: dict[int, Kurve] = {}
    for ganger in SIZES:
        folder = tmp_path / f"{ganger}"
        filled = fill(folder, ganger)
        try:
            kurver[ganger] = measured(filled)
        finally:
            filled.lock()
        with capsys.disabled():
            sys.stdout.write(_told(ganger, folder, filled.seconds, kurver[ganger]))
    over = [(name, kurver[1][name], most) for name, most in LIMIT_MS.items() if kurver[1][name] > most]
    growth = {name: kurver[SIZES[-1]][name] / kurver[1][name] for name in GROWTH}
    assert not over
    assert all(growth[name] <= most for name, most in GROWTH.items()), growth
