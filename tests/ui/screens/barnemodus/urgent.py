"""What an urgent answer is in the shipped template, and what an adult's view looks like that has one."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.domain.selvsvar import may_stand_alone
from helseansvarlig.domain.skjema import Nivaa
from tests.ui.barnerommet import Barnerommet
from ui.answers import options
from ui.screens.kartlegging.urgent_panel import UrgentPanel


def urgent_place(rommet: Barnerommet) -> tuple[str, str]:
    """A question that a child may be asked alone, and the words of an answer to it that asks for an adult now."""
    for place in rommet.picture().steder:
        urgent = [one for one in place.punkt.utloesere if one.nivaa is Nivaa.STRAKS and one.verdi is not None]
        if urgent and may_stand_alone(place):
            return place.path, next(one.text for one in options(place.punkt, "nb") if one.verdi == urgent[0].verdi)
    raise AssertionError("the shipped template has no such question")


def assert_urgent_first(rommet: Barnerommet) -> None:
    """What to do and whom to call stands above everything else of the adult's view, and the keyboard stands there."""
    window = rommet.session.window
    place, screen = window.current_place(), window.current_screen()
    assert place is not None
    assert place.screen == "kartlegging"
    assert screen is not None
    assert "Gjør dette nå" in rommet.words()
    assert any("116117" in one.replace(" ", "") or "113" in one for one in rommet.words())
    [panel] = [one for one in rommet.vindu.findChildren(UrgentPanel) if one.isVisible()]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panel.isAncestorOf(focus)
    said = [one for one in screen.findChildren(QWidget) if one.isVisible() and _says(one)]
    first = min(said, key=lambda one: one.mapTo(rommet.vindu, one.rect().topLeft()).y())
    assert panel.isAncestorOf(first), _says(first)


def _says(one: QWidget) -> str:
    text = getattr(one, "text", None)
    return str(text()) if callable(text) else ""
