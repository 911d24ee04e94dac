"""Draws the settings: tabs for the sections, each made when it is first chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QWidget

from ui.i18n import marked, tr, tr_marked
from ui.screens.innstillinger.section import Section
from ui.widgets.buttons import TabStrip
from ui.widgets.layout import column
from ui.widgets.page import Place, Screen
from ui.widgets.tab_order import order_as_laid_out

TABS = {
    "sikkerhet": marked("Sikkerhet"),
    "kopi": marked("Kopi"),
    "utseende": marked("Utseende"),
    "spraak": marked("Språk"),
    "institusjon": marked("Institusjonen"),
    "brevhode": marked("Brevhode"),
    "numre": marked("Telefonnumre"),
    "mottakere": marked("Mottakere"),
    "logg": marked("Logg"),
}
_FIRST = "sikkerhet"


class InnstillingerScreen(Screen):
    """`innstillinger` (ids: none, or the key of a section)."""

    def __init__(self, factories: Mapping[str, Callable[[], Section]]) -> None:
        super().__init__("innstillinger", tr("Innstillinger"))
        self._factories = factories
        self._sections: dict[str, Section] = {}
        self._tabs = TabStrip([(key, tr_marked(title)) for key, title in TABS.items()], _FIRST)
        self._where = column()
        self.add(self._tabs, self._where)
        self._tabs.chosen.connect(self._show)

    def show_place(self, place: Place) -> None:
        """Show a section: the one that is named, else the one that was shown last."""
        self._show(place.ids[0] if place.ids and place.ids[0] in TABS else self._tabs.current())

    def place(self) -> Place:
        """Return which section is shown."""
        return Place(self.name, (self._tabs.current(),))

    def leave(self) -> None:
        """Keep what is half written in the section that is shown."""
        shown = self._sections.get(self._tabs.current())
        if shown is not None:
            shown.leave()

    def first_focus(self) -> QWidget | None:
        """Return the section's own first field, else the chosen tab."""
        chosen = next((tab for tab in self._tabs.findChildren(QPushButton) if tab.isChecked()), None)
        return self._sections[self._tabs.current()].first_focus() or chosen

    def _show(self, key: str) -> None:
        for other, section in self._sections.items():
            if other != key and section.isVisibleTo(self):
                section.leave()
                section.hide()
        self._tabs.choose(key)
        section = self._sections.get(key) or self._make(key)
        section.show()
        section.show_section()
        order_as_laid_out(self)

    def _make(self, key: str) -> Section:
        made = self._factories[key]()
        self._sections[key] = made
        made.go.connect(self.go)
        self._where.addWidget(made)
        return made


class LoggScreen(Screen):
    """`logg`: the log on a page of its own, for those who come to it from elsewhere."""

    def __init__(self, section: Section) -> None:
        super().__init__("logg", tr("Logg"), tr("Hvem har gjort hva. Loggen kan ikke endres."))
        self._section = section
        section.go.connect(self.go)
        self.add(section)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - the log has no ids
        """Show the newest rows."""
        self._section.show_section()

    def first_focus(self) -> QWidget | None:
        """Return the search line."""
        return self._section.first_focus()
