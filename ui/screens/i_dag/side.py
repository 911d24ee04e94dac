"""Beside the day: what fits ten minutes, and the consents that are missing or end soon."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.i_dag.model import Dag, Liten, Paabegynt, Samarbeidslinje, Samtykkelinje
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.lists import section_head
from ui.widgets.page import Place
from ui.widgets.side import Side
from ui.widgets.surfaces import line, surface
from ui.widgets.text import Heading, Prose

Go = Callable[[Place], None]
WIDTH = 296
SHOWN = 4  # what a glance takes in; the rest stands on the page of consents


def side_column(dag: Dag, go: Go) -> QWidget | None:
    """Return the column, or nothing when there is nothing to say."""
    pieces: list[QWidget] = []
    if dag.paabegynt is not None:
        pieces.append(_ten_minutes(dag.paabegynt, go))
    if dag.smaa:
        pieces.append(_small_things(dag, go))
    if dag.moeter:
        pieces.append(_lines(tr("Møter som skulle vært holdt"), dag.moeter, go))
    if dag.ledige:
        pieces.append(_lines(tr("Roller som står tomme"), dag.ledige, go))
    if dag.huset:
        pieces.append(_lines(tr("Avtaler og rutiner"), dag.huset, go))
    if dag.mangler:
        pieces.append(_consents(tr("Samtykker som mangler"), dag.mangler, "circle-x", "danger_icon", go))
    if dag.utloeper:
        pieces.append(_consents(tr("Samtykker som utløper"), dag.utloeper, "triangle-alert", "warning_icon", go))
    if not pieces and not dag.has_children:
        return None
    holder = Side(WIDTH, 20)
    for piece in pieces:
        holder.lines.addWidget(piece)
    if dag.mangler or dag.utloeper:
        foot = column(spacing=8)
        foot.addWidget(line())
        foot.addLayout(_link(tr("Se samtykkene"), lambda: go(Place("samtykker"))))
        holder.lines.addLayout(foot)
    rules = column(spacing=8)
    rules.addLayout(_link(tr("Regler for frister"), lambda: go(Place("frister"))))
    holder.lines.addLayout(rules)
    holder.lines.addStretch(1)
    return holder


def _ten_minutes(started: Paabegynt, go: Go) -> QWidget:
    card = surface("calm")
    lines = column(card, margins=(20, 16, 20, 16), spacing=4)
    lines.addWidget(Heading(tr("Har du ti minutter?"), "calm-section"))
    lines.addWidget(Prose(started.what, "calm"))
    lines.addWidget(Prose(started.meta, "calm", 1.4))
    lines.addSpacing(8)
    lines.addLayout(button_row(button(tr("Fortsett"), icon="arrow-right", pressed=lambda: go(_place_of(started)))))
    return card


def _small_things(dag: Dag, go: Go) -> QWidget:
    """Return what else fits ten minutes; under the card with the same heading it needs none of its own."""
    holder = QWidget()
    lines = column(holder, spacing=8)
    lines.addLayout(section_head(tr("Småting som er fort gjort") if dag.paabegynt else tr("Har du ti minutter?")))
    for one in dag.smaa:
        words = column(margins=(3, 0, 0, 0))
        if one.barn_id:
            words.addLayout(_link(one.what, _to_child(one, go)))
        else:
            words.addWidget(Prose(one.what, "", 1.4))
        words.addWidget(Prose(one.meta, "small", 1.4))
        lines.addLayout(words)
    return holder


def _to_child(one: Liten, go: Go) -> Callable[[], None]:
    return lambda: go(Place("barnet", (one.barn_id,)))


def _place_of(started: Paabegynt) -> Place:
    return Place("kartlegging", (started.kartlegging_id,))


def _consents(title: str, linjer: tuple[Samtykkelinje, ...], icon: str, colour: str, go: Go) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=8)
    lines.addLayout(section_head(title, len(linjer)))
    for one in linjer[:SHOWN]:
        spoken = tr("Samtykke for {name}", name=one.who)
        lines.addWidget(_marked_line(icon, colour, one.meta, _link(one.who, _to_consent(one, go), spoken)))
    return holder


def _lines(title: str, linjer: tuple[Samarbeidslinje, ...], go: Go) -> QWidget:
    """Return what must be seen to with those we work with."""
    holder = QWidget()
    lines = column(holder, spacing=8)
    lines.addLayout(section_head(title, len(linjer)))
    for one in linjer[:SHOWN]:
        spoken = f"{one.what}, {one.meta}"  # two roles may stand empty at the same place
        lines.addWidget(_marked_line("triangle-alert", "warning_icon", one.meta, _link(one.what, _to(one, go), spoken)))
    return holder


def _to_consent(one: Samtykkelinje, go: Go) -> Callable[[], None]:
    return lambda: go(Place("nytt_samtykke", one.ids))


def _to(one: Samarbeidslinje, go: Go) -> Callable[[], None]:
    return lambda: go(Place(one.place, one.ids))


def _marked_line(icon: str, colour: str, meta: str, link: WrapRow) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=9)
    mark = column()
    mark.addSpacing(5)
    mark.addWidget(Glyph(icon, colour, 18))
    mark.addStretch(1)
    across.addLayout(mark)
    words = column(margins=(3, 0, 0, 0))
    words.addLayout(link)
    words.addWidget(Prose(meta, "small", 1.4))
    across.addLayout(words, 1)
    return holder


def _link(text: str, pressed: Callable[[], None], name: str = "") -> WrapRow:
    made = Button(text, "link")
    made.setProperty("dense", "true")
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda _checked=False: pressed())
    return button_row(made)
