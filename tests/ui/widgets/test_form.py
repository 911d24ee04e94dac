"""A form row says what was understood and what is wrong; the summary leads there and empties itself."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ui.widgets.choices import Checks, Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column

Shown = Callable[..., QWidget]
TODAY = date(2026, 11, 23)


def words(part: QWidget) -> str:
    return " ".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


def page_with(*pieces: QWidget) -> QWidget:
    page = QWidget()
    lines = column(page, (16, 16, 16, 16), 8)
    for piece in pieces:
        lines.addWidget(piece)
    return page


def test_the_label_is_the_name_and_the_error_is_heard_with_it(shown: Shown) -> None:
    row = FormRow("Navn", line_edit())
    shown(page_with(row))
    row.set_error("Skriv navnet.")
    heard = QAccessible.queryAccessibleInterface(row.field)
    assert heard.text(QAccessible.Text.Name) == "Navn"
    assert heard.text(QAccessible.Text.Description) == "Skriv navnet."
    row.set_error("")
    assert heard.text(QAccessible.Text.Description) == ""
    assert "Skriv navnet." not in words(row)


def test_an_echo_does_not_cover_an_error(shown: Shown) -> None:
    row = FormRow("Navn", line_edit())
    shown(page_with(row))
    row.set_error("Skriv navnet.")
    row.set_echo("Fint navn")
    assert "Skriv navnet." in words(row)


def test_the_summary_leads_to_the_field_and_goes_when_it_is_mended(shown: Shown) -> None:
    first, second, summary = FormRow("Navn", line_edit()), FormRow("Rolle", line_edit()), ErrorSummary()
    shown(page_with(first, second, summary))
    assert not summary.show_for([first, second])
    assert not summary.isVisible()
    first.set_error("Skriv navnet.")
    second.set_error("Velg rolle.")
    assert summary.show_for([first, second])
    assert QApplication.focusWidget() is first.field
    next(one for one in summary.findChildren(QPushButton) if one.text() == "Rolle").click()
    assert QApplication.focusWidget() is second.field
    first.set_error("")
    second.set_error("")
    assert not summary.isVisible()


def test_every_answer_of_a_group_says_its_question(shown: Shown) -> None:
    radios = Radios([("ja", "Ja"), ("nei", "Nei")], tiles=True)
    checks = Checks([("s", "Søvn")])
    shown(page_with(FormRow("Sover du godt?", radios), FormRow("Gjelder", checks)))
    assert QAccessible.queryAccessibleInterface(radios.first()).text(QAccessible.Text.Description) == "Sover du godt?"
    assert QAccessible.queryAccessibleInterface(checks.first()).text(QAccessible.Text.Description) == "Gjelder"


def test_choosing_in_code_is_silent_and_choosing_by_hand_is_told(shown: Shown) -> None:
    radios = Radios([("ja", "Ja"), ("nei", "Nei")])
    shown(page_with(radios))
    told: list[str] = []
    radios.changed.connect(told.append)
    radios.choose("nei")
    assert (radios.key(), told) == ("nei", [])
    radios.choose("")
    assert radios.key() == ""
    radios.first().click()
    assert (radios.key(), told) == ("ja", ["ja"])


def test_a_date_is_echoed_in_full_and_a_wrong_one_gets_an_example(shown: Shown) -> None:
    field = DateField(lambda: TODAY)
    shown(page_with(FormRow("Når", field)))
    QTest.keyClicks(field.line, "fredag")
    assert field.value() == date(2026, 11, 27)
    assert "fredag 27. november 2026" in words(field)
    field.line.setText("snart")
    assert field.value() is None
    assert "4.3.2026" in field.problem()
    field.set_value(None)
    assert field.is_empty()
    assert field.problem() == ""


def test_the_two_usual_days_are_one_press_away(shown: Shown) -> None:
    field = DateField(lambda: TODAY)
    shown(page_with(field))
    for word, day in (("I morgen", date(2026, 11, 24)), ("Om 3 dager", date(2026, 11, 26))):
        next(one for one in field.findChildren(QPushButton) if one.text() == word).click()
        assert field.value() == day
