"""One kartlegging on the screen: the core's picture with what was answered since, and where the user stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.domain.svar import Svar
from helseansvarlig.services.kartlegging import Kartleggingsbilde
from ui.i18n import language
from ui.screens.kartlegging.model import Memory, Row, Step, instances, steps_of
from ui.screens.kartlegging.page import Missing, Page, find_place, find_row, make_page, missing_in
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

    def steps(self) -> tuple[Step, ...]:
        """Return the steps, only with what is asked now."""
        return steps_of(self.bilde, self.memory, self.spraak)

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
        """Return the question before or after in the same step; empty after the last, None before the first."""
        paths = [row.path for row in self.step().questions]
        at = paths.index(path) + by
        if at < 0:
            return None
        return paths[at] if at < len(paths) else ""

    def put(self, path: str, svar: Svar) -> bool:
        """Take an answer; return whether it was another than before."""
        if svar == self.bilde.svar.get(path):
            return False
        self.bilde = self.bilde.with_svar(self.bilde.svar.with_svar(path, svar))
        return True

    def add_instance(self, group: str) -> str:
        """Let a repeating group stand once more; return its first question."""
        count = instances(self.bilde, group)
        self.bilde = self.bilde.with_svar(self.bilde.svar.with_antall(group, count + 1))
        return next(row.path for row in self.step().questions if row.path.startswith(f"{group}[{count}]/"))

    def urgent_keys(self) -> set[str]:
        """Return the red flags that are set."""
        return {one.key for one in urgent_of(self.bilde, self.regelverk, self.spraak)}

    def missing(self, today: date) -> tuple[Missing, ...]:
        """Return what keeps it from being finished."""
        return missing_in(self.bilde, self.memory, today, self.spraak)

    def page(self, today: date) -> Page:
        """Return what the screen shows now."""
        page = make_page(self.bilde, self.memory, self.index, self.regelverk, self.spraak)
        self.index = page.index
        return replace(page, missing=self.missing(today)) if self.checked else page
