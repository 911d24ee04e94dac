"""«Hva kan tilbudet bli?» on the screen and on paper: to be looked at together before anybody is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.dokument import Forhaandsvisning
from helseansvarlig.services.tilbudsark import TilbudsarkService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import sentence
from ui.theme import look
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.document_view import DocumentView
from ui.widgets.page import Place, Screen

HEIGHT = 720


class TilbudsarkScreen(Screen):
    """The sheet; it names nobody, so it can be left with the child."""

    def __init__(
        self, service: TilbudsarkService, print_pdf: Callable[[bytes], None], jobs: Runner, maalform: str
    ) -> None:
        super().__init__(
            "tilbudsark",
            tr("Hva kan tilbudet bli?"),
            tr("Se på arket sammen før dere spør. Det står ingenting om noen på det, så barnet kan få beholde det."),
        )
        self._service, self._print_pdf, self._jobs, self._maalform = service, print_pdf, jobs, maalform
        self._pdf = b""
        self._print = with_shortcut(button(tr("Skriv ut arket"), "primary", "printer", self._on_print), "Ctrl+P")
        self._view = DocumentView()
        self._view.setMinimumHeight(look().px(HEIGHT))
        self.add(button_row(self._print), self._view)
        QShortcut(QKeySequence("Ctrl+P"), self, self._on_print)

    def show_place(self, place: Place) -> None:
        """Draw the sheet as it is now."""
        super().show_place(place)
        self.bar.close_message()
        self._jobs.run(lambda: self._service.sheet(self._maalform), done=self._on_drawn, failed=self._on_failed)

    def first_focus(self) -> QWidget | None:
        """Return the button that prints."""
        return self._print

    def _on_drawn(self, sheet: Forhaandsvisning) -> None:
        self._pdf = sheet.pdf
        self._view.show_document(sheet.pdf, sheet.tekst)

    def _on_print(self) -> None:
        if self._pdf:
            self._print_pdf(self._pdf)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self.bar.show_message(sentence(error))
