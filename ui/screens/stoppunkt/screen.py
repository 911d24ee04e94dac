"""Draws the stop point form: the child's words first, then what we know beside what we do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.stoppunkt.lines import FactRows, TaskRows, growing
from ui.screens.stoppunkt.model import Barnelinje, Feil, Utfylt
from ui.screens.stoppunkt.parts import OpenThemes, ShouldHaveBeen
from ui.screens.stoppunkt.presenter import StoppunktPresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import Fold, own_height, row
from ui.widgets.page import Place, Screen
from ui.widgets.surfaces import Card, Voice
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose, label


class StoppunktScreen(Screen):
    """One form; what is half written is there the next time it is opened for the same child."""

    def __init__(self, presenter: StoppunktPresenter, today: Callable[[], date]) -> None:
        super().__init__("stoppunkt", tr("Stoppunkt"), tr("Stopp opp sammen: Hva vet vi nå, og hva gjør vi nå?"))
        self._presenter = presenter
        self._filling = False
        self._words = _Words()
        self._themes = OpenThemes()
        self._missing_people = ShouldHaveBeen()
        self._facts = FactRows(today)
        self._vet = FormRow(tr("Det vi vet"), self._facts, note=tr("Må fylles ut"))
        self._mangler = text_area(lines=2)
        self._new_themes = growing("")
        self._konklusjon = text_area(lines=3)
        self._conclusion = FormRow(tr("Hva har vi kommet fram til?"), self._konklusjon, note=tr("Må fylles ut"))
        self._beslutning = text_area(lines=2)
        self._tasks = TaskRows(today)
        self._gjoer = FormRow(tr("Oppgaver"), self._tasks, why=tr("Står det ingen på en oppgave, er den eierens."))
        self._owner = line_edit()
        self._eier = FormRow(tr("Hvem eier stoppunktet?"), self._owner, note=tr("Må fylles ut"))
        self._date = DateField(today, ahead=False)
        self._ses_igjen = FormRow(tr("Når ser vi på det igjen?"), self._date, note=tr("Må fylles ut"))
        self._read = CheckBox("")
        self._summary = ErrorSummary()
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin a stop point for a child: ids are the child's and perhaps the kartlegging's."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(*place.ids[:2])

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the child's words: they are written first."""
        return self._words.field

    def show_barn(self, barn: Barnelinje) -> None:
        """Show whom it is about and what the child said last."""
        self.set_title(
            tr("Stoppunkt for {name}", name=barn.fornavn), tr("Stopp opp sammen: Hva vet vi nå, og hva gjør vi nå?")
        )
        self._words.show_barn(barn)
        self._read.setText(tr("Lest sammen med {name}", name=barn.fornavn))

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what stands in the form."""
        self._filling = True
        self._themes.show_lines(utfylt.temaer)
        self._missing_people.show_answer(utfylt.burde, utfylt.burde_ogsaa)
        self._new_themes.set_text(utfylt.nye_temaer)
        self._beslutning.set_text(utfylt.beslutning)
        self._words.field.set_text(utfylt.barnet_sier)
        self._facts.show_lines(utfylt.fakta)
        self._mangler.set_text(utfylt.mangler)
        self._konklusjon.set_text(utfylt.konklusjon)
        self._tasks.show_lines(utfylt.tiltak)
        self._owner.setText(utfylt.eier)
        self._date.line.setText(utfylt.ses_igjen)
        self._read.setChecked(utfylt.lest_sammen)
        self._filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        rows = {
            self._vet: feil.vet,
            self._conclusion: feil.konklusjon,
            self._gjoer: feil.gjoer,
            self._eier: feil.eier,
            self._ses_igjen: feil.ses_igjen,
        }
        for one, text in rows.items():
            one.set_error(text)
        self._summary.show_for(list(rows))

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self.bar.show_message(message)

    def show_saved(self, barn_id: str) -> None:
        """Go to the child's page."""
        self.go.emit(Place("barnet", (barn_id,)))

    def _build(self) -> None:
        halves = Fold(spacing=24, below_spacing=16)
        halves.add(self._left(), 1)
        halves.add(self._right(), 1)
        below = Card((24, 20, 24, 20), 16)
        who_when = Fold(spacing=24, below_spacing=16)
        who_when.add(own_height(self._eier), 1)
        who_when.add(own_height(self._ses_igjen), 1)
        below.add(who_when, self._read)
        save = with_shortcut(button(tr("Lagre stoppunkt"), "primary", "flag", self._on_save), "Ctrl+Return")
        later = button(tr("Fortsett senere"), pressed=self._on_later)
        self.add(self._words, self._themes, halves, self._missing_people, below, self._summary)
        self.add(button_row(save, later))

    def _left(self) -> Card:
        card = Card((24, 20, 24, 24), 16)
        missing = FormRow(tr("Hva mangler vi å vite?"), self._mangler, note=tr("Valgfritt"))
        why = tr("Ett på hver linje. De står åpne til neste gang.")
        themes = FormRow(tr("Nye temaer"), self._new_themes, note=tr("Valgfritt"), why=why)
        card.add(Heading(tr("Hva vet vi nå"), "section"), self._vet, button_row(self._facts.add_button))
        card.add(missing, themes)
        card.body.addStretch(1)
        return card

    def _right(self) -> Card:
        card = Card((24, 20, 24, 24), 16)
        decision = FormRow(
            tr("Hva har vi bestemt?"), self._beslutning, why=tr("Skriv det her, eller som oppgaver nedenfor.")
        )
        card.add(Heading(tr("Hva gjør vi nå"), "section"), self._conclusion, decision, self._gjoer)
        card.add(button_row(self._tasks.add_button))
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        for field in (self._words.field, self._mangler, self._konklusjon, self._beslutning, self._new_themes):
            field.textChanged.connect(self._on_changed)
        self._themes.changed.connect(self._on_changed)
        self._missing_people.changed.connect(self._on_changed)
        for rows in (self._facts, self._tasks):
            rows.changed.connect(self._on_changed)
            rows.grown.connect(lambda: order_as_laid_out(self))
        self._owner.textChanged.connect(self._on_changed)
        self._date.changed.connect(self._on_changed)
        self._read.toggled.connect(self._on_changed)

    def _typed(self) -> Utfylt:
        return Utfylt(
            temaer=self._themes.lines(),
            nye_temaer=self._new_themes.text(),
            beslutning=self._beslutning.text(),
            burde=self._missing_people.chosen(),
            burde_ogsaa=self._missing_people.others(),
            barnet_sier=self._words.field.text(),
            fakta=self._facts.lines(),
            mangler=self._mangler.text(),
            konklusjon=self._konklusjon.text(),
            tiltak=self._tasks.lines(),
            eier=self._owner.text(),
            ses_igjen=self._date.line.text(),
            lest_sammen=self._read.isChecked(),
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())

    def _on_later(self) -> None:
        self.go.emit(Place("barnet", self._place.ids[:1]))


class _Words(Voice):
    """The child's panel: what was said last, and what is said now."""

    def __init__(self) -> None:
        super().__init__(tr("Barnets egne ord"), child=True)
        self.body.setContentsMargins(20, 14, 20, 20)
        self._last = Prose("", "quote", 1.4, 640)
        self._meta = Prose("", "child-small", 1.4, 640)
        self.field = text_area(lines=2, child=True)
        self._question = label("", "child-name", wrap=True)
        self.body.addWidget(self._last)
        self.body.addWidget(self._meta)
        head = row(spacing=8)
        head.addWidget(self._question, 1)
        head.addWidget(label(tr("Valgfritt"), "child-small"))
        self.body.addLayout(head)
        self.body.addWidget(self.field)

    def show_barn(self, barn: Barnelinje) -> None:
        """Show the words heard last above the field; nothing stands there when none are kept."""
        self._last.setText(f"«{barn.egne_ord}»" if barn.egne_ord else "")
        self._last.setVisible(bool(barn.egne_ord))
        self._meta.setText(barn.egne_ord_meta)
        self._meta.setVisible(bool(barn.egne_ord_meta))
        self._question.setText(tr("Hva sier {name} nå?", name=barn.fornavn))
        self.field.setAccessibleName(self._question.text())
