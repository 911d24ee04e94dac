"""Draws the beginning of a kartlegging: what has been begun first, then who asks, where, and with what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from helseansvarlig.services.kartlegging import Kartleggingsstart, Paabegynt
from helseansvarlig.services.ports import Changes
from ui.dates import day_and_month
from ui.i18n import language, tr, tr_n
from ui.messages import Message
from ui.screens.kartlegging.new_presenter import NewKartleggingPresenter, NyKartlegging
from ui.theme import look
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.choices import Radios
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out

NAME = "ny_kartlegging"
_WIDTH = 720


class NewKartleggingScreen(Screen):
    """Begins a kartlegging with one child; one that has been begun is offered first."""

    def __init__(self, presenter: NewKartleggingPresenter) -> None:
        super().__init__(NAME, tr("Ny kartlegging"))
        self._presenter = presenter
        self._begun = _Begun()
        self._form = _Form()
        self._summary = ErrorSummary()
        self._start = button(tr("Start kartlegging"), "primary", "arrow-right", self._on_start)
        self._start.setAccessibleDescription("Ctrl+Enter")
        back = button(tr("Tilbake"), pressed=self._on_back)
        for part in (self._begun, self._form, self._summary):
            part.setMaximumWidth(look().px(_WIDTH))
        self.add(self._begun, self._form, self._summary, button_row(self._start, back))
        self._form.changed(self._on_changed)
        self._begun.chosen(self.open_kartlegging)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_start)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show what can be begun with the child named."""
        if place.ids:
            self.bar.close_message()
            self._form.clear_errors()
            self._presenter.open(place.ids[0])

    def place(self) -> Place:
        """Return whose it is."""
        barn_id = self._presenter.barn_id()
        return Place(NAME, (barn_id,) if barn_id else ())

    def leave(self) -> None:
        """Keep what is half written."""
        self._presenter.leave()

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed, here or elsewhere."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return the way on with what has been begun, else the first thing that is missing."""
        return self._begun.first() or self._form.first_missing() or self._start

    def show_start(self, start: Kartleggingsstart, form: NyKartlegging) -> None:
        """Show the child, what has been begun, and the form."""
        self.set_title(tr("Ny kartlegging"), tr("Sammen med {navn}", navn=start.barn.navn))
        self._begun.show_begun(start.paabegynte)
        self._start.set_kind("secondary" if start.paabegynte else "primary")
        self._form.show_start(start, form)
        order_as_laid_out(self)

    def show_message(self, message: Message) -> None:
        """Say why it could not be begun."""
        self.bar.show_message(message, "danger")

    def open_kartlegging(self, kartlegging_id: str) -> None:
        """Go to the kartlegging."""
        self.go.emit(Place("kartlegging", (kartlegging_id,)))

    def _on_changed(self) -> None:
        self._presenter.changed(self._form.form())

    def _on_start(self) -> None:
        if not self._summary.show_for(self._form.check()):
            self._presenter.start(self._form.form())

    def _on_back(self) -> None:
        self.go.emit(Place("barnet", (self._presenter.barn_id(),)))


class _Begun(QWidget):
    """What has been begun and not finished; the newest is the first to go on with."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=8)
        self._buttons: list[Button] = []
        self._chosen: Callable[[str], None] | None = None
        self.hide()

    def chosen(self, call: Callable[[str], None]) -> None:
        """Call `call` with the id of the one that is gone on with."""
        self._chosen = call

    def first(self) -> QWidget | None:
        """Return the button of the newest, if any."""
        return self._buttons[0] if self._buttons else None

    def show_begun(self, begun: tuple[Paabegynt, ...]) -> None:
        """List them; none hides the list."""
        clear_layout(self._lines)
        self._buttons = []
        self._lines.addLayout(section_head(tr("Fortsett der dere slapp")))
        card = RowCard()
        for one in begun:
            card.add_row(self._row(one, is_first=not self._buttons))
        self._lines.addWidget(card)
        self._lines.addSpacing(12)
        self._lines.addLayout(section_head(tr("Eller start en ny")))
        self.setVisible(bool(begun))

    def _row(self, one: Paabegynt, *, is_first: bool) -> ListRow:
        title = one.tittel.paa(language().value)
        left = tr_n("{n} spørsmål igjen", "{n} spørsmål igjen", one.gjenstaar)
        meta = tr(
            "Startet {dag} av {navn} · {igjen}",
            dag=day_and_month(one.kartlegging.startet.date()),
            navn=one.kartlegging.spurt_av,
            igjen=left,
        )
        made = ListRow(Glyph("circle-play", "brand1_icon", 24), title, "", meta)
        go_on = Button(tr("Fortsett"), "primary" if is_first else "secondary", "arrow-right")
        go_on.setAccessibleName(tr("Fortsett {tittel}", tittel=title))
        go_on.setProperty("key", one.kartlegging.id)
        go_on.clicked.connect(self._on_clicked)
        made.add_buttons(go_on)
        self._buttons.append(go_on)
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None and self._chosen is not None:
            self._chosen(str(sender.property("key")))


class _Form(Card):
    """Template, who asks, where, and whether a talk alone was offered."""

    def __init__(self) -> None:
        super().__init__((24, 20, 24, 24), 20)
        self._call: Callable[[], None] | None = None
        self._maler: tuple[str, ...] = ()
        self._mal = Radios([], tiles=True)
        self._mal_row: FormRow | None = None
        self._spurt_av, self._sted, self._hvorfor = line_edit(), line_edit(), line_edit()
        self._alene = Radios([("ja", tr("Ja")), ("nei", tr("Nei"))], tiles=True)
        optional = tr("Valgfritt")
        why = tr("Velg hvem som spør – helst en barnet er trygg på.")
        self._spurt_row = FormRow(tr("Hvem spør?"), self._spurt_av, note=tr("Må fylles ut"), why=why)
        self._alene_row = FormRow(tr("Er barnet tilbudt å snakke alene?"), self._alene, note=optional)
        self._hvorfor_row = FormRow(tr("Hvorfor ikke?"), self._hvorfor, note=optional)
        self._choice = column()
        self.add(
            self._choice,
            self._spurt_row,
            FormRow(tr("Hvor er dere?"), self._sted, note=optional),
            self._alene_row,
            self._hvorfor_row,
        )
        for field in (self._spurt_av, self._sted, self._hvorfor):
            field.textChanged.connect(self._on_changed)
        self._alene.changed.connect(self._on_alene)

    def changed(self, call: Callable[[], None]) -> None:
        """Call `call` whenever something in the form is another."""
        self._call = call

    def form(self) -> NyKartlegging:
        """Return what stands in the form."""
        return NyKartlegging(
            self._mal.key(), self._spurt_av.text(), self._sted.text(), self._alene.key(), self._hvorfor.text()
        )

    def show_start(self, start: Kartleggingsstart, form: NyKartlegging) -> None:
        """Show the templates and what stands in the form, without telling anybody that it changed."""
        call, self._call = self._call, None
        spraak = language().value
        if self._maler != tuple(one.id for one in start.maler):
            self._maler = tuple(one.id for one in start.maler)
            clear_layout(self._choice)
            self._mal = Radios([(one.id, one.tittel.paa(spraak)) for one in start.maler], tiles=True)
            self._mal.changed.connect(self._on_changed)
            self._mal_row = FormRow(tr("Hva skal dere snakke om?"), self._mal, note=tr("Må fylles ut"))
            self._choice.addWidget(self._mal_row)
        self._mal.choose(form.mal)
        self._spurt_av.setText(form.spurt_av)
        self._sted.setText(form.sted)
        self._alene.choose(form.alene)
        self._hvorfor.setText(form.hvorfor)
        self._hvorfor_row.setVisible(form.alene == "nei")
        self._call = call

    def check(self) -> list[FormRow]:
        """Show what is missing and return the rows to look at."""
        rows = [self._spurt_row]
        if self._mal_row is not None:
            self._mal_row.set_error("" if self._mal.key() else tr("Velg hva dere skal snakke om."))
            rows.insert(0, self._mal_row)
        self._spurt_row.set_error("" if self._spurt_av.text().strip() else tr("Skriv hvem som spør."))
        return rows

    def clear_errors(self) -> None:
        """Nothing is wrong before the button is pressed."""
        for one in (self._mal_row, self._spurt_row):
            if one is not None:
                one.set_error("")

    def first_missing(self) -> QWidget | None:
        """Return the first field that must be filled in and is not."""
        if self._mal_row is not None and not self._mal.key():
            return self._mal.first()
        return self._spurt_av if not self._spurt_av.text().strip() else None

    def _on_alene(self, key: str) -> None:
        self._hvorfor_row.setVisible(key == "nei")
        self._on_changed()

    def _on_changed(self) -> None:
        if self._call is not None:
            self._call()
