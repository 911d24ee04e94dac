"""A painted plot: gaps are painted as gaps, the keys are heard, and everything it shows can be read as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui import probes
from ui.theme import Look, Scheme, Wishes
from ui.widgets.plot import Plot
from ui.widgets.plot_data import Chart, Dot, Lane, Mark
from ui.widgets.plot_signs import Sign

Show = Callable[..., QWidget]
DAYS = (date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1))


def chart(*lanes: Lane, marks: tuple[Mark, ...] = ()) -> Chart:
    words = tuple(day.strftime("%d.%m.%Y") for day in DAYS)
    spoken = ("1. mars", "1. juni", "1. september")
    return Chart("Psykisk helse", DAYS[0], DAYS[-1], DAYS, words, spoken, lanes, marks, "Ikke i skjemaet")


def lane(*dots: Dot, joined: tuple[tuple[int, int], ...] = (), title: str = "Hvordan har du sovet?") -> Lane:
    return Lane(title, "fra 3 til 6 siden mars", "0", "10", 3, dots, joined)


LOW, HIGH = Dot(0, Sign.CHILD, "3", 0.3), Dot(2, Sign.CHILD, "6", 0.6)
GAP = Dot(1, Sign.REFUSED, "Vil ikke svare")


def on_page(shown: Show, given: Chart, width: int = 1000) -> Plot:
    page = QWidget()
    page.setProperty("surface", "page")
    made = Plot(given)
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(made)
    lines.addStretch(1)
    shown(page, width, 1600)
    return made


def picture(plot: Plot) -> QImage:
    return plot.grab().toImage()


def ink(image: QImage, area: QRect, colour: QColor) -> int:
    """Count the pixels of exactly this colour."""
    inside = area.intersected(image.rect())
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )


def between(plot: Plot) -> QRect:
    """The part of the band between the first day and the second, away from both signs."""
    where = plot._layout_at(plot.width())
    (box, *_) = where.lanes
    left, middle = where.x(0), where.x(0.5)
    return QRect(round(left + 20), box.band.top(), round(middle - left - 40), box.band.height())


def test_no_line_goes_over_a_gap_and_one_goes_where_nothing_is_missing(shown: Show, look: Look) -> None:
    colour = look.color("child_voice_icon")
    gap = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    assert ink(picture(gap), between(gap), colour) == 0
    whole = on_page(shown, chart(lane(LOW, Dot(1, Sign.CHILD, "5", 0.5), HIGH, joined=((0, 1), (1, 2)))))
    assert ink(picture(whole), between(whole), colour) > 20


def test_what_has_no_place_stands_below_the_band_and_never_in_it(shown: Show, look: Look) -> None:
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    where = plot._layout_at(plot.width())
    (box,) = where.lanes
    x = round(where.x(plot._chart.share(DAYS[1])))
    strip = QRect(x - 8, box.band.top(), 16, box.band.height())
    grey = look.color("text_subtle")
    assert ink(picture(plot), strip, grey) == 0
    assert ink(picture(plot), QRect(x - 8, box.gaps - 8, 16, 16), grey) > 4


def test_a_higher_answer_stands_higher(shown: Show, look: Look) -> None:
    plot = on_page(shown, chart(lane(LOW, HIGH)))
    where, image, colour = plot._layout_at(plot.width()), picture(plot), look.color("child_voice_icon")
    (box,) = where.lanes

    def top(share: float) -> int:
        column = round(where.x(share))
        rows = range(box.band.top(), box.band.bottom())
        return next(y for y in rows if ink(image, QRect(column - 4, y, 8, 1), colour))

    assert top(1) < top(0)


def test_all_it_shows_can_be_read_as_text(shown: Show) -> None:
    mark = Mark(DAYS[1], Sign.STOP, "Stoppunkt 1. juni: Ro")
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH), marks=(mark,)))
    found = QAccessible.queryAccessibleInterface(plot)
    assert found is not None
    assert found.role() == QAccessible.Role.Graphic
    assert found.text(QAccessible.Text.Name) == "Psykisk helse"
    assert found.text(QAccessible.Text.Description) == (
        "Stoppunkt 1. juni: Ro\nHvordan har du sovet? fra 3 til 6 siden mars."
        " 1. mars: 3; 1. juni: Vil ikke svare; 1. september: 6."
    )


def test_the_keys_go_from_day_to_day_and_no_further(shown: Show) -> None:
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    heard: list[int] = []
    plot.day_chosen.connect(heard.append)
    plot.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(plot, key)
    assert heard == [2, 1, 0, 0, 2]
    assert plot._chart.words_on(1) == "1. juni. Hvordan har du sovet? Vil ikke svare"


def test_a_click_chooses_the_nearest_day(shown: Show) -> None:
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    where = plot._layout_at(plot.width())
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(round(where.x(0.1)), 60))
    assert plot.chosen() == 0


def test_the_words_of_the_chosen_day_change_with_it(shown: Show) -> None:
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    before = picture(plot)
    plot.choose(1)
    assert picture(plot) != before


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [600, 1000])
def test_it_is_as_high_as_its_words_need_and_nothing_is_painted_outside(
    shown: Show, look: Look, percent: int, width: int
) -> None:
    look.wish(Wishes(Scheme.LIGHT, percent))
    long = "Er du redd eller urolig uten at du helt vet hvorfor, og hender det oftere enn før? " * 2
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH, title=long), lane(LOW)), width)
    where = plot._layout_at(plot.width())
    assert plot.height() >= where.height
    first, second = where.lanes
    assert first.says.at.y() + first.says.height <= second.title.at.y()
    assert first.title.at.y() + first.title.height <= first.says.at.y()
    assert where.values.right() <= plot.width()


def test_the_focus_can_be_seen(shown: Show) -> None:
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    assert probes.ring_thickness(plot.window(), plot) >= 2


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_words_and_signs_stand_out_from_their_ground(shown: Show, look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    plot = on_page(shown, chart(lane(LOW, GAP, HIGH)))
    ground = {"words": look.color("card"), "signs": look.color("band")}
    for colour in ("text", "text_subtle", "child_voice_icon", "accent_text"):
        assert probes.ratio(look.color(colour), ground["words"]) >= 4.5
    for colour in ("child_voice_icon", "accent_text", "border_strong"):
        assert probes.ratio(look.color(colour), ground["signs"]) >= 3
    assert picture(plot).size() == plot.size()
