"""From a letter typed to everything found, with 100,000 notes: what somebody types, letter by letter."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from helseansvarlig.services.soek import SoekService
from tests.bench.volum import fill

LIMIT_MS = 50
TYPED = (
    "vakker blomst", "modig gran sover", "stille vind", "rolig bekk", "rett", "legen", "lege natta", "søvn",
    "tilvising bup", "barnevernsansvarlig", "hunden turen ler", "vondt magen", "sover lite natta skolen",
    "besøk bestemor", "finnes ikke", "bup elvebyen", "referat", "trening sint glad", "håper venn musikk", "12 11 2026",
)  # fmt: skip
"""Names that many bear, words in almost half of all notes, words in none, several at once, both languages."""


class Maalt(NamedTuple):
    """Milliseconds of one search: on the wall, and of it what this thread computed."""

    vegg: float
    regnet: float


def letter_by_letter(soek: SoekService, text: str) -> list[Maalt]:
    """Return each search that typing this text asks for, the best of three."""
    return [min(_once(soek, text[:end]) for _ in range(3)) for end in range(1, len(text) + 1)]


def _once(soek: SoekService, typed: str) -> Maalt:
    wall, computed = time.perf_counter(), time.thread_time()
    assert soek.find(typed, lambda: False) is not None
    return Maalt((time.perf_counter() - wall) * 1000, (time.thread_time() - computed) * 1000)


def _told(name: str, taken: list[float]) -> str:
    return f"{name} median {statistics.median(taken):.1f}, p95 {_p95(taken):.1f}, most {max(taken):.1f} ms"


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


@pytest.mark.lang
def test_everything_is_found_while_one_types(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled = fill(tmp_path / "hvelv", 1)
    try:
        with filled.tjenester.aapent.oekt.store.read() as unit:
            notes = len(unit.notat.all())
        taken = [one for text in TYPED for one in letter_by_letter(filled.tjenester.soek, text)]
    finally:
        filled.lock()
    wall, computed = [one.vegg for one in taken], [one.regnet for one in taken]
    with capsys.disabled():
        sys.stdout.write(
            f"{len(taken)} searches among {notes} notes (limit {LIMIT_MS} ms for p95):"
            f" {_told('wall', wall)}; {_told('computing', computed)}\n"
        )
    assert notes > 100_000
    assert _p95(wall) <= LIMIT_MS
