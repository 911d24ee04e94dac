"""Draws a question without a name: four fields, what was found in them, and the page as it would leave."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.services.uten_navn import FELTER
from ui.files import ask_where_to_save
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.screens.uten_navn.model import TITLES, Funnbilde, Sjekkbilde, place_in_field
from ui.screens.uten_navn.presenter import UtenNavnPresenter
from ui.theme import look
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.document_view import DocumentView
from ui.widgets.fields import TextArea, text_area
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

HEIGHT = 620


class UtenNavnScreen(Screen):
    """One question; what is found stands between the text and the way out."""

    def __init__(self, presenter: UtenNavnPresenter) -> None:
        super().__init__(
            "uten_navn",
            tr("Spørsmål uten navn"),
            tr("Spør på generelt grunnlag når dere ikke kan si hvem det gjelder. Alderen står bare omtrent på arket."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._areas: dict[str, TextArea] = {}
        self._fields: QVBoxLayout = column(spacing=16)
        self._found: QVBoxLayout = column(spacing=8)
        self._print = with_shortcut(button(tr("Skriv ut"), "primary", "printer", presenter.print_it), "Ctrl+P")
        self._save = button(tr("Lagre PDF"), icon="download", pressed=self._on_save)
        self._page = DocumentView()
        self._page.setMinimumHeight(look().px(HEIGHT))
        self.add(self._fields, self._found, button_row(self._print, self._save), self._page)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Open the question that belongs to a document."""
        super().show_place(place)
        self.bar.close_message()
        clear_layout(self._fields)
        clear_layout(self._found)
        self._areas = {}
        self._presenter.open(place.ids[0])

    def print_page(self) -> None:
        """Print (Ctrl+P)."""
        self._presenter.print_it()

    def leave(self) -> None:
        """Keep what is written."""
        self._presenter.leave()

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return next(iter(self._areas.values()), None) or super().first_focus()

    def show_fields(self, felter: dict[str, str]) -> None:
        """Show what stands in the fields."""
        clear_layout(self._fields)
        for name in FELTER:
            area = self._areas[name] = text_area(felter[name], 3, child=name == "barnets_ord")
            area.textChanged.connect(lambda name=name, area=area: self._presenter.changed(name, area.text()))
            self._fields.addWidget(FormRow(tr_marked(TITLES[name]), area))
        order_as_laid_out(self)
        if self.isVisible():
            self._areas[FELTER[0]].setFocus()

    def show_check(self, bilde: Sjekkbilde) -> None:
        """Show what was found, one row for each place."""
        clear_layout(self._found)
        self._found.addLayout(section_head(bilde.overskrift))
        self._found.addWidget(Prose(bilde.forklaring, "", 1.4))
        if bilde.faa_barn:
            few = Card((20, 12, 20, 12), 0)
            few.add(Prose(bilde.faa_barn, "", 1.4))
            self._found.addWidget(few)
        if bilde.funn:
            rows = RowCard()
            for one in bilde.funn:
                rows.add_row(self._row(one))
            self._found.addWidget(rows)
        order_as_laid_out(self)

    def show_drawn(self, pdf: bytes, text: str) -> None:
        """Show the page as it would leave."""
        self._page.show_document(pdf, text)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        self.bar.show_message(message, "success")

    def _row(self, funn: Funnbilde) -> ListRow:
        made = ListRow(Glyph("search", "warning_icon"), funn.ord, funn.slag, funn.rundt)
        see = self._named(Button(tr("Vis i teksten"), "link"), funn)
        see.clicked.connect(lambda _checked=False: self._on_see(funn))
        buttons = [see]
        if funn.kan_staa:
            keep = self._named(Button(tr("Ikke et navn"), "link"), funn)
            keep.clicked.connect(lambda _checked=False: self._on_accept(funn))
            buttons.append(keep)
        made.add_buttons(*buttons)
        return made

    def _named(self, made: Button, funn: Funnbilde) -> Button:
        made.setAccessibleName(f"{made.text()}: {funn.ord}")
        return made

    def _on_see(self, funn: Funnbilde) -> None:
        """Stand in the field with the words chosen, so that what is typed takes their place."""
        area = self._areas[funn.felt]
        start, slutt = place_in_field(area.text(), funn.start, funn.slutt)
        cursor = area.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(slutt, cursor.MoveMode.KeepAnchor)
        area.setTextCursor(cursor)
        area.setFocus()

    def _on_accept(self, funn: Funnbilde) -> None:
        self._areas[funn.felt].setFocus()  # the row goes; the focus must not go with it
        self._presenter.accept(funn.merke)

    def _on_save(self) -> None:
        ask_where_to_save(self, "spoersmaal-uten-navn.pdf", "PDF (*.pdf)", self._presenter.save_to)
