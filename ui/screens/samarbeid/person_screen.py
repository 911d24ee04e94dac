"""Draws the form about somebody in a role: who, which role, from when to when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dates import capital
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.partner_words import ROLLER
from ui.screens.samarbeid.model import Personfeil, Personfelt
from ui.screens.samarbeid.person_presenter import PersonPresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import group, pair
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.tab_order import order_as_laid_out


class PersonScreen(Screen):
    """Enter in a line or Ctrl+Enter anywhere saves."""

    def __init__(self, presenter: PersonPresenter, today: Callable[[], date]) -> None:
        super().__init__("rolle", tr("Rolle"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._filling = False
        self._ids = ("", "")
        self._name, self._phone = line_edit(), line_edit()
        self._role = Choice([(one.value, capital(tr_marked(words))) for one, words in ROLLER.items()])
        self._from, self._until = DateField(today, ahead=False), DateField(today, ahead=False)
        free = tr("Valgfritt")
        self._rows = {
            "navn": FormRow(tr("Hvem er det?"), self._name, note=tr("Må fylles ut")),
            "fra": FormRow(tr("Første dag"), self._from, note=free),
            "til": FormRow(tr("Siste dag"), self._until, note=free),
        }
        self._summary = ErrorSummary()
        self._remove = button(tr("Ta bort"), "quiet", "circle-x", presenter.remove)
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the form: ids are the service's and perhaps the person's."""
        super().show_place(place)
        self._ids = (place.ids[0], (*place.ids, "")[1])
        self.bar.close_message()
        self._presenter.open(*self._ids)

    def place(self) -> Place:
        """Return whom it is about."""
        return Place(self.name, self._ids)

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self._name

    def show_form(self, felt: Personfelt, where: str, *, is_new: bool) -> None:
        """Fill the form; old errors go."""
        self._filling = True
        self.set_title(tr("Ny rolle hos {where}", where=where) if is_new else tr("Rolle hos {where}", where=where))
        self._name.setText(felt.navn)
        self._role.choose(felt.rolle)
        self._phone.setText(felt.telefon)
        self._from.line.setText(felt.fra)
        self._until.line.setText(felt.til)
        self._remove.setVisible(not is_new)
        self.show_errors(Personfeil())
        self._filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: Personfeil) -> None:
        """Show each error at its place, or take the old ones away."""
        for key, row in self._rows.items():
            row.set_error(getattr(feil, key))
        self._summary.show_for([*self._rows.values()])

    def go_back(self) -> None:
        """Go to the service."""
        self.go.emit(Place("samarbeidspartner", (self._ids[0],)))

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self.bar.show_message(message)

    def _build(self) -> None:
        rows = self._rows
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        later = button(tr("Fortsett senere"), pressed=self.go_back)
        self.add(
            group(
                tr("Hvem og hva"), rows["navn"],
                pair(FormRow(tr("Rolle"), self._role), FormRow(tr("Telefon"), self._phone, note=tr("Valgfritt"))),
            ),
            group(tr("Fra og til"), pair(rows["fra"], rows["til"])),
            self._summary,
            button_row(save, later, self._remove),
        )  # fmt: skip

    def _connect(self) -> None:
        for line in (self._name, self._phone):
            line.textChanged.connect(self._on_changed)
            line.returnPressed.connect(self._on_save)
        for field in (self._from, self._until):
            field.changed.connect(self._on_changed)
            field.line.returnPressed.connect(self._on_save)
        self._role.currentIndexChanged.connect(self._on_changed)

    def _typed(self) -> Personfelt:
        return Personfelt(
            self._name.text(), self._role.key(), self._phone.text(), self._from.line.text(), self._until.line.text()
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())
