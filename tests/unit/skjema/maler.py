"""The templates we ship, as the tests read them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from helseansvarlig.domain.skjema import Punkt, Skjema
from helseansvarlig.paths import resources
from helseansvarlig.skjema.questionnaire import parse_questionnaire
from helseansvarlig.skjema.strict_json import MAX_OWN

MALER = sorted((resources() / "skjema").glob("*.json"))
FOERSTE = resources() / "skjema" / "psykisk-livskvalitet-egne-ord.json"


@cache
def read(path: Path) -> Skjema:
    return parse_questionnaire(path.read_bytes(), MAX_OWN).require()


def alle() -> list[Skjema]:
    return [read(path) for path in MALER]


def theme(skjema: Skjema, link_id: str) -> dict[str, Punkt]:
    """The questions of one theme by link id, not those below them; empty where the form does not have it."""
    return {q.link_id: q for p in skjema.punkter if p.link_id == link_id for q in p.punkter if q.is_question}


def placed(skjema: Skjema) -> Iterator[tuple[str, Punkt]]:
    """Every item with its path as answers are kept by it."""

    def below(above: str, punkter: tuple[Punkt, ...]) -> Iterator[tuple[str, Punkt]]:
        for punkt in punkter:
            path = f"{above}{punkt.segment_or_id}"
            yield path, punkt
            yield from below(f"{path}/", punkt.punkter)

    return below("", skjema.punkter)
