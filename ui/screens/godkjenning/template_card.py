"""The templates that wait for the leader, on one card: each can be read through first, and all be signed together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.i18n import tr, tr_n
from ui.screens.godkjenning.model import Malsak
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.layout import Fold, WrapRow, column
from ui.widgets.surfaces import PartCard, line
from ui.widgets.text import Prose

ALL = "alle maler"
"""What `asking` is while all that wait are asked about."""

_INDENT = 20


class TemplateCard(PartCard):
    """`acts` are: read a template's questions or stop reading, ask about one or `ALL`, sign these.

    `first` takes the focus; `readers` are the buttons that open the questions, by template.
    """

    def __init__(
        self,
        maler: Sequence[Malsak],
        asking: str,
        open_id: str,
        acts: tuple[Callable[[str], None], Callable[[str], None], Callable[[list[str]], None]],
    ) -> None:
        super().__init__(
            tr("Maler lagt fram"),
            tr("En mal er spørsmål som kan stilles til et barn. Den brukes først når du har godkjent denne versjonen."),
        )
        self.first: QWidget | None = None
        self.readers: dict[str, QWidget] = {}
        self._open_id = open_id
        self._opened, self._asked, self._signed = acts
        waiting = [one for one in maler if not one.besvart]
        if len(waiting) > 1:
            self._add_all(waiting, asking)
        for one in maler:
            self.add(line())
            self._add_one(one, asking)

    def _add_all(self, waiting: Sequence[Malsak], asking: str) -> None:
        count = len(waiting)
        if asking != ALL:
            every = button(tr("Godkjenn alle {n}", n=count), "primary", "file-check", lambda: self._asked(ALL))
            self.first = every
            self.add(button_row(every))
            return
        what = tr_n("Du signerer {n} mal.", "Du signerer {n} maler, nøyaktig slik de står her.", count)
        self._add_signing(what, [one.id for one in waiting], tr("Signer alle {n} maler", n=count))

    def _add_one(self, one: Malsak, asking: str) -> None:
        is_open = one.id == self._open_id
        words = tr("Skjul spørsmålene") if is_open else tr("Les spørsmålene")
        read = button(words, "quiet", "", lambda: self._opened(one.id))
        self.readers[one.id] = read
        read.setAccessibleName(f"{read.text()}: {one.tittel}")
        if one.besvart:
            first: QWidget = badge("success", "circle-check", tr("Godkjent av deg"))
        else:
            ask = button(tr("Godkjenn"), "secondary", "", lambda: self._asked(one.id))
            ask.setAccessibleName(tr("Godkjenn malen {title}", title=one.tittel))
            self.first = self.first or ask
            first = ask
        self.add(_row(one, first, read))
        if is_open:
            self.add(_questions(one))
        if asking == one.id:
            name = tr("Signer malen {title}", title=one.tittel)
            self._add_signing(tr("Du signerer malen nøyaktig slik den står her."), [one.id], name)

    def _add_signing(self, what: str, ids: list[str], name: str) -> None:
        sign: Button = button(tr("Signer"), "primary", "file-check", lambda: self._signed(ids))
        sign.setAccessibleName(name)
        self.first = sign
        self.add(Prose(what, "", 1.4), button_row(sign, button(tr("Avbryt"), pressed=lambda: self._asked(""))))


def _row(one: Malsak, *buttons: QWidget) -> Fold:
    """Return what a template is called beside what can be done with it; the buttons go below where there is no room."""
    words, acts = QWidget(), QWidget()
    lines = column(words, spacing=2)
    lines.addWidget(Prose(one.tittel, "strong", 1.4))
    lines.addWidget(Prose(one.meta, "small", 1.3))
    across = WrapRow(spacing=8)
    for made in buttons:
        across.addWidget(made)
    acts.setLayout(across)
    fold = Fold(spacing=16, below_spacing=4, centred=True)
    fold.add(words, 1)
    fold.add(acts)
    return fold


def _questions(one: Malsak) -> QWidget:
    """Return the questions, each as far in as it lies below the one it belongs to."""
    holder = QWidget()
    lines = column(holder, spacing=4)
    for said in one.linjer:
        depth = (len(said) - len(said.lstrip(" "))) // 4
        across = column(margins=(_INDENT * depth, 0, 0, 0))
        across.addWidget(Prose(said.strip(), "" if depth else "strong", 1.4))
        lines.addLayout(across)
    return holder
