"""One kartlegging on the screen: the core's picture with what was answered since, and where the user stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.answers import with_values
from ui.i18n import language
from ui.screens.kartlegging.model import Memory, Row, Step, instances, is_for_adult, steps_of
from ui.screens.kartlegging.page import Missing, Page, find_place, find_row, is_finished, missing_in
from ui.screens.kartlegging.urgent import urgent_of


@dataclass(slots=True)
class Filling:
    """Changed by the presenter alone. `checked`: «Gjør ferdig» was pressed, so what is missing is shown from now on."""

    bilde: Kartleggingsbilde
    memory: Memory
    regelverk: Regelverk
    index: int = 0
    checked: bool = False
    spraak: str = field(default_factory=lambda: language().value)
    _made: tuple[Kartleggingsbilde, dict[str, str], tuple[Step, ...]] | None = None

    def steps(self) -> tuple[Step, ...]:
        """Return the steps, only with what is asked now; made once for each picture."""
        made = self._made
        if made is None or made[0] is not self.bilde or made[1] != self.memory.raw:
            steps = steps_of(self.bilde, self.memory, self.spraak)
            self._made = made = (self.bilde, dict(self.memory.raw), steps)
        return made[2]

    def step(self) -> Step:
        """Return the step shown."""
        return self.steps()[self.index]

    def row(self, path: str) -> Row | None:
        """Return a question that is asked, or None."""
        return find_row(self.steps(), path)

    def stand_at(self, *wishes: str) -> str:
        """Go to the first wish that is there, else to what waits for an answer; return the place."""
        self.index, self.memory.place = find_place(self.steps(), *wishes)
        return self.memory.place

    def stand_at_step(self, index: int) -> str:
        """Go to a step; return its first question without an answer, or an empty string when it has no question."""
        steps = self.steps()
        self.index = min(max(index, 0), len(steps) - 1)
        question = steps[self.index].first_open()
        self.memory.place = question or steps[self.index].key
        return question

    def neighbour(self, path: str, by: int) -> str | None:
        """Return the question before or after in the same step; empty after the last, None before the first.

        What may lie behind comes after them all, and nobody is led there.
        """
        paths = [row.path for row in self.step().questions]
        at = (paths.index(path) if path in paths else len(paths)) + by
        if at < 0:
            return None
        return paths[at] if at < len(paths) else ""

    def answer(self, path: str, svar: Svar) -> bool:
        """Take an answer in place of what was not understood; return whether it was another than before."""
        self.memory.raw.pop(path, None)
        return self.put(path, svar)

    def put(self, path: str, svar: Svar) -> bool:
        """Take an answer or what was said beside it; return whether it was another than before."""
        if svar == self.bilde.svar.get(path):
            return False
        self.bilde = self.bilde.with_svar(self.bilde.svar.with_svar(path, svar))
        return True

    def say(self, path: str, text: str, *, child: bool) -> Svar | None:
        """Take one voice's words, and leave the other as it is; return the answer when it is another than before."""
        row = self.row(path)
        if row is None:
            return None
        new = replace(row.svar, barnets_ord=text) if child else replace(row.svar, voksnes_observasjon=text)
        return new if self.put(path, new) else None

    def add_instance(self, group: str) -> str:
        """Let a repeating group stand once more; return its first question."""
        count = instances(self.bilde, group)
        self.bilde = self.bilde.with_svar(self.bilde.svar.with_antall(group, count + 1))
        return next(row.path for row in self.step().questions if row.path.startswith(f"{group}[{count}]/"))

    def urgent_keys(self) -> set[str]:
        """Return the red flags that are set."""
        return {one.key for one in urgent_of(self.bilde, self.regelverk, self.spraak)}

    def refusals(self) -> list[tuple[str, Svar]]:
        """Return «vil ikke svare» for each of the child's questions in this step that waits for an answer."""
        waiting = [row for row in self.step().questions if row.is_open and not is_for_adult(row.punkt)]
        return [(row.path, with_values(row.svar, (), Svarstatus.VIL_IKKE_SVARE)) for row in waiting]

    def see(self, key: str, *, seen: bool) -> str:
        """Take note that a red flag has been read, or is wanted again; return the place."""
        (self.memory.seen.add if seen else self.memory.seen.discard)(key)
        return self.memory.place

    def missing(self, today: date) -> tuple[Missing, ...]:
        """Return what keeps it from being finished."""
        return missing_in(self.bilde, self.memory, today, self.spraak)

    def page(self, today: date) -> Page:
        """Return what the screen shows now; a finished one is only read, and what was urgent lies behind it."""
        steps = self.steps()
        finished = is_finished(self.bilde)
        self.index = len(steps) - 1 if finished else min(self.index, len(steps) - 1)
        urgent = urgent_of(self.bilde, self.regelverk, self.spraak)
        unseen = frozenset() if finished else frozenset(one.key for one in urgent) - self.memory.seen
        is_here = find_row((steps[self.index],), self.memory.place) is not None and not finished
        current = self.memory.place if is_here else ""
        missing = self.missing(today) if self.checked else ()
        return Page(self.bilde, self.spraak, steps, self.index, current, urgent, unseen, missing)
