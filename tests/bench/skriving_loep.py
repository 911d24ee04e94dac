"""From the last key to the painted page of a henvisningsgrunnlag of three pages. `python -m tests.bench.skriving_loep`.

Prints one line of JSON, in milliseconds: the pause the program waits for, putting the document together, drawing and
tagging it, and on the wall from the key that ends the typing until the page on screen no longer changes: the median,
and the third fastest round, which the machine had time for.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import Keys
from ui.screens.dokumenter.drawing import DRAW_AFTER_MS
from ui.theme import STYLE, Look, Scheme, Wishes
from ui.widgets.document_view import DocumentView

ROUNDS = 9
WATCHED = 0.9
"""Seconds after the key in which the page is watched: it has stood still long before."""

LONG = "Vakker sover lite når det er uro i huset, og våkner flere ganger om natta. Skolen har gitt sen start. " * 3
PARTS = ("symptomer", "funksjon", "belastninger", "ressurser", "somatisk", "tiltak", "skole", "foreldres_syn", "risiko")
WRITTEN = dict.fromkeys(PARTS, LONG)
QUESTION = "Hva ønsker dere svar på eller hjelp til? Ett spørsmål."


def measure(room: Papirrom) -> dict[str, float]:
    """Write a referral of three pages, then type letter after letter and watch the page."""
    barn, service = room.child(), room.rom.tjenester.dokument
    made = room.document(barn)
    service.write(made.id, {**made.felter, **WRITTEN})
    keys = room.go("dokument", made.id)
    desk = room.screen().findChildren(DocumentView)[0]
    assert desk.page_count() == 3
    keys.tab_to(QUESTION)
    steps: dict[str, list[float]] = {"satt_sammen_ms": [], "tegnet_ms": [], "i_alt_ms": []}
    for _ in range(ROUNDS):
        began = time.perf_counter()
        modell = service.model(made.id, {**WRITTEN, "problemstilling": "Hva kan hjelpe?"})
        put_together = time.perf_counter()
        service.render(modell)
        steps["satt_sammen_ms"].append((put_together - began) * 1000)
        steps["tegnet_ms"].append((time.perf_counter() - put_together) * 1000)
        steps["i_alt_ms"].append(_typed(keys, desk))
    told = {name: round(median(taken), 1) for name, taken in steps.items()}
    return {"pause_ms": DRAW_AFTER_MS, **told, "i_alt_tredje_raskeste_ms": round(sorted(steps["i_alt_ms"])[2], 1)}


def _typed(keys: Keys, desk: DocumentView) -> float:
    """Type a letter that the page shows, and return how long it took until the page stood still again."""
    view = desk.findChildren(QPdfView)[0]
    QTest.qWait(1200)  # what was typed before has been saved
    shown = _picture(view)
    began = time.perf_counter()
    QTest.keyClick(keys.focus(), Qt.Key.Key_W)
    last = began
    while (now := time.perf_counter()) - began < WATCHED:
        QApplication.processEvents()
        seen = _picture(view)
        if seen != shown:
            shown, last = seen, now
        time.sleep(0.008)
    assert last > began, "the page follows what is typed"
    return (last - began) * 1000


def _picture(view: QPdfView) -> QImage:
    return view.viewport().grab().toImage()


def main() -> int:
    """Write, watch, and print the line."""
    app = QApplication([*sys.argv[:1], *STYLE])
    Look(app, Wishes(Scheme.LIGHT))
    with tempfile.TemporaryDirectory(prefix="skriving-") as folder, papirrom(Path(folder)) as room:
        room.vindu.resize(1280, 800)
        room.vindu.show()
        room.vindu.activateWindow()
        sys.stdout.write(json.dumps(measure(room)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
