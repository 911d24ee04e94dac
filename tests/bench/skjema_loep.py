"""Three hundred items with a hundred conditions: the engine, and the real filling screen over a real vault.

`python -m tests.bench.skjema_loep` prints one line of JSON, in milliseconds. «Opens» is from asking for the place to
the painted page, the form read for the first time; «reacts» from the key press that brings a question to the page
painted anew. What is saved is saved beside the window in the program; here it comes after. Both for ten themes of
thirty and for one long page.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from helseansvarlig.cli_ytelse_skjema import CONDITIONS, large_form
from helseansvarlig.domain.skjema import Punkttype, Skjema
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.skjema_tre import evaluate_enabled
from helseansvarlig.domain.svar import Svarsett, besvart
from helseansvarlig.skjema.questionnaire import parse_questionnaire
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, settle
from ui.jobs import SyncJobs
from ui.screens.kartlegging.model import Row
from ui.theme import STYLE, Look, Scheme, Wishes

ROUNDS = 9

T = TypeVar("T")


def engine(themes: int) -> dict[str, float]:
    """Return what reading, conditions and rules take without a screen."""
    data = json.dumps(large_form(themes)).encode()
    skjema, read = _median(lambda: parse_questionnaire(data).require())
    svar = _answered(skjema)
    enabled, conditions = _median(lambda: evaluate_enabled(skjema, svar))
    assert sum(bool(one.vilkaar) for one in skjema.walk()) == CONDITIONS
    assert sum(enabled.values()) == len(enabled) - CONDITIONS // 2
    _, rules = _median(lambda: validate_svar(skjema, svar))
    return {"lest": read, "vilkaar": conditions, "regler": rules}


def _answered(skjema: Skjema) -> Svarsett:
    """Answer every yes-or-no, each second with yes."""
    yes_no = [one.link_id for one in skjema.walk() if one.type is Punkttype.JA_NEI]
    above = {one.link_id: group.link_id for group in skjema.punkter for one in group.punkter}
    paths = [f"{above[one]}/{one}" if one in above else one for one in yes_no]
    return Svarsett({path: besvart(number % 2 == 0) for number, path in enumerate(paths)})


class Later(SyncJobs):
    """What the program does on its worker waits here until the page has been painted, and is done then."""

    def __init__(self) -> None:
        super().__init__()
        self.waits = False
        self._waiting: list[Callable[[], None]] = []

    def run(self, *arguments: Any, **named: Any) -> None:
        """Do it now, or keep it."""
        act = partial(super().run, *arguments, **named)
        if self.waits:
            self._waiting.append(act)
        else:
            act()

    def catch_up(self) -> None:
        """Do what waits."""
        self.waits = False
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()


def screen(themes: int) -> dict[str, float]:
    """Return what the filling screen takes to open, and to react to an answer that changes what is asked."""
    with (
        tempfile.TemporaryDirectory(prefix="skjema-") as folder,
        kartleggingsrom(Path(folder), large_form(themes)) as room,
    ):
        jobs = Later()
        room.rom = replace(room.rom, jobs=jobs)
        room.reopen()
        rows = [room.start("stor").id for _ in range(ROUNDS + 1)]
        opened = [_opening(room, one) for one in rows]
        reacted = [_reaction(room, jobs) for _ in range(ROUNDS)]
    quiet = sorted(reacted)[2]  # what the machine had time for: the others tell of who else was at work on it
    # The first page of all also wakes the fonts.
    return {"aapner": median(opened[1:]), "svarer": quiet, "svarer_median": median(reacted)}


def _opening(room: Kartleggingsrom, kartlegging_id: str) -> float:
    """Leave for another place, and return what it takes to stand at a kartlegging whose form has not been read yet."""
    room.go("barn")
    room.service._templates._read.clear()  # type: ignore[attr-defined]  # the real register behind the port
    return _timed(lambda: room.go("kartlegging", kartlegging_id))[1]


def _reaction(room: Kartleggingsrom, jobs: Later) -> float:
    """Answer a yes-or-no with yes by its key, and return what it takes until the question it brings is painted."""
    asked = next(row for row in _questions(room) if row.punkt.type is Punkttype.JA_NEI and row.is_open)
    room.screen()._presenter.open_question(asked.path)
    settle()
    before, field = len(_questions(room)), QApplication.focusWidget()
    assert field is not None
    jobs.waits = True
    started = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_1)
    settle()
    taken = (time.perf_counter() - started) * 1000
    jobs.catch_up()
    settle()
    assert len(_questions(room)) == before + 1
    return taken


def _questions(room: Kartleggingsrom) -> tuple[Row, ...]:
    page = room.screen()._page
    return page.step.questions if page is not None else ()


def _median(act: Callable[[], T]) -> tuple[T, float]:
    runs = [_timed(act) for _ in range(ROUNDS)]
    return runs[0][0], median(taken for _, taken in runs)


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    found = act()
    return found, (time.perf_counter() - started) * 1000


def main() -> int:
    """Measure and print the line."""
    app = QApplication([*sys.argv[:1], *STYLE])
    Look(app, Wishes(Scheme.LIGHT))
    found: dict[str, float] = {}
    for themes, words in ((10, "ti_temaer"), (1, "en_side")):
        for name, taken in (engine(themes) | screen(themes)).items():
            found[f"{words}_{name}_ms"] = round(taken, 1)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
