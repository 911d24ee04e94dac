"""Two days, either of which may be left open."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from ui.widgets.period import Period
from ui.widgets.tab_order import first_stop

Shown = Callable[..., QWidget]


def made(shown: Shown) -> Period:
    period = Period(lambda: TODAY)
    shown(period)
    return period


def write(period: Period, number: int, text: str) -> QWidget:
    field = first_stop(period.rows[number].field)
    QTest.keyClicks(field, text)
    return field


def test_empty_fields_are_no_limit_and_no_error(shown: Shown) -> None:
    period = made(shown)
    period.check()
    assert period.days() == (None, None)
    assert [one.error() for one in period.rows] == ["", ""]


def test_what_is_typed_as_people_say_it_is_a_day(shown: Shown, qtbot: QtBot) -> None:
    period = made(shown)
    write(period, 0, "1.12.2026")
    last = write(period, 1, "om 2 uker")
    assert period.days() == (date(2026, 12, 1), date(2026, 12, 7))
    with qtbot.waitSignal(period.entered):
        QTest.keyClick(last, Qt.Key.Key_Return)


def test_what_is_no_day_is_said_at_its_field_and_gone_with_other_days(shown: Shown) -> None:
    period = made(shown)
    write(period, 1, "snart")
    period.check()
    assert period.rows[0].error() == ""
    assert period.rows[1].error()
    period.show_days(TODAY, None)
    assert period.days() == (TODAY, None)
    assert period.rows[1].error() == ""
