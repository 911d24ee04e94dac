"""How a kartlegging begins: which template, who asks, where, a talk alone, and whether it was on paper first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.services.kartlegging import Kartleggingsstart
from ui.i18n import language, tr, tr_n
from ui.screens.kartlegging.alene import Alenesamtale
from ui.screens.kartlegging.before import purpose
from ui.screens.kartlegging.new_presenter import NyKartlegging
from ui.widgets.buttons import Button
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose

_YES, _NO = "ja", "nei"


class StartForm(Card):
    """Tells nobody of what it was given, only of what the user changes; `approval_pressed` leads to the approval."""

    approval_pressed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__((24, 20, 24, 24), 20)
        self._today = today
        self._call: Callable[[], None] | None = None
        self._templates = _Templates(self._on_changed, self.approval_pressed.emit)
        self._spurt_av, self._sted = line_edit(), line_edit()
        self._alene = Alenesamtale()
        self._papir = Radios([(_NO, tr("Nei")), (_YES, tr("Ja, nå føres svarene inn"))], _NO, tiles=True)
        self._day = DateField(today, ahead=False)
        why = tr("Velg hvem som spør – helst en barnet er trygg på.")
        self._spurt_row = FormRow(tr("Hvem spør?"), self._spurt_av, note=tr("Må fylles ut"), why=why)
        self._day_row = FormRow(tr("Når snakket dere sammen?"), self._day, note=tr("Må fylles ut"))
        self.add(
            Prose(tr("Si først til barnet: «{ord}»", ord=purpose()), "subtle", 1.4),
            self._templates,
            self._spurt_row,
            FormRow(tr("Hvor er dere?"), self._sted, note=tr("Valgfritt")),
            self._alene,
            FormRow(tr("Er skjemaet fylt ut på papir?"), self._papir),
            self._day_row,
        )
        for field in (self._spurt_av, self._sted):
            field.textChanged.connect(self._on_changed)
        self._alene.changed.connect(self._on_changed)
        self._papir.changed.connect(self._on_paper)
        self._day.changed.connect(self._on_changed)

    def changed(self, call: Callable[[], None]) -> None:
        """Call `call` whenever something in the form is another."""
        self._call = call

    def form(self) -> NyKartlegging:
        """Return what stands in the form."""
        day = self._day.value()
        return NyKartlegging(
            self._templates.key(),
            self._spurt_av.text(),
            self._sted.text(),
            self._alene.text(),
            self._papir.key(),
            day.isoformat() if day is not None else "",
        )

    def show_start(self, start: Kartleggingsstart, form: NyKartlegging) -> None:
        """Show the templates and what stands in the form, without telling anybody that it changed."""
        call, self._call = self._call, None
        self._templates.show_start(start, form.mal)
        self._spurt_av.setText(form.spurt_av)
        self._sted.setText(form.sted)
        self._alene.set_text(form.alene)
        self._papir.choose(form.papir or _NO)
        self._day.set_value(date.fromisoformat(form.papirdag) if form.papirdag else None)
        self._day_row.setVisible(form.papir == _YES)
        self._call = call

    def check(self) -> list[FormRow]:
        """Show what is missing and return the rows to look at."""
        self._spurt_row.set_error("" if self._spurt_av.text().strip() else tr("Skriv hvem som spør."))
        self._day_row.set_error(self._day_problem() if self._papir.key() == _YES else "")
        return [*self._templates.check(), self._spurt_row, self._day_row]

    def check_template(self) -> list[FormRow]:
        """Show that no template is chosen; return the row to look at."""
        return self._templates.check()

    def clear_errors(self) -> None:
        """Nothing is wrong before the button is pressed."""
        for one in (self._spurt_row, self._day_row):
            one.set_error("")
        self._templates.clear_errors()

    def first_missing(self) -> QWidget | None:
        """Return the first field that must be filled in and is not."""
        return self._templates.first_missing() or (self._spurt_av if not self._spurt_av.text().strip() else None)

    def _day_problem(self) -> str:
        day = self._day.value()
        if day is None:
            return self._day.problem() or tr("Skriv dagen.")
        return tr("Dagen kan ikke være fram i tid.") if day > self._today() else ""

    def _on_paper(self, key: str) -> None:
        self._day_row.setVisible(key == _YES)
        self._day_row.set_error("")
        self._on_changed()

    def _on_changed(self) -> None:
        if self._call is not None:
            self._call()


class _Templates(QWidget):
    """Those worded for the child's age, the others a press away; what is not approved is said and not offered."""

    def __init__(self, changed: Callable[[], None], approve: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed
        self._approve = approve
        self._lines = column(self, spacing=8)
        self._start: Kartleggingsstart | None = None
        self._drawn: tuple[str, ...] | None = None
        self._choice = Radios([], tiles=True)
        self._row: FormRow | None = None
        self._with_others = False

    def key(self) -> str:
        """Return the chosen template's id, or an empty string."""
        return self._choice.key()

    def show_start(self, start: Kartleggingsstart, chosen: str) -> None:
        """Show what can be chosen, with `chosen` marked."""
        if self._start is None or self._start.barn.id != start.barn.id:
            self._with_others = False
        self._start = start
        self._with_others = self._with_others or any(one.id == chosen for one in start.andre)
        self._draw(chosen)

    def check(self) -> list[FormRow]:
        """Show that nothing is chosen; return the row to look at."""
        if self._row is None:
            return []
        self._row.set_error("" if self.key() else tr("Velg hva dere skal snakke om."))
        return [self._row]

    def clear_errors(self) -> None:
        """Nothing is wrong yet."""
        if self._row is not None:
            self._row.set_error("")

    def first_missing(self) -> QWidget | None:
        """Return the first choice while nothing is chosen."""
        return self._choice.first() if self._row is not None and not self.key() and self._drawn else None

    def _draw(self, chosen: str) -> None:
        start = self._start
        if start is None:
            return
        offered = (*start.maler, *start.andre) if self._with_others or not start.maler else start.maler
        wanted = (start.barn.id, str(start.venter), *(one.id for one in offered))
        if wanted != self._drawn:
            self._drawn = wanted
            clear_layout(self._lines)
            self._make(start, offered)
        self._choice.choose(chosen)

    def _make(self, start: Kartleggingsstart, offered: tuple[Skjema, ...]) -> None:
        spraak = language().value
        self._choice = Radios([(one.id, one.tittel.paa(spraak)) for one in offered], tiles=True)
        self._choice.changed.connect(self._on_chosen)
        self._row = None
        if offered:
            self._row = FormRow(tr("Hva skal dere snakke om?"), self._choice, note=tr("Må fylles ut"))
            self._lines.addWidget(self._row)
        else:
            self._lines.addWidget(Prose(tr("Ingen maler er godkjent ennå."), "strong", 1.4))
        if len(offered) == len(start.maler) and start.andre:
            more = Button(tr("Vis maler for andre aldre"), "link", "chevron-right")
            more.clicked.connect(self._on_more)
            self._lines.addWidget(more)
        if start.venter:
            words = tr_n(
                "Én mal venter på at lederen godkjenner den.",
                "{n} maler venter på at lederen godkjenner dem.",
                start.venter,
            )
            self._lines.addWidget(Prose(words, "small", 1.4))
            way = Button(tr("Før leders godkjenning"), "link", "arrow-right")
            way.clicked.connect(self._on_approve)
            self._lines.addWidget(way)

    def _on_approve(self) -> None:
        self._approve()

    def _on_chosen(self, _key: str) -> None:
        self._changed()

    def _on_more(self) -> None:
        chosen = self.key()
        self._with_others = True
        self._draw(chosen)
        self._choice.first().setFocus()
