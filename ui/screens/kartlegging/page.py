"""Everything the filling screen shows of one kartlegging, made from the core's picture and what is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.kartlegging_lesing import disowned
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde, Tidligere
from ui.i18n import tr
from ui.screens.kartlegging.model import Memory, Row, Step
from ui.screens.kartlegging.urgent import Reminder, Urgent, reminders_of
from ui.typed import problem_words, read_typed


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that keeps the kartlegging from being finished, and how to mend it."""

    path: str
    question: str
    problem: str


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer of a finished kartlegging as it is to stand, why, and what is wrong with it so far."""

    row: Row
    reason: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the screen. `current` is the open question, perhaps none; `unseen` what nobody has read yet."""

    bilde: Kartleggingsbilde
    spraak: str
    steps: tuple[Step, ...]
    index: int
    current: str
    urgent: tuple[Urgent, ...]
    unseen: frozenset[str]
    missing: tuple[Missing, ...] = ()
    correction: Correction | None = None

    @property
    def step(self) -> Step:
        """Return the step shown."""
        return self.steps[self.index]

    @property
    def is_end(self) -> bool:
        """Tell whether this is the reading through."""
        return self.index == len(self.steps) - 1

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing can be changed any more."""
        return is_finished(self.bilde)

    @property
    def earlier(self) -> tuple[Tidligere, ...]:
        """Return the earlier answers to the open question, newest first."""
        return self.bilde.tidligere.get(self.current, ())

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """Return the answers that ask for somebody, soonest first."""
        return reminders_of(self.bilde, self.spraak)


def is_finished(bilde: Kartleggingsbilde) -> bool:
    """Tell whether a kartlegging is finished."""
    return bilde.kartlegging.er_ferdig


def missing_in(bilde: Kartleggingsbilde, memory: Memory, today: date, spraak: str) -> tuple[Missing, ...]:
    """Return what keeps a kartlegging from being finished, in form order: also what was typed and not understood."""
    broken = {one.path: (one.code,) for one in reversed(validate_svar(bilde.skjema, bilde.svar))}
    not_mine = disowned(bilde.skjema, bilde.svar)
    found = []
    for place in bilde.steder:
        raw = memory.raw.get(place.path) if bilde.stilles[place.path] else None
        if raw is not None:
            problem = read_typed(place.punkt, raw, today).problem
        elif place.path in not_mine:
            problem = tr("Rett det som ikke stemmer, sammen med barnet, og spør en gang til.")
        else:
            problem = problem_words(place.punkt, broken.get(place.path, ()))
        if problem:
            found.append(Missing(place.path, place.punkt.tekst.paa(spraak), problem))
    return tuple(found)


def find_row(steps: tuple[Step, ...], path: str) -> Row | None:
    """Return the question at `path`, or None."""
    return next((row for step in steps for row in step.spoken if row.path == path), None)


def find_place(steps: tuple[Step, ...], *wishes: str) -> tuple[int, str]:
    """Return the step and the question to stand at: the first wish that is there, else what waits for an answer."""
    for wish in wishes:
        for index, step in enumerate(steps):
            if wish and wish == step.key:
                return index, step.first_open() or step.key
            if any(row.path == wish for row in step.spoken):
                return index, wish
    waiting = (i for i, step in enumerate(steps) if any(row.is_open for row in step.questions))
    index = next(waiting, len(steps) - 1)
    return index, steps[index].first_open() or steps[index].key
