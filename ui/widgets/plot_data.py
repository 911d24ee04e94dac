"""What a plot shows, in words and places already: it knows no question and no child."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ui.widgets.plot_signs import Sign


class Dot(NamedTuple):
    """One answer, or why there is none. `day` counts in the chart's days; `place` is from 0 (below) to 1."""

    day: int
    sign: Sign
    words: str
    place: float | None = None


class Lane(NamedTuple):
    """One question: its words, what is said of it, the words of its two ends, and its answers, oldest first.

    `steps` is how many levels are drawn; `joined` are the neighbours among `dots` that a line goes between.
    """

    title: str
    says: str
    low: str
    high: str
    steps: int
    dots: tuple[Dot, ...]
    joined: tuple[tuple[int, int], ...] = ()

    def on(self, day: int) -> Dot | None:
        """Return the answer of one day."""
        return next((dot for dot in self.dots if dot.day == day), None)


class Mark(NamedTuple):
    """Something marked in time, between the answers."""

    day: date
    sign: Sign
    words: str


class Chart(NamedTuple):
    """One theme: its lanes below each other over the same time, from `since` to `until`.

    `days` are those on which the theme was asked about, `day_words` the same as they stand below (short), and
    `spoken_days` as they are read aloud; `absent` is said of a day on which a question did not stand in the form.
    """

    title: str
    since: date
    until: date
    days: tuple[date, ...]
    day_words: tuple[str, ...]
    spoken_days: tuple[str, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    absent: str

    def share(self, day: date) -> float:
        """Return how far along a day is, from 0 to 1."""
        whole = (self.until - self.since).days
        return (day - self.since).days / whole if whole else 0.5

    def words_on(self, day: int) -> str:
        """Return all answers of one day in a sentence for each question."""
        said = (f"{lane.title} {dot.words}" for lane in self.lanes if (dot := lane.on(day)) is not None)
        return ". ".join((self.spoken_days[day], *said))

    def twin(self) -> str:
        """Return everything the plot shows, as text."""
        spoken = self.spoken_days
        lines = [mark.words for mark in self.marks]
        for lane in self.lanes:
            answers = "; ".join(f"{spoken[day]}: {words}" for day, _, words, _ in lane.dots)
            lines.append(f"{lane.title} {lane.says}. {answers}.")
        return "\n".join(lines)
