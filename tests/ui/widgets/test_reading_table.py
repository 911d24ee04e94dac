"""A table to read: headings a screen reader hears, whole words, and no trap for Tab."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from tests.ui import probes
from ui.theme import Look, Scheme, Wishes
from ui.widgets.reading_table import ReadingTable, TextTable

Show = Callable[..., QWidget]
HEADS = ("Spørsmål", "Dag", "Svar")
ROWS = [("Hvordan har du sovet den siste uka?", "03.11.2026", "Vil ikke svare")] * 3


def table(shown: Show, rows: list[tuple[str, str, str]], width: int = 700) -> ReadingTable:
    page = QWidget()
    made = ReadingTable("Alle svar", TextTable(HEADS, rows), (50, 20, 30))
    lines = QVBoxLayout(page)
    lines.addWidget(made)
    lines.addWidget(QPushButton("Etter"))
    shown(page, width, 700)
    return made


def test_the_headings_belong_to_the_table(shown: Show) -> None:
    made = table(shown, ROWS)
    found = QAccessible.queryAccessibleInterface(made)
    assert found is not None
    parts = [one for number in range(found.childCount()) if (one := found.child(number)) is not None]
    heads = [one.text(QAccessible.Text.Name) for one in parts if one.role() == QAccessible.Role.ColumnHeader]
    assert heads == list(HEADS)
    assert found.text(QAccessible.Text.Name) == "Alle svar"
    assert probes.missing_names(made.window()) == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [480, 1000])
def test_no_word_is_cut_and_the_columns_fill_the_width(shown: Show, look: Look, percent: int, width: int) -> None:
    look.wish(Wishes(Scheme.LIGHT, percent))
    made = table(shown, ROWS, width if percent == 100 else 1000)
    metrics = made.fontMetrics()
    for column, word in enumerate(("Spørsmål", "03.11.2026", "svare")):
        assert made.columnWidth(column) >= metrics.horizontalAdvance(word)
    assert sum(made.columnWidth(column) for column in range(3)) == made.viewport().width()


def test_a_short_table_is_no_higher_than_its_rows_and_a_long_one_scrolls(shown: Show, look: Look) -> None:
    short, long = table(shown, ROWS), table(shown, ROWS * 40)
    assert short.height() < look.px(300)
    assert short.verticalScrollBar().maximum() == 0
    assert long.height() == look.px(480)
    assert long.verticalScrollBar().maximum() > 0


def test_tab_goes_on(shown: Show) -> None:
    made = table(shown, ROWS)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
