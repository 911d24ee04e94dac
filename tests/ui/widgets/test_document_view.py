"""A document to look at and to read: pages from memory, the same words beside them, never one without the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from helseansvarlig import bootstrap
from tests.ui import probes
from tests.ui.husrom import press
from tests.ui.skjermrom import settle
from ui.messages import Message
from ui.widgets.document_view import DocumentView

Show = Callable[..., QWidget]


def sheet() -> bytes:
    return bootstrap.recovery_sheet("Solbakken", "8F3K-2MQ7-XW4D-90TB-H6VC-5JRA-N1ZE-YG38")


def view(shown: Show) -> DocumentView:
    made = DocumentView()
    shown(made, 640, 600)
    return made


def texts(widget: QWidget) -> list[str]:
    settle()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_the_words_are_the_pages_own_when_nobody_gives_them(shown: Show) -> None:
    desk = view(shown)
    desk.show_document(sheet())
    assert desk.page_count() == 1
    assert "Solbakken" in desk.text()
    assert "Side 1 av 1" in texts(desk)


def test_the_reader_gets_the_words_in_one_press(shown: Show) -> None:
    desk = view(shown)
    desk.show_document(sheet(), "Barnets ord først")
    press(desk, "Les som tekst")
    assert desk.first_stop().accessibleName() == "Dokumentet som tekst"
    assert desk.text() == "Barnets ord først"


def test_a_problem_takes_the_page_s_place_and_gives_it_back(shown: Show) -> None:
    desk = view(shown)
    desk.show_document(sheet())
    desk.show_problem(Message("Dette kan ikke deles."))
    assert "Dette kan ikke deles." in texts(desk)
    assert "Side 1 av 1" not in texts(desk)
    desk.show_document(sheet())
    assert "Dette kan ikke deles." not in texts(desk)


def test_the_page_shows_its_focus_and_lets_tab_go_on(shown: Show) -> None:
    desk = view(shown)
    desk.show_document(sheet())
    settle()
    desk.first_stop().setFocus()
    assert probes.ring_thickness(desk, desk.first_stop()) >= 2
    desk.first_stop().setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not desk.first_stop()
    assert probes.missing_names(desk) == []
