"""Draws a kartlegging: one theme a step, the child's words beside the adults', and earlier answers at the right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from helseansvarlig.services.kartlegging import Kartleggingsbilde
from ui.announce import announce
from ui.i18n import tr, tr_n
from ui.messages import Message
from ui.screens.kartlegging.earlier import EarlierCard
from ui.screens.kartlegging.page import Page, find_row
from ui.screens.kartlegging.presenter import KartleggingPresenter
from ui.screens.kartlegging.reading import MissingBox, Reading
from ui.screens.kartlegging.theme_card import ThemeCard
from ui.screens.kartlegging.urgent_panel import UrgentPanel
from ui.theme import look
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.page import Place, Screen
from ui.widgets.progress import Steps
from ui.widgets.text import Prose, label

NAME = "kartlegging"
_SIDE_WIDTH = 272


class KartleggingScreen(Screen):
    """One kartlegging; `place` names the question, so that coming back leads to it."""

    def __init__(self, presenter: KartleggingPresenter) -> None:
        super().__init__(NAME, tr("Kartlegging"))
        self._presenter = presenter
        self._page: Page | None = None
        self._urgent = UrgentPanel()
        self._progress = _Progress()
        self._why = Prose("", "subtle", 1.4)
        self._theme = ThemeCard()
        self._hint = _hint()
        self._reading = Reading()
        self._missing = MissingBox()
        self._earlier = EarlierCard()
        self._buttons = _Buttons()
        self._target = ""
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Open the kartlegging named first, at the theme or question named second."""
        if place.ids:
            self.bar.close_message()
            self._progress.show_saved("")
            self._presenter.open(place.ids[0], place.ids[1] if len(place.ids) > 1 else "")

    def place(self) -> Place:
        """Return the kartlegging and the question."""
        return Place(NAME, self._presenter.place())

    def leave(self) -> None:
        """Send what waits for a pause; does not wait for it."""
        self._theme.flush()
        self._presenter.leave()

    def step_back(self) -> bool:
        """Go to the theme before."""
        self._theme.flush()
        return self._presenter.previous_step()

    def first_focus(self) -> QWidget | None:
        """Return what must be read first, else the open question."""
        return self._focus_target() if self._page is not None else None

    def show_page(self, page: Page) -> None:
        """Draw what has changed; the focus stays where it is."""
        self._page = page
        step = page.step
        child = page.bilde.barn.fornavn
        self.set_title(tr("Ferdig kartlagt") if page.is_finished else step.title)
        self._urgent.show_urgent(page.urgent, page.unseen)
        self._progress.show_page(page)
        why = _reading_words(page) if page.is_end else step.why
        self._why.setText(why)
        self._why.setVisible(bool(why))
        rows = () if page.is_finished else step.rows
        self._theme.show_step(f"{page.bilde.kartlegging.id}/{step.key}", rows, page.current, page.spraak, child)
        self._hint.setVisible(not page.is_end)
        self._reading.setVisible(page.is_end)
        if page.is_end:
            self._reading.show_page(page)
        self._missing.show_missing(page.missing if page.is_end and not page.is_finished else ())
        shown = find_row((step,), page.current)
        self._earlier.show_earlier(shown.punkt if shown else None, page.earlier, page.spraak)
        self._earlier.setVisible(not page.is_end)
        self._buttons.show_page(page)

    def focus_question(self, path: str) -> None:
        """Stand in the question's own control, or on the button that leads on."""
        self._target = path
        self._go_to_target()

    def focus_urgent(self) -> None:
        """Stand at what must be done, at the top of the page."""
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

    def _build(self) -> None:
        self.head.insertWidget(0, self._urgent)
        main = QWidget()
        lines = column(main, margins=(3, 0, 3, 0), spacing=12)
        lines.addWidget(self._theme)
        lines.addWidget(self._hint)
        lines.addWidget(self._reading)
        lines.addWidget(self._missing)
        lines.addSpacing(4)
        lines.addWidget(self._buttons)
        lines.addStretch(1)
        side = QWidget()
        beside = column(side)
        beside.addWidget(self._earlier)
        beside.addStretch(1)
        side.setFixedWidth(look().px(_SIDE_WIDTH))
        both = Fold()
        both.add(main, 1)
        both.add(side, 0)
        self.add(self._progress, self._why, both)

    def _connect(self) -> None:
        presenter = self._presenter
        theme = self._theme
        theme.opened.connect(presenter.open_question)
        theme.picked.connect(self._on_picked)
        theme.typed.connect(self._on_typed)
        theme.voice_typed.connect(self._on_voice_typed)
        theme.reset_pressed.connect(presenter.reset)
        theme.stepped.connect(presenter.go_on_from)
        theme.more_pressed.connect(presenter.add_instance)
        self._urgent.seen.connect(self._on_seen)
        self._urgent.asked_again.connect(self._on_asked_again)
        self._reading.change_pressed.connect(presenter.open_theme)
        self._missing.pressed.connect(presenter.open_question)
        self._buttons.pressed.connect(self._on_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_primary)

    def _on_primary(self) -> None:
        self._on_button(self._buttons.primary_key())

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
        elif key == "stoppunkt":
            self.go.emit(Place("stoppunkt", (barn_id, page.bilde.kartlegging.id)))
        else:
            self.go.emit(Place("barnet", (barn_id,)))

    def _on_picked(self, path: str, keys: tuple[str, ...], go_on: bool) -> None:
        self._presenter.choose(path, keys, go_on=go_on)

    def _on_typed(self, path: str, text: str) -> None:
        self._theme.show_typed(path, self._presenter.write(path, text))

    def _on_voice_typed(self, path: str, text: str, child: bool) -> None:
        self._presenter.write_voice(path, text, child=child)

    def _on_seen(self, key: str) -> None:
        self._presenter.see_urgent(key, seen=True)

    def _on_asked_again(self, key: str) -> None:
        self._presenter.see_urgent(key, seen=False)

    def _focus_target(self) -> QWidget:
        slot = self._theme.slot(self._target)
        on_end = self._missing.first() if not self._target else None
        return self._urgent.first() or (slot.first() if slot is not None else on_end or self._buttons.primary())

    def _go_to_target(self) -> None:
        self._focus_target().setFocus()
        # What was just opened has its place only when the page has been laid out anew.
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        target = self._focus_target()
        if target is self._urgent.first():
            self._scroll_area.verticalScrollBar().setValue(0)
            return
        slot = self._theme.slot(self._target)
        if slot is not None:
            self._scroll_area.ensureWidgetVisible(slot, 0, 24)
        self._scroll_area.ensureWidgetVisible(target, 0, 24)


class _Progress(QWidget):
    """How far along, with whom, how many questions are left, and when it was saved."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = Steps(1, 1)
        self._where = Prose("", "subtle", 1.3, 640)
        self._mark = Glyph("check", "text_subtle", 16)
        self._saved = label("", "small")
        line = WrapRow(spacing=16)
        line.addWidget(self._steps)
        line.addWidget(self._where)
        saved = QWidget()
        across = row(saved, spacing=4)
        across.addWidget(self._mark)
        across.addWidget(self._saved)
        line.addWidget(saved)
        column(self).addLayout(line)
        self.show_saved("")

    def show_page(self, page: Page) -> None:
        """Show where we are; the reading through counts as all themes done."""
        total = len(page.steps) - 1
        self._steps.setVisible(total > 0)
        self._steps.set_progress(min(page.index + 1, total), total)
        parts = [_where(page), _who(page.bilde)]
        if not page.is_finished:
            left = page.bilde.remaining()
            parts.append(tr_n("{n} spørsmål igjen", "{n} spørsmål igjen", left) if left else tr("Alt er spurt"))
        self._where.setText(" · ".join(parts))
        self._where.updateGeometry()

    def show_saved(self, text: str) -> None:
        """Show when the vault had it; nothing while something waits."""
        self._saved.setText(text)
        self._mark.setVisible(bool(text))


class _Buttons(QWidget):
    """Primary, secondary, quiet, from the left; which ones depends on the step."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._made: dict[str, Button] = {}
        kinds = {
            "neste": ("primary", "arrow-right", tr("Neste")),
            "ferdig": ("primary", "check", tr("Gjør ferdig")),
            "stoppunkt": ("primary", "flag", tr("Lag stoppunkt")),
            "tilbake": ("secondary", "", tr("Tilbake")),
            "senere": ("secondary", "", tr("Fortsett senere")),
            "barnet": ("secondary", "", tr("Til barnet")),
            "vil_ikke": ("quiet", "hand", tr("Barnet vil ikke svare nå")),
        }
        for key, (kind, icon, words) in kinds.items():
            made = button(words, kind, icon)
            made.setProperty("key", key)
            made.clicked.connect(self._on_clicked)
            self._made[key] = made
        for key in ("neste", "ferdig", "stoppunkt"):
            self._made[key].setAccessibleDescription("Ctrl+Enter")
        column(self, margins=(3, 0, 0, 0)).addLayout(button_row(*self._made.values()))

    def show_page(self, page: Page) -> None:
        """Show the buttons of this step."""
        if page.is_finished:
            keys: tuple[str, ...] = ("stoppunkt", "barnet")
        elif page.is_end:
            keys = ("ferdig", "tilbake", "senere")
        else:
            keys = ("neste", *(("tilbake",) if page.index else ()), "senere", "vil_ikke")
        self._shown = keys
        for key, made in self._made.items():
            made.setVisible(key in keys)

    def primary_key(self) -> str:
        """Return what leads on here."""
        return self._shown[0] if self._shown else ""

    def primary(self) -> Button:
        """Return the button that leads on."""
        return self._made[self.primary_key() or "neste"]

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("key")))


def _where(page: Page) -> str:
    if page.is_end:
        return page.bilde.skjema.tittel.paa(page.spraak)
    return tr("Tema {nummer} av {antall}", nummer=page.index + 1, antall=len(page.steps) - 1)


def _who(bilde: Kartleggingsbilde) -> str:
    return tr("{barn} sammen med {voksen}", barn=bilde.barn.navn, voksen=bilde.kartlegging.spurt_av)


def _reading_words(page: Page) -> str:
    if page.is_finished:
        return tr("Alt er lagret. Et stoppunkt samler hva vi vet nå, og hva vi gjør nå.")
    return tr("Les det som står, sammen med {navn}. Rett det som ikke stemmer.", navn=page.bilde.barn.fornavn)


def _hint() -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=8)
    across.addWidget(Glyph("lightbulb", "text_subtle", 18))
    across.addWidget(
        Prose(tr("Trykk tallet ved svaret, så kommer neste spørsmål. Piltastene velger."), "small", 1.4), 1
    )
    return holder
