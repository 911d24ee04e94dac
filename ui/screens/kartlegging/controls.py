"""What a question is answered with, one control for every kind of answer; each speaks the same few words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from helseansvarlig.domain.skjema import Punkttype
from helseansvarlig.domain.verdi import Verdi
from ui.announce import announce
from ui.answers import (
    Control,
    answer_words,
    chosen_keys,
    control_of,
    options,
    scale_ends,
    statuses,
)
from ui.i18n import tr
from ui.screens.kartlegging.model import Row, is_for_adult
from ui.screens.kartlegging.tiles import AnswerTiles
from ui.typed import Typed, echo_of, written
from ui.widgets.choices import CheckBox
from ui.widgets.fields import Choice, TextArea, line_edit, text_area
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.text import Prose, label, set_role


class AnswerControl(QWidget):
    """`picked` carries the chosen keys and whether to go on; `typed` what stands in the field; `filed` a `Filed`."""

    picked = Signal(tuple, bool)
    typed = Signal(str)
    reset_pressed = Signal()
    entered = Signal()
    filed = Signal(object)

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__()
        self._punkt = shown.punkt
        self._spraak = spraak
        self._name = name
        self.lines = column(self, spacing=8)

    def show_row(self, shown: Row) -> None:
        """Show the answer as it stands."""
        raise NotImplementedError

    def first(self) -> QWidget | None:
        """Return what takes the focus."""
        return None

    def flush(self) -> None:
        """Send what waits for a pause."""

    def show_typed(self, typed: Typed) -> None:
        """Take note of how what was typed was understood."""

    def _add_statuses(self) -> AnswerTiles:
        return self._add_tiles(AnswerTiles(self._name, statuses(self._punkt, self._spraak), digits=False))

    def _add_tiles(self, tiles: AnswerTiles) -> AnswerTiles:
        tiles.picked.connect(self._on_key_picked)
        tiles.browsed.connect(self._on_key_browsed)
        tiles.reset_pressed.connect(self.reset_pressed)
        self.lines.addWidget(tiles)
        return tiles

    def _on_key_picked(self, key: str) -> None:
        self.picked.emit((key,), True)

    def _on_key_browsed(self, key: str) -> None:
        self.picked.emit((key,), False)


class TilesControl(AnswerControl):
    """Few choices, or a scale with words at both ends; the ways to have no value stand beside them."""

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__(shown, spraak, name)
        values = options(self._punkt, spraak)
        if control_of(self._punkt) is Control.SCALE:
            tiles = self._add_tiles(AnswerTiles(name, values, scale=True))
            self._groups = [tiles]
            self.lines.addWidget(_ends(*scale_ends(self._punkt, spraak), tiles.sizeHint().width()))
            self._groups.append(self._add_statuses())
        else:
            self._groups = [self._add_tiles(AnswerTiles(name, (*values, *statuses(self._punkt, spraak))))]

    def show_row(self, shown: Row) -> None:
        """Mark what is chosen."""
        keys = chosen_keys(self._punkt, shown.svar, self._spraak)
        for group in self._groups:
            group.choose(keys)

    def first(self) -> QWidget:
        """Return the chosen tile, else the first."""
        return self._groups[0].first()

    def flush(self) -> None:
        """Send what was chosen by arrows."""
        for group in self._groups:
            group.flush()


class ListControl(AnswerControl):
    """Many choices, one answer."""

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__(shown, spraak, name)
        self._list = Choice([(one.key, one.text) for one in options(self._punkt, spraak)])
        self._list.setAccessibleName(name)
        self._list.activated.connect(self._on_activated)
        self.lines.addWidget(self._list)
        self._without = self._add_statuses()

    def show_row(self, shown: Row) -> None:
        """Show the chosen one, or none."""
        keys = chosen_keys(self._punkt, shown.svar, self._spraak)
        self._list.choose(next(iter(keys), ""))
        self._without.choose(keys)

    def first(self) -> QWidget:
        """Return the list."""
        return self._list

    def _on_activated(self) -> None:
        self.picked.emit((self._list.key(),), False)


class ChecksControl(AnswerControl):
    """Any number of answers; «ingen av disse» stands alone."""

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__(shown, spraak, name)
        self._boxes: dict[str, CheckBox] = {}
        self._alone = {
            one.key
            for one, choice in zip(options(self._punkt, spraak), self._punkt.valg, strict=True)
            if choice.er_eksklusiv
        }
        for one in options(self._punkt, spraak):
            box = CheckBox(one.text)
            box.setAccessibleDescription(name)
            box.setProperty("key", one.key)
            box.clicked.connect(self._on_clicked)
            self._boxes[one.key] = box
            self.lines.addWidget(box)
        self._without = self._add_statuses()

    def show_row(self, shown: Row) -> None:
        """Tick what is chosen."""
        keys = chosen_keys(self._punkt, shown.svar, self._spraak)
        for key, box in self._boxes.items():
            box.setChecked(key in keys)
        self._without.choose(keys)

    def first(self) -> QWidget:
        """Return the first box."""
        return next(iter(self._boxes.values()))

    def _on_clicked(self) -> None:
        sender = self.sender()
        last = str(sender.property("key")) if sender is not None else ""
        ticked = [key for key, box in self._boxes.items() if box.isChecked()]
        if last in ticked:
            ticked = [key for key in ticked if key == last or not {key, last} & self._alone]
        self.picked.emit(tuple(ticked), False)


class TextControl(AnswerControl):
    """Words, numbers, dates: typed as people write them, and read back in full where a slip would matter."""

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__(shown, spraak, name)
        self._typing = False
        self._values: tuple[Verdi, ...] | None = None
        self._problem = ""
        self._choices: AnswerTiles | None = None
        if self._punkt.type is Punkttype.AAPENT_VALG and options(self._punkt, spraak):
            self._choices = self._add_tiles(AnswerTiles(name, options(self._punkt, spraak)))
            self.lines.addWidget(label(tr("Noe annet"), "small"))
        if self._punkt.gjentas:
            self.lines.addWidget(label(tr("Ett svar på hver linje"), "small"))
        self._field = self._make_field(name)
        self.lines.addWidget(self._field)
        self._below = Below()
        self.lines.addWidget(self._below)
        self._without = self._add_statuses()

    def show_row(self, shown: Row) -> None:
        """Show the value as it would be typed, or what was not understood; what is being typed is never touched."""
        keys = chosen_keys(self._punkt, shown.svar, self._spraak)
        self._without.choose(keys)
        if self._choices is not None:
            self._choices.choose(keys)
        values = () if self._choices is not None and keys else shown.svar.verdier
        if not self._typing and values != self._values:
            self._set_text(written(values) if shown.raw is None else shown.raw)
        self._values = values
        if not self._problem:
            self._below.show_words(echo_of(values))

    def show_typed(self, typed: Typed) -> None:
        """Take note of how it was understood; what is wrong is said when the user leaves the field."""
        self._problem = typed.problem
        self._below.show_words(echo_of(typed.verdier))

    def first(self) -> QWidget:
        """Return the field, or the choices before it."""
        return self._choices.first() if self._choices is not None else self._field

    def flush(self) -> None:
        """Send what was chosen by arrows, and say what is wrong."""
        for group in (self._choices, self._without):
            if group is not None:
                group.flush()
        self._show_problem()

    def _make_field(self, name: str) -> QLineEdit | TextArea:
        field: QLineEdit | TextArea
        if control_of(self._punkt) is Control.AREA:
            field = text_area(child=not is_for_adult(self._punkt))
            field.textChanged.connect(self._on_typed)
        else:
            field = line_edit()
            field.textChanged.connect(self._on_typed)
            field.editingFinished.connect(self._show_problem)
            field.returnPressed.connect(self._on_entered)
        field.setAccessibleName(name)
        return field

    def _set_text(self, text: str) -> None:
        self._field.blockSignals(True)
        if isinstance(self._field, TextArea):
            self._field.set_text(text)  # one goes on where the text ends
        else:
            self._field.setText(text)
        self._field.blockSignals(False)

    def _show_problem(self) -> None:
        if self._problem:
            self._below.show_problem(self._problem)
            announce(self, self._problem)
        self._mark_edge(wrong=bool(self._problem))

    def _mark_edge(self, *, wrong: bool) -> None:
        self._field.setProperty("error", "true" if wrong else "false")
        self._field.setAccessibleDescription(self._problem)
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    def _on_typed(self) -> None:
        if self._problem:
            self._problem = ""
            self._mark_edge(wrong=False)
        text = self._field.text()
        self._typing = True
        self.typed.emit(text)
        self._typing = False

    def _on_entered(self) -> None:
        if not self._problem:
            self.entered.emit()


class Below(QWidget):
    """The line below a field: what was understood, or what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        across = row(self, spacing=8)
        self._glyph = Glyph("octagon-alert", "danger_icon", 18)
        self._words = label("", "small", wrap=True)
        across.addWidget(self._glyph)
        across.addWidget(self._words, 1)
        self.hide()

    def show_words(self, text: str) -> None:
        """Show what was understood."""
        self._show(text, "small", wrong=False)

    def show_problem(self, text: str) -> None:
        """Show how to write it."""
        self._show(text, "danger", wrong=True)

    def _show(self, text: str, role: str, *, wrong: bool) -> None:
        self._words.setText(text)
        set_role(self._words, role)
        self._glyph.setVisible(wrong)
        self.setVisible(bool(text))


class NoControl(AnswerControl):
    """What the form has and nobody can fill in here: said, never hidden."""

    def __init__(self, shown: Row, spraak: str, name: str) -> None:
        super().__init__(shown, spraak, name)
        self._words = Prose("", "", 1.4)
        self.lines.addWidget(self._words)
        note = tr("Kan ikke fylles ut her. Det som står her fra før, blir tatt vare på.")
        self.lines.addWidget(Prose(note, "subtle", 1.4))
        # What the form wants answered can still be refused, or it would never be finished.
        self._without = self._add_statuses() if self._punkt.is_fillable else None

    def show_row(self, shown: Row) -> None:
        """Show what was there when the form came."""
        if self._without is not None:
            self._without.choose(chosen_keys(self._punkt, shown.svar, self._spraak))
        words = answer_words(self._punkt, shown.svar, self._spraak) if shown.svar.verdier else ""
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def first(self) -> QWidget | None:
        """Return the ways to have no value, where there are any."""
        return self._without.first() if self._without is not None else None


class WordsAlone(AnswerControl):
    """Nothing to choose and nothing to fill in: what is said stands in the two voices."""

    def show_row(self, shown: Row) -> None:
        """There is nothing here to show."""


def _ends(low: str, high: str, width: int) -> QWidget:
    """Return the words under the two ends of a scale that is `width` pixels wide."""
    holder = QWidget()
    holder.setMaximumWidth(width)
    across = row(holder, spacing=16)
    across.addWidget(label(low, "small"))
    across.addStretch(1)
    across.addWidget(label(high, "small"))
    return holder
