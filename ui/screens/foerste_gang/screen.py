"""Draws the five steps on one sheet, with the way so far above them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from helseansvarlig import __version__
from ui.announce import announce
from ui.files import ask_where_to_save
from ui.i18n import tr
from ui.messages import Message
from ui.screens.foerste_gang.presenter import FirstRunPresenter, Step
from ui.screens.foerste_gang.steps import FerdigStep, InstitusjonStep, NumreStep, PasswordStep
from ui.widgets.bars import MessageBar
from ui.widgets.centre import CentredCard
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.progress import Steps, Working
from ui.widgets.sheet_step import SheetStep
from ui.widgets.text import label

WIDTH = 680


class FirstRunScreen(CentredCard):
    """Shows one step at a time; going back finds everything as it was typed."""

    child_chosen = Signal()
    demo_chosen = Signal()
    restore_requested = Signal()

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__(
            WIDTH, tr("Helseansvarlig {version} · Alt ligger kryptert på denne maskinen", version=__version__)
        )
        self._presenter = presenter
        self._bar = MessageBar()
        self._working = Working()
        self._steps = Steps(1, len(Step))
        self._where = label("", "subtle")
        self._institusjon = InstitusjonStep(presenter.orgnr_warning)
        self._numre = NumreStep()
        self._password = PasswordStep(presenter.password_strength)
        self._sheet = SheetStep(
            tr("Gjenopprettingsark"),
            tr(
                "Glemmer du passordet, er dette den eneste veien inn. Skriv det ut og legg det i safen, "
                "ikke sammen med maskinen."
            ),
            role="title",
        )
        self._ferdig = FerdigStep()
        self._forms: dict[Step, InstitusjonStep | NumreStep | PasswordStep | SheetStep | FerdigStep] = {
            Step.INSTITUSJON: self._institusjon,
            Step.NUMRE: self._numre,
            Step.PASSORD: self._password,
            Step.ARK: self._sheet,
            Step.FERDIG: self._ferdig,
        }
        self._step = Step.INSTITUSJON
        self._build()
        self._connect()
        presenter.attach(self)
        self.setWindowTitle("Helseansvarlig")
        self.show_step(Step.INSTITUSJON)

    def show_step(self, step: Step) -> None:
        """Show one step and stand in its first field."""
        self._step = step
        self._bar.close_message()
        for key, form in self._forms.items():
            form.setVisible(key is step)
        self._steps.set_progress(step.value, len(Step))
        self._where.setText(tr("Steg {done} av {total}", done=step.value, total=len(Step)))
        announce(self, self._where.text())
        self._forms[step].first().setFocus()

    def show_numbers(self, asked: list[tuple[str, str, str]]) -> None:
        """Show which telephones are asked for."""
        self._numre.show_numbers(asked)

    def show_working(self, text: str) -> None:
        """Say that work goes on."""
        self._bar.close_message()
        self._working.start(text)

    def show_idle(self) -> None:
        """Stop saying so."""
        self._working.stop()

    def show_code(self, code: str, groups: tuple[int, int]) -> None:
        """Hand the code to the sheet."""
        self._sheet.show_code(code, groups)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the step."""
        self._bar.show_message(message, meaning)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the first field of the step that is shown."""
        super().showEvent(event)
        self._forms[self._step].first().setFocus()

    def _build(self) -> None:
        body = self.card.body
        way = WrapRow(spacing=16)
        way.addWidget(self._steps)
        way.addWidget(self._where)
        above = row(margins=(3, 0, 3, 0))
        above.addLayout(way, 1)
        body.addLayout(above)
        body.addSpacing(24)
        told = column(margins=(3, 0, 3, 20))
        told.addWidget(self._bar)
        body.addLayout(told)
        forms: list[QWidget] = list(self._forms.values())
        for form in forms:
            body.addWidget(form)
        body.addSpacing(8)
        body.addWidget(self._working)

    def _connect(self) -> None:
        presenter = self._presenter
        self._institusjon.done.connect(presenter.finish_institusjon)
        self._institusjon.restore_pressed.connect(self.restore_requested)
        self._password.done.connect(presenter.finish_password)
        self._numre.done.connect(presenter.finish_numre)
        self._numre.back_pressed.connect(lambda: presenter.back_to(Step.INSTITUSJON))
        self._password.back_pressed.connect(lambda: presenter.back_to(Step.NUMRE))
        self._sheet.save_pressed.connect(self._on_save_sheet)
        self._sheet.print_pressed.connect(presenter.print_sheet)
        self._sheet.typed_back.connect(self._on_typed_back)
        self._ferdig.child_pressed.connect(self.child_chosen)
        self._ferdig.demo_pressed.connect(self.demo_chosen)

    def _on_save_sheet(self) -> None:
        ask_where_to_save(self, tr("Gjenopprettingsark.pdf"), "PDF (*.pdf)", self._presenter.save_sheet)

    def _on_typed_back(self, first: str, second: str) -> None:
        wrong = self._presenter.wrong_groups((first, second))
        if wrong:
            self._sheet.show_wrong(wrong)
