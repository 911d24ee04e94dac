"""After the meeting: who of those who were there has approved the minutes, and what is corrected by an addendum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.referat import Etterspill, ReferatService
from ui.dates import short_date
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import sentence
from ui.widgets.bars import MessageBar
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import Choice, text_area
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lists import section_head
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose, label


class AfterPanel(Card):
    """Stands below the matter of a finished meeting; nothing in the minutes themselves is changed here."""

    def __init__(self, service: ReferatService, jobs: Runner) -> None:
        super().__init__((20, 16, 20, 20), 16)
        self._service, self._jobs = service, jobs
        self._moete: Moete | None = None
        self._bar = MessageBar()
        self._approved: QVBoxLayout = column(spacing=4)
        self._added: QVBoxLayout = column(spacing=8)
        self._which = Choice([])
        self._text = text_area(lines=2)
        self._text_row = FormRow(tr("Hva er riktig?"), self._text)
        add = button(tr("Legg til tillegg"), "secondary", "plus", self._on_add)
        self.add(self._bar, section_head(tr("Godkjent av")), self._approved, section_head(tr("Tillegg til referatet")))
        self.add(self._added, FormRow(tr("Hvilken sak gjelder det?"), self._which), self._text_row, button_row(add))
        self.hide()

    def show_meeting(self, moete: Moete, saker: Sequence[Sak]) -> None:
        """Show what has come to a finished meeting's minutes; nothing before it is finished."""
        self._moete = moete
        self.setVisible(moete.ferdig)
        if not moete.ferdig:
            return
        self._which.clear()
        self._which.addItem(tr("Hele referatet"), "0")
        for sak in saker:
            self._which.addItem(f"{sak.nummer}  {sak.tittel}", str(sak.nummer))
        self._read(moete)

    def _read(self, moete: Moete) -> None:
        self._jobs.run(lambda: self._service.of(moete.id), done=self._show, failed=self._on_failed)

    def _show(self, since: Etterspill) -> None:
        moete = self._moete
        if moete is None:
            return
        clear_layout(self._approved)
        given = {one.navn: one.dato for one in since.godkjent}
        for name in (one.navn for one in moete.deltakere if one.til_stede):
            across = row(spacing=8)
            if name in given:
                across.addWidget(Glyph("circle-check", "success_icon"))
                text = tr("{name}, {date}", name=name, date=short_date(given[name]))
                across.addWidget(label(text, wrap=True), 1)
            else:
                across.addWidget(label(name, wrap=True), 1)
                made = button(tr("Har godkjent"), pressed=partial(self._on_approve, name))
                made.setAccessibleName(tr("Har godkjent: {name}", name=name))
                across.addWidget(made)
            self._approved.addLayout(across)
        clear_layout(self._added)
        for one in since.tillegg:
            which = tr("Sak {n}", n=one.nummer) if one.nummer else tr("Hele referatet")
            said = f"{short_date(one.dato)} · {which} · {one.tekst}"
            self._added.addWidget(Prose(said, "", 1.4))
        order_as_laid_out(self)

    def _on_approve(self, name: str) -> None:
        moete = self._moete
        if moete is not None:
            self._jobs.run(
                lambda: self._service.approve(moete.id, name), done=lambda _: self._read(moete), failed=self._on_failed
            )

    def _on_add(self) -> None:
        moete, text = self._moete, self._text.text()
        if not text.strip():
            self._text_row.set_error(tr("Skriv hva som skal rettes."))
            self._text_row.focus_field()
            return
        self._text_row.set_error("")
        if moete is not None:
            number = int(self._which.key() or "0")
            self._jobs.run(
                lambda: self._service.add(moete.id, number, text),
                done=lambda _: self._on_added(moete),
                failed=self._on_failed,
            )

    def _on_added(self, moete: Moete) -> None:
        self._bar.close_message()
        self._text.set_text("")
        self._read(moete)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._bar.show_message(sentence(error))
