"""Draws one line of the register: every fact, and the two forms for when it should not have left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.files import ask_where_to_save
from ui.i18n import tr
from ui.messages import Message
from ui.screens.utleveringer.forms import RecallForm, ReportForm
from ui.screens.utleveringer.model import Feilsendingsbilde, Linjebilde
from ui.screens.utleveringer.one_presenter import Melding, Tilbaketrekk, UtleveringPresenter
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.lists import facts
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card, PartCard
from ui.widgets.tab_order import first_stop, order_as_laid_out
from ui.widgets.text import Heading, Prose


class UtleveringScreen(Screen):
    """`utlevering` (ids: the line's number in the log)."""

    def __init__(self, presenter: UtleveringPresenter, today: Callable[[], date]) -> None:
        super().__init__("utlevering", tr("Utlevering"), width=MAIN_WIDTH)
        self._presenter, self._today = presenter, today
        self._form: RecallForm | ReportForm | None = None
        self._inner: QVBoxLayout = column(spacing=16)
        self.add(self._inner)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show one line."""
        super().show_place(place)
        self.bar.close_message()
        self._empty()
        self._presenter.open(int(place.ids[0]))

    def leave(self) -> None:
        """Keep what is half written."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the form's first field, else the first button."""
        return first_stop(self._form) if self._form is not None else super().first_focus()

    def step_back(self) -> bool:
        """Close a form; else go back to the register."""
        if self._form is not None:
            self._presenter.cancel()
        else:
            self.go.emit(Place("utleveringer"))
        return True

    def show_line(self, bilde: Linjebilde) -> None:
        """Show everything about it, and no form."""
        stood = self._form is not None
        self._empty()
        self.set_title(bilde.tittel, bilde.undertittel)
        card = Card((24, 20, 24, 24), 16)
        head = WrapRow(spacing=12)
        head.addWidget(badge(*bilde.merke))
        card.add(head, facts(bilde.fakta))
        self._inner.addWidget(card)
        if bilde.feilsending is not None:
            self._inner.addWidget(self._told(bilde.feilsending))
        self._inner.addLayout(self._ways(bilde))
        order_as_laid_out(self)
        if stood and (target := self.first_focus()) is not None:
            target.setFocus()

    def show_recall(self, form: Tilbaketrekk) -> None:
        """Show the form for calling it back."""
        made = RecallForm(form)
        made.changed.connect(self._presenter.recall_changed)
        made.saved.connect(self._presenter.recall)
        self._show_form(made)

    def show_report(self, form: Melding) -> None:
        """Show the form for a mis-sending."""
        made = ReportForm(form, self._today)
        made.changed.connect(self._presenter.report_changed)
        made.saved.connect(self._presenter.report)
        self._show_form(made)

    def show_wrong(self, felt: str, text: str) -> None:
        """Say below a field what is wrong."""
        if self._form is not None:
            self._form.show_wrong(felt, text)

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        self.bar.show_message(message, "success")

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _show_form(self, made: RecallForm | ReportForm) -> None:
        self._empty()
        self._form = made
        made.cancelled.connect(self._presenter.cancel)
        self._inner.addWidget(made)
        order_as_laid_out(self)
        first_stop(made).setFocus()

    def _ways(self, bilde: Linjebilde) -> WrapRow:
        ways = []
        if bilde.kan_kalles_tilbake:
            ways.append(button(tr("Merk som kalt tilbake"), icon="undo-2", pressed=self._presenter.begin_recall))
        if bilde.kan_meldes:
            word = tr("Sendt feil?") if bilde.feilsending is None else tr("Fortsett på meldingen")
            ways.append(button(word, icon="triangle-alert", pressed=self._presenter.begin_report))
        if bilde.dokument_id:
            place = Place("dokument", (bilde.dokument_id,))
            ways.append(button(tr("Se dokumentet"), icon="file-text", pressed=lambda: self.go.emit(place)))
        ways.append(button(tr("Til registeret"), "quiet", pressed=lambda: self.go.emit(Place("utleveringer"))))
        return button_row(*ways)

    def _told(self, bilde: Feilsendingsbilde) -> PartCard:
        deadline = QFrame()
        deadline.setProperty("meaning", "success" if bilde.er_meldt else "danger" if bilde.er_ute else "warning")
        line = row(deadline, margins=(16, 12, 16, 12), spacing=8)
        icon, colour = ("circle-check", "success_icon") if bilde.er_meldt else ("clock", "text_subtle")
        line.addWidget(Glyph(icon, colour, 20))
        line.addWidget(Heading(bilde.frist, "strong"), 1)
        return PartCard(
            tr("Melding om feilsending"),
            "",
            deadline,
            Prose(bilde.regel, "", 1.4),
            Prose(bilde.kilde, "subtle", 1.4),
            button_row(
                button(tr("Skriv ut meldingen"), icon="printer", pressed=self._presenter.print_report),
                button(tr("Lagre meldingen som PDF"), icon="download", pressed=self._on_save),
            ),
        )

    def _empty(self) -> None:
        self._form = None
        clear_layout(self._inner)

    def _on_save(self) -> None:
        # The name says nothing: file names are read in lists and mail programs.
        ask_where_to_save(self, "melding.pdf", "PDF (*.pdf)", self._presenter.save_report)
