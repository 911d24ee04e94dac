"""Which search counts when the hand is faster than the database: the newest, and Enter waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.tjenester import Tjenester
from ui.jobs import Lane, SyncJobs
from ui.messages import Message, sentence
from ui.screens.soek.model import Funnsted, Kommando, Maal, Soekebilde
from ui.screens.soek.presenter import SoekPresenter
from ui.widgets.page import Place


class WaitingJobs(SyncJobs):
    """A database that answers when it is told to, one question at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], Any]] = []
        self.is_busy = False

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[HelseansvarligError], None] | None = None,
        lane: Lane = Lane.DATABASE,
    ) -> None:
        def attempt() -> Any:
            if self.is_busy:
                raise KnownError("hvelv_opptatt")
            return work()

        self.waiting.append(lambda: SyncJobs.run(self, attempt, done, failed, lane))

    def answer(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Eye:
    """Sees what the panel is asked to show."""

    def __init__(self) -> None:
        self.pictures: list[Soekebilde] = []
        self.told: list[Message] = []
        self.closed = 0

    def show_picture(self, bilde: Soekebilde) -> None:
        self.pictures.append(bilde)

    def show_message(self, message: Message) -> None:
        self.told.append(message)

    def close_panel(self) -> None:
        self.closed += 1

    def sees(self) -> str:
        return self.pictures[-1].told


class Soekende:
    """A search under way."""

    def __init__(self, tjenester: Tjenester) -> None:
        self.jobs, self.eye, self.went = WaitingJobs(), Eye(), list[Maal]()
        self.done: list[str] = []
        commands = [Kommando("Lås", "lock", lambda: self.done.append("lås"), "logg av", "Ctrl+L")]
        self.presenter = SoekPresenter(tjenester.soek, self.jobs, commands, self.went.append)
        self.presenter.attach(self.eye)
        self.presenter.open()
        self.jobs.answer()


@pytest.fixture
def soekende(tjenester: Tjenester, barn: Barn) -> Soekende:  # noqa: ARG001 (she is there to be found)
    return Soekende(tjenester)


def test_only_the_newest_of_many_searches_is_shown(soekende: Soekende) -> None:
    for end in range(1, 7):
        soekende.presenter.typed("vakker"[:end])
    before = len(soekende.eye.pictures)
    soekende.jobs.answer()
    assert [one.told for one in soekende.eye.pictures[before:]] == ["1 treff"]


def test_an_answer_that_was_on_its_way_is_not_shown_after_the_next_letter(soekende: Soekende) -> None:
    """The database may have answered just before the letter was typed."""
    soekende.presenter.typed("vakk")
    late = soekende.jobs.waiting.pop()
    soekende.presenter.typed("xyzzy")
    soekende.jobs.answer()
    late()
    assert soekende.eye.sees() == "Ingen treff på «xyzzy»"


def test_enter_waits_for_the_search_that_is_under_way(soekende: Soekende, barn: Barn) -> None:
    soekende.presenter.typed("vakker")
    soekende.presenter.enter()
    assert soekende.went == []
    soekende.jobs.answer()
    assert soekende.went == [Funnsted(Place("barnet", (barn.id,)))]
    assert soekende.eye.closed == 1


def test_a_letter_after_enter_takes_it_back(soekende: Soekende) -> None:
    soekende.presenter.typed("vakker")
    soekende.presenter.enter()
    soekende.presenter.typed("vakker x")
    soekende.jobs.answer()
    assert soekende.went == []


def test_nothing_is_opened_by_a_panel_that_was_closed(soekende: Soekende) -> None:
    soekende.presenter.typed("vakker")
    soekende.presenter.enter()
    soekende.presenter.close()
    soekende.jobs.answer()
    assert (soekende.went, soekende.eye.closed) == ([], 0)


def test_what_was_found_before_is_not_opened_by_words_that_are_too_few(soekende: Soekende) -> None:
    soekende.presenter.typed("vakker")
    soekende.jobs.answer()
    soekende.presenter.typed("")
    soekende.presenter.enter()
    assert soekende.went == []


def test_the_same_picture_is_not_drawn_twice(soekende: Soekende) -> None:
    before = len(soekende.eye.pictures)
    soekende.presenter.typed("v")
    assert len(soekende.eye.pictures) == before
    soekende.presenter.open()
    assert len(soekende.eye.pictures) == before + 1


def test_a_search_that_fails_is_told_and_the_next_one_is_made(soekende: Soekende) -> None:
    soekende.jobs.is_busy = True
    soekende.presenter.typed("vakker")
    soekende.jobs.answer()
    assert soekende.eye.told == [sentence(KnownError("hvelv_opptatt"))]

    soekende.jobs.is_busy = False
    soekende.presenter.typed("vakker")
    soekende.jobs.answer()
    assert soekende.eye.sees() == "1 treff"


def test_the_counts_and_the_order_of_the_groups(soekende: Soekende) -> None:
    soekende.presenter.typed("vakker")
    soekende.jobs.answer()
    assert [(group.head, group.count) for group in soekende.eye.pictures[-1].groups] == [("Barn", "1")]
    soekende.presenter.typed("logg av")
    soekende.jobs.answer()
    (group,) = soekende.eye.pictures[-1].groups
    assert [line.spoken for line in group.lines] == ["Lås, logg av, Ctrl+L"]
