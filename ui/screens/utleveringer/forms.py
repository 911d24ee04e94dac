"""The two forms: why something is called back, and what happened when it went to the wrong place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr, tr_marked
from ui.screens.utleveringer.one_presenter import Melding, Tilbaketrekk
from ui.utlevering_words import AARSAKER
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import Fold, column
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose


class RecallForm(Card):
    """Why, and in a few words."""

    changed = Signal(Tilbaketrekk)
    saved = Signal(Tilbaketrekk)
    cancelled = Signal()

    def __init__(self, form: Tilbaketrekk) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._why = Radios([(one.value, tr_marked(words)) for one, words in AARSAKER.items()], form.aarsak)
        self._words = text_area(form.begrunnelse, 3)
        self._rows = {"begrunnelse": FormRow(tr("Hvorfor?"), self._words, note=tr("Må fylles ut"))}
        self._summary = ErrorSummary()
        save = button(tr("Merk som kalt tilbake"), "primary", "undo-2", lambda: self.saved.emit(self._typed()))
        self.add(
            Heading(tr("Merk som kalt tilbake"), "section"),
            Prose(
                tr(
                    "Ring mottakeren først, og be dem levere det tilbake eller makulere det. Skriv her at det er gjort."
                ),
                "subtle",
                1.4,
            ),
            FormRow(tr("Hva er grunnen?"), self._why),
            self._rows["begrunnelse"],
            self._summary,
            button_row(with_shortcut(save, "Ctrl+Return"), button(tr("Avbryt"), pressed=self.cancelled.emit)),
        )
        self._why.changed.connect(self._on_changed)
        self._words.textChanged.connect(self._on_changed)

    def show_wrong(self, felt: str, text: str) -> None:
        """Say below a field what is wrong."""
        self._rows[felt].set_error(text)
        self._summary.show_for(list(self._rows.values()))

    def _typed(self) -> Tilbaketrekk:
        return Tilbaketrekk(self._why.key(), self._words.text())

    def _on_changed(self) -> None:
        self.changed.emit(self._typed())


class ReportForm(Card):
    """What happened, who got it, what was done; the day and the hour it was found start the deadline."""

    changed = Signal(Melding)
    saved = Signal(Melding)
    cancelled = Signal()

    def __init__(self, form: Melding, today: Callable[[], date]) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._days = {"dag": DateField(today, ahead=False), "meldt_dag": DateField(today, ahead=False)}
        for key, field in self._days.items():
            field.line.setText(getattr(form, key))
        self._hours = {key: line_edit(getattr(form, key)) for key in ("kl", "meldt_kl")}
        self._who = line_edit(form.hvem_fikk)
        words = ("hva_skjedde", "tiltak", "barnet_vet", "ikke_meldt")
        self._texts = {key: text_area(getattr(form, key), 2) for key in words}
        self._rows = self._make_rows()
        self._summary = ErrorSummary()
        self._build()
        for line in (*self._hours.values(), self._who):
            line.textChanged.connect(self._on_changed)
        for area in self._texts.values():
            area.textChanged.connect(self._on_changed)
        for day in self._days.values():
            day.changed.connect(self._on_changed)

    def show_wrong(self, felt: str, text: str) -> None:
        """Say below a field what is wrong."""
        self._rows[felt].set_error(text)
        self._summary.show_for(list(self._rows.values()))

    def _make_rows(self) -> dict[str, FormRow]:
        must = tr("Må fylles ut")
        return {
            "oppdaget": FormRow(tr("Når ble det oppdaget?"), self._days["dag"], note=must),
            "hva_skjedde": FormRow(tr("Hva skjedde?"), self._texts["hva_skjedde"], note=must),
            "meldt": FormRow(tr("Når er det meldt til Datatilsynet?"), self._days["meldt_dag"]),
        }

    def _build(self) -> None:
        save = button(tr("Lagre meldingen"), "primary", "check", lambda: self.saved.emit(self._typed()))
        self.add(
            Heading(tr("Sendt feil?"), "section"),
            Prose(
                tr(
                    "Ring den som fikk det, og lederen, med en gang. Det som står i registeret, kommer med. "
                    "Skriv resten når dere vet det."
                ),
                "subtle",
                1.4,
            ),
            _day_and_hour(self._rows["oppdaget"], self._hours["kl"]),
            self._rows["hva_skjedde"],
            FormRow(tr("Hvem fikk det?"), self._who),
            FormRow(tr("Hva er gjort for å rette det opp?"), self._texts["tiltak"]),
            FormRow(tr("Hva har barnet fått vite?"), self._texts["barnet_vet"]),
            _day_and_hour(self._rows["meldt"], self._hours["meldt_kl"]),
            FormRow(tr("Hvis det ikke meldes: hvorfor ikke?"), self._texts["ikke_meldt"]),
            self._summary,
            button_row(with_shortcut(save, "Ctrl+Return"), button(tr("Avbryt"), pressed=self.cancelled.emit)),
        )

    def _typed(self) -> Melding:
        return Melding(
            dag=self._days["dag"].line.text(),
            kl=self._hours["kl"].text(),
            hvem_fikk=self._who.text(),
            meldt_dag=self._days["meldt_dag"].line.text(),
            meldt_kl=self._hours["meldt_kl"].text(),
            **{key: area.text() for key, area in self._texts.items()},
        )

    def _on_changed(self) -> None:
        self.changed.emit(self._typed())


def _day_and_hour(day: FormRow, hour: QWidget) -> Fold:
    beside = Fold(spacing=16, below_spacing=12)
    for field, share in ((day, 2), (FormRow(tr("Klokken"), hour), 1)):
        at_top = QWidget()
        lines = column(at_top)
        lines.addWidget(field)
        lines.addStretch(1)
        beside.add(at_top, share)
    return beside
