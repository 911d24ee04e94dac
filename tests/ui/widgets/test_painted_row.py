"""A row that paints its own words: it can be read, heard, pressed and seen to have the focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui import probes
from ui.theme import Look, Scheme, Wishes
from ui.widgets.painted_row import PaintedRow, Words

Show = Callable[..., QWidget]
NOTE = Words("Vakker Blomst", "Barnet sa", "23.11.2026", "Jeg vil ha lyset på om natta")
LONG = Words("Vakker Blomst", "Barnet sa", "23.11.2026", "lyset på " * 60)


def row(shown: Show, words: Words, width: int = 700) -> tuple[QWidget, PaintedRow]:
    page = QWidget()
    page.setProperty("surface", "page")
    made = PaintedRow("Notat om Vakker", "message-circle", words)
    lines = QVBoxLayout(page)
    lines.addWidget(made)
    lines.addStretch(1)
    shown(page, width, 300)
    return page, made


def ink(made: PaintedRow, area: QRect) -> float:
    return probes.text_contrast(made.grab(area).toImage())


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_word_stands_out_from_its_ground(shown: Show, look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    _, made = row(shown, NOTE)
    half = made.height() // 2
    whole = made.width()
    for area in (
        QRect(45, 8, 120, half - 8),
        QRect(whole - 100, 8, 80, half - 8),
        QRect(45, half, whole - 60, half - 8),
    ):
        assert ink(made, area) >= 4.5


def test_a_row_without_a_text_has_one_line(shown: Show) -> None:
    _, one = row(shown, Words("Lås", when="Ctrl+L"))
    _, two = row(shown, NOTE)
    assert one.height() < two.height() <= 2 * one.height()


@pytest.mark.parametrize("percent", [100, 200])
def test_its_height_follows_the_text_size_and_outlives_the_stylesheet(shown: Show, look: Look, percent: int) -> None:
    look.wish(Wishes(Scheme.LIGHT, percent))
    _, made = row(shown, NOTE)
    look.wish(Wishes(Scheme.DARK, percent))
    QTest.qWait(10)
    assert made.height() >= made.sizeHint().height() >= look.px(44)


def test_the_focus_can_be_seen(shown: Show) -> None:
    page, made = row(shown, NOTE)
    assert probes.ring_thickness(page, made) >= 2


def test_it_is_one_button_with_the_name_it_was_given(shown: Show) -> None:
    page, made = row(shown, NOTE)
    assert probes.missing_names(page) == []
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))
    made.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert len(pressed) == 2


def test_what_does_not_fit_ends_with_dots_and_never_runs_into_the_edge(shown: Show) -> None:
    _, made = row(shown, LONG, 420)
    edge = QRect(made.width() - 14, made.height() // 2, 8, made.height() // 2 - 8)
    picture = made.grab(edge).toImage()
    assert len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) == 1
