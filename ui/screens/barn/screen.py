"""Draws the list of children: a field that filters, and a row for each that opens the child."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.barn.model import Barneliste, Barnerad
from ui.screens.barn.presenter import BarnPresenter
from ui.theme import look
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, row
from ui.widgets.lists import EmptyState, RowButton, cell
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.ring import ring_with_words
from ui.widgets.surfaces import RowCard
from ui.widgets.text import label

BADGE_COLUMN = 152
MAPPED_COLUMN = 120
WIDE = 960


class BarnScreen(Screen):
    """Type to filter, down to the list, Enter opens, F2 edits."""

    def __init__(self, presenter: BarnPresenter) -> None:
        super().__init__("barn", tr("Barn"))
        self._presenter = presenter
        self._rows: list[tuple[RowButton, str]] = []
        self._filter = line_edit()
        self._moved = button(tr("Vis tidligere"), "quiet", pressed=self._on_moved)
        self._also_moved = False
        self._arriving = False
        self._add_first: QWidget | None = None
        self._new = button(tr("Nytt barn"), "primary", "plus", lambda: self.go.emit(Place("nytt_barn")))
        self._list_in = button(tr("Hent inn liste"), pressed=lambda: self.go.emit(Place("barneliste")))
        self._head = self._build_head()
        self._status = label("", "small", wrap=True)
        self._columns = _column_heads()
        self._list = QWidget()
        self._lines = column(self._list)
        self.add(self._head, self._columns, self._list, self._status)
        self.body.setSpacing(8)
        presenter.attach(self)
        self._filter.textChanged.connect(presenter.type_filter)
        self._filter.returnPressed.connect(self._on_open_first)
        for keys, act in (
            ("Down", lambda: self._step(1)),
            ("Up", lambda: self._step(-1)),
            ("F2", self._on_edit),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, place: Place) -> None:
        """Read the children; what was typed last time is marked, so that typing replaces it."""
        super().show_place(place)
        self._arriving = True
        self.bar.close_message()
        self._presenter.load()
        self._filter.selectAll()

    def first_focus(self) -> QWidget | None:
        """Return the field that filters, or the way to the first child."""
        return self._add_first or self._filter

    def show_list(self, liste: Barneliste, typed: str, *, also_moved: bool) -> None:
        """Draw the children; who stood on a row stands on the same number again."""
        at = self._standing()
        nobody = liste.bor_her + liste.tidligere == 0
        self._head.setVisible(not nobody)
        self._also_moved = also_moved
        self._moved.setVisible(liste.tidligere > 0)
        self._moved.set_label(tr("Skjul tidligere") if also_moved else tr("Vis tidligere"))
        self._status.setVisible(not nobody)
        self._status.setText(tr("{here} bor her, {moved} tidligere", here=liste.bor_her, moved=liste.tidligere))
        clear_layout(self._lines)
        self._rows, self._add_first = [], None
        self._show_columns(has_rows=bool(liste.rader))
        if liste.rader:
            self._lines.addWidget(self._card(liste.rader))
        else:
            self._lines.addWidget(self._nobody() if nobody else self._no_hit(liste, typed))
        if self._arriving and self._add_first is not None:
            self._add_first.setFocus()
        elif at >= 0:
            self._focus_row(at)
        self._arriving = False

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        self.bar.show_message(message, meaning)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the columns only while they stand beside each other."""
        super().resizeEvent(event)
        self._show_columns(has_rows=bool(self._rows))

    def _show_columns(self, *, has_rows: bool) -> None:
        self._columns.setVisible(has_rows and self.width() >= look().px(WIDE))

    def _build_head(self) -> QWidget:
        head = QWidget()
        fold = Fold(spacing=13, below_spacing=8)
        field = QWidget()
        # The button's reserved ring is 3 px: its edge shall stand on the field's.
        column(field, margins=(0, 0, 0, 3)).addWidget(FormRow(tr("Finn i lista"), self._filter))
        field.setFixedWidth(min(look().px(400), 640))
        fold.add(field)
        holder = QWidget()
        lines = column(holder, margins=(3, 0, 3, 0))
        lines.addStretch(1)
        lines.addLayout(button_row(self._new, self._list_in, self._moved))
        fold.add(holder, 1)
        head.setLayout(fold)
        return head

    def _card(self, rader: tuple[Barnerad, ...]) -> QWidget:
        card = RowCard()
        for rad in rader:
            made = RowButton(_spoken(rad), _cells(rad))
            made.opened.connect(_opening(self, rad.barn_id))
            self._rows.append((made, rad.barn_id))
            card.add_row(made)
        return card

    def _nobody(self) -> QWidget:
        add = button(tr("Nytt barn"), "primary", "plus", lambda: self.go.emit(Place("nytt_barn")))
        self._add_first = add
        text = tr("Du trenger bare navn og fødselsdato for å begynne. Resten kan komme etter hvert.")
        many = button(tr("Hent inn liste"), pressed=lambda: self.go.emit(Place("barneliste")))
        return EmptyState("sprout", tr("Legg til første barn"), text, add, many)

    def _no_hit(self, liste: Barneliste, typed: str) -> QWidget:
        title = tr("Ingen treff på «{typed}»", typed=typed.strip())
        if not typed.strip():
            return EmptyState("users-round", tr("Ingen bor her nå"), tr("Tidligere barn finner du over."))
        if not liste.meant:
            return EmptyState("search", title, tr("Prøv færre bokstaver, eller se etter tidligere barn."))
        meant = button(liste.meant, "secondary", "arrow-right", lambda: self._filter.setText(liste.meant))
        return EmptyState("search", title, tr("Mente du {name}?", name=liste.meant), meant)

    def _standing(self) -> int:
        focus = QApplication.focusWidget()
        return next((index for index, (rad, _id) in enumerate(self._rows) if rad is focus), -1)

    def _step(self, by: int) -> None:
        at = self._standing() + by
        if at < 0:
            self._filter.setFocus()
        else:
            self._focus_row(at)

    def _focus_row(self, at: int) -> None:
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)][0].setFocus()
        else:
            self._filter.setFocus()

    def _on_open_first(self) -> None:
        if self._rows:
            self.go.emit(Place("barnet", (self._rows[0][1],)))

    def _on_edit(self) -> None:
        if self._rows:
            self.go.emit(Place("nytt_barn", (self._rows[max(self._standing(), 0)][1],)))

    def _on_moved(self) -> None:
        self._presenter.show_moved(also_moved=not self._also_moved)


def _opening(screen: BarnScreen, barn_id: str) -> Callable[[], None]:
    return lambda: screen.go.emit(Place("barnet", (barn_id,)))


def _cells(rad: Barnerad) -> list[QWidget]:
    state = rad.deling
    return [
        cell(rad.navn, "strong", stretch=3),
        cell(rad.alder, "subtle", width=48),
        cell(rad.trygg_voksen, stretch=2),
        _in_column(
            badge(state.meaning, state.icon, state.word, in_list=True)
            if state is not None
            else label(tr("Bor ikke her"), "small")
        ),
        cell(rad.neste, "small", stretch=4),
        _mapped(rad),
    ]


def _mapped(rad: Barnerad) -> QWidget:
    """Return how many areas have been mapped; with who has left, how many kartlegginger there were."""
    if rad.grad is None:
        return cell(rad.kartlegginger, "small", width=MAPPED_COLUMN)
    made = ring_with_words(rad.grad.done, rad.grad.total, rad.grad.short, rad.grad.words)
    made.setFixedWidth(look().px(MAPPED_COLUMN))
    return made


def _column_heads() -> QWidget:
    """Return the names of the columns, in the same columns as `_cells`."""
    holder = QWidget()
    fold = Fold(spacing=16, below_spacing=2, centred=True)
    across = row(holder, margins=(18, 8, 18, 0))
    across.addLayout(fold, 1)
    for made in (
        cell(tr("Navn"), "small", stretch=3),
        cell(tr("Alder"), "small", width=48),
        cell(tr("Trygg voksen"), "small", stretch=2),
        _in_column(label(tr("Deling med BUP"), "small")),
        cell(tr("Neste"), "small", stretch=4),
        cell(tr("Kartlagt"), "small", width=MAPPED_COLUMN),
    ):
        fold.add(made, int(made.property("stretch") or 0))
    return holder


def _in_column(made: QWidget) -> QWidget:
    """Return a badge in a column as wide as the longest, so that what follows stands in line."""
    holder = QWidget()
    across = row(holder)
    across.addWidget(made)
    across.addStretch(1)
    holder.setFixedWidth(look().px(BADGE_COLUMN))
    return holder


def _spoken(rad: Barnerad) -> str:
    """Return the row as a screen reader says it, the reason of the consent with it."""
    consent = f"{rad.deling.word}: {rad.deling.reason}" if rad.deling is not None else tr("Bor ikke her")
    mapped = rad.grad.words if rad.grad is not None else rad.kartlegginger
    parts = (rad.navn, rad.alder, rad.trygg_voksen, consent, rad.neste, mapped)
    return ", ".join(part for part in parts if part)
