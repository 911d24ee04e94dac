"""From a letter typed to everything found, with 100,000 notes: what somebody types, letter by letter."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

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


def letter_by_letter(soek: SoekService, text: str) -> list[float]:
    """Return the milliseconds of each search that typing this text asks for, best of three."""
    return [min(_once(soek, text[:end]) for _ in range(3)) for end in range(1, len(text) + 1)]


def _once(soek: SoekService, typed: str) -> float:
    started = time.perf_counter()
    assert soek.find(typed, lambda: False) is not None
    return (time.perf_counter() - started) * 1000


@pytest.mark.lang
def test_everything_is_found_while_one_types(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled = fill(tmp_path / "hvelv", 1)
    try:
        with filled.tjenester.aapent.oekt.store.read() as unit:
            notes = len(unit.notat.all())
        taken = [one for text in TYPED for one in letter_by_letter(filled.tjenester.soek, text)]
    finally:
        filled.lock()
    half, *_, high = (statistics.median(taken), statistics.quantiles(taken, n=20)[-1])
    said = f"{notes} notes, {len(taken)} searches: median {half:.1f} ms, p95 {high:.1f} ms, most {max(taken):.1f} ms"
    with capsys.disabled():
        sys.stdout.write(f"{said} (limit {LIMIT_MS} for p95)\n")
    assert notes > 100_000
    assert high <= LIMIT_MS
