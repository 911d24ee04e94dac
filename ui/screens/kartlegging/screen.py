"""Draws a kartlegging: one theme a step, the child's words beside the adults', and earlier answers at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.services.ports import Changes
from ui.announce import announce
from ui.dates import long_date
from ui.i18n import tr
from ui.messages import Message
from ui.screens.kartlegging.before import BeforeCard
from ui.screens.kartlegging.earlier import EarlierCard
from ui.screens.kartlegging.end_step import EndStep
from ui.screens.kartlegging.file_control import files_of
from ui.screens.kartlegging.page import Page, find_row
from ui.screens.kartlegging.presenter import KartleggingPresenter
from ui.screens.kartlegging.progress_line import ProgressLine
from ui.screens.kartlegging.step_buttons import StepButtons, keys_of
from ui.screens.kartlegging.theme_card import ThemeCard
from ui.screens.kartlegging.urgent import note_place
from ui.screens.kartlegging.urgent_panel import UrgentPanel
from ui.theme import look
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, column, row
from ui.widgets.page import Place, Screen
from ui.widgets.raise_key import raise_from
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

NAME = "kartlegging"
_SIDE_WIDTH = 272
_LEAST_WIDTH = 360  # narrower than this, the earlier answers go below
_SETTLING_MS = 200  # how long a page that was drawn anew may still change its height


class KartleggingScreen(Screen):
    """One kartlegging; `place` names the question, so that coming back leads to it."""

    def __init__(self, presenter: KartleggingPresenter, today: Callable[[], date]) -> None:
        super().__init__(NAME, tr("Kartlegging"))
        self._presenter = presenter
        self._page: Page | None = None
        self._urgent = UrgentPanel()
        self._progress = ProgressLine()
        self._why = Prose("", "subtle", 1.4)
        self._before = BeforeCard()
        self._theme = ThemeCard()
        self._hint = _hint()
        self._end = EndStep(presenter, today)
        self._earlier = EarlierCard()
        self._buttons = StepButtons(("neste", "ferdig", "tilbake", "senere", "vil_ikke", "selv"))
        self._onwards = StepButtons(("stoppunkt", "barnet"))
        self._target = ""
        self._drawn: object = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Open the kartlegging named first, at the theme or question named second; with no name, the last begun."""
        self.bar.close_message()
        self._progress.show_saved("")
        if place.ids:
            self._presenter.open(*place.ids[:2])
        else:
            self._presenter.resume()

    def place(self) -> Place:
        """Return the kartlegging and the question."""
        return Place(NAME, self._presenter.place())

    def leave(self) -> None:
        """Send what waits for a pause; does not wait for it."""
        self._theme.flush()
        self._end.flush()
        self._presenter.leave()

    def step_back(self) -> bool:
        """Go to the theme before."""
        self._theme.flush()
        return self._presenter.previous_step()

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed, here or elsewhere."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return what must be read first, else the open question."""
        return self._focus_target() if self._page is not None else None

    def show_page(self, page: Page) -> None:
        """Draw what has changed; the focus stays where it is."""
        self._page = page
        step = page.step
        child = page.bilde.barn.fornavn
        self.set_title(_title(page))
        self._urgent.show_urgent(page.urgent, page.unseen)
        self._progress.show_page(page)
        why = _reading_words(page) if page.is_end else step.why
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._before.show_page(page)
        rows = () if page.is_finished else step.rows
        self._theme.show_step(f"{page.bilde.kartlegging.id}/{step.key}", rows, page.current, page.spraak, child)
        self._hint.setVisible(not page.is_end)
        self._end.show_page(page)
        shown = find_row((step,), page.current)
        self._earlier.show_earlier(shown.punkt if shown else None, page.earlier, page.spraak)
        self._buttons.show_keys(keys_of(page))
        self._onwards.show_keys(("stoppunkt", "barnet") if page.is_finished else ())
        self._order_stops(page)

    def focus_question(self, path: str) -> None:
        """Stand in the question's own control, or on the button that leads on; first at what must be done at once."""
        self._target = path
        self._go_to_target()

    def show_saved(self, text: str) -> None:
        """Say when it was saved; a failure before is over."""
        self._progress.show_saved(text)
        self.bar.close_message()
        announce(self, text)

    def show_not_saved(self, message: Message) -> None:
        """Say that it was not saved, with a way to try again."""
        self._progress.show_saved("")
        self.bar.show_message(message, "danger", [(tr("Prøv igjen"), self._presenter.save)])

    def show_message(self, message: Message) -> None:
        """Say why something could not be done."""
        self.bar.show_message(message, "danger")

    def show_recovered(self, message: Message) -> None:
        """Say that the program was cut off in the middle of this one."""
        self.bar.show_message(message, "info")

    def focus_answer(self, path: str) -> None:
        """Stand at an answer that is read through: in its correction, where there is one."""
        found = self._end.at_answer(path)
        if found is not None:
            where, target = found
            target.setFocus()
            self.ground.ensureWidgetVisible(where, 0, 24)

    def _order_stops(self, page: Page) -> None:
        """What came later than its neighbours is walked in its place."""
        rows = tuple(one.path for one in page.step.rows)
        opened = page.correction.row.path if page.correction is not None else ""
        files = sum(len(files_of(one.svar)) for one in page.step.questions)
        lines = (rows, files, opened, page.current)
        drawn = (lines, page.urgent, page.unseen, page.missing, page.is_finished, page.bilde.om)
        if drawn != self._drawn:
            self._drawn = drawn
            order_as_laid_out(self)

    def _build(self) -> None:
        self.head.insertWidget(0, self._urgent)
        main = QWidget()
        main.setMinimumWidth(look().px(_LEAST_WIDTH))
        lines = column(main, spacing=12)
        lines.addWidget(self._theme)
        lines.addWidget(self._hint)
        lines.addWidget(self._end)
        lines.addStretch(1)
        side = QWidget()
        beside = column(side)
        beside.addWidget(self._earlier)
        beside.addStretch(1)
        side.setFixedWidth(look().px(_SIDE_WIDTH))
        both = Fold()
        both.add(main, 1)
        both.add(side, 0)
        self.add(self._progress, self._why, self._before, self._onwards.row, both, self._buttons.row)

    def _connect(self) -> None:
        presenter = self._presenter
        theme = self._theme
        theme.opened.connect(presenter.open_question)
        theme.picked.connect(self._on_picked)
        theme.typed.connect(self._on_typed)
        theme.voice_typed.connect(lambda path, text, child: presenter.write_voice(path, text, child=child))
        theme.reset_pressed.connect(presenter.reset)
        theme.entered.connect(presenter.go_on_from)
        theme.more_pressed.connect(presenter.add_instance)
        theme.filed.connect(presenter.files.do)
        presenter.files.tell(theme.show_typed)
        self._urgent.seen.connect(lambda key: presenter.see_urgent(key, seen=True))
        self._urgent.asked_again.connect(lambda key: presenter.see_urgent(key, seen=False))
        self._urgent.note_asked.connect(self._on_note)
        theme.reserved.connect(presenter.acts.reserve)
        theme.lifted.connect(presenter.acts.lift)
        self._buttons.pressed.connect(self._on_button)
        self._onwards.pressed.connect(self._on_button)
        self.ground.verticalScrollBar().rangeChanged.connect(self._on_height_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_primary)
        raise_from(self, lambda: f"kartlegging:{self.place().ids[0]}")
        QShortcut(QKeySequence(Qt.Key.Key_PageDown), self, self._on_page_down)
        QShortcut(QKeySequence(Qt.Key.Key_PageUp), self, self._on_page_up)

    def _on_primary(self) -> None:
        self._on_button(str(self._primary().property("key")))

    def _on_page_down(self) -> None:
        self._go_from_current(1)

    def _on_page_up(self) -> None:
        self._go_from_current(-1)

    def _go_from_current(self, by: int) -> None:
        self._theme.flush()
        if self._page is not None and self._page.current:
            self._presenter.go_on_from(self._page.current, by)

    def _primary(self) -> Button:
        finished = self._page is not None and self._page.is_finished
        return (self._onwards if finished else self._buttons).primary()

    def _on_button(self, key: str) -> None:
        page = self._page
        self._theme.flush()
        if page is None:
            return
        barn_id = page.bilde.barn.id
        if key == "neste":
            self._presenter.next_step()
        elif key == "tilbake":
            self._presenter.previous_step()
        elif key == "vil_ikke":
            self._presenter.refuse_step()
        elif key == "ferdig":
            self._presenter.finish()
        elif key == "selv":
            self._give_to_child(page)
        elif key == "stoppunkt":
            self.go.emit(Place("stoppunkt", (barn_id, page.bilde.kartlegging.id)))
        else:
            self.go.emit(Place("barnet", (barn_id,)))

    def _give_to_child(self, page: Page) -> None:
        """What is urgent is read anew afterwards: the child may say it once more."""
        for one in page.urgent:
            self._presenter.see_urgent(one.key, seen=False)
        self.go.emit(Place("barnemodus", (page.bilde.kartlegging.id,)))

    def _on_picked(self, path: str, keys: tuple[str, ...], go_on: bool) -> None:
        self._presenter.choose(path, keys, go_on=go_on)

    def _on_typed(self, path: str, text: str) -> None:
        self._theme.show_typed(path, self._presenter.write(path, text))

    def _on_note(self, key: str) -> None:
        if self._page is not None:
            self.go.emit(note_place(self._page.bilde, key))

    def _focus_target(self) -> QWidget:
        slot = self._theme.slot(self._target)
        on_end = self._end.first_missing() if not self._target else None
        return self._urgent.first() or (slot.first() if slot is not None else on_end or self._primary())

    def _go_to_target(self) -> None:
        bar = self.ground.verticalScrollBar()
        before = bar.value()
        self._focus_target().setFocus()
        # What was just opened has its place only when the page has been laid out anew: until then nothing moves.
        bar.setValue(before)
        self._settling.start()
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _on_height_changed(self) -> None:
        if self._settling.isActive():
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        target = self._focus_target()
        if target is self._urgent.first():
            self.ground.verticalScrollBar().setValue(0)
            return
        slot = self._theme.slot(self._target)
        if slot is not None:
            self.ground.ensureWidgetVisible(slot, 0, 24)
        self.ground.ensureWidgetVisible(target, 0, 24)


def _title(page: Page) -> str:
    if not page.is_finished:
        return page.step.title
    corrected = page.bilde.kartlegging.status is Kartleggingsstatus.RETTET
    return tr("Kartleggingen er rettet") if corrected else tr("Kartleggingen er ferdig")


def _reading_words(page: Page) -> str:
    due = page.bilde.om.stoppunkt_innen
    if due is not None:
        return tr(
            "Alt er lagret. Nå mangler stoppunktet: Hva vet vi nå, og hva gjør vi nå? Frist {date}.",
            date=long_date(due),
        )
    if page.is_finished:
        return tr("Alt er lagret. Et stoppunkt samler hva vi vet nå, og hva vi gjør nå.")
    return tr("Les det som står, sammen med {navn}. Rett det som ikke stemmer.", navn=page.bilde.barn.fornavn)


def _hint() -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=8)
    across.addWidget(Glyph("lightbulb", "text_subtle", 18))
    across.addWidget(
        Prose(
            tr("Trykk tallet ved svaret, så kommer neste spørsmål. Piltastene velger, Page Down går videre."),
            "small",
            1.4,
        ),
        1,
    )
    return holder
