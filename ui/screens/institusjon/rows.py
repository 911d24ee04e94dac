"""The rows of the page about the house: topics and points to tick, and what opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Samarbeidsavtale, Temapunkt, state_on
from helseansvarlig.domain.steg import SEEN, Punktbilde, Stegbilde, Stegpunkt
from ui.dates import short_date
from ui.hus_words import PUNKTER, STEG, TEMAER, state_words
from ui.i18n import tr, tr_marked
from ui.screens.institusjon.presenter import Husbilde
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import CheckBox
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, column, row
from ui.widgets.lists import RowButton, cell
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.text import Heading, Prose, label

Vei = Callable[[], None]
Go = Callable[[str, Sequence[str]], None]


class TickPoint(Protocol):
    """Says that a point is done, or not."""

    def __call__(self, punkt: Stegpunkt, *, gjort: bool) -> None:
        """Keep it."""
        ...


def agreement_card(
    avtale: Samarbeidsavtale, dag: date, tick: Callable[[Samarbeidsavtale, Avtaletema], None], go: Go
) -> QWidget:
    """Return an agreement with its seven topics to tick: «5 av 7»."""
    card = Card((20, 16, 20, 16), 12)
    head = row(spacing=12)
    words = column(spacing=2)
    words.addWidget(Heading(avtale.motpart, "section"))
    state = state_words(state_on(avtale, dag), avtale.gjelder_fra, avtale.gjelder_til)
    words.addWidget(Prose(tr("Avtalen {state}", state=state), "subtle", 1.4))
    head.addLayout(words, 1)
    covered = tr("{n} av {all}", n=len(avtale.dekkede), all=len(Avtaletema))
    head.addWidget(label(covered, "count"))
    card.add(head)
    for tema in Avtaletema:
        card.add(_topic_row(avtale, tema, tick))
    card.add(
        button_row(
            button(tr("Skriv i avtalen"), icon="pencil", pressed=lambda: go("avtale", (avtale.id,))),
            button(
                tr("Avtalen som dokument"),
                icon="file-text",
                pressed=lambda: go("nytt_dokument", ("samarbeidsavtale", "", "", f"samarbeidsavtale:{avtale.id}")),
            ),
        )
    )
    return card


def _topic_row(
    avtale: Samarbeidsavtale, tema: Avtaletema, tick: Callable[[Samarbeidsavtale, Avtaletema], None]
) -> Fold:
    punkt = avtale.punkt(tema)
    title, said = tr_marked(TEMAER[tema]), _topic_words(punkt)
    box = CheckBox(title, checked=punkt.er_dekket)
    box.setAccessibleName(tr("{topic}, {who}", topic=title, who=avtale.motpart))
    box.setAccessibleDescription(said)
    box.clicked.connect(lambda: _ticked(box, avtale, tema, tick))
    return _line(box, said)


def _ticked(
    box: CheckBox, avtale: Samarbeidsavtale, tema: Avtaletema, tick: Callable[[Samarbeidsavtale, Avtaletema], None]
) -> None:
    box.setChecked(avtale.punkt(tema).er_dekket)  # it shows what is kept, and nothing before it is
    tick(avtale, tema)


def _topic_words(punkt: Temapunkt) -> str:
    """Return owner, day and evidence, or what is missing first."""
    if punkt.er_dekket and punkt.paa_plass is not None:
        return ", ".join((punkt.eier, short_date(punkt.paa_plass), punkt.belegg))
    missing = {
        "tekst": tr("ikke skrevet ennå"), "eier": tr("ingen har ansvaret"), "belegg": tr("sier ikke hvor det står")
    }  # fmt: skip
    return next((missing[one] for one in punkt.mangler), tr("skrevet, ikke på plass ennå"))


def steps_card(steg: Iterable[Stegbilde], tick: TickPoint) -> QWidget:
    """Return the six steps; what follows from the record is told, the rest is ticked."""
    card = Card((20, 16, 20, 16), 8)
    for number, one in enumerate(steg, start=1):
        card.add(Heading(tr("{n}. {step}", n=number, step=tr_marked(STEG[one.steg])), "strong"))
        for punkt in one.punkter:
            card.add(_point_row(punkt, tick))
    return card


def _point_row(punkt: Punktbilde, tick: TickPoint) -> Fold:
    title = tr_marked(PUNKTER[punkt.punkt])
    since = short_date(punkt.siden) if punkt.siden is not None else ""
    if punkt.punkt in SEEN:
        said = tr("følger av det som er ført, {date}", date=since) if since else tr("følger av det dere fører")
        words = tr("Gjort: {what}", what=title) if since else tr("Ikke gjort: {what}", what=title)
        return _line(_seen(words, is_done=bool(since)), said)
    box = CheckBox(title, checked=punkt.er_gjort)
    box.setAccessibleName(title)
    box.clicked.connect(lambda: tick(punkt.punkt, gjort=not punkt.er_gjort))
    return _line(box, ", ".join(part for part in (punkt.av, since) if part))


def _seen(words: str, *, is_done: bool) -> QWidget:
    """Return what follows from the record: a sign where the others have their box, and it in words."""
    holder = QWidget()
    across = row(holder, margins=(4, 6, 0, 6), spacing=10)
    across.addWidget(Glyph("circle-check", "success_icon") if is_done else Glyph("circle", "text_subtle"))
    across.addWidget(Prose(words, "", 1.4), 1)
    return holder


def _line(left: QWidget, said: str) -> Fold:
    across = Fold(spacing=16, below_spacing=0, centred=True)
    across.add(left, 3)
    across.add(Prose(said, "subtle", 1.4), 2)
    return across


def routines(bilde: Husbilde, go: Go) -> QWidget | None:
    """Return the routines in use, with version, owner and the day to look at them again."""
    rows = [
        (
            one.tittel,
            tr("versjon {n}, {owner}", n=one.versjon, owner=one.eier),
            tr("lest av {n}, ses på {date}", n=len(one.lest_naa), date=short_date(one.ses_paa)),
            one.id,
        )
        for one in bilde.rutiner
    ]
    return _rows(rows, "rutine", go)


def deviations(bilde: Husbilde, go: Go) -> QWidget | None:
    """Return the deviations, newest first, each open or closed."""
    rows = [
        (
            one.hva.splitlines()[0],
            short_date(one.dato),
            tr("Lukket {date}", date=short_date(one.lukket)) if one.lukket else tr("Følges opp"),
            one.id,
        )
        for one in bilde.avvik
    ]
    return _rows(rows, "avvik", go)


def guidance(bilde: Husbilde, go: Go) -> QWidget | None:
    """Return general guidance, newest first."""
    rows = [
        (one.tema, short_date(one.dato), ", ".join(part for part in (one.gitt_av, one.virksomhet) if part), one.id)
        for one in bilde.veiledninger
    ]
    return _rows(rows, "veiledning", go)


def _rows(rows: Sequence[tuple[str, str, str, str]], place: str, go: Go) -> QWidget | None:
    if not rows:
        return None
    card = RowCard()
    for title, meta, more, row_id in rows:
        cells = [cell(title, "strong", stretch=1), cell(meta, "small", width=220), cell(more, "small", width=260)]
        made = RowButton(", ".join(part for part in (title, meta, more) if part), cells)
        made.opened.connect(_opening(go, place, row_id))
        card.add_row(made)
    return card


def _opening(go: Go, place: str, row_id: str) -> Vei:
    return lambda: go(place, (row_id,))
