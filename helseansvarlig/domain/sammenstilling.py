"""Laying finished kartlegginger beside each other: which questions are the same, and what was answered when.

Whatever depends on the form alone is worked out once for each form, and whatever depends on a question once for each
question: five years of a child are thousands of answers, and somebody is waiting for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.domain.skjema_tre import Forekomst, enabled_in, expand
from helseansvarlig.domain.svar import IKKE_SPURT, Svarsett
from helseansvarlig.domain.svarskala import place_on, scale_of
from helseansvarlig.domain.utvikling import (
    Noekkel,
    Runde,
    Serie,
    Skjemanavn,
    Svarpunkt,
    Temalinje,
    Tidsmerke,
    Utvikling,
)

OWN_FORMS = "urn:helseansvarlig:skjema:"
"""The forms of the house share one set of link ids, copies of them too; in anybody else's, «1.1» of two forms are two
questions, and a copy of such a form shares its questions with that form alone."""

_INSTANCE = re.compile(r"\[\d+]|#\d+")


class _Row(NamedTuple):
    """One question at one place of a form: what it is the same as, its theme, and its answers so far by day."""

    path: str
    punkt: Punkt
    noekkel: Noekkel
    tema: tuple[str, Tekst]
    days: dict[date, Svarpunkt]


_Answers = dict[Noekkel, dict[date, Svarpunkt]]


def follow(runder: Iterable[Runde], merker: Iterable[Tidsmerke] = ()) -> Utvikling:
    """Lay finished kartlegginger beside each other. Questions that nobody has been asked are left out.

    Of two answers on one day the later counts, unless it only says that the question was not put again. Marks from
    before the first kartlegging are left out: there is nothing to see them against.
    """
    ordered = sorted(runder, key=lambda one: one.dag)
    temaer = _themes(_read(ordered))
    dager = tuple(day for day, _ in groupby(one.dag for one in ordered))
    shown = (mark for mark in merker if dager and mark.dag >= dager[0])
    versions = {(one.skjema.id, one.skjema.innholdshash or one.skjema.versjon) for one in ordered}
    forms = {skjema_id for skjema_id, _ in versions}
    return Utvikling(
        dager=dager,
        temaer=temaer,
        merker=tuple(sorted(shown, key=lambda mark: (mark.dag, mark.art))),
        sammenlignbare=sum(len(serie.stilte) > 1 for tema in temaer for serie in tema.serier),
        ulike_versjoner=len(versions) > len(forms),
        ulike_skjema=len(forms) > 1,
    )


def _read(runder: Sequence[Runde]) -> list[list[_Row]]:
    """Take up every answer, and return the questions of each round."""
    answers: _Answers = {}
    forms: dict[int, _Form] = {}
    found = []
    for runde in runder:
        if id(runde.skjema) not in forms:
            forms[id(runde.skjema)] = _Form(runde, answers)
        form = forms[id(runde.skjema)]
        places = form.places(runde.svar)
        rows = form.rows(places)
        _take_up(runde, form.navn, rows, form.asked(runde.svar, places))
        found.append(rows)
    return found


def _take_up(runde: Runde, navn: Skjemanavn, rows: Sequence[_Row], asked: Mapping[str, bool] | None) -> None:
    """Keep the answers of one round; one to a question that is not asked counts as none."""
    given, day = dict(runde.svar.svar), runde.dag
    for path, punkt, noekkel, _, days in rows:
        svar = given.get(path, IKKE_SPURT) if asked is None or asked[path] else IKKE_SPURT
        if day not in days or svar.is_settled:
            plass = place_on(noekkel.skala, svar) if svar.verdier else None
            days[day] = Svarpunkt(day, punkt, svar, plass, navn)


class _Form:
    """What is known of a form without its answers. Where nothing in it repeats, its places are always the same."""

    def __init__(self, runde: Runde, answers: _Answers) -> None:
        self._skjema = skjema = runde.skjema
        self.navn = Skjemanavn(skjema.id, skjema.tittel)
        self._family = _family(runde)
        self._answers = answers
        items = list(skjema.walk())
        self._enabled = enabled_in(skjema) if any(punkt.vilkaar for punkt in items) else None
        repeats = any(punkt.gjentas and punkt.punkter for punkt in items)
        self._places = None if repeats else expand(skjema, Svarsett())
        self._rows = list(self._read(self._places)) if self._places is not None else []

    def places(self, svar: Svarsett) -> tuple[Forekomst, ...]:
        """Return every place of the form with these answers."""
        return expand(self._skjema, svar) if self._places is None else self._places

    def rows(self, places: Sequence[Forekomst]) -> list[_Row]:
        """Return the questions that can be followed over time."""
        return self._rows if places is self._places else list(self._read(places))

    def asked(self, svar: Svarsett, places: tuple[Forekomst, ...]) -> Mapping[str, bool] | None:
        """Tell which places are asked; None where the form asks everything always."""
        return self._enabled(svar, places) if self._enabled is not None else None

    def _read(self, places: Sequence[Forekomst]) -> Iterator[_Row]:
        for place in places:
            punkt = place.punkt
            if punkt.is_fillable and punkt.type is not Punkttype.VEDLEGG and punkt.kontroll != READ_TOGETHER:
                noekkel = _key(self._family, place)
                days = self._answers.setdefault(noekkel, {})
                yield _Row(place.path, punkt, noekkel, _theme_of(self._family, self._skjema, place), days)


def _themes(read: Sequence[list[_Row]]) -> tuple[Temalinje, ...]:
    """Put each question under the theme of the newest form that asks it; the newest form's order comes first."""
    titles: dict[str, Tekst] = {}
    below: dict[str, list[Serie]] = {}
    placed: set[Noekkel] = set()
    for rows in {id(rows): rows for rows in reversed(read)}.values():
        for row in rows:
            if row.noekkel in placed:
                continue
            placed.add(row.noekkel)
            if any(point.svar.is_settled for point in row.days.values()):
                name, title = row.tema
                titles.setdefault(name, title)
                points = tuple(row.days[day] for day in sorted(row.days))
                below.setdefault(name, []).append(Serie(row.noekkel, points))
    return tuple(Temalinje(name, titles[name], tuple(serier)) for name, serier in below.items())


def _key(family: str, place: Forekomst) -> Noekkel:
    punkt = place.punkt
    link_id = punkt.link_id + "".join(_INSTANCE.findall(place.path))
    return Noekkel(family, link_id, punkt.type, punkt.stemme, scale_of(punkt))


def _family(runde: Runde) -> str:
    """Return what a form shares its link ids with: the forms of the house, or the form from elsewhere it came from."""
    if runde.opphav:
        return runde.opphav
    return OWN_FORMS if runde.skjema.url.startswith(OWN_FORMS) else runde.skjema.id


def _theme_of(family: str, skjema: Skjema, place: Forekomst) -> tuple[str, Tekst]:
    """Return the name and the title of the outermost group; a question outside every group stands under its form."""
    top = place.stamme[0].punkt if place.stamme else None
    if top is None or top.type is not Punkttype.GRUPPE:
        return family, skjema.tittel
    return f"{family}/{top.link_id}", top.tekst or skjema.tittel
