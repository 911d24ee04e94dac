"""The empty form on paper: printed of a template, or of what has been begun, with the child's name only when asked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from helseansvarlig.services.dokument import Forhaandsvisning
from ui.i18n import maalform, tr
from ui.jobs import Failed, Runner
from ui.screens.kartlegging.kilder import Kilder
from ui.widgets.buttons import Button
from ui.widgets.choices import CheckBox
from ui.widgets.layout import WrapRow
from ui.widgets.surfaces import PartCard


class PaperForms:
    """Prints; a person chooses the printer."""

    def __init__(self, kilder: Kilder, jobs: Runner, failed: Failed) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._failed = failed
        self._id = ""

    def of_template(self, skjema_id: str) -> None:
        """Print a template as an empty form."""
        service, form = self._kilder.papir, maalform()
        self._jobs.run(lambda: service.of_template(skjema_id, form), done=self._on_drawn, failed=self._failed)

    def stand_at(self, kartlegging_id: str) -> None:
        """Speak of this kartlegging from now on."""
        self._id = kartlegging_id

    def of_this(self, with_name: bool) -> None:
        """Print what has been begun as an empty form."""
        service, form, at = self._kilder.papir, maalform(), self._id
        self._jobs.run(
            lambda: service.of_kartlegging(at, form, med_navn=with_name),
            done=self._on_drawn,
            failed=self._failed,
        )

    def _on_drawn(self, drawn: Forhaandsvisning) -> None:
        self._kilder.print_pdf(drawn.pdf)


class PaperCard(PartCard):
    """`pressed` carries whether the child's name is to stand on the paper."""

    pressed = Signal(bool)

    def __init__(self) -> None:
        self._named = CheckBox(tr("Sett navnet på arket"))
        press = Button(tr("Skriv ut tomt skjema"), "secondary", "printer")
        across = WrapRow(spacing=16)
        across.addWidget(press)
        across.addWidget(self._named)
        why = tr("Ingen svar står på arket. Det som skrives på det, føres inn her etterpå.")
        super().__init__(tr("På papir"), why, across)
        press.clicked.connect(self._on_pressed)

    def _on_pressed(self) -> None:
        self.pressed.emit(self._named.isChecked())
