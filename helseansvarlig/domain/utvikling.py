"""A child's answers over time: the same question laid beside itself, on the days it was put (see `sammenstilling`).

What was not answered stays a gap with its reason, and nothing is reckoned between two answers. There is no sum, no
level and no «better»: the child and those who know the child say what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Stemme, Tekst
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.svarskala import Skala


@dataclass(frozen=True, slots=True)
class Runde:
    """One finished kartlegging: the day the child was asked, the form and its answers.

    `opphav` is the id of the form from elsewhere that this one was copied from; empty where it was not.
    """

    kartlegging_id: str
    dag: date
    skjema: Skjema
    svar: Svarsett
    opphav: str = ""


class Merkeart(StrEnum):
    """What a mark in time is: a stop point, or something that happened."""

    STOPPUNKT = "stoppunkt"
    HENDELSE = "hendelse"
    MOETE = "moete"
    INNFLYTTET = "innflyttet"
    FLYTTET = "flyttet"


@dataclass(frozen=True, slots=True)
class Tidsmerke:
    """A day that something is marked on; `tekst` is what the record says of it, and may be empty."""

    dag: date
    art: Merkeart
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Noekkel:
    """What makes two questions one: the link id (and which instance), the kind, whose answer it is, and the scale."""

    familie: str
    link_id: str
    type: Punkttype
    stemme: Stemme
    skala: Skala


@dataclass(frozen=True, slots=True)
class Skjemanavn:
    """Which form an answer stood in, and what the form was called then."""

    id: str
    tittel: Tekst


class Svarpunkt(NamedTuple):
    """One question on one day, worded as it was then in `skjema`. `plass` is None where the answer is on no scale.

    A tuple, since five years of a child are thousands of them.
    """

    dag: date
    punkt: Punkt
    svar: Svar
    plass: float | None
    skjema: Skjemanavn


@dataclass(frozen=True, slots=True)
class Serie:
    """One question over time, oldest first: a point for each day on which it stood in the form."""

    noekkel: Noekkel
    punkter: tuple[Svarpunkt, ...]

    @property
    def punkt(self) -> Punkt:
        """Return the question as it was worded last."""
        return self.punkter[-1].punkt

    @property
    def stilte(self) -> tuple[Svarpunkt, ...]:
        """Return the points of the days on which it was really put to somebody."""
        return tuple(one for one in self.punkter if one.svar.is_settled)

    @property
    def plasserte(self) -> tuple[Svarpunkt, ...]:
        """Return the points that can be drawn."""
        return tuple(one for one in self.punkter if one.plass is not None)

    def on(self, day: date) -> Svarpunkt | None:
        """Return the point of one day."""
        return next((one for one in self.punkter if one.dag == day), None)

    def wordings(self, spraak: str) -> tuple[str, ...]:
        """Return the different words it has been asked in, the newest first."""
        versions = {id(one.punkt): one.punkt for one in reversed(self.punkter)}  # mostly one, and words cost time
        return tuple(dict.fromkeys(punkt.tekst.paa(spraak) for punkt in versions.values()))

    def joined(self) -> tuple[tuple[int, int], ...]:
        """Return the neighbours, by number, that a line may go between: both answered, and nothing unanswered between.

        There are none where the scale has no order.
        """
        if not self.noekkel.skala.has_order:
            return ()
        placed = [one.plass is not None for one in self.punkter]
        return tuple((at, at + 1) for at, (first, second) in enumerate(pairwise(placed)) if first and second)


@dataclass(frozen=True, slots=True)
class Temalinje:
    """The questions of one theme, in the order of the newest form that asks them."""

    noekkel: str
    tittel: Tekst
    serier: tuple[Serie, ...]

    def forms_by_day(self) -> Mapping[date, tuple[Skjemanavn, ...]]:
        """Return which forms the answers of each day stood in, oldest first; empty where all stood in the same."""
        found: dict[date, dict[str, Skjemanavn]] = {}
        for serie in self.serier:
            for point in serie.punkter:
                found.setdefault(point.dag, {})[point.skjema.id] = point.skjema
        if len({skjema_id for forms in found.values() for skjema_id in forms}) == 1:
            return {}
        return {day: tuple(found[day].values()) for day in sorted(found)}


@dataclass(frozen=True, slots=True)
class Utvikling:
    """Everything about one child over time: the days, oldest first, the themes, and what is marked in time.

    `sammenlignbare` is how many questions were put on at least two days; `ulike_versjoner` tells that a form has been
    used in several versions, `ulike_skjema` that there were several forms.
    """

    dager: tuple[date, ...]
    temaer: tuple[Temalinje, ...]
    merker: tuple[Tidsmerke, ...]
    sammenlignbare: int
    ulike_versjoner: bool
    ulike_skjema: bool

    @property
    def spenn(self) -> tuple[date, date]:
        """Return the first and the last day there is something to show of."""
        days = (*self.dager, *(mark.dag for mark in self.merker))
        return min(days), max(days)


class Endringsart(StrEnum):
    """What can be said of a question over time without judging: that is how it was, and that is how it is."""

    FOR_FAA = "for_faa"
    LIKT = "likt"
    TILBAKE = "tilbake"
    ENDRET = "endret"


@dataclass(frozen=True, slots=True)
class Endring:
    """From the first answer to the last. `sist` is the newest day's point where it holds no answer, else None."""

    art: Endringsart
    fra: Svarpunkt | None = None
    til: Svarpunkt | None = None
    sist: Svarpunkt | None = None


def change_of(serie: Serie) -> Endring:
    """Return from what to what a question has gone; `FOR_FAA` when it has fewer than two answers."""
    given = serie.plasserte
    newest = serie.punkter[-1]
    unanswered = newest if newest.svar.status is not Svarstatus.BESVART else None
    if len(given) < 2:
        return Endring(Endringsart.FOR_FAA, til=given[0] if given else None, sist=unanswered)
    first, last = given[0], given[-1]
    if first.plass != last.plass:
        art = Endringsart.ENDRET
    elif any(point.plass != first.plass for point in given):
        art = Endringsart.TILBAKE
    else:
        art = Endringsart.LIKT
    return Endring(art, first, last, unanswered)
