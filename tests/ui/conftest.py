"""Real widgets, offscreen, with the real look; fixtures for everything under tests/ui."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.i18n import Language, use_language
from ui.jobs import SyncJobs
from ui.theme import STYLE, Look, Scheme, Wishes
from ui.widgets.accessible import install_headings

TODAY = date(2026, 11, 23)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen plugin says on each window that it cannot pass size hints on; every other warning fails."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The program's own style, as it asks for it."""
    return ["helseansvarlig", *STYLE]


@pytest.fixture(scope="session")
def the_look(qapp: QApplication) -> Look:
    """The one look of the test process."""
    install_headings()
    return Look(qapp, Wishes(Scheme.LIGHT))


@pytest.fixture(autouse=True)
def look(the_look: Look) -> Iterator[Look]:
    """Light colours, 100 % text and bokmål before and after every test.

    The windows of the test before are let go first: what nobody looks at any more is slow to dress anew.
    """
    for _ in range(2):  # a window that goes may ask that something goes after it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    the_look.wish(Wishes(Scheme.LIGHT))
    use_language(Language.BOKMAAL)
    from_before = QApplication.topLevelWidgets()
    yield the_look
    use_language(Language.BOKMAAL)
    for window in QApplication.topLevelWidgets():
        if window not in from_before:
            window.deleteLater()


@pytest.fixture
def jobs() -> SyncJobs:
    """Work that is done at once."""
    return SyncJobs()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget as an active window of a small laptop and keep it until the test is over."""
    kept: list[QWidget] = []  # a window nobody holds dies with all its children

    def show(widget: QWidget, width: int = 1280, height: int = 720) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: widget.isActiveWindow(), timeout=2000)
        return widget

    return show
