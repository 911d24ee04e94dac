"""What it costs that a document can be read aloud and kept: the whole file against its pages as they are drawn."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from statistics import median

from helseansvarlig import bootstrap
from helseansvarlig.domain.dokumentmodell import (
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Sidemerking,
    Signatur,
    Sitat,
    Spoersmaal,
)

PARTS = 4
"""So many parts make three pages, as an ordinary referral has."""

ROUNDS, BEST_OF = 15, 3
_SETNING = "Vakker sover bedre når døra står på gløtt, og hun vil slippe å fortelle alt på nytt. "


def document_of(parts: int) -> Dokumentmodell:
    """Return a made-up document of so many like parts, each of half a page or a little more."""
    marks = Sidemerking("Vakker Blomst", "YT-1", "1", "BUP", "Taushetsbelagt", "Solbakken")
    blocks = [block for number in range(1, parts + 1) for block in _part(number)]
    return Dokumentmodell(
        "Henvisningsgrunnlag", "nb", date(2026, 11, 23), marks, (*blocks, Signatur((("Lege", "Klok Furu"),)))
    )


def _part(number: int) -> tuple[Blokk, ...]:
    return (
        Overskrift(f"Del {number}", 2),
        Felter(tuple((name, _SETNING.strip()) for name in ("Vi ber om", "Hastegrad", "Risiko nå", "Samtykke"))),
        Sitat("Jeg vil sove.", "sagt 20. november", "Vakker sier selv"),
        Spoersmaal("Det vi ser og hører", _SETNING * 6, "Kilde: observasjoner i barnets mappe"),
        Liste((_SETNING.strip(), "Går på skolen fire av fem dager.", "Har to gode venner.")),
    )


def tagging_ratio() -> float:
    """Return how much longer the whole file takes: the median of pairs made in turn, each the best of three.

    What is counted is what the processor does for us; on the wall a busy machine would be measured.
    """
    renderer, modell = bootstrap.open_renderer(), document_of(PARTS)
    pairs = [
        (_best(lambda: renderer.render(modell)), _best(lambda: renderer.draw_only(modell))) for _ in range(ROUNDS + 1)
    ]
    return median(whole / drawn for whole, drawn in pairs[1:])


def _best(make: Callable[[], bytes]) -> float:
    return min(_seconds(make) for _ in range(BEST_OF))


def _seconds(make: Callable[[], bytes]) -> float:
    started = time.thread_time()
    make()
    return time.thread_time() - started
