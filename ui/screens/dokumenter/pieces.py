"""What stands round the parts: the gate's answer, the telephone numbers, and the foot with the way out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.regelverk import Telefon
from helseansvarlig.services.dokument_grunnlag import DELING_BEGRUNNELSE, DELING_GRUNNLAG, DELING_TIL_BARNET
from ui.i18n import language, tr
from ui.screens.dokumenter.model import Delingsbilde, Styrtbilde
from ui.screens.dokumenter.send_presenter import Sendebilde
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.fields import Choice, text_area
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import RING, WrapRow, column, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, line
from ui.widgets.tall_button import TallButton
from ui.widgets.text import Heading, Prose, label


class SharingCard(Card):
    """May this be shared: badge, reason, what is held back, and what somebody must decide if there is no other way."""

    changed = Signal(str, str)  # field id, what stands there
    question_pressed = Signal(str, str)  # the kartlegging and the path of the question of who may know

    def __init__(self, deling: Delingsbilde) -> None:
        super().__init__((20, 16, 20, 16), 8)
        decided = deling.avgjoerelse.avgjoerelse if deling.avgjoerelse is not None else Avgjoerelse()
        self._head = column(spacing=8)
        self._ground = Choice(list(deling.grunnlag))
        self._ground.choose(decided.grunnlag.value)
        self._ground_row = FormRow(tr("På hvilket grunnlag?"), self._ground, note=tr("Må fylles ut"))
        self._reason = text_area(decided.begrunnelse, 3)
        self._row = FormRow(
            tr("Hvorfor er det riktig å dele likevel?"),
            self._reason,
            note=tr("Må fylles ut"),
            why=tr("Snakk med barnet først. Skriv hva barnet mener, og hvorfor dere deler. Begrunnelsen deles ikke."),
        )
        self._to_child = text_area(decided.til_barnet, 2)
        self._child_row = FormRow(
            tr("Hva får barnet vite?"),
            self._to_child,
            why=tr("Skriv det bare hvis dere må gå forbi det barnet ba om. Ellers holdes det tilbake."),
        )
        self._reason.textChanged.connect(lambda: self.changed.emit(DELING_BEGRUNNELSE, self._reason.text()))
        self._to_child.textChanged.connect(lambda: self.changed.emit(DELING_TIL_BARNET, self._to_child.text()))
        self._ground.currentIndexChanged.connect(lambda: self.changed.emit(DELING_GRUNNLAG, self._ground.key()))
        self.add(self._head, self._ground_row, self._row, self._child_row)
        self.show_sharing(deling)

    def show_sharing(self, deling: Delingsbilde) -> None:
        """Show the gate's answer; what is being written stays as it is."""
        clear_layout(self._head)
        first = WrapRow(spacing=12)
        first.addWidget(badge(deling.meaning, deling.icon, deling.ord))
        self._head.addLayout(first)
        self._head.addWidget(Prose(deling.grunn, "", 1.4))
        if deling.holdt_tilbake:
            self._head.addWidget(Prose(tr("Holdes tilbake: {what}.", what=deling.holdt_tilbake), "subtle", 1.4))
        for one in deling.styrt:
            self._head.addWidget(Prose(one.ord, "subtle", 1.4))
            self._head.addLayout(button_row(self._way(one)))
        decide = deling.avgjoerelse
        self._row.setVisible(decide is not None)
        self._ground_row.setVisible(decide is not None and decide.spoer_om_grunnlag)
        self._child_row.setVisible(decide is not None and decide.spoer_om_barnet)

    def _way(self, one: Styrtbilde) -> Button:
        made = Button(tr("Se spørsmålet i kartleggingen"), "link", "arrow-right")
        made.setAccessibleName(f"{made.text()}: {one.spoersmaal}")
        made.clicked.connect(lambda: self.question_pressed.emit(*one.ids))
        return made


class CallCard(QFrame):
    """Stop and call: an emergency never waits for a document."""

    def __init__(self, telefoner: tuple[Telefon, ...]) -> None:
        super().__init__()
        self.setProperty("meaning", "danger")
        lines = column(self, margins=(20, 16, 20, 16), spacing=12)
        head = row(spacing=8)
        head.addWidget(Glyph("phone", "danger_icon", 24))
        head.addWidget(Heading(tr("Stopp. Ring nå."), "question"), 1)
        lines.addLayout(head)
        lines.addWidget(Prose(tr("Øyeblikkelig hjelp venter aldri på et dokument. La ikke barnet være alene.")))
        for telefon in telefoner:
            lines.addWidget(_number(telefon))
        lines.addWidget(Prose(tr("Siden ved siden av sier hva du bør ha klart når du ringer. Du kan skrive den ut.")))


def _number(telefon: Telefon) -> QWidget:
    spoken = language().value
    holder = QWidget()
    across = WrapRow(spacing=16)
    across.addWidget(label(telefon.nummer, "large-strong"))
    across.addWidget(label(telefon.navn.paa(spoken), "strong"))
    across.addWidget(Prose(telefon.hjelp.paa(spoken), "", 1.3))
    holder.setLayout(across)
    return holder


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a document stands: what decides which button is the filled one, and what is said before it is pressed."""

    child: str
    can_queue: bool
    is_signed: bool
    is_urgent: bool
    is_for_child: bool = False


class Foot(QFrame):
    """Pinned below the parts: to whom, and the buttons. One of them is filled, and which one tells the next step.

    In a small window `before` and `after` stand with the parts instead, and only the filled button is pinned.
    """

    queue_pressed = Signal()
    sign_pressed = Signal()
    print_pressed = Signal()
    save_pressed = Signal()
    lock_pressed = Signal()
    outbox_pressed = Signal()
    settings_pressed = Signal()
    recipient_chosen = Signal(str)

    def __init__(self, swap: Button) -> None:
        super().__init__()
        self.before, self.after = QWidget(), QWidget()
        above, below = column(self.before, margins=(3, 0, 0, 0), spacing=8), column(self.after, margins=(3, 0, 0, 0))
        lines = column(self)
        lines.addWidget(line())
        self._lines = column(margins=(29, 12, 24, 12), spacing=8)
        lines.addLayout(self._lines)
        self._hint = Prose("", "subtle", 1.4)
        self._choice_place = column()
        self._first = WrapRow(spacing=2, outdent=RING)
        self._second = WrapRow(spacing=2, outdent=RING)
        self._swap = swap
        above.addWidget(self._hint)
        above.addLayout(self._choice_place)
        below.addLayout(self._second)
        leading = row(margins=(3, 0, 0, 0), spacing=2)
        leading.addLayout(self._first, 1)
        leading.addWidget(swap)
        self._leading = leading
        self.take_back()

    def take_back(self) -> None:
        """Hold everything: what stands above the filled button and what stands below it."""
        self._lines.addWidget(self.before)
        self._lines.addLayout(self._leading)
        self._lines.addWidget(self.after)

    def primary(self) -> QWidget | None:
        """Return the filled button."""
        item = self._first.itemAt(0)
        return item.widget() if item is not None else None

    def show_sending(self, bilde: Sendebilde, stand: Stand) -> None:
        """Show what comes next: call, sign, queue, or look in the outbox."""
        for place in (self._choice_place, self._first, self._second):
            clear_layout(place)
        queues = stand.can_queue and bool(bilde.mottakere) and not bilde.i_utboks and not stand.is_urgent
        self._hint.setText(_hint_words(bilde, stand))
        self._hint.setVisible(bool(self._hint.text()))
        if queues and bilde.maa_velges:
            self._choice_place.addWidget(self._choice(bilde))
        leading, others = self._buttons(bilde, stand, queues=queues)
        self._first.addWidget(with_shortcut(leading, "Ctrl+Return"))
        for one in others:
            self._second.addWidget(one)

    def _buttons(self, bilde: Sendebilde, stand: Stand, *, queues: bool) -> tuple[Button, list[Button]]:
        """Return the filled button and the others."""
        sign = button(tr("Signer"), icon="file-check", pressed=self.sign_pressed.emit)
        to_print = button(tr("Skriv ut"), icon="printer", pressed=self.print_pressed.emit)
        save = button(tr("Lagre PDF"), icon="download", pressed=self.save_pressed.emit)
        lock = button(tr("Lagre med passord"), icon="lock", pressed=self.lock_pressed.emit)
        others = [to_print, save, lock] if stand.is_signed else [sign, to_print, save, lock]
        if stand.is_urgent:
            leading, others = to_print, []
        elif bilde.i_utboks:
            leading = button(tr("Se i utboksen"), icon="send", pressed=self.outbox_pressed.emit)
        elif queues:
            leading = self._queue_button(bilde, stand.child)
        elif stand.can_queue and stand.is_signed:
            leading = button(tr("Gå til Innstillinger"), icon="settings", pressed=self.settings_pressed.emit)
        else:
            leading = save if stand.is_signed else sign
            others.remove(leading)
        leading.set_kind("primary")
        return leading, others

    def _queue_button(self, bilde: Sendebilde, child: str) -> Button:
        words = tr("Legg i utboks: {child} til {recipient}", child=child, recipient=bilde.recipient())
        made = TallButton(words if bilde.valgt else tr("Legg i utboks"), icon="send")
        made.clicked.connect(lambda _checked=False: self.queue_pressed.emit())
        return made

    def _choice(self, bilde: Sendebilde) -> FormRow:
        radios = Radios(list(bilde.mottakere), bilde.valgt)
        radios.changed.connect(self.recipient_chosen)
        return FormRow(tr("Til hvilken barnevernstjeneste?"), radios, note=tr("Må fylles ut"))


def _hint_words(bilde: Sendebilde, stand: Stand) -> str:
    if stand.is_urgent:
        return ""
    if stand.is_for_child:
        return tr("Andre kan finne arket. Spør om barnet vil ha det selv, eller om en voksen skal passe på det.")
    if bilde.i_utboks:
        return tr("Dokumentet ligger i utboksen.")
    if stand.can_queue and not bilde.mottakere:
        return tr(
            "Ingen barnevernstjeneste for dette barnet har bekreftet mottakerkort ennå. "
            "Be dem om kortet, og les det inn i Innstillinger."
        )
    if not stand.can_queue and stand.is_signed:
        return tr("Signert. Gi det videre på papir eller som PDF.")
    return ""
