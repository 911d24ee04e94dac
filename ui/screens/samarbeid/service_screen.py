"""Draws the form about a service: what it is, what it is a part of, and how to reach it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.institusjon import Tjeneste
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.partner_words import TJENESTER
from ui.screens.samarbeid.model import Tjenestefelt
from ui.screens.samarbeid.service_presenter import ServicePresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import pair
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.surfaces import PartCard

LINES = ("navn", "sted", "telefon", "kontaktperson", "kommunenr")
PART_OF = {Tjeneste.BUP.value, Tjeneste.AMBULANT_TEAM.value}
"""What may be a part of a helseforetak."""


class ServiceScreen(Screen):
    """Enter in a line or Ctrl+Enter anywhere saves."""

    def __init__(self, presenter: ServicePresenter) -> None:
        super().__init__("ny_samarbeidspartner", tr("Ny samarbeidspartner"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._filling = False
        self._id = ""
        self._lines = {key: line_edit() for key in LINES}
        self._kind = Choice([(one.value, tr_marked(words)) for one, words in TJENESTER.items()])
        self._house = Choice([])
        self._name_row = FormRow(tr("Hva heter tjenesten?"), self._lines["navn"], note=tr("Må fylles ut"))
        self._house_row = FormRow(tr("Del av"), self._house)
        self._town_row = FormRow(tr("Kommunenummer"), self._lines["kommunenr"], note=tr("Valgfritt"))
        self._summary = ErrorSummary()
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the form: the id is the service's, or none."""
        super().show_place(place)
        self._id = next(iter(place.ids), "")
        self.set_title(tr("Endre samarbeidspartneren") if self._id else tr("Ny samarbeidspartner"))
        self.bar.close_message()
        self._presenter.open(self._id)

    def place(self) -> Place:
        """Return which service it is."""
        return Place(self.name, (self._id,) if self._id else ())

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self._lines["navn"]

    def show_form(self, felt: Tjenestefelt, houses: Sequence[tuple[str, str]]) -> None:
        """Fill the form; old errors go."""
        self._filling = True
        for key, line in self._lines.items():
            line.setText(getattr(felt, key))
        if not felt.tjeneste and self._kind.findData("") < 0:
            self._kind.insertItem(0, tr("Andre"), "")  # who is no service: parents, a new place to live
        self._kind.choose(felt.tjeneste)
        self._house.clear()
        for key, words in houses:
            self._house.addItem(words, key)
        self._house.choose(felt.hoerer_til)
        self.show_name_error("")
        self._filling = False
        self._show_what_fits()

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        self._name_row.set_error(text)
        self._summary.show_for([self._name_row])

    def show_saved(self, motpart_id: str) -> None:
        """Go to the service."""
        self.go.emit(Place("samarbeidspartner", (motpart_id,)))

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self.bar.show_message(message)

    def _build(self) -> None:
        free, lines = tr("Valgfritt"), self._lines
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add(
            PartCard(
                tr("Hvem"), "", self._name_row, FormRow(tr("Hva slags tjeneste?"), self._kind), self._house_row,
                self._town_row,
            ),
            PartCard(
                tr("Slik når dere dem"), tr("Kort til sending, og hvordan de vil ha post, står under Innstillinger."),
                pair(
                    FormRow(tr("Telefon"), lines["telefon"], note=free),
                    FormRow(tr("Kontaktperson"), lines["kontaktperson"], note=free),
                ),
                FormRow(tr("Sted"), lines["sted"], note=free),
            ),
            self._summary,
            button_row(save, button(tr("Fortsett senere"), pressed=self._on_later)),
        )  # fmt: skip

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._on_changed)
            line.returnPressed.connect(self._on_save)
        for choice in (self._kind, self._house):
            choice.currentIndexChanged.connect(self._on_changed)

    def _typed(self) -> Tjenestefelt:
        texts = {key: line.text() for key, line in self._lines.items()}
        house = self._house.key() if self._kind.key() in PART_OF else ""
        return Tjenestefelt(id=self._id, tjeneste=self._kind.key(), hoerer_til=house, **texts)

    def _show_what_fits(self) -> None:
        """Ask only what a service of this kind can have."""
        self._house_row.setVisible(self._kind.key() in PART_OF and self._house.count() > 1)
        self._town_row.setVisible(self._kind.key() == Tjeneste.BARNEVERNSTJENESTE.value)

    def _on_changed(self) -> None:
        if not self._filling:
            self._show_what_fits()
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())

    def _on_later(self) -> None:
        self.go.emit(Place("samarbeidspartner", (self._id,)) if self._id else Place("samarbeidspartnere"))
