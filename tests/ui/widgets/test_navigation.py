"""The list at the left: who is working stands whole below the places, or not at all."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.skjermrom import settle
from ui.i18n import marked
from ui.widgets.navigation import Navigation, NavigationItem

PLACES = [NavigationItem(name, marked("Barn"), "users-round", group) for name, group in (("barn", 0), ("hjelp", 1))]


def _shows(navigation: Navigation, text: str) -> bool:
    return any(one.text() == text and one.isVisible() for one in navigation.findChildren(QLabel))


def test_who_is_working_gives_way_when_the_window_is_low_and_comes_back(shown: Callable[..., QWidget]) -> None:
    navigation = Navigation(PLACES, "Trygg Havn", "Helseansvarlig")
    shown(navigation)
    for height, is_there in ((400, True), (140, False), (400, True)):
        navigation.resize(navigation.width(), height)
        settle()
        assert _shows(navigation, "Trygg Havn") is is_there


def test_the_place_that_is_shown_is_in_sight_also_in_a_low_window(shown: Callable[..., QWidget]) -> None:
    navigation = Navigation(PLACES, "Trygg Havn", "Helseansvarlig")
    shown(navigation)
    navigation.resize(navigation.width(), 70)
    settle()
    navigation.choose("hjelp")
    stop = navigation.chosen_stop()
    assert stop is not None
    assert stop.visibleRegion().boundingRect().height() == stop.height()
