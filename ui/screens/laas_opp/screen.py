"""Draws the locked door: who, password, and the way in with the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig import __version__
from ui.i18n import marked, tr, tr_marked
from ui.messages import Message
from ui.screens.laas_opp.presenter import Person, UnlockPresenter
from ui.widgets.bars import MessageBar
from ui.widgets.buttons import button
from ui.widgets.centre import CentredCard, enter_presses
from ui.widgets.fields import Choice, PasswordField
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import at_top, column, row
from ui.widgets.progress import Working
from ui.widgets.surfaces import line
from ui.widgets.text import Heading, Prose

if TYPE_CHECKING:
    from ui.screens.laas_opp.paper_form import PaperForm
    from ui.screens.laas_opp.paper_presenter import PaperPresenter
    from ui.widgets.countdown import Countdown
    from ui.widgets.sheet_step import SheetStep

WIDTH = 448
SHEET_WIDTH = 680
_NEW_SHEET = marked(
    "Koden du brukte, slutter å gjelde når du har skrevet to grupper fra dette arket. "
    "Skriv det ut og legg det i safen, ikke sammen med maskinen."
)
_INSET = (3, 0, 3, 0)  # the ring round a button stands this far out


class UnlockScreen(CentredCard):
    """Shows no child and no number: anybody may stand before it."""

    restore_requested = Signal()

    def __init__(self, presenter: UnlockPresenter) -> None:
        super().__init__(
            WIDTH, tr("Helseansvarlig {version} · Alt ligger kryptert på denne maskinen", version=__version__)
        )
        self._presenter = presenter
        self._bar = MessageBar()
        self._working = Working()
        users = presenter.users()
        self._door = _Door(users, presenter.kept_words())
        self._paper: PaperPresenter | None = None
        self._recovery: PaperForm | None = None
        self._begin: PaperForm | None = None
        self._sheet: SheetStep | None = None
        self._build(presenter.institution())
        self._connect()
        presenter.attach(self)
        moved = presenter.moved_message()
        if moved is not None:
            self._bar.show_message(moved, "info")
        self.setWindowTitle("Helseansvarlig")

    def show_working(self, text: str) -> None:
        """Say that it is being opened."""
        self._bar.close_message()
        for one in (self._door.password_row, *(form.code_row for form in (self._recovery, self._begin) if form)):
            one.set_error("")
        self._working.start(text)

    def show_idle(self) -> None:
        """Stop saying so."""
        self._working.stop()

    def show_password_error(self, text: str) -> None:
        """Show what is wrong under the field and mark the password for typing again."""
        self._door.password_row.set_error(text)
        self._door.password.select_all()

    def show_wait(self, seconds: int) -> None:
        """Count down under the password, which can be typed again meanwhile."""
        self._door.wait(seconds)
        self._door.password.select_all()

    def show_begin(self, text: str) -> None:
        """Ask for the start code: there is no password yet, and nobody has done anything wrong."""
        self._on_begin_chosen()
        self._begin_form().code_row.set_echo(text, "info")

    def show_code_error(self, text: str) -> None:
        """Show what is wrong under the code, which stays: it is long."""
        form = self._recovery_form()
        form.code_row.set_error(text)
        form.code_row.focus_field()

    def show_start_error(self, text: str) -> None:
        """Show what is wrong under the start code, which stays."""
        form = self._begin_form()
        form.code_row.set_error(text)
        form.code_row.focus_field()

    def show_sheet(self, code: str, groups: tuple[int, int]) -> None:
        """Show the sheet that takes the used one's place; the card is as wide as the groups need."""
        sheet = self._sheet_step()
        sheet.show_code(code, groups)
        self._show_form(sheet)
        self.set_card_width(SHEET_WIDTH)
        sheet.first().setFocus()

    def show_wrong_groups(self, groups: list[int]) -> None:
        """Mark the groups that are not what stands on the new sheet."""
        self._sheet_step().show_wrong(groups)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self._bar.show_message(message, meaning)

    def show_problem(self, message: Message, meaning: str, *, can_restore: bool) -> None:
        """Show what keeps somebody out, or what is wrong with the vault itself."""
        actions: list[tuple[str, Callable[[], None]]] = []
        if can_restore:
            actions.append((tr("Hent fra sikkerhetskopi"), self.restore_requested.emit))
        self._bar.show_message(message, meaning, actions)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the password field: one press of Enter is all that is left."""
        super().showEvent(event)
        self._door.password.line.setFocus()

    def _build(self, institution: str) -> None:
        body = self.card.body
        mark = row(margins=(3, 0, 3, 0), spacing=12)
        mark.addLayout(at_top(Glyph("sprout", "brand1_icon", 32)))
        mark.addWidget(Heading(institution, "title"), 1)
        body.addLayout(mark)
        body.addSpacing(24)
        told = column(margins=(3, 0, 3, 20))
        told.addWidget(self._bar)
        body.addLayout(told)
        body.addWidget(self._door)
        self._working.setContentsMargins(0, 12, 0, 0)
        body.addWidget(self._working)

    def _connect(self) -> None:
        self._door.unlock_pressed.connect(self._on_unlock)
        self._door.forgot_pressed.connect(self._on_forgot)
        self._door.begin_pressed.connect(self._on_begin_chosen)

    def _with_paper(self) -> PaperPresenter:
        """Return who decides the ways in with paper, made when one is first needed: most mornings none is."""
        if self._paper is None:
            self._paper = self._presenter.with_paper(self)
        return self._paper

    def _recovery_form(self) -> PaperForm:
        if self._recovery is None:
            from ui.screens.laas_opp.paper_form import recovery_form

            self._recovery = self._add_paper(recovery_form(self._presenter.password_strength), self._on_recover)
        return self._recovery

    def _begin_form(self) -> PaperForm:
        if self._begin is None:
            from ui.screens.laas_opp.paper_form import begin_form

            self._begin = self._add_paper(begin_form(self._presenter.password_strength), self._on_begin)
        return self._begin

    def _add_paper(self, form: PaperForm, entered: Callable[[], None]) -> PaperForm:
        form.enter_pressed.connect(entered)
        form.back_pressed.connect(self._on_back)
        self._add_form(form)
        return form

    def _sheet_step(self) -> SheetStep:
        if self._sheet is None:
            from ui.widgets.sheet_step import SheetStep

            paper = self._with_paper()
            self._sheet = SheetStep(tr("Nytt gjenopprettingsark"), tr_marked(_NEW_SHEET))
            self._sheet.save_pressed.connect(self._on_save_sheet)
            self._sheet.print_pressed.connect(paper.print_sheet)
            self._sheet.typed_back.connect(lambda first, second: paper.typed_back((first, second)))
            self._add_form(self._sheet)
        return self._sheet

    def _add_form(self, form: QWidget) -> None:
        self.card.body.insertWidget(self.card.body.indexOf(self._door) + 1, form)

    def _show_form(self, form: QWidget) -> None:
        self._bar.close_message()
        for one in (self._door, self._recovery, self._begin, self._sheet):
            if one is not None:
                one.setVisible(one is form)

    def _on_unlock(self) -> None:
        door = self._door
        self._presenter.unlock(door.user_id(), door.password.text(), caps_lock=door.password.caps_lock())

    def _on_forgot(self) -> None:
        form = self._recovery_form()
        self._show_form(form)
        form.code_row.focus_field()

    def _on_begin_chosen(self) -> None:
        form = self._begin_form()
        self._show_form(form)
        form.code_row.focus_field()

    def _on_recover(self) -> None:
        form = self._recovery_form()
        self._with_paper().recover(self._door.user_id(), form.code(), form.password())

    def _on_begin(self) -> None:
        form = self._begin_form()
        self._with_paper().begin(self._door.user_id(), form.code(), form.password())

    def _on_save_sheet(self) -> None:
        from ui.files import ask_where_to_save

        ask_where_to_save(self, tr("Gjenopprettingsark.pdf"), "PDF (*.pdf)", self._with_paper().save_sheet)

    def _on_back(self) -> None:
        self._show_form(self._door)
        self._door.password.line.setFocus()


class _Door(QWidget):
    """The usual way in."""

    unlock_pressed = Signal()
    forgot_pressed = Signal()
    begin_pressed = Signal()

    def __init__(self, users: list[Person], kept: str) -> None:
        super().__init__()
        self._only_user = users[0].id if users else ""
        self._countdown: Countdown | None = None
        self._who: Choice | None = None
        self.password = PasswordField()
        self.password_row = FormRow(tr("Passord"), self.password)
        lines = column(self)
        lines.addLayout(self._questions(users))
        lines.addSpacing(16)
        unlock = button(tr("Lås opp"), "primary", "lock-open", self.unlock_pressed.emit)
        # A plain row: two short buttons never need to go on below, and the wrapping row names Qt (see qt_values).
        buttons = row(spacing=2)
        buttons.addWidget(unlock)
        buttons.addWidget(button(tr("Glemt passord"), "quiet", pressed=self.forgot_pressed.emit))
        buttons.addStretch(1)
        lines.addLayout(buttons)
        if any(one.begins for one in users):
            lines.addSpacing(4)
            begin = row()
            begin.addWidget(button(tr("Jeg har en startkode"), "link", pressed=self.begin_pressed.emit))
            begin.addStretch(1)
            lines.addLayout(begin)
        if kept:
            lines.addLayout(_kept_lines(kept))
        lines.addStretch(1)
        enter_presses(self, unlock)
        self.password.caps_lock_changed.connect(self._on_caps_lock)

    def user_id(self) -> str:
        """Return who says to be there."""
        return self._who.key() if self._who is not None else self._only_user

    def wait(self, seconds: int) -> None:
        """Count down under the field, which stays usable."""
        if self._countdown is None:
            from ui.widgets.countdown import Countdown

            self._countdown = Countdown(self.password_row)
        self._countdown.begin(seconds)

    def _questions(self, users: list[Person]) -> QVBoxLayout:
        lines = column(margins=_INSET)
        if len(users) > 1:
            self._who = Choice([(one.id, f"{one.name}, {one.role}") for one in users], users[0].id)
            lines.addWidget(FormRow(tr("Hvem er du?"), self._who))
            lines.addSpacing(16)
        lines.addWidget(self.password_row)
        return lines

    def _on_caps_lock(self, on: bool) -> None:
        self.password_row.set_echo(tr("Caps Lock er på.") if on else "", "info")


def _kept_lines(text: str) -> QVBoxLayout:
    lines = column(margins=_INSET)
    lines.addSpacing(24)
    lines.addWidget(line())
    lines.addSpacing(20)
    across = row(spacing=12)
    across.addLayout(at_top(Glyph("bookmark-check", "success_icon")))
    across.addWidget(Prose(text), 1)
    lines.addLayout(across)
    return lines
