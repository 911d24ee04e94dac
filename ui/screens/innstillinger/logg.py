"""The log: who did what, when, about whom. It can be searched and checked, and nothing in it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.files import ask_where_to_save, write_file
from ui.i18n import tr, tr_n
from ui.printing import print_pdf
from ui.screens.innstillinger.logg_model import Logglinje, LoggModel, Utvalg
from ui.screens.innstillinger.logg_presenter import Children, LoggPresenter, Sporsmaal
from ui.screens.innstillinger.section import Section
from ui.widgets.buttons import button, button_row
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, row
from ui.widgets.page import Place
from ui.widgets.reading_table import ReadingTable
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose, label

_SHARES = (19, 20, 42, 19)
AskWhere = Callable[[QWidget, str, str, Callable[[Path], None]], object]


class LoggSection(Section):
    """What to look for, the table, and what can be done with it. `ask_where` and `printer` are given by tests."""

    def __init__(
        self,
        presenter: LoggPresenter,
        today: Callable[[], date],
        ask_where: AskWhere = ask_where_to_save,
        printer: Callable[[bytes], None] = print_pdf,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._ask_where = ask_where
        self._printer = printer
        self._search = line_edit()
        self._search_row = FormRow(tr("Finn i loggen"), self._search)
        self._kind = Choice(_kinds(), Utvalg.ALT.value)
        self._child = Choice([("", tr("Alle barn"))])
        self._from, self._until = DateField(today, ahead=False), DateField(today, ahead=False)
        self._from_row, self._until_row = FormRow(tr("Fra og med"), self._from), FormRow(tr("Til og med"), self._until)
        self._model = LoggModel()
        self.table = ReadingTable(tr("Logg"), self._model, _SHARES)
        self._count = label("", "small", wrap=True)
        self._older = button(tr("Vis eldre"), "link", "clock", presenter.show_more)
        self._innsyn = (
            button(tr("Skriv ut barnets logg"), "secondary", "printer", self._print_innsyn),
            button(tr("Lagre barnets logg som PDF"), pressed=self._save_innsyn),
        )
        self._build()
        self._search.textChanged.connect(self._ask)
        for choice in (self._kind, self._child):
            choice.currentIndexChanged.connect(self._ask)
        for field in (self._from, self._until):
            field.changed.connect(self._ask)
        presenter.attach(self)

    def show_section(self) -> None:
        """Show the newest rows."""
        self.bar.close_message()
        self._presenter.open()

    def first_focus(self) -> QWidget | None:
        """Return the search line."""
        return self._search

    def show_lines(self, lines: list[Logglinje], *, has_more: bool) -> None:
        """Show these lines."""
        self._model.show_lines(lines)
        self._older.setVisible(has_more)
        self._count.setText(
            tr_n("{n} linje vises.", "{n} linjer vises.", len(lines)) if lines else tr("Ingen linjer passer.")
        )

    def show_children(self, children: Children) -> None:
        """Offer these children to ask about; the one that is chosen stays chosen."""
        chosen = self._child.key()
        with QSignalBlocker(self._child):
            self._child.clear()
            for key, name in [("", tr("Alle barn")), *children]:
                self._child.addItem(name, key)
            self._child.choose(chosen)
        self._show_innsyn()

    def _build(self) -> None:
        words, days = Fold(spacing=16, below_spacing=12), Fold(spacing=16, below_spacing=12)
        words.add(self._search_row, 2)
        words.add(FormRow(tr("Vis"), self._kind), 1)
        days.add(FormRow(tr("Barn"), self._child), 2)
        days.add(self._from_row, 1)
        days.add(self._until_row, 1)
        card = Card((24, 20, 24, 20), 16)
        check = button(tr("Kontroller loggen"), "primary", "shield-check", self._presenter.verify)
        save = button(tr("Lagre loggen som fil"), "secondary", "download", self._save_log)
        register = button(tr("Se det som er gitt ut"), "link", "send", lambda: self.go.emit(Place("utleveringer")))
        card.add(words, days, button_row(check, save, *self._innsyn))  # a child has a right to its own log on paper
        way = column(spacing=0)
        why = tr("Loggen sier bare at noe er gitt ut. Utleveringene sier hva, til hvem, og om det er kalt tilbake.")
        way.addWidget(Prose(why, "subtle", 1.4))
        to_register = row()
        to_register.addWidget(register)
        to_register.addStretch(1)
        way.addLayout(to_register)
        self.lines.addWidget(card)
        self.lines.addLayout(way)
        self.lines.addWidget(self._count)
        self.lines.addWidget(self.table)
        foot = row()
        foot.addWidget(self._older)
        foot.addStretch(1)
        self.lines.addLayout(foot)
        self._show_innsyn()
        find = QShortcut(QKeySequence("Ctrl+F"), self, self._search_row.focus_field)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _ask(self) -> None:
        self._show_innsyn()
        for line, field in ((self._from_row, self._from), (self._until_row, self._until)):
            line.set_error("")
            if not field.is_empty() and field.value() is None:
                return  # half a date: the answer to the last whole question stands
        self._presenter.ask(
            Sporsmaal(
                Utvalg(self._kind.key()),
                self._child.key(),
                self._from.value(),
                self._until.value(),
                self._search.text(),
            )
        )

    def _show_innsyn(self) -> None:
        for one in self._innsyn:
            one.setVisible(bool(self._child.key()))

    def _print_innsyn(self) -> None:
        self._presenter.print_innsyn(self._child.key(), self._printer)

    def _save_innsyn(self) -> None:
        barn_id = self._child.key()
        self._ask_where(
            self, "tilgangslogg.pdf", "PDF (*.pdf)", lambda path: self._presenter.save_innsyn(barn_id, path, write_file)
        )

    def _save_log(self) -> None:
        kind = tr("Logg (*.jsonl)")
        self._ask_where(self, "logg.jsonl", kind, lambda path: self._presenter.save_log(path, write_file))


def _kinds() -> list[tuple[str, str]]:
    return [
        (Utvalg.ALT.value, tr("Alt")),
        (Utvalg.LESING.value, tr("Hvem har lest")),
        (Utvalg.ENDRING.value, tr("Endringer")),
        (Utvalg.DELING.value, tr("Deling, utskrift og sending")),
        (Utvalg.TILGANG.value, tr("Tilgang og nøkler")),
        (Utvalg.DOER.value, tr("Låsing og kopi")),
        (Utvalg.FEIL.value, tr("Avslag og feil")),
    ]
