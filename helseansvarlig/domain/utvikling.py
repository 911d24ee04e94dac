"""A child's answers over time: the same question laid beside itself, on the days it was put.

What was not answered stays a gap with its reason, and nothing is reckoned between two answers. There is no sum, no
level and no «better»: the child and those who know the child say what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise

from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Stemme, Tekst
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus
from helseansvarlig.domain.svarskala import Skala, place_on, scale_of

OWN_FORMS = "urn:helseansvarlig:skjema:"
"""The forms of the house share one set of link ids; in anybody else's, «1.1» of two forms are two questions."""

_INSTANCE = re.compile(r"\[\d+]|#\d+")


@dataclass(frozen=True, slots=True)
class Runde:
    """One finished kartlegging: the day the child was asked, the form and its answers."""

    kartlegging_id: str
    dag: date
    skjema: Skjema
    svar: Svarsett


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
class Svarpunkt:
    """One question on one day, worded as it was then. `plass` is None where the answer has no place on the scale."""

    dag: date
    punkt: Punkt
    svar: Svar
    plass: float | None


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
        return tuple(dict.fromkeys(one.punkt.tekst.paa(spraak) for one in reversed(self.punkter)))

    def joined(self) -> Iterator[tuple[Svarpunkt, Svarpunkt]]:
        """Yield the neighbours that a line may go between: both answered, and nothing unanswered between them."""
        if self.noekkel.skala.has_order:
            yield from ((a, b) for a, b in pairwise(self.punkter) if a.plass is not None and b.plass is not None)


@dataclass(frozen=True, slots=True)
class Temalinje:
    """The questions of one theme, in the order of the newest form that asks them."""

    noekkel: str
    tittel: Tekst
    serier: tuple[Serie, ...]


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


def follow(runder: Iterable[Runde], merker: Iterable[Tidsmerke] = ()) -> Utvikling:
    """Lay finished kartlegginger beside each other. Questions that nobody has been asked are left out.

    Of two answers on one day the later counts, unless it only says that the question was not put again. Marks from
    before the first kartlegging are left out: there is nothing to see them against.
    """
    ordered = sorted(runder, key=lambda one: one.dag)
    dager = tuple(day for day, _ in groupby(one.dag for one in ordered))
    serier = _series(ordered)
    shown = (mark for mark in merker if dager and mark.dag >= dager[0])
    versions = {(one.skjema.id, one.skjema.innholdshash or one.skjema.versjon) for one in ordered}
    forms = {skjema_id for skjema_id, _ in versions}
    return Utvikling(
        dager=dager,
        temaer=_themes(ordered, serier),
        merker=tuple(sorted(shown, key=lambda mark: (mark.dag, mark.art))),
        sammenlignbare=sum(len(serie.stilte) > 1 for serie in serier.values()),
        ulike_versjoner=len(versions) > len(forms),
        ulike_skjema=len(forms) > 1,
    )


def _series(runder: Sequence[Runde]) -> dict[Noekkel, Serie]:
    found: dict[Noekkel, dict[date, Svarpunkt]] = {}
    for runde in runder:
        for noekkel, point in _points(runde):
            days = found.setdefault(noekkel, {})
            if runde.dag not in days or point.svar.is_settled:
                days[runde.dag] = point
    return {
        noekkel: Serie(noekkel, tuple(days[day] for day in sorted(days)))
        for noekkel, days in found.items()
        if any(point.svar.is_settled for point in days.values())
    }


def _points(runde: Runde) -> Iterator[tuple[Noekkel, Svarpunkt]]:
    asked = evaluate_enabled(runde.skjema, runde.svar)
    for place in expand(runde.skjema, runde.svar):
        if place.punkt.is_fillable and place.punkt.type is not Punkttype.VEDLEGG:
            svar = runde.svar.get(place.path)
            if not asked[place.path]:  # an answer to a question that is not asked counts as none
                svar = IKKE_SPURT
            noekkel = _key(runde.skjema, place)
            yield noekkel, Svarpunkt(runde.dag, place.punkt, svar, place_on(noekkel.skala, svar))


def _key(skjema: Skjema, place: Forekomst) -> Noekkel:
    punkt = place.punkt
    link_id = punkt.link_id + "".join(_INSTANCE.findall(place.path))
    return Noekkel(_family(skjema), link_id, punkt.type, punkt.stemme, scale_of(punkt))


def _family(skjema: Skjema) -> str:
    return OWN_FORMS if skjema.url.startswith(OWN_FORMS) else skjema.id


def _themes(runder: Sequence[Runde], serier: Mapping[Noekkel, Serie]) -> tuple[Temalinje, ...]:
    """Put each question under the theme of the newest form that asks it; the newest form's order comes first."""
    titles: dict[str, Tekst] = {}
    below: dict[str, list[Serie]] = {}
    placed: set[Noekkel] = set()
    for runde in reversed(runder):
        for place in expand(runde.skjema, runde.svar):
            noekkel = _key(runde.skjema, place)
            if noekkel in serier and noekkel not in placed:
                placed.add(noekkel)
                name, title = _theme_of(runde.skjema, place)
                titles.setdefault(name, title)
                below.setdefault(name, []).append(serier[noekkel])
    return tuple(Temalinje(name, titles[name], tuple(rows)) for name, rows in below.items())


def _theme_of(skjema: Skjema, place: Forekomst) -> tuple[str, Tekst]:
    """Return the name and the title of the outermost group; a question outside every group stands under its form."""
    top = place.stamme[0].punkt if place.stamme else None
    if top is None or top.type is not Punkttype.GRUPPE:
        return _family(skjema), skjema.tittel
    return f"{_family(skjema)}/{top.link_id}", top.tekst or skjema.tittel


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
