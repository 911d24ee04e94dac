"""Draws the form for a meeting, with what is usual for its kind beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.screens.moeter.model import Moetefeil, Nyttmoete
from ui.screens.moeter.new_presenter import NyttmoetePresenter
from ui.screens.moeter.usual import Vanlig
from ui.screens.moeter.usual_panel import UsualPanel
from ui.theme import look
from ui.type_words import MOETER
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import RING, Fold, column
from ui.widgets.page import Place, Screen
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out

WIDTH = 704


class NyttmoeteScreen(Screen):
    """Five fields; Enter in a line or Ctrl+Enter anywhere plans the meeting. As `endre_moete` it changes one."""

    def __init__(self, presenter: NyttmoetePresenter, today: Callable[[], date], name: str = "nytt_moete") -> None:
        super().__init__(name, tr("Nytt møte"))
        self._presenter = presenter
        self._filling = False
        self._kind = Choice([(one.value, tr_marked(word)) for one, word in MOETER.items()])
        self._who, self._where = line_edit(), line_edit()
        self._day = DateField(today)
        self._people = text_area(lines=4)
        self._agenda = CheckBox(tr("Begynn med den vanlige sakslista"))
        self._usual = UsualPanel()
        self._ids: tuple[str, ...] = ()
        self._who_row = FormRow(tr("Hvem møter dere?"), self._who, note=tr("Må fylles ut"))
        self._day_row = FormRow(tr("Når?"), self._day, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        self._save = with_shortcut(button(tr("Lag møtet"), "primary", "arrow-right", self._on_save), "Ctrl+Return")
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin, or go on with what is half written; ids are a kind and a service, or a meeting's own."""
        self._ids = place.ids
        self.bar.close_message()
        if self.name == "nytt_moete":
            self._presenter.open(*place.ids)
        else:
            self._presenter.open_known(*place.ids)

    def place(self) -> Place:
        """Return which meeting it is."""
        return Place(self.name, self._ids)

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the counterpart; when it is known already, the day."""
        return self._day.line if self._who.text() else self._who

    def show_form(self, form: Nyttmoete, *, is_new: bool) -> None:
        """Show what stands in the form."""
        self._filling = True
        self.set_title(tr("Nytt møte") if is_new else tr("Endre møtet"))
        self._agenda.setVisible(is_new)
        self._agenda.setChecked(form.med_saksliste)
        self._save.set_label(tr("Lag møtet") if is_new else tr("Lagre"))
        self._kind.choose(form.moetetype)
        self._who.setText(form.motpart)
        self._day.line.setText(form.dato)
        self._where.setText(form.sted)
        self._people.set_text(form.deltakere)
        self._filling = False

    def show_usual(self, vanlig: Vanlig) -> None:
        """Show what is usual for the meeting as it stands there."""
        self._usual.show_usual(vanlig)
        order_as_laid_out(self)

    def show_agenda_chosen(self, *, chosen: bool) -> None:
        """Tick whether the meeting begins with the usual agenda."""
        self._filling = True
        self._agenda.setChecked(chosen)
        self._filling = False

    def show_errors(self, feil: Moetefeil) -> None:
        """Show each error at its place, or take the old ones away."""
        self._who_row.set_error(feil.motpart)
        self._day_row.set_error(feil.dato)
        self._summary.show_for([self._who_row, self._day_row])

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self.bar.show_message(message)

    def show_saved(self, moete_id: str) -> None:
        """Go to the meeting."""
        self.go.emit(Place("moete", (moete_id,)))

    def _build(self) -> None:
        card = Card((24, 20, 24, 24), 20)
        card.setMaximumWidth(look().px(WIDTH))
        people = FormRow(
            tr("Hvem kommer?"),
            self._people,
            note=tr("Valgfritt"),
            why=tr("Én på hver linje: navn, rolle, hvor de jobber."),
        )
        card.add(FormRow(tr("Hva slags møte?"), self._kind), self._who_row, self._day_row)
        card.add(FormRow(tr("Hvor?"), self._where, note=tr("Valgfritt")), people, self._agenda)
        later = button(tr("Fortsett senere"), pressed=lambda: self.go.emit(Place("moeter")))
        main = QWidget()
        lines = column(main, spacing=20)
        lines.addWidget(card)
        lines.addWidget(self._summary)
        foot = column(margins=(RING, 0, 0, 0))  # a button stands out by the room for its ring
        foot.addLayout(button_row(self._save, later))
        lines.addLayout(foot)
        lines.addStretch(1)
        across = Fold(spacing=32, below_spacing=24)
        across.add(main, 1)
        across.add(self._usual)
        self.add(across)

    def _connect(self) -> None:
        for field in (self._who, self._where):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_save)
        self._day.line.returnPressed.connect(self._on_save)
        self._day.changed.connect(self._on_changed)
        self._people.textChanged.connect(self._on_changed)
        self._kind.currentIndexChanged.connect(self._on_changed)
        self._agenda.toggled.connect(self._on_changed)
        self._usual.invited.connect(self._on_invited)

    def _typed(self) -> Nyttmoete:
        return Nyttmoete(
            self._kind.key(), self._day.line.text(), self._who.text(), self._where.text(), self._people.text(),
            self._agenda.isChecked(),
        )  # fmt: skip

    def _on_invited(self, line: str) -> None:
        """Write somebody in as a participant; where only the role is known, the name is to be typed before it."""
        written = self._people.text().rstrip()
        self._people.set_text(f"{written}\n{line}" if written else line)
        self._people.setFocus()
        cursor = self._people.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        if line.startswith(","):
            cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        self._people.setTextCursor(cursor)

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())
