"""Draws the form about an instrument that somebody with the competence has used: facts alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.instrument.model import Feil, Hode, Utfylt
from ui.screens.instrument.numbers import NumberRows
from ui.screens.instrument.presenter import InstrumentPresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import pair
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.surfaces import PartCard
from ui.widgets.tab_order import order_as_laid_out

LINES = ("navn", "versjon", "utfoert_av", "kompetanse")
CHECKED = ("barn_id", "navn", "dato", "utfoert_av", "kompetanse", "tall")


class InstrumentScreen(Screen):
    """Ctrl+Enter saves."""

    def __init__(self, presenter: InstrumentPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "instrument",
            tr("Instrument"),
            tr("Det andre har gjort: navn, tall og deres egen vurdering. Programmet regner ikke og tolker ikke."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._filling = False
        self._barn_id = ""
        self._barn = Choice([])
        self._lines = {key: line_edit() for key in LINES}
        self._date = DateField(today, ahead=False)
        self._numbers = NumberRows()
        self._text = text_area(lines=4)
        self._rows = self._make_rows()
        self._summary = ErrorSummary()
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the form: ids are the child's and perhaps the entry's, or none."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(*(*place.ids, "", "")[:2])

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return whom it is about where that is not known yet, else the name."""
        return self._barn if self._rows["barn_id"].isVisibleTo(self) else self._lines["navn"]

    def show_form(self, hode: Hode, utfylt: Utfylt) -> None:
        """Fill the fields; old errors go."""
        self._filling = True
        title = tr("Nytt instrument") if hode.is_new else tr("Rett instrument")
        self.set_title(
            tr("{title} for {name}", title=title, name=hode.navn) if hode.navn else title,
            tr("Det andre har gjort: navn, tall og deres egen vurdering. Programmet regner ikke og tolker ikke."),
        )
        self._barn.clear()
        for key, name in hode.barn:
            self._barn.addItem(name, key)
        self._barn.choose(utfylt.barn_id)
        self._rows["barn_id"].setVisible(bool(hode.barn))
        self._barn_id = utfylt.barn_id
        for key, line in self._lines.items():
            line.setText(getattr(utfylt, key))
        self._date.line.setText(utfylt.dato)
        self._numbers.show_lines(utfylt.tall)
        self._text.set_text(utfylt.vurdering)
        self.show_errors(Feil())
        self._filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        for key in CHECKED:
            self._rows[key].set_error(getattr(feil, key))
        self._summary.show_for([self._rows[key] for key in CHECKED])

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def go_back(self, barn_id: str, said: str) -> None:
        """Go to the child's page, and let a screen reader say what was done."""
        if said:
            announce(self, said)
        self.go.emit(Place("barnet", (barn_id,)) if barn_id else Place("barn"))

    def _make_rows(self) -> dict[str, FormRow]:
        must, free, lines = tr("Må fylles ut"), tr("Valgfritt"), self._lines
        return {
            "barn_id": FormRow(tr("Hvem gjelder det?"), self._barn, note=must),
            "navn": FormRow(tr("Navnet på instrumentet"), lines["navn"], note=must),
            "versjon": FormRow(tr("Versjon"), lines["versjon"], note=free),
            "dato": FormRow(tr("Dagen det ble gjort"), self._date, note=must),
            "utfoert_av": FormRow(tr("Hvem gjorde det?"), lines["utfoert_av"], note=must),
            "kompetanse": FormRow(tr("Kompetanse"), lines["kompetanse"], note=must),
            "tall": FormRow(tr("Tallene slik de ble gitt"), self._numbers, why=tr("For eksempel «Totalt» og «12».")),
            "vurdering": FormRow(tr("Vurderingen, ord for ord"), self._text, note=free),
        }

    def _build(self) -> None:
        rows = self._rows
        self.add(
            PartCard(
                tr("Hva og hvem"), "",
                rows["barn_id"], pair(rows["navn"], rows["versjon"]), rows["dato"],
                pair(rows["utfoert_av"], rows["kompetanse"]),
            ),
            PartCard(
                tr("Hva det viste"), "", rows["tall"], button_row(self._numbers.add_button), rows["vurdering"]
            ),
            self._summary,
        )  # fmt: skip
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add(button_row(save, button(tr("Avbryt"), pressed=self._presenter.give_up)))

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._on_changed)
            line.returnPressed.connect(self._on_save)
        self._barn.currentIndexChanged.connect(self._on_changed)
        self._date.changed.connect(self._on_changed)
        self._text.textChanged.connect(self._on_changed)
        self._numbers.changed.connect(self._on_changed)
        self._numbers.grown.connect(lambda: order_as_laid_out(self))

    def _typed(self) -> Utfylt:
        return Utfylt(
            barn_id=self._barn.key() or self._barn_id,
            dato=self._date.line.text(),
            tall=self._numbers.lines(),
            vurdering=self._text.text(),
            **{key: line.text() for key, line in self._lines.items()},
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())
