"""Draws the municipality's window: the desk to the left, the letter that is being read to the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.services.ports.outside import Kortopplysninger
from ui.files import ask_for_file, ask_for_folder, ask_where_to_save
from ui.i18n import tr
from ui.messages import Message
from ui.screens.mottaker.model import Brev, Oppsettsfeil, page_of, sender_words
from ui.screens.mottaker.pieces import CardPanel, OwnCard, SendersCard, SetupForm, letter_list
from ui.screens.mottaker.presenter import MottakerPresenter
from ui.theme import look
from ui.widgets.buttons import button, with_shortcut
from ui.widgets.document_view import DocumentView
from ui.widgets.layout import RING, WrapRow, column
from ui.widgets.lists import section_head
from ui.widgets.page import Screen, clear_layout
from ui.widgets.panes import Panes
from ui.widgets.surfaces import line
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

_FORM_WIDTH = 560
SEALED, CARD = "*.p7m", "*.kort"


class MottakerScreen(Screen):
    """One window, no places: the desk is all there is."""

    def __init__(self, presenter: MottakerPresenter) -> None:
        super().__init__("mottaker", tr("Mottak"))
        self.setAcceptDrops(True)
        self._presenter = presenter
        self._setup: SetupForm | None = None
        self._card: QVBoxLayout = column()
        self._desk: QVBoxLayout = column(spacing=20)
        self._facts: QVBoxLayout = column(spacing=16)
        self._letter: QVBoxLayout = column(spacing=8)
        self._document = DocumentView()
        self._to_desk = button(tr("Til listen"), pressed=lambda: self._panes.show_pane(right=False))
        self._read: Brev | None = None
        self._has_card = False
        self._buttons = WrapRow(spacing=2, outdent=RING)
        self._left = self._make_left()
        self._panes = self._arrange()
        presenter.attach(self)

    def show_setup(self, folder: str) -> None:
        """Ask for what a new service needs."""
        words = tr("Her åpner dere det institusjonene forsegler til dere. Først trenger dere et mottakerkort.")
        self.set_title(tr("Mottak"), words)
        for part in (self._card, self._letter, self._desk, self._facts, self._buttons):
            clear_layout(part)
        form = SetupForm(folder)
        form.setMaximumWidth(look().px(_FORM_WIDTH))
        form.make_pressed.connect(lambda: self._presenter.make(form.typed()))
        form.folder_pressed.connect(self._on_folder)
        self._setup = form
        self._desk.addWidget(form)
        for one in form.buttons:
            self._buttons.addWidget(one)
        self._panes.show_only_left(only=True)
        self._finish()

    def show_setup_errors(self, feil: Oppsettsfeil) -> None:
        """Show each error at its place."""
        if self._setup is not None:
            self._setup.show_errors(feil)

    def show_desk(self, own: Kortopplysninger, senders: Sequence[Kortopplysninger]) -> None:
        """Show whose desk it is and whom it trusts."""
        self.set_title(own.navn, tr("Mottak av forseglede dokumenter"))
        if self._setup is not None:
            clear_layout(self._desk)
            self._setup = None
        clear_layout(self._facts)
        self._facts.addWidget(SendersCard(senders, self._on_read_card))
        self._facts.addWidget(OwnCard(own, self._on_save_card))
        self._finish()

    def show_letters(self, letters: Sequence[Brev], chosen: Brev | None) -> None:
        """Show what lies on the desk and the one that is being read."""
        self.bar.close_message()
        clear_layout(self._desk)
        if letters:
            section = column(spacing=8)
            section.addLayout(section_head(tr("På bordet"), len(letters)))
            section.addWidget(letter_list(letters, self._presenter.choose))
            self._desk.addLayout(section)
        else:
            words = tr("Dra en forseglet fil hit, eller åpne den. Den blir kontrollert før noe vises.")
            self._desk.addWidget(Prose(words, "", 1.5))
        self._panes.show_only_left(only=chosen is None)
        if chosen is not None:
            self._show_letter(chosen)
        self._read = chosen
        self._show_buttons()
        self._finish()

    def show_card(self, card: Kortopplysninger) -> None:
        """Show a sender's card, to be compared by telephone."""
        self.bar.close_message()
        clear_layout(self._card)
        panel = CardPanel(card)
        panel.same_pressed.connect(self._presenter.trust_card)
        panel.different_pressed.connect(self._presenter.refuse_card)
        self._card.addWidget(panel)
        self._has_card = True
        self._show_buttons()
        self._finish()
        panel.confirm.setFocus()

    def close_card(self) -> None:
        """Put the card away."""
        clear_layout(self._card)
        self._has_card = False
        self._show_buttons()

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        self.bar.show_message(message, "success")

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if self._setup is None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._presenter.add_files(paths)

    def _make_left(self) -> QWidget:
        left = QWidget()
        lines = column(left)
        outer = self.layout()
        if outer is not None:
            outer.removeWidget(self.ground)
        content = self.ground.widget()
        inside = content.layout() if content is not None else None
        if inside is not None:
            inside.setContentsMargins(32, 24, 12, 24)  # the scroll bar takes the other 12
        lines.addWidget(self.ground, 1)
        lines.addWidget(line())
        foot = column(margins=(32, 12, 24, 12))
        foot.addLayout(self._buttons)
        lines.addLayout(foot)
        return left

    def _arrange(self) -> Panes:
        self.add(self._card, self._letter, self._desk, self._facts)
        self._document.add_to_head(self._to_desk)
        panes = Panes(self._left, self._document)
        panes.narrow_changed.connect(lambda narrow: self._on_narrow(narrow=narrow))
        self._to_desk.hide()
        outer = self.layout()
        if outer is not None:
            outer.addWidget(panes)
        return panes

    def _show_letter(self, letter: Brev) -> None:
        clear_layout(self._letter)
        if letter.aapnet is None:
            if letter.avslag is not None:
                self._document.show_problem(letter.avslag)
            return
        self._letter.addWidget(Prose(sender_words(letter.aapnet, self._presenter.today()), "strong", 1.4))
        self._letter.addWidget(Prose(tr("Filer: {names}", names=", ".join(letter.aapnet.filer)), "subtle", 1.4))
        page = page_of(letter.aapnet)
        if page is None:
            no_page = Message(tr("Det er ingen PDF i denne forsendelsen."), "", tr("Lagre filene for å se dem."))
            self._document.show_problem(no_page)
        else:
            self._document.show_document(page)

    def _show_buttons(self) -> None:
        letter = self._read
        clear_layout(self._buttons)
        open_file = button(tr("Åpne forseglet fil"), icon="lock-open", pressed=self._on_open)
        shown = [open_file]
        if letter is not None and letter.aapnet is not None:
            files = button(tr("Lagre filene"), icon="download", pressed=self._on_save_files)
            if letter.mottatt is not None:
                first = button(tr("Lagre kvitteringen"), icon="file-check", pressed=self._on_save_receipt)
            else:
                first = button(tr("Registrer og kvitter"), icon="package-check", pressed=self._presenter.register)
            shown = [first, files, open_file]
        if not self._has_card:  # one filled button at a time: the card's comes first
            shown[0].set_kind("primary")
        with_shortcut(shown[0], "Ctrl+Return")
        if self._panes.is_narrow() and letter is not None:
            shown.append(button(tr("Vis siden"), icon="file-text", pressed=self._on_to_page))
        for one in shown:
            self._buttons.addWidget(one)
        self._focus_buttons()

    def _focus_buttons(self) -> None:
        item = self._buttons.itemAt(0)
        first = item.widget() if item is not None else None
        if first is not None:
            first.setFocus()

    def _finish(self) -> None:
        order_as_laid_out(self)

    def _on_narrow(self, *, narrow: bool) -> None:
        self._to_desk.setVisible(narrow)
        if self._setup is None:
            self._show_buttons()

    def _on_to_page(self) -> None:
        self._panes.show_pane(right=True)

    def _on_folder(self) -> None:
        ask_for_folder(self, self._presenter.use_folder)

    def _on_open(self) -> None:
        pattern = tr("Forseglede filer ({pattern})", pattern=SEALED)
        ask_for_file(self, pattern, lambda path: self._presenter.add_files([path]))

    def _on_read_card(self) -> None:
        ask_for_file(self, tr("Avsenderkort ({pattern})", pattern=CARD), self._presenter.read_card)

    def _on_save_card(self) -> None:
        pattern = tr("Mottakerkort ({pattern})", pattern=CARD)
        ask_where_to_save(self, "mottaker.kort", pattern, self._presenter.save_card)

    def _on_save_files(self) -> None:
        ask_for_folder(self, self._presenter.save_files)

    def _on_save_receipt(self) -> None:
        pattern = tr("Kvittering ({pattern})", pattern=SEALED)
        ask_where_to_save(self, self._presenter.receipt_name(), pattern, self._presenter.save_receipt)
