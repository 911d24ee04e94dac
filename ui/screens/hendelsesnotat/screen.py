"""Draws the incident note: what happened, whom was called, who was told, and the talk with the child afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.hendelsesnotat import Steg
from helseansvarlig.domain.regelverk import Regelverk
from ui.announce import announce
from ui.dates import day_and_month
from ui.i18n import tr
from ui.messages import Message
from ui.screens.hendelsesnotat.calls import CallRows
from ui.screens.hendelsesnotat.model import Feil, Hode, Utfylt, flag_choices, outcomes, step_title, why
from ui.screens.hendelsesnotat.presenter import HendelsesnotatPresenter
from ui.theme import look
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.form_parts import pair
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.surfaces import PartCard, Voice
from ui.widgets.tab_order import order_as_laid_out

LINES = ("kl", "bv_kl", "bv_av", "bv_med", "sf_av", "samtale_med")
AREAS = ("hva", "sf_hvorfor", "samtale_ord")
DATES = ("dag", "bv_dag", "samtale_dag", "plan_dag")
_LEAST = 200
CHECKED = ("barn_id", "hva", "dag", "kl", "anrop", "bv_dag", "bv_kl", "samtale_dag", "plan_dag")


class HendelsesnotatScreen(Screen):
    """Ctrl+Enter keeps what is there so far; the note is ended when everything is done."""

    def __init__(self, presenter: HendelsesnotatPresenter, regelverk: Regelverk, today: Callable[[], date]) -> None:
        super().__init__("hendelsesnotat", tr("Hendelsesnotat"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._regelverk = regelverk
        self._today = today
        self._filling = False
        self._barn_id = self._kartlegging_id = ""
        self._barn = Choice([])
        self._flagg = Choice(flag_choices(regelverk))
        self._flagg.setMinimumWidth(look().px(_LEAST))  # a red flag is a sentence: the list shows it whole
        self._lines = {key: line_edit() for key in LINES}
        self._areas = {key: text_area(lines=2, child=key == "samtale_ord") for key in AREAS}
        self._dates = {key: DateField(today, ahead=False) for key in DATES}
        self._outcome = Radios(outcomes())
        self._calls = CallRows()
        self._rows = self._make_rows()
        self._marks: dict[Steg, QWidget] = {}
        self._summary = ErrorSummary()
        self._save = with_shortcut(button(tr("Lagre så langt"), "primary", "check", self._on_save), "Ctrl+Return")
        self._finish = button(tr("Alt er gjort: avslutt notatet"), pressed=self._on_finish)
        self._reopen = button(tr("Åpne igjen"), pressed=presenter.reopen)
        self._back = button(tr("Tilbake til barnet"), "quiet", pressed=self._on_back)
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show a note: ids are the child's, the note's, the red flag's and the kartlegging's; all may be empty."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(*(*place.ids, "", "", "", "")[:4])

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return whom it is about where that is not known yet, else what it was about."""
        return self._barn if self._rows["barn_id"].isVisibleTo(self) else self._flagg

    def show_form(self, hode: Hode, utfylt: Utfylt) -> None:
        """Fill the fields; old errors go."""
        self._filling = True
        told = tr("Etter noe som hastet: hva ble gjort, og hva står igjen. Fyll ut etter hvert som det skjer.")
        if hode.ferdig is not None:
            told = tr("Avsluttet {date}. Alt er gjort.", date=day_and_month(hode.ferdig, self._today()))
        self.set_title(tr("Hendelsesnotat for {name}", name=hode.navn) if hode.navn else tr("Hendelsesnotat"), told)
        self._barn.clear()
        for key, name in hode.barn:
            self._barn.addItem(name, key)
        self._barn.choose(utfylt.barn_id)
        self._rows["barn_id"].setVisible(bool(hode.barn))
        self._barn_id, self._kartlegging_id = utfylt.barn_id, utfylt.kartlegging_id
        self._flagg.choose(utfylt.flagg)
        for key, line in self._lines.items():
            line.setText(getattr(utfylt, key))
        for key, area in self._areas.items():
            area.set_text(getattr(utfylt, key))
        for key, field in self._dates.items():
            field.line.setText(getattr(utfylt, key))
        self._outcome.choose(utfylt.sf_utfall)
        self._calls.show_lines(utfylt.anrop)
        for steg, mark in self._marks.items():
            mark.setVisible(steg in hode.mangler and not hode.is_new)
        for made in (self._save, self._finish):
            made.setVisible(hode.ferdig is None)
        self._reopen.setVisible(hode.ferdig is not None)
        self.show_errors(Feil())
        self._filling = False
        order_as_laid_out(self)

    def show_calls(self, utfylt: Utfylt) -> None:
        """Show other lines of calls."""
        self._filling = True
        self._calls.show_lines(utfylt.anrop)
        self._filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        for key in CHECKED:
            self._rows[key].set_error(getattr(feil, key))
        self._summary.show_for([self._rows[key] for key in CHECKED])

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def go_back(self, barn_id: str, said: str) -> None:
        """Go to the child's page, and let a screen reader say what was done."""
        announce(self, said)
        self.go.emit(Place("barnet", (barn_id,)))

    def _make_rows(self) -> dict[str, FormRow]:
        lines, dates, areas = self._lines, self._dates, self._areas
        free = tr("Valgfritt")
        return {
            "barn_id": FormRow(tr("Hvem gjelder det?"), self._barn, note=tr("Må fylles ut")),
            "flagg": FormRow(tr("Hva gjaldt det?"), self._flagg),
            "hva": FormRow(tr("Kort om det som skjedde"), areas["hva"], why=tr("Det dere så og hørte, med enkle ord.")),
            "dag": FormRow(tr("Dag"), dates["dag"]),
            "kl": FormRow(tr("Klokkeslett"), lines["kl"]),
            "anrop": FormRow(
                tr("Samtaler"), self._calls, why=tr("Skriv klokkeslettet for dem dere ringte. La resten stå.")
            ),
            "bv_dag": FormRow(tr("Dagen de fikk vite det"), dates["bv_dag"]),
            "bv_kl": FormRow(tr("Klokkeslettet de fikk vite det"), lines["bv_kl"]),
            "bv_av": FormRow(tr("Hvem sa fra?"), lines["bv_av"]),
            "bv_med": FormRow(tr("Hvem snakket dere med?"), lines["bv_med"], note=free),
            "sf_utfall": FormRow(tr("Er statsforvalteren varslet?"), self._outcome),
            "sf_hvorfor": FormRow(tr("Hvorfor, eller hvorfor ikke?"), areas["sf_hvorfor"]),
            "sf_av": FormRow(tr("Hvem vurderte det?"), lines["sf_av"]),
            "samtale_dag": FormRow(tr("Dagen dere snakket sammen"), dates["samtale_dag"]),
            "samtale_med": FormRow(tr("Hvem snakket med barnet?"), lines["samtale_med"]),
            "samtale_ord": FormRow(tr("Hva sa barnet?"), areas["samtale_ord"], note=free),
            "plan_dag": FormRow(tr("Dagen dere så på planen"), dates["plan_dag"]),
        }  # fmt: skip

    def _build(self) -> None:
        rows = self._rows
        happened = PartCard(
            tr("Hva skjedde"), "", rows["barn_id"], rows["flagg"], rows["hva"], pair(rows["dag"], rows["kl"])
        )
        words = Voice(tr("Barnets egne ord"), child=True)
        words.body.addWidget(rows["samtale_ord"])
        parts = (
            (Steg.ANROP, (rows["anrop"], button_row(self._calls.add_button))),
            (Steg.BARNEVERN, (pair(rows["bv_dag"], rows["bv_kl"]), pair(rows["bv_av"], rows["bv_med"]))),
            (Steg.STATSFORVALTER, (rows["sf_utfall"], rows["sf_hvorfor"], rows["sf_av"])),
            (Steg.SAMTALE, (pair(rows["samtale_dag"], rows["samtale_med"]), words)),
            (Steg.PLAN, (rows["plan_dag"],)),
        )
        self.add(happened)
        for steg, pieces in parts:
            mark = badge("warning", "clock", tr("Ikke gjort ennå"))
            self._marks[steg] = mark
            reason = why(self._regelverk.etter_hendelse.get(steg.value))
            self.add(PartCard(step_title(steg), reason, *pieces, state=mark))
        below = column(spacing=12)
        below.addWidget(self._summary)
        below.addLayout(button_row(self._save, self._finish, self._reopen, self._back))
        self.add(below)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._on_changed)
        for area in self._areas.values():
            area.textChanged.connect(self._on_changed)
        for field in self._dates.values():
            field.changed.connect(self._on_changed)
        self._barn.currentIndexChanged.connect(self._on_changed)
        self._flagg.currentIndexChanged.connect(self._on_flag)
        self._outcome.changed.connect(self._on_changed)
        self._calls.changed.connect(self._on_changed)
        self._calls.grown.connect(lambda: order_as_laid_out(self))

    def _typed(self) -> Utfylt:
        return Utfylt(
            barn_id=self._barn.key() or self._barn_id,
            flagg=self._flagg.key(),
            anrop=self._calls.lines(),
            sf_utfall=self._outcome.key(),
            kartlegging_id=self._kartlegging_id,
            **{key: line.text() for key, line in self._lines.items()},
            **{key: area.text() for key, area in self._areas.items()},
            **{key: field.line.text() for key, field in self._dates.items()},
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_flag(self) -> None:
        if not self._filling:
            self._presenter.choose_flag(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())

    def _on_finish(self) -> None:
        self._presenter.finish(self._typed())

    def _on_back(self) -> None:
        self.go.emit(Place("barnet", (self._typed().barn_id,)) if self._typed().barn_id else Place("barn"))
