"""The answers over time that a document may show: the same question laid beside itself, without what is kept back."""

from __future__ import annotations

from collections.abc import Iterator

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.sammenstilling import follow
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_tre import expand
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.domain.svarskala import Skalaart
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.domain.utvikling import Runde, Serie, Svarpunkt, Temalinje
from helseansvarlig.services.dokument_svar import TILSTAND, content_of, with_scale
from helseansvarlig.services.dokumenttyper.grunnlag import Forloep, Maaling
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.svarvern import without_held

DRAWN = frozenset({Skalaart.TALL, Skalaart.TRINN})
"""The scales whose order says something: a yes has no height, and neither has a choice among things."""

FEWEST = 2
"""Fewer days than this are not «over tid»."""


def followed(
    unit: Unit, barn_id: str, templates: Templates, maalform: str, held: frozenset[str]
) -> tuple[Forloep, ...]:
    """Return the questions that were answered on a scale on at least two days, theme by theme, oldest day first.

    `held` are the answers that the child keeps back (`samtykkeforbehold.answer_key`): neither they nor what was asked
    because of them is there, not even as a day on which nothing was asked.
    """
    contents: dict[str, Innhold] = {}
    rounds = list(_rounds(unit, barn_id, templates, held, contents))
    return tuple(
        _told(theme, serie, contents[serie.noekkel.link_id], maalform)
        for theme in follow(rounds).temaer
        for serie in theme.serier
        if serie.noekkel.skala.art in DRAWN and len(serie.plasserte) >= FEWEST and serie.noekkel.link_id in contents
    )


def _rounds(
    unit: Unit, barn_id: str, templates: Templates, held: frozenset[str], contents: dict[str, Innhold]
) -> Iterator[Runde]:
    """Yield the finished kartlegginger with what may be shown; `contents` learns what each question is about."""
    forms: dict[str, Skjema] = {}
    for row in unit.kartlegging.of_barn(barn_id):
        if not row.er_ferdig:
            continue
        if row.skjema_hash not in forms:
            forms[row.skjema_hash] = templates.read_copy(unit.skjemakopi.get(row.skjema_hash))
        skjema = forms[row.skjema_hash]
        answers = without_held(skjema, Svarsett({one.sti: one.svar for one in unit.svar.of(row.id)}), held)
        about = {place.path: (place, content_of(place)) for place in expand(skjema, answers)}
        contents.update((place.punkt.link_id, innhold) for place, innhold in about.values() if innhold is not None)
        shown = {path: one for path, one in answers.svar.items() if about.get(path, (None, None))[1] is not None}
        yield Runde(row.id, row.startet.astimezone(OSLO).date(), skjema, Svarsett(shown))


def _told(theme: Temalinje, serie: Serie, innhold: Innhold, maalform: str) -> Forloep:
    return Forloep(
        theme.tittel.paa(maalform),
        innhold,
        serie.punkt.tekst.paa(maalform),
        tuple(_measured(point, maalform) for point in serie.punkter),
    )


def _measured(point: Svarpunkt, maalform: str) -> Maaling:
    words = with_scale(point.punkt, values_text(point.punkt, point.svar, maalform))
    return Maaling(point.dag, words, TILSTAND[point.svar.status], point.plass)
