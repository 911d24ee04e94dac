"""Running text is as wide as it can be read; a line only a little longer is not broken for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.widgets.layout import column
from ui.widgets.text import READING_WIDTH, Prose

Shown = Callable[..., QWidget]
SENTENCE = "Den åpner når passordet er glemt. "


def drawn(text: str, shown: Shown) -> tuple[int, int]:
    """Return how many lines a text takes in a wide window, and how wide the widest of them is."""
    page, prose = QWidget(), Prose(text)
    column(page).addWidget(prose)
    shown(page, 1600, 400)
    layout, _height = prose._lines(prose.width())
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return len(lines), max(round(line.naturalTextWidth()) for line in lines)


def test_a_paragraph_goes_on_below_at_the_reading_width(shown: Shown) -> None:
    count, widest = drawn(SENTENCE * 8, shown)
    assert count > 3
    assert widest <= look().px(READING_WIDTH)


def test_a_sentence_a_little_longer_stands_on_one_line(shown: Shown) -> None:
    count, widest = drawn("Hver har sitt eget passord, som ingen andre kjenner. Loggen viser hva hver gjør.", shown)
    assert count == 1
    assert widest > look().px(READING_WIDTH)
