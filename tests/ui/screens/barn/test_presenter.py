"""What the list of children shows while it is still being read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from helseansvarlig.tjenester import Tjenester
from ui.jobs import SyncJobs
from ui.screens.barn.model import Barneliste
from ui.screens.barn.presenter import BarnPresenter


class SlowJobs(SyncJobs):
    """Keeps the answer back until the test lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Any, Any]] = []

    def run(self, work: Any, done: Any = None, failed: Any = None, lane: Any = None) -> None:  # noqa: ARG002 - one line
        self.waiting.append((work, done))

    def answer(self) -> None:
        """Do what waits, and tell of it."""
        for work, done in self.waiting:
            done(work())


class Shown:
    """Remembers every list that was drawn."""

    def __init__(self) -> None:
        self.lists: list[Barneliste] = []

    def show_list(self, liste: Barneliste, typed: str, *, also_moved: bool) -> None:  # noqa: ARG002 - the rows alone
        self.lists.append(liste)


@pytest.mark.usefixtures("barn")
def test_letters_typed_before_the_list_is_read_filter_it_and_nobody_is_asked_to_add_a_first_child(
    tjenester: Tjenester,
) -> None:
    """Fast hands stood in the form for a new child: a list not read yet was taken for an empty one."""
    jobs, shown = SlowJobs(), Shown()
    presenter = BarnPresenter(tjenester.barn, jobs, lambda: date(2026, 11, 23))
    presenter.attach(shown)  # type: ignore[arg-type]  # it remembers what this test asks about
    presenter.load()
    presenter.type_filter("vakk")
    assert shown.lists == []

    jobs.answer()
    assert [rad.navn for rad in shown.lists[-1].rader] == ["Vakker Blomst"]
