"""The form for a new matter: what it is about, and whether it is general, nameless or named."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from helseansvarlig.domain.moete import Droeftingsmodus
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.saksfelt import MODI
from ui.samtykke_words import Badgeord
from ui.screens.moeter.model import Nysak, Nysakfeil
from ui.screens.moeter.new_sak_presenter import NysakPresenter
from ui.widgets.badges import badge
from ui.widgets.bars import MessageBar
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose

NAMED, NAMELESS = Droeftingsmodus.IDENTIFISERT.value, Droeftingsmodus.UTEN_NAVN.value


class NysakPanel(Card):
    """Stands where the matter stands, until there is one."""

    cancelled = Signal()
    consent_wanted = Signal(str)

    def __init__(self, presenter: NysakPresenter) -> None:
        super().__init__((24, 20, 24, 24), 20)
        self._presenter = presenter
        self._filling = False
        self._wanted = ""
        self._bar = MessageBar()
        self.title = line_edit()
        self._mode = Radios([(mode.value, tr_marked(word)) for mode, word in MODI.items()], tiles=True)
        self._alias = line_edit()
        self._alias_row = FormRow(
            tr("Hva kaller dere barnet?"), self._alias, why=tr("Ikke nevn alder, sted eller noe som er sjeldent.")
        )
        self._child = Choice([])
        self._child_row = FormRow(tr("Hvem gjelder saken?"), self._child, note=tr("Må fylles ut"))
        self._answer: QVBoxLayout = column(spacing=12)
        self._ground = Choice([])
        self._ground_row = FormRow(tr("På hvilket grunnlag?"), self._ground)
        self._reason = text_area(lines=2)
        self._reason_row = FormRow(
            tr("Hvorfor må saken tas opp med navn?"),
            self._reason,
            why=tr("Grunnen blir stående i barnets mappe, og barnet skal få vite om den."),
        )
        self._title_row = FormRow(tr("Hva handler saken om?"), self.title, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        self._build()
        self._connect()
        presenter.attach(self)

    def show_children(self, children: list[tuple[str, str]]) -> None:
        """Offer these children."""
        self._filling = True
        self._child.clear()
        for barn_id, name in children:
            self._child.addItem(name, barn_id)
        self._child.setCurrentIndex(-1)
        self._filling = False

    def show_form(self, form: Nysak) -> None:
        """Show what stands in the form, and only what belongs to the mode."""
        self._filling = True
        self._bar.close_message()
        self.title.setText(form.tittel)
        self._mode.choose(form.modus)
        self._child.choose(form.barn_id)
        self._alias.setText(form.alias)
        self._reason.set_text(form.begrunnelse)
        self._wanted = form.grunnlag
        self._filling = False
        self._show_what_belongs()

    def show_judgement(self, badge_words: Badgeord | None, grounds: tuple[tuple[str, str], ...], *, may: bool) -> None:
        """Show whether the chosen child may be named, and what can be done when not."""
        clear_layout(self._answer)
        for piece in (self._ground_row, self._reason_row):
            piece.setVisible(badge_words is not None and not may and self._mode.key() == NAMED)
        self._offer(grounds)
        if badge_words is None or self._mode.key() != NAMED:
            return
        mark = badge(badge_words.meaning, badge_words.icon, badge_words.word, badge_words.reason)
        self._answer.addWidget(mark)
        if not may:
            self._answer.addWidget(Prose(tr("Dere kan spørre BUP uten å si hvem det gjelder."), "", 1.4))
            nameless = button(tr("Ta opp uten navn"), "secondary", "eye-off", self._on_nameless)
            ask = button(tr("Registrer samtykke"), "quiet", pressed=self._on_consent)
            self._answer.addLayout(button_row(nameless, ask))
        order_as_laid_out(self)

    def _offer(self, grounds: tuple[tuple[str, str], ...]) -> None:
        """Offer these grounds and none beforehand, but the one that was chosen before."""
        self._filling = True
        self._ground.clear()
        for code, words in grounds:
            self._ground.addItem(words, code)
        self._ground.setCurrentIndex(-1)
        self._ground.choose(self._wanted)
        self._filling = False

    def show_alias(self, alias: str) -> None:
        """Show what the child would be called without a name."""
        self._alias.setText(alias)

    def show_errors(self, feil: Nysakfeil) -> None:
        """Show each error at its place, or take the old ones away."""
        self._title_row.set_error(feil.tittel)
        self._child_row.set_error(feil.barn)
        self._summary.show_for([self._title_row, self._child_row])

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self._bar.show_message(message)

    def _build(self) -> None:
        add = with_shortcut(button(tr("Legg til saken"), "primary", "plus", self._on_add), "Ctrl+Return")
        mode_row = FormRow(tr("Hvordan tar dere den opp?"), self._mode)
        self.add(Heading(tr("Ny sak"), "section"), self._bar, self._title_row, mode_row)
        self.add(self._alias_row, self._child_row, self._answer, self._ground_row, self._reason_row, self._summary)
        self.add(button_row(add, button(tr("Avbryt"), pressed=self.cancelled.emit)))

    def _connect(self) -> None:
        for field in (self.title, self._alias):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_add)
        self._reason.textChanged.connect(self._on_changed)
        self._ground.currentIndexChanged.connect(self._on_changed)
        self._mode.changed.connect(self._on_mode)
        self._child.currentIndexChanged.connect(self._on_child)

    def _typed(self) -> Nysak:
        return Nysak(
            tittel=self.title.text(),
            modus=self._mode.key(),
            barn_id=self._child.key(),
            alias=self._alias.text(),
            grunnlag=self._ground.key(),
            begrunnelse=self._reason.text(),
        )

    def _show_what_belongs(self) -> None:
        mode = self._mode.key()
        self._alias_row.setVisible(mode == NAMELESS)
        self._child_row.setVisible(mode == NAMED)
        self._reason_row.setVisible(False)
        self._ground_row.setVisible(False)
        clear_layout(self._answer)

    def _on_mode(self) -> None:
        self._show_what_belongs()
        self._on_changed()
        if self._mode.key() == NAMED:
            self._presenter.child_chosen(self._child.key())

    def _on_child(self) -> None:
        if not self._filling:
            self._on_changed()
            self._presenter.child_chosen(self._child.key())

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_nameless(self) -> None:
        self._mode.choose(NAMELESS)
        self._on_mode()
        self._presenter.nameless_chosen(self._child.key())
        self._alias.setFocus()

    def _on_consent(self) -> None:
        self.consent_wanted.emit(self._child.key())

    def _on_add(self) -> None:
        self._presenter.add(self._typed())
