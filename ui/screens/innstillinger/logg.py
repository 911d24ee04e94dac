"""The log: who did what, when, about whom. It can be searched and checked, and nothing in it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from helseansvarlig.domain.logg import Anker, Loggrad
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.logg import LoggService
from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innstillinger.logg_model import Logglinje, LoggModel, Utvalg, build_lines, chosen
from ui.screens.innstillinger.section import Section
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold
from ui.widgets.surfaces import Card
from ui.widgets.text import label

STEP = 500  # rows read at a time


class LoggView(Protocol):
    """What the presenter asks of the section."""

    def show_lines(self, lines: list[Logglinje]) -> None:
        """Show these lines."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that the log is whole."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say what is wrong."""
        ...


class LoggPresenter(Presenter[LoggView]):
    """Reads the newest rows, more on demand."""

    def __init__(self, logg: LoggService, barn: BarnService, jobs: Runner, today: Callable[[], date]) -> None:
        self._logg = logg
        self._barn = barn
        self._jobs = jobs
        self._today = today
        self._lines: list[Logglinje] = []
        self._count = STEP
        self._utvalg = Utvalg.ALT
        self._typed = ""

    def load(self) -> None:
        """Read the newest rows."""
        self._jobs.run(self._read, done=self._on_read, failed=self._on_failed)

    def show_more(self) -> None:
        """Read further back."""
        self._count += STEP
        self.load()

    def choose(self, utvalg: str) -> None:
        """Show one kind of act, or all."""
        self._utvalg = Utvalg(utvalg)
        self._show()

    def search(self, typed: str) -> None:
        """Show only what holds the words that are typed."""
        self._typed = typed
        self._show()

    def verify(self) -> None:
        """Compute the whole chain anew."""
        self._jobs.run(self._logg.verify, done=self._on_verified, failed=self._on_failed)

    def _read(self) -> tuple[list[Loggrad], dict[str, str]]:
        names = {line.barn.id: line.barn.navn for line in self._barn.list_barn(also_moved=True)}
        return self._logg.newest(self._count), names

    def _on_read(self, read: tuple[list[Loggrad], dict[str, str]]) -> None:
        rows, names = read
        self._lines = build_lines(rows, names, self._today())
        self._show()

    def _show(self) -> None:
        self._shown().show_lines(chosen(self._lines, self._utvalg, self._typed))

    def _on_verified(self, head: Anker) -> None:
        self._shown().show_success(
            Message(
                tr("Loggen er hel."),
                tr_n("{n} linje er kontrollert.", "{n} linjer er kontrollert.", head.nummer),
                tr("Ingen er endret eller tatt bort."),
            )
        )

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))


class LoggSection(Section):
    """A search line, a choice of kinds, and the table."""

    def __init__(self, presenter: LoggPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._search = line_edit()
        self._search_row = FormRow(tr("Finn i loggen"), self._search)
        self._kind = Choice(
            [
                (Utvalg.ALT.value, tr("Alt")),
                (Utvalg.LESING.value, tr("Hvem har lest")),
                (Utvalg.ENDRING.value, tr("Endringer")),
                (Utvalg.DELING.value, tr("Samtykke og deling")),
                (Utvalg.DOER.value, tr("Låsing og kopi")),
            ],
            Utvalg.ALT.value,
        )
        self._model = LoggModel()
        self.table = LoggTable(self._model)
        self._count = label("", "small", wrap=True)
        self._build()
        self._search.textChanged.connect(presenter.search)
        self._kind.currentIndexChanged.connect(self._on_kind)
        presenter.attach(self)

    def show_section(self) -> None:
        """Show the newest rows."""
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the search line."""
        return self._search

    def show_lines(self, lines: list[Logglinje]) -> None:
        """Show these lines."""
        self._model.show_lines(lines)
        self.table.fit()
        self._count.setText(
            tr_n("{n} linje vises.", "{n} linjer vises.", len(lines)) if lines else tr("Ingen linjer passer.")
        )

    def _build(self) -> None:
        across = Fold(spacing=16, below_spacing=12)
        across.add(self._search_row, 2)
        across.add(FormRow(tr("Vis"), self._kind), 1)
        card = Card((24, 20, 24, 20), 16)
        card.add(
            across,
            button_row(
                button(tr("Kontroller loggen"), "primary", "shield-check", self._presenter.verify),
                button(tr("Vis eldre"), pressed=self._presenter.show_more),
            ),
        )
        self.lines.addWidget(card)
        self.lines.addWidget(self._count)
        self.lines.addWidget(self.table)
        find = QShortcut(QKeySequence("Ctrl+F"), self, self._search_row.focus_field)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_kind(self) -> None:
        self._presenter.choose(self._kind.key())


class LoggTable(QTableView):
    """Read-only; text wraps instead of being cut, and Tab goes on."""

    def __init__(self, model: LoggModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Logg"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(look().px(320))

    def fit(self) -> None:
        """Share the width, and let each row be as high as its text."""
        width = self.viewport().width()
        for column, share in enumerate((25, 20, 37, 18)):
            self.setColumnWidth(column, width * share // 100)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.fit()
