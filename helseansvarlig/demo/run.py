"""From an empty folder to a house with a year behind it and one whole journey: what the command `demo` does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helseansvarlig import bootstrap
from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.demo import shared_work
from helseansvarlig.demo.child_story import ChildStory
from helseansvarlig.demo.colleagues import Colleagues
from helseansvarlig.demo.house import RECOVERY_SHEET, House, build
from helseansvarlig.demo.journey import Journey
from helseansvarlig.demo.moved import plan_moved
from helseansvarlig.demo.steps import Doing, Step, take
from helseansvarlig.demo.texts import load
from helseansvarlig.demo.timeline import Timeline

README = "LESMEG.txt"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: where, how many children, which seed."""

    folder: Path
    barn: int
    froe: int


def run_demo(wish: Wish) -> Iterator[Step]:
    """Build the demo, yielding each step when it is done.

    The same seed on the same day gives the same people, dates and ids; keys are random. Raises `demo_mappe_i_bruk`,
    `demo_mistet_noe` and what the services raise.
    """
    made: list[House] = []
    yield take(1, ("Et nytt, kryptert hvelv er laget", lambda: _build(wish, made)))
    house = made[0]
    try:
        for number, doing in enumerate(_doings(house, wish), 2):
            yield take(number, doing)
    finally:
        house.lock()


def is_finished(folder: Path) -> bool:
    """Tell whether a complete demo lies in `folder`: what it writes last is there."""
    return (folder / README).is_file()


def _build(wish: Wish, made: list[House]) -> str:
    house = build(wish.folder, wish.froe)
    made.append(house)
    institusjon = load("hus")["institusjon"]["navn"]
    (wish.folder / RECOVERY_SHEET).write_bytes(bootstrap.recovery_sheet(institusjon, house.kode))
    return f"{institusjon}, gjenopprettingsark i {RECOVERY_SHEET}"


def _doings(house: House, wish: Wish) -> Iterator[Doing]:
    timeline = Timeline(house.clock, house.now)
    yield "Et år med barn, samtaler, møter og dokumenter er skrevet", lambda: _history(house, timeline, wish.barn)
    for words, act in (*Journey(house, timeline, wish.barn - 1).acts(), *Colleagues(house, timeline).acts()):
        house.live()
        yield words, act
    house.live()
    yield "Alt er sikkerhetskopiert, låst og klart", lambda: _finish(house)


def _history(house: House, timeline: Timeline, count: int) -> str:
    """Live through the year with everybody but the last child, who comes in the journey; one more has moved."""
    for index in range(count - 1):
        ChildStory(house, timeline, index).plan()
    plan_moved(house, timeline)
    shared_work.plan_meetings(house, timeline)
    shared_work.plan_checks(house, timeline)
    shared_work.plan_documents(house, timeline, count - 1)
    acts = timeline.run()
    return f"{count - 1} barn som bor her, ett som har flyttet, {acts} hendelser"


def _finish(house: House) -> str:
    """Leave something ready in the outbox, take a copy, and write down how to look at it all."""
    shared_work.queue_ready(house)
    copy = house.tjenester.kopi.take().value
    for path in (house.stick / "ut").glob("*.p7m"):
        path.replace(house.folder / path.name)
    sealed = min(path.name for path in house.folder.glob("*.p7m"))
    lines = "\n".join(load("reise")["lesmeg"])
    text = lines.format(passord=DEMO_PASSWORD, ark=RECOVERY_SHEET, fil=sealed)
    (house.folder / README).write_text(f"{text}\n", encoding="utf-8")
    return f"kopien heter {copy.navn}"
