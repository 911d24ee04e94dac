"""The first section of a child's page: own words, what can be done, the stop point, and the timeline beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from helseansvarlig.domain.notat import Notatart
from ui.i18n import tr, tr_marked
from ui.screens.barnet import weighed
from ui.screens.barnet.model import Barneside, more_events
from ui.screens.barnet.pieces import ReviewCard, StopPointCard, link, task_rows
from ui.screens.barnet.presenter import BarnetPresenter
from ui.screens.barnet.timeline_model import FILTRE
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.fields import Choice
from ui.widgets.layout import Fold, column
from ui.widgets.lists import EmptyState, section_head
from ui.widgets.page import Place
from ui.widgets.side import Side
from ui.widgets.surfaces import Card, Voice, quote
from ui.widgets.text import Prose
from ui.widgets.timeline import Event, Timeline

SIDE = 272
SHOWN = 7  # events seen without asking for more


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the section leads: other places, and a quick note of a kind (empty for any) about this child."""

    go: Callable[[Place], None]
    write_note: Callable[[str], None]
    show_all_events: Callable[[], None]


class Overview:
    """Made anew each time; `stops` names what can have the focus, so that it is found again."""

    def __init__(self, side: Barneside, presenter: BarnetPresenter, ways: Ways, *, all_events: bool) -> None:
        self.stops: dict[str, QWidget] = {}
        self._side = side
        self._presenter = presenter
        self._ways = ways
        main = QWidget()
        lines = column(main, spacing=16)
        # Stands on the page itself: buttons hang their reserved ring out of the column.
        own_words, actions = self._own_words(), self._actions()
        levels, self.stops["levels"] = weighed.levels(side, ways.go)
        pieces = (
            weighed.unfinished(side, ways.go),
            weighed.missing_stop(side, ways.go),
            self._reviews() if side.vurderinger else None,
            self._stop_point(),
            weighed.themes(side, ways.go),
            self._other_tasks(),
            levels,
        )
        for piece in filter(None, pieces):
            lines.addWidget(piece)
        lines.addStretch(1)
        fold = Fold(spacing=32, below_spacing=24)
        fold.add(main, 1)
        fold.add(self._timeline(all_events=all_events))
        self.pieces: list[QWidget | QLayout] = [own_words, actions, fold]

    def _own_words(self) -> QWidget:
        side = self._side
        if side.egne_ord:
            return quote(side.egne_ord, side.egne_ord_meta)
        panel = Voice(tr("Barnets egne ord"), child=True)
        panel.body.setContentsMargins(20, 14, 20, 14)
        panel.body.addWidget(Prose(tr("Spør barnet: Hva er viktigst for deg?"), "quote", 1.4))
        panel.body.addLayout(
            button_row(button(tr("Skriv hva barnet sier"), "secondary", "pencil", self._on_child_says))
        )
        return panel

    def _on_child_says(self) -> None:
        self._ways.write_note(Notatart.BARNET_SA.value)

    def _actions(self) -> QLayout:
        side = self._side
        self.stops["primary"] = self._button(tr("Nytt stoppunkt"), "stoppunkt", (side.barn_id,), "primary", "flag")
        if side.paabegynt_id:
            survey = self._button(tr("Fortsett kartlegging"), "kartlegging", (side.paabegynt_id,))
        else:
            survey = self._button(tr("Start kartlegging"), "ny_kartlegging", (side.barn_id,))
        return button_row(
            self.stops["primary"],
            survey,
            self._button(tr("Nytt dokument"), "nytt_dokument", ("henvisningsgrunnlag", side.barn_id, "")),
            self._button(tr("Registrer samtykke"), "nytt_samtykke", (side.barn_id,)),
            self._button(tr("Hendelsesnotat"), "hendelsesnotat", (side.barn_id,)),
            self._button(tr("Ta opp i møte"), "ta_opp", (f"barn:{side.barn_id}",)),
        )

    def _button(self, text: str, screen: str, ids: tuple[str, ...], kind: str = "secondary", icon: str = "") -> Button:
        return button(text, kind, icon, lambda: self._ways.go(Place(screen, ids)))

    def _stop_point(self) -> QWidget:
        bilde = self._side.stoppunkt
        if bilde is None:
            return EmptyState(
                "flag",
                tr("Ingen stoppunkt ennå"),
                tr("Stopp opp sammen: Hva vet vi nå, og hva gjør vi nå? Hvem gjør det, og når ser vi på det igjen?"),
            )
        card = StopPointCard(bilde)
        card.ticked.connect(lambda task, done: self._presenter.tick(task, done=done))
        card.opened.connect(self._on_edit)
        card.child_answered.connect(lambda answer: self._presenter.answer_child(bilde.id, answer))
        card.adults_answered.connect(lambda answer: self._presenter.answer_adults(bilde.id, answer))
        self.stops |= card.stops
        return card

    def _reviews(self) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=8)
        lines.addLayout(section_head(tr("Hjalp det?"), len(self._side.vurderinger)))
        for bilde in self._side.vurderinger:
            card = ReviewCard(bilde)
            card.asked.child_answered.connect(partial(self._presenter.review_child, bilde.id))
            card.asked.adults_answered.connect(partial(self._presenter.review_adults, bilde.id))
            self.stops |= {f"vurdering_{key}:{bilde.id}": one for key, one in card.asked.answers.items()}
            lines.addWidget(card)
        return holder

    def _other_tasks(self) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=8)
        tasks = self._side.andre_oppgaver
        if tasks:
            lines.addLayout(section_head(tr("Annet vi følger opp"), len(tasks)))
            card = Card((23, 12, 20, 12), 8)
            for made in task_rows(tasks, self._on_tick, self._on_edit, self.stops):
                card.add(made)
            lines.addWidget(card)
        add = self._button(tr("Legg til oppfølging"), "oppfoelging", (self._side.barn_id,), icon="plus")
        self.stops["add"] = add
        below = column(margins=(3, 0, 0, 0))  # room for the button's ring
        below.addLayout(button_row(add))
        lines.addLayout(below)
        return holder

    def _on_edit(self, task: str) -> None:
        self._ways.go(Place("oppfoelging", (self._side.barn_id, task)))

    def _on_tick(self, task: str, done: bool) -> None:
        self._presenter.tick(task, done=done)

    def _timeline(self, *, all_events: bool) -> QWidget:
        events = self._side.tidslinje
        holder = Side(SIDE, 12)
        lines = holder.lines
        lines.addLayout(section_head(tr("Tidslinje")))
        lines.addWidget(self._filter())
        if not events:
            lines.addWidget(Prose(tr("Her kommer det dere skriver, gjør og avtaler."), "subtle", 1.4))
        shown = events if all_events else events[:SHOWN]
        lines.addWidget(Timeline([Event(one.icon, one.when, one.text, one.meaning) for one in shown]))
        more = self._more(len(events) - len(shown))
        if more is not None:
            self.stops["more"] = more
            lines.addLayout(button_row(more))
        lines.addLayout(button_row(link(tr("Skriv notat"), lambda: self._ways.write_note(""))))
        lines.addStretch(1)
        return holder

    def _more(self, hidden: int) -> Button | None:
        """Return the way further back: to what has been read, then to what lies before it."""
        if hidden:
            return link(more_events(hidden), self._ways.show_all_events)
        return link(tr("Vis eldre"), self._presenter.show_older) if self._side.er_mer else None

    def _filter(self) -> QWidget:
        made = Choice([(key, tr_marked(words)) for key, (words, _kinds) in FILTRE.items()])
        made.choose(self._presenter.kinds())
        made.setAccessibleName(tr("Vis i tidslinja"))
        made.currentIndexChanged.connect(lambda _at: self._presenter.show_kinds(made.key()))
        self.stops["filter"] = made
        return made
