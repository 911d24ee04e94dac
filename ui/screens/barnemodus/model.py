"""What a child meets: a greeting, one question at a time, and a calm page each time the machine changes hands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.selvsvar import may_stand_alone
from helseansvarlig.domain.skjema import Nivaa, Punkt, Punkttype
from helseansvarlig.domain.skjema_tre import Forekomst
from helseansvarlig.domain.svar import Svar
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.answers import Control, control_of


class Stage(StrEnum):
    """Which page stands there. `TOGETHER` comes when an answer means that the adult is needed now."""

    EMPTY = "tom"
    WELCOME = "hei"
    QUESTION = "spoersmaal"
    TOGETHER = "sammen"
    HAND_OVER = "pause"
    DONE = "ferdig"


@dataclass(frozen=True, slots=True)
class Question:
    """One question as the child meets it. `can_tell`: there is room for her own words beside what she chooses."""

    path: str
    punkt: Punkt
    theme: str
    why: str
    svar: Svar
    can_tell: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the screen. `left` counts what is not answered; `problem` is a sentence for the child.

    `unsaved` says that the vault does not have everything; `can_go_on` that answering can be taken up again.
    """

    stage: Stage
    child: str = ""
    question: Question | None = None
    left: int = 0
    is_first: bool = True
    problem: str = ""
    unsaved: bool = False
    can_go_on: bool = True


def settled_in(bilde: Kartleggingsbilde) -> frozenset[str]:
    """Return what was answered already: a child is not shown what was said before she got the machine."""
    return frozenset(path for path, svar in bilde.svar.svar.items() if svar.is_settled)


def worded_in(bilde: Kartleggingsbilde) -> frozenset[str]:
    """Return where words of the child stand already: they are neither shown nor written over."""
    return frozenset(path for path, svar in bilde.svar.svar.items() if svar.barnets_ord)


def questions_of(
    bilde: Kartleggingsbilde, before: Collection[str], worded: Collection[str], spraak: str
) -> tuple[Question, ...]:
    """Return what the child is asked, in form order: nothing that an adult must ask, and nothing of before."""
    return tuple(
        _question(place, bilde.svar.get(place.path), worded, spraak)
        for place in bilde.steder
        if bilde.stilles[place.path]
        and place.path not in before
        and may_stand_alone(place)
        and not (place.path in worded and not _has_choices(place.punkt))
    )


def urgent_in(bilde: Kartleggingsbilde) -> frozenset[tuple[str, str]]:
    """Return which answers ask for an adult now, each with its red flag."""
    return frozenset((one.path, one.roedt_flagg) for one in bilde.utloest if one.nivaa is Nivaa.STRAKS)


def _question(place: Forekomst, svar: Svar, worded: Collection[str], spraak: str) -> Question:
    groups = [one.punkt for one in place.stamme if one.punkt.type is Punkttype.GRUPPE]
    why = next((one.hvorfor for one in (place.punkt, *reversed(groups)) if one.hvorfor), None)
    return Question(
        place.path,
        place.punkt,
        groups[0].tekst.paa(spraak) if groups else "",
        why.paa(spraak) if why is not None else "",
        svar,
        _has_choices(place.punkt) and place.path not in worded,
    )


def _has_choices(punkt: Punkt) -> bool:
    return control_of(punkt) not in (Control.LINE, Control.AREA) and punkt.type is not Punkttype.AAPENT_VALG
