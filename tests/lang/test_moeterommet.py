"""Everything a hand can do, at every page of a shared screen: nothing outside the meeting is seen, heard or reached.

The whole program stands behind the page, and has been everywhere before: other children, notes, another meeting, the
search, the note and every menu are there to be found. The control plants one hole for each kind of attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.logging import _QtMessageCapture

from tests.lang.bevis import Bevistabell
from tests.ui.conftest import look, qapp_args, shown, the_look  # noqa: F401 (fixtures are found by their names)
from tests.ui.moeterommet import Moeterommet, moeterommet
from tests.ui.skjermrom import settle
from tests.ui.test_utbrudd_moete import PAGES, matter, visit_everything
from tests.ui.utbrudd import Utbrudd
from ui.theme import Look

pytestmark = [pytest.mark.lang, pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)]

VIS = 3
WHAT = "møtemodus, {page}"


@pytest.fixture
def rommet(minne: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Moeterommet]:  # noqa: F811 (the fixtures)
    with moeterommet(minne, look, shown) as room:
        yield room


def everything(hand: Utbrudd, chords: set[str]) -> list[str]:
    """Try all there is to try, the keys last: one of them locks."""
    return [
        *hand.look_deep("arriving"), *hand.shortcuts(chords), *hand.tabs(), *hand.mouse(), *hand.hover(),
        *hand.wishes(), *hand.window(), *hand.ending(), *hand.keys(),
    ]  # fmt: skip


def plant(rommet: Moeterommet) -> QWidget:
    """Leave a hole for each kind of attempt: a key, a tip, a menu, a field that takes a drop, a name that is heard."""
    screen, window = rommet.screen(), rommet.session.window
    part, menu = QLabel("Ringetid"), QMenu(window)
    menu.addAction("Fjern")
    part.setToolTip("Modig Gran")
    part.setAccessibleDescription("Hemmelig notat")
    part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    part.customContextMenuRequested.connect(lambda at: menu.popup(part.mapToGlobal(at)))
    QShortcut(QKeySequence("Ctrl+Shift+H"), screen, lambda: part.setText("Modig Gran"))
    screen.add(part)
    settle()
    app = QApplication.instance()
    assert app is not None
    app.removeEventFilter(window._confinement)
    return part


@pytest.mark.parametrize("page", PAGES)
def test_nothing_leads_out_of_a_meeting_or_past_it(
    rommet: Moeterommet, page: str, tabell: Bevistabell, qtlog: _QtMessageCapture
) -> None:
    chords = visit_everything(rommet)
    PAGES[page](rommet)
    hand = Utbrudd(rommet)
    with qtlog.disabled():  # the test library says of each media key that it has no letter for it
        found = everything(hand, chords)
    tabell.row(VIS, WHAT.format(page=page), hand.tries, f"{len(found)}")
    tabell.control(VIS, WHAT.format(page=page), "Ctrl+L låste", failed=bool(rommet.locked))
    assert hand.tries > 16 * (95 + 35) + len(chords), "the control: so many were tried"
    assert found == []


def test_a_hole_of_each_kind_is_found(rommet: Moeterommet, tabell: Bevistabell, qtlog: _QtMessageCapture) -> None:
    matter(rommet)
    part, hand = plant(rommet), Utbrudd(rommet)
    with qtlog.disabled():
        wanted = {
            "hørt": ("can be heard", hand.look_deep("arriving")),
            "pekt på": ("is told", hand.hover()),
            "meny og slipp": ("a menu on", hand.mouse()),
            "tast": ("«Modig Gran» can be seen", hand.shortcuts({"Ctrl+Shift+H"})),
        }
    part.setText("")
    for kind, (words, found) in wanted.items():
        tabell.row(VIS, f"møtemodus, plantet: {kind}", 1, f"{sum(words in one for one in found)}")
        tabell.control(VIS, f"møtemodus, plantet: {kind}", "funnet", failed=any(words in one for one in found))
        assert any(words in one for one in found), kind
