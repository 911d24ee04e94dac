"""A child who lived here and has moved: handed over, signed for, and nothing left open."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.demo.child_story import ChildStory
from helseansvarlig.demo.house import House
from helseansvarlig.demo.shared_work import Paper
from helseansvarlig.demo.texts import Story, load, with_name
from helseansvarlig.demo.timeline import Timeline

NUMBER = 25
"""The child's number in the demo: beyond all who live there."""


def plan_moved(house: House, timeline: Timeline) -> None:
    """Put the child's time here on the timeline, up to the day of moving."""
    told: Story = load("flyttet")
    told = with_name(told, told["navn"].split()[0])
    ChildStory(house, timeline, NUMBER - 1, told["barn"], told["navn"]).plan()
    moves = {"flytting_dato": timeline.day(told["flyttet"]).isoformat()}
    handover = told["overfoering"]
    paper = Paper(house, {**handover, "barn": NUMBER, "felter": {**handover["felter"], **moves}})
    timeline.add(handover["dag"], paper.write)
    timeline.add(told["flyttet"], lambda: _move_out(house, timeline, told["flyttet"]))


def _move_out(house: House, timeline: Timeline, day: int) -> None:
    barn = house.tjenester.barn
    barn.save(replace(house.barn[NUMBER], flyttet=timeline.day(day)))
