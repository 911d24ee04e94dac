"""What the filling screen shows: one theme a step, the questions of the step in form order, and the reading through.

Pure: made anew from the core's picture at every change, so that a question that is no longer asked is simply not here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from helseansvarlig.domain.bakom import is_told, path_behind, paths_behind
from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.skjema import Punkt, Punkttype, Stemme
from helseansvarlig.domain.skjema_tre import Forekomst
from helseansvarlig.domain.svar import Svar
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.answers import has_adult_words, has_child_words, is_scale_end
from ui.i18n import tr
from ui.screens.kartlegging.notes import Notes, notes_at

END = READ_TOGETHER
"""The last step: reading through together. Also the control by which a template says that a question belongs there."""


_TURNED = "//"
MOST_ON_A_PAGE = 30
"""How many lines a step has before the next one begins: more cannot be taken in, and is slow to draw."""


class RowKind(StrEnum):
    """What a line of a step is."""

    GROUP = "group"
    TEXT = "text"
    QUESTION = "question"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a step. `more` is the path of a repeating group that can stand once more after this line."""

    kind: RowKind
    path: str
    punkt: Punkt
    svar: Svar
    raw: str | None = None
    more: str = ""
    notes: Notes = field(default_factory=Notes)

    @property
    def is_open(self) -> bool:
        """Tell whether somebody could still answer it."""
        return self.kind is RowKind.QUESTION and self.punkt.is_fillable and not self.svar.is_settled

    @property
    def is_said(self) -> bool:
        """Tell whether there is something that the child could keep back."""
        return is_told(self.svar) if self.kind is RowKind.BEHIND else self.svar.is_settled


@dataclass(frozen=True, slots=True)
class Step:
    """One theme or one page of it, or the reading through (`END`). A title says which page where there are several."""

    key: str
    title: str
    why: str
    rows: tuple[Row, ...]
    page: int = 1
    pages: int = 1

    @property
    def theme(self) -> str:
        """Return what the pages of one theme have in common."""
        return self.key.partition(_TURNED)[0]

    @property
    def questions(self) -> tuple[Row, ...]:
        """Return the lines that take an answer."""
        return tuple(row for row in self.rows if row.kind is RowKind.QUESTION)

    @property
    def spoken(self) -> tuple[Row, ...]:
        """Return the lines where something can be said: the questions, and what may lie behind the theme."""
        return tuple(row for row in self.rows if row.kind in (RowKind.QUESTION, RowKind.BEHIND))

    def first_open(self) -> str:
        """Return the path of the first question without an answer, else of the first question."""
        waiting = [row.path for row in self.questions if row.is_open]
        return next(iter(waiting or [row.path for row in self.questions]), "")


@dataclass(slots=True)
class Memory:
    """What is kept beside the answers until the kartlegging is finished.

    `place` is the question last stood at; `raw` what was typed and not understood; `seen` the urgent steps that
    somebody has read; `is_open` that somebody is in it.
    """

    place: str = ""
    raw: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    is_open: bool = False

    def to_text(self) -> str:
        """Return it as the draft it is kept as."""
        kept = {"sted": self.place, "raa": self.raw, "sett": sorted(self.seen), "aapen": self.is_open}
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str | None) -> Memory:
        """Return what a draft says; none means nothing is remembered."""
        if text is None:
            return cls()
        kept = json.loads(text)
        return cls(str(kept["sted"]), dict(kept["raa"]), set(kept["sett"]), bool(kept.get("aapen", False)))


def steps_of(bilde: Kartleggingsbilde, memory: Memory, spraak: str) -> tuple[Step, ...]:
    """Return the steps, only with what is asked; a theme without a question left is no step. The last is `END`.

    A theme longer than `MOST_ON_A_PAGE` lines becomes several steps, numbered in their titles.
    """
    themes: dict[str, dict[int, list[Forekomst]]] = {}
    titles: dict[str, Forekomst] = {}
    pages = _Pages()
    last: list[Forekomst] = []
    loose = ""
    for place in bilde.steder:
        if place.punkt.er_skjult or is_scale_end(place.punkt):
            continue
        is_asked = bilde.stilles[place.path]
        if _belongs_to_end(place):
            last += [place] if is_asked else []
            continue
        top = place.stamme[0] if place.stamme else place
        is_theme = top.punkt.type is Punkttype.GRUPPE
        key = _stem(top.path) if is_theme else loose or top.path
        page = pages.page_of(key, can_break=len(place.stamme) == int(is_theme))
        if is_asked:
            loose = "" if is_theme else key
            if is_theme:
                titles.setdefault(key, top)
            themes.setdefault(key, {}).setdefault(page, []).append(place)
    made = [
        Step(
            _page_key(key, page),
            *_head(bilde, titles.get(key), spraak),
            (*_rows(bilde, memory, places), *(_behind(bilde, titles.get(key)) if page == max(theme) else ())),
        )
        for key, theme in themes.items()
        for page, places in theme.items()
    ]
    end = Step(END, tr("Les gjennom sammen"), "", tuple(_rows(bilde, memory, last)))
    return (*_numbered([step for step in made if step.questions]), end)


def instances(bilde: Kartleggingsbilde, group: str) -> int:
    """Return how often a repeating group stands there."""
    return sum(1 for p in bilde.steder if p.punkt.type is Punkttype.GRUPPE and _stem(p.path) == group != p.path)


def genitive(name: str) -> str:
    """Return whose: «Vakkers», «Jonas'»."""
    return f"{name}'" if name[-1:].lower() in ("s", "x", "z") else f"{name}s"


def is_for_adult(punkt: Punkt) -> bool:
    """Tell whether the adult answers this one."""
    return punkt.stemme is Stemme.ANSATT


@dataclass(slots=True)
class _Pages:
    """Counts a theme's lines, also those not asked: a question stays on its page whatever is answered before it."""

    lines: Counter[str] = field(default_factory=Counter)
    turned: Counter[str] = field(default_factory=Counter)

    def page_of(self, key: str, *, can_break: bool) -> int:
        """Return the page of a theme's next line; a page is turned only between the theme's own parts."""
        if can_break and self.lines[key] >= MOST_ON_A_PAGE:
            self.lines[key] = 0
            self.turned[key] += 1
        self.lines[key] += 1
        return self.turned[key]


def _page_key(key: str, page: int) -> str:
    return f"{key}{_TURNED}{page}" if page else key


def _numbered(steps: list[Step]) -> Iterator[Step]:
    """Yield the steps; where a theme has several pages, each says which it is of those that are asked now."""
    pages, turned = Counter(step.theme for step in steps), Counter[str]()
    for step in steps:
        turned[step.theme] += 1
        page, count = turned[step.theme], pages[step.theme]
        if count > 1:
            title = tr("{tema} ({nummer} av {antall})", tema=step.title, nummer=page, antall=count)
            yield replace(step, title=title, page=page, pages=count)
        else:
            yield step


def _belongs_to_end(place: Forekomst) -> bool:
    return any(one.punkt.kontroll == END for one in (*place.stamme, place))


def _head(bilde: Kartleggingsbilde, top: Forekomst | None, spraak: str) -> tuple[str, str]:
    if top is None:
        return bilde.skjema.tittel.paa(spraak), ""
    return top.punkt.tekst.paa(spraak) or bilde.skjema.tittel.paa(spraak), top.punkt.hvorfor.paa(spraak)


def _rows(bilde: Kartleggingsbilde, memory: Memory, places: list[Forekomst]) -> Iterator[Row]:
    last_of: dict[str, str] = {}
    for place in places:
        for group in (*place.stamme, place):
            if group.punkt.type is Punkttype.GRUPPE and group.punkt.gjentas:
                last_of[_stem(group.path)] = place.path
    more_after = {path: stem for stem, path in last_of.items()}
    for place in places:
        punkt = place.punkt
        if punkt.is_question:
            kind = RowKind.QUESTION
        elif punkt.type is Punkttype.VISNING:
            kind = RowKind.TEXT
        elif place.stamme or punkt.gjentas:
            kind = RowKind.GROUP
        else:
            continue
        svar, raw = bilde.svar.get(place.path), memory.raw.get(place.path)
        notes = notes_at(bilde, place.path) if kind is RowKind.QUESTION else Notes()
        yield Row(kind, place.path, punkt, svar, raw, more_after.get(place.path, ""), notes)


def _behind(bilde: Kartleggingsbilde, theme: Forekomst | None) -> Iterator[Row]:
    """Yield where it is told what may lie behind a theme: asked when the theme closes."""
    path = path_behind(theme.path) if theme is not None else ""
    if theme is not None and path in paths_behind(bilde.steder):
        yield Row(RowKind.BEHIND, path, theme.punkt, bilde.svar.get(path), notes=notes_at(bilde, path))


def question_of(row: Row, spraak: str) -> str:
    """Return a question in words."""
    return tr("Hva kan ligge bak?") if row.kind is RowKind.BEHIND else row.punkt.tekst.paa(spraak)


def why_of(row: Row, spraak: str) -> str:
    """Return why it is asked; empty where the form does not say."""
    if row.kind is RowKind.BEHIND:
        return tr("Det vi gjør, kan vise hvordan vi har det. Dere kan tro ulike ting. Begge deler får stå.")
    return row.punkt.hvorfor.paa(spraak)


def heads_of(row: Row, child: str) -> tuple[str, str]:
    """Return what stands over the child's words and over the adults'."""
    if row.kind is RowKind.BEHIND:
        return tr("{navn} tror", navn=child), tr("Vi voksne tror")
    return tr("{navns} egne ord", navns=genitive(child), navn=child), tr("Slik vi voksne ser det")


def voices_of(row: Row, child: str) -> tuple[str, str]:
    """Return the heads of the voices that are asked for; empty where the voice is the answer itself."""
    of_child, of_adults = heads_of(row, child)
    return of_child if has_child_words(row.punkt) else "", of_adults if has_adult_words(row.punkt) else ""


def _stem(path: str) -> str:
    """Return the path of a repeating group without the number of its last instance."""
    head, bracket, tail = path.rpartition("[")
    return head if bracket and tail.endswith("]") else path
