"""Problems below each other: sign, what is wrong, where; one that belongs to an item leads to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.screens.maler.problem_words import Problemlinje
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.text import Prose

_MOST = 60


def problem_lines(problems: Sequence[Problemlinje], go: Callable[[Problemlinje], None] | None = None) -> list[QWidget]:
    """Return a line for each of the first sixty; with `go`, pressing one leads to its item."""
    return [_line(one, go) for one in problems[:_MOST]]


def _line(problem: Problemlinje, go: Callable[[Problemlinje], None] | None) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=12)
    across.addWidget(Glyph(problem.icon, problem.colour), 0, Qt.AlignmentFlag.AlignTop)
    words = column(spacing=0)
    text = f"{problem.kind}: {problem.text}"
    if go is not None and (problem.link_id or problem.path):
        jump = Button(text, "link", "arrow-right")
        jump.setProperty("dense", "true")
        jump.setAccessibleDescription(problem.where)
        jump.clicked.connect(partial(_pressed, go, problem))
        words.addWidget(jump)
    else:
        words.addWidget(Prose(text, "", 1.4))
    if problem.where:
        words.addWidget(Prose(problem.where, "small", 1.3))
    across.addLayout(words, 1000)
    across.addStretch(1)
    return holder


def _pressed(go: Callable[[Problemlinje], None], problem: Problemlinje, _checked: bool = False) -> None:
    go(problem)
