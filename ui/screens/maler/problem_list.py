"""Problems below each other: sign, what is wrong, where; one that belongs to an item leads to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.screens.maler.problem_words import Problemlinje
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.text import Prose, label

_MOST = 60


def problem_lines(problems: Sequence[Problemlinje], go: Callable[[Problemlinje], None] | None = None) -> list[QWidget]:
    """Return a line for each of the first sixty; with `go`, pressing one leads to its item."""
    return [_line(one, go) for one in problems[:_MOST]]


def _line(problem: Problemlinje, go: Callable[[Problemlinje], None] | None) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=12)
    across.addWidget(Glyph(problem.icon, problem.colour), 0, Qt.AlignmentFlag.AlignTop)
    words = column(spacing=0)
    first = WrapRow(spacing=8)
    first.addWidget(_kind(problem, go))
    first.addWidget(Prose(problem.text, "", 1.4))
    words.addLayout(first)
    if problem.where:
        words.addWidget(Prose(problem.where, "small", 1.3))
    across.addLayout(words, 1000)
    across.addStretch(1)
    return holder


def _kind(problem: Problemlinje, go: Callable[[Problemlinje], None] | None) -> QWidget:
    """Return how much it matters; where it leads to an item, as the way there."""
    if go is None or not (problem.link_id or problem.path):
        return label(problem.kind, "strong")
    jump = Button(problem.kind, "link", "arrow-right")
    jump.setProperty("dense", "true")
    jump.setAccessibleName(f"{problem.kind}: {problem.text} {problem.where}")
    jump.clicked.connect(partial(_pressed, go, problem))
    return jump


def _pressed(go: Callable[[Problemlinje], None], problem: Problemlinje, _checked: bool = False) -> None:
    go(problem)
