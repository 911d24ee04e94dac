"""Rows wrap and columns fold, so that nothing is cut when the window is narrow or the text large."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.buttons import Button, button_row
from ui.widgets.layout import Fold, WrapRow, column
from ui.widgets.text import Prose, label

Shown = Callable[..., QWidget]


def test_a_row_goes_on_below_when_it_is_full(shown: Shown) -> None:
    page, buttons = QWidget(), [Button(f"Knapp nummer {n}") for n in range(4)]
    column(page, (16, 16, 16, 16)).addLayout(button_row(*buttons))
    shown(page, 900, 300)
    assert len({one.y() for one in buttons}) == 1
    page.resize(400, 300)
    assert len({one.y() for one in buttons}) > 1
    assert all(one.geometry().right() <= 400 for one in buttons)


def test_the_visible_edge_of_a_button_stands_on_the_margin(shown: Shown) -> None:
    page, one = QWidget(), Button("Neste", "primary")
    column(page, (16, 16, 16, 16)).addLayout(button_row(one))
    shown(page, 400, 300)
    assert one.x() == 16 - 3, "the reserved ring hangs out of the column"


def test_a_hidden_button_leaves_no_hole(shown: Shown) -> None:
    page, buttons = QWidget(), [Button("En"), Button("To"), Button("Tre")]
    column(page, (16, 16, 16, 16)).addLayout(button_row(*buttons))
    shown(page, 600, 200)
    before = buttons[1].x()
    buttons[1].hide()
    page.layout().activate()
    assert buttons[2].x() == before


def test_columns_fold_when_there_is_no_room(shown: Shown) -> None:
    page, fold = QWidget(), Fold(spacing=32, below_spacing=24)
    main, side = Prose("Langt " * 40), QWidget()
    side.setMinimumSize(250, 50)
    fold.add(main, 3)
    fold.add(side, 1)
    column(page).addLayout(fold)
    shown(page, 1100, 400)
    assert main.y() == side.y()
    assert side.width() >= 250
    page.resize(300, 800)
    assert side.y() >= main.geometry().bottom() + 24
    assert main.width() == side.width() == 300


def test_a_paragraph_alone_on_its_line_wraps_inside(shown: Shown) -> None:
    page, row, text = QWidget(), WrapRow(), Prose("ord " * 60)
    row.addWidget(text)
    holder = QWidget()
    holder.setLayout(row)
    lines = column(page)
    lines.addWidget(holder)
    lines.addStretch(1)
    shown(page, 300, 600)
    assert text.width() <= 300
    assert text.height() >= text.heightForWidth(text.width())


def test_prose_keeps_the_lines_that_were_written(shown: Shown) -> None:
    text = Prose("første\nandre\ntredje")
    shown(text, 300, 200)
    assert text.heightForWidth(300) == 3 * text.heightForWidth(300) // 3
    assert text.heightForWidth(300) == 3 * Prose("én").heightForWidth(300)


def test_words_that_go_on_below_stand_beside_a_name_by_their_first_line(shown: Shown) -> None:
    page, row = QWidget(), WrapRow(spacing=8)
    name, short, long = label("Vakker Blomst"), Prose("sover", "", 1.3), Prose("ord " * 24, "", 1.3)
    holder = QWidget()
    holder.setLayout(row)
    row.addWidget(name)
    row.addWidget(short)
    column(page).addWidget(holder)
    shown(page, 900, 400)
    beside_one_line = name.y() - short.y()
    short.hide()
    row.addWidget(long)
    long.show()
    QApplication.processEvents()
    assert long.height() > short.height(), "it is several lines"
    assert name.geometry().right() < long.x(), "it stands beside the name"
    assert name.y() - long.y() == beside_one_line
