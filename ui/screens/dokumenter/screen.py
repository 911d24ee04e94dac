"""Draws the composer: the parts to the left, the document as it would leave to the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from helseansvarlig.domain.utlevering import Kanal
from ui.i18n import tr
from ui.messages import Answer, Asker, Message, Question
from ui.screens.dokumenter.missing_model import Savnbilde
from ui.screens.dokumenter.model import Deltilstand, Komposisjon
from ui.screens.dokumenter.nameless import NamelessOffer
from ui.screens.dokumenter.pieces import CallCard, Foot, Stand
from ui.screens.dokumenter.presenter import DokumentPresenter
from ui.screens.dokumenter.selection_model import Utvalgsbilde
from ui.screens.dokumenter.send_presenter import Sendebilde, SendPresenter
from ui.screens.dokumenter.signed import SignedCard
from ui.screens.dokumenter.source_words import Kildebilde
from ui.screens.dokumenter.writing import Writing
from ui.widgets.buttons import button
from ui.widgets.document_view import DocumentView
from ui.widgets.layout import column
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.panes import Panes
from ui.widgets.tab_order import order_as_laid_out


class DokumentScreen(Screen):
    """One document being written."""

    def __init__(
        self, presenter: DokumentPresenter, sending: SendPresenter, today: Callable[[], date], asker: Asker
    ) -> None:
        super().__init__("dokument", tr("Dokument"))
        self._presenter, self._sending = presenter, sending
        self._today, self._asker = today, asker
        self._komposisjon: Komposisjon | None = None
        self._bilde = Sendebilde()
        self._is_urgent = False
        self._is_arriving = False
        self._writing: Writing | None = None
        self._call: QVBoxLayout = column()
        self._offer = NamelessOffer()
        self._content: QVBoxLayout = column(spacing=16)
        self._desk = DocumentView()
        self._to_page = button(tr("Vis siden"), icon="file-text", pressed=self._on_swap)
        self._to_text = button(tr("Til teksten"), icon="square-pen", pressed=self._on_swap)
        self._foot = Foot(self._to_page)
        self._panes = self._arrange()
        self._connect()
        presenter.attach(self)
        sending.attach(self)

    def show_place(self, place: Place) -> None:
        """Open a document: the id is its own."""
        super().show_place(place)
        self._is_arriving = True
        self._komposisjon, self._bilde, self._writing = None, Sendebilde(), None
        clear_layout(self._content)
        self._offer.hide()
        self.bar.close_message()
        self._panes.show_pane(right=False)
        self._presenter.open(place.ids[0])
        self._sending.open(place.ids[0])

    def leave(self) -> None:
        """Put what is written into the record."""
        self._presenter.leave()

    def first_focus(self) -> QWidget | None:
        """Return the first field that only a person can fill."""
        stop = self._writing.first_stop() if self._writing is not None else None
        return stop or self._foot.primary() or super().first_focus()

    def print_page(self) -> None:
        """Print (Ctrl+P): an emergency at once, all else after the last look."""
        if self._is_urgent:
            self._presenter.print_it()
        else:
            self.go_out(Kanal.PAPIR)

    def show_composition(self, komposisjon: Komposisjon) -> None:
        """Show a document that was opened, signed or undone."""
        stood_here = self._has_focus(self)
        self._komposisjon = komposisjon
        self.set_title(komposisjon.tittel, komposisjon.undertittel)
        clear_layout(self._content)
        self._writing = None
        if komposisjon.er_signert:
            self._content.addWidget(self._make_signed())
        else:
            self._writing = self._make_writing(komposisjon)
            self._content.addWidget(self._writing)
        self._refresh_foot()
        arrives = self._is_arriving and self.isVisible()
        if (arrives or stood_here) and (target := self.first_focus()) is not None:
            target.setFocus()
        self._is_arriving = False

    def show_part_state(self, del_id: str, tilstand: Deltilstand) -> None:
        """Show how far one part has come."""
        if self._writing is not None:
            self._writing.show_part_state(del_id, tilstand)

    def show_sharing(self, komposisjon: Komposisjon) -> None:
        """Show the gate's new answer."""
        self._komposisjon = komposisjon
        if self._writing is not None:
            self._writing.show_sharing(komposisjon)

    def show_selection(self, utvalg: Utvalgsbilde) -> None:
        """Show what goes along now."""
        if self._writing is not None:
            self._writing.show_selection(utvalg)

    def show_missing(self, savn: tuple[Savnbilde, ...]) -> None:
        """Show what is still missing."""
        if self._writing is not None:
            self._writing.show_missing(savn)

    def show_urgent(self, *, on: bool) -> None:
        """Show the telephone numbers instead of the way to the outbox."""
        self._is_urgent = on
        clear_layout(self._call)
        if on:
            self._call.addWidget(CallCard(self._presenter.telefoner()))
        self._refresh_foot()

    def show_drawn(self, pdf: bytes, text: str | None) -> None:
        """Show the document as it would leave now."""
        self._offer.hide()
        self._desk.show_document(pdf, text)

    def show_not_drawn(self, message: Message) -> None:
        """Say why there is no page."""
        self._desk.show_problem(message)
        self._offer.setVisible(self._presenter.is_stopped())
        self._order()

    def show_sending(self, bilde: Sendebilde) -> None:
        """Show to whom it can go."""
        self._bilde = bilde
        self._refresh_foot()

    def go_out(self, kanal: Kanal, motpart_id: str = "") -> None:
        """Go to the last look before it leaves this way."""
        self.go.emit(Place("utgang", (*self._place.ids[:1], kanal.value, motpart_id)))

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        self.bar.show_message(message, "success")

    def show_other(self, dokument_id: str) -> None:
        """Go to another document."""
        self.go.emit(Place("dokument", (dokument_id,)))

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def ask(self, question: Question, answer: Answer) -> None:
        """Ask before what cannot be undone."""
        self._asker.ask(self, question, answer)

    def _arrange(self) -> Panes:
        self.add(self._call, self._offer, self._content)
        left = QWidget()
        outer = self.layout()
        lines = column(left)
        content = self.ground.widget()
        inside = content.layout() if content is not None else None
        if inside is not None:
            inside.setContentsMargins(32, 24, 12, 24)  # the scroll bar takes the other 12
        if outer is not None:
            outer.removeWidget(self.ground)
        lines.addWidget(self.ground, 1)
        lines.addWidget(self._foot)
        self._desk.add_to_head(self._to_text)
        panes = Panes(left, self._desk)
        if outer is not None:
            outer.addWidget(panes)
        self._to_page.hide()
        self._to_text.hide()
        return panes

    def _connect(self) -> None:
        foot = self._foot
        foot.queue_pressed.connect(self._sending.queue)
        foot.sign_pressed.connect(self._sending.ask_to_sign)
        foot.recipient_chosen.connect(self._sending.choose)
        foot.print_pressed.connect(self.print_page)
        foot.save_pressed.connect(lambda: self.go_out(Kanal.FIL))
        foot.lock_pressed.connect(lambda: self.go_out(Kanal.PASSORD))
        foot.outbox_pressed.connect(self._on_outbox)
        self._offer.pressed.connect(lambda: self.go.emit(Place("uten_navn", self._place.ids)))
        foot.settings_pressed.connect(lambda: self.go.emit(Place("innstillinger")))
        self._panes.narrow_changed.connect(lambda narrow: self._on_narrow(narrow=narrow))
        QShortcut(QKeySequence("F4"), self, self._on_swap)
        QShortcut(QKeySequence("Alt+Down"), self, self._on_next)

    def _on_question(self, kartlegging_id: str, path: str) -> None:
        self.go.emit(Place("kartlegging", (kartlegging_id, path)))

    def _make_writing(self, komposisjon: Komposisjon) -> Writing:
        made = Writing(komposisjon, self._today, self._presenter.leser())
        made.changed.connect(self._presenter.changed)
        made.source_pressed.connect(self._on_source)
        made.question_pressed.connect(self._on_question)
        made.redrawn.connect(self._order)
        return made

    def _make_signed(self) -> SignedCard:
        made = SignedCard(is_about_child=bool(self._presenter.child_id()))
        made.edition_pressed.connect(self._presenter.new_edition)
        made.correction_pressed.connect(self._on_correction)
        return made

    def _on_correction(self) -> None:
        about = f"dokument:{self._place.ids[0]}"
        self.go.emit(Place("nytt_dokument", ("rettelse", self._presenter.child_id(), "", about)))

    def _refresh_foot(self) -> None:
        komposisjon = self._komposisjon
        if komposisjon is None:
            return
        of = self._presenter
        stand = Stand(of.child_name(), of.can_queue(), komposisjon.er_signert, self._is_urgent, of.is_for_child())
        stood_here = self._has_focus(self._foot)
        self._foot.show_sending(self._bilde, stand)
        self._order()
        if stood_here and (target := self._foot.primary()) is not None and not self._has_focus(self._foot):
            target.setFocus()

    def _has_focus(self, part: QWidget) -> bool:
        """Tell whether the focus is in a part; when its piece is drawn anew, it must not leave the page."""
        focus = QApplication.focusWidget()
        return focus is not None and part.isAncestorOf(focus)

    def _order(self) -> None:
        order_as_laid_out(self)

    def _on_narrow(self, *, narrow: bool) -> None:
        """Let the parts have the room: only the filled button stays below them."""
        self._to_page.setVisible(narrow)
        self._to_text.setVisible(narrow)
        if narrow:
            self.add(self._foot.before, self._foot.after)
        else:
            self._foot.take_back()
        self._order()

    def _on_swap(self) -> None:
        """Go to the other pane; in a narrow window it takes this one's place."""
        focus = QApplication.focusWidget()
        to_page = not (focus is not None and self._desk.isAncestorOf(focus))
        self._panes.show_pane(right=to_page)
        target = self._desk.first_stop() if to_page else self.first_focus()
        if target is not None:
            target.setFocus()

    def _on_next(self) -> None:
        if self._writing is not None:
            self._writing.open_next()

    def _on_outbox(self) -> None:
        self.go.emit(Place("utboks"))

    def _on_source(self, source: Kildebilde) -> None:
        """Go to the very row; one that has no place of its own is quoted here, with the way to the child."""
        if source.sitat is None:
            self.go.emit(source.sted)
            return
        self.bar.show_message(source.sitat, "info", [(tr("Gå til mappen"), lambda: self.go.emit(source.sted))])
