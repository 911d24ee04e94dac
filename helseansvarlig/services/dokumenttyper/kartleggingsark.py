"""A kartlegging in brief: what was answered, theme by theme, and the same questions over time as bars and as a table.

It counts nothing together and says nothing about what is good: the child and those who know the child do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Overskrift,
    Signatur,
    Sitat,
    Soeyle,
    Soeyler,
    Tabell,
    Tomme,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt
from helseansvarlig.services.dokumenttyper.forslag import Forslag, childs_words, suggest_medvirkning
from helseansvarlig.services.dokumenttyper.grunnlag import Forloep, Grunnlag, Maaling, Tilstand
from helseansvarlig.services.dokumenttyper.kartleggingssvar import answers_about
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    filled,
    finish,
    own_role,
    participation,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import held_back, require_basis, require_child

KORT, BARNET = "kart_kort", "kart_barnet"
DAGER = 5
"""How many days stand beside each other: the newest that fit in one row of bars and in a table on the page."""

_THEMES = (
    Innhold.PSYKISK,
    Innhold.LIVSKVALITET,
    Innhold.SOMATISK,
    Innhold.TANNHELSE,
    Innhold.RUS,
    Innhold.SEKSUELL,
    Innhold.RISIKO,
)


def _theme(innhold: Innhold) -> Del:
    # That somebody has answered nothing about sexual health, or about danger, says something by itself.
    named = innhold not in (Innhold.SEKSUELL, Innhold.RISIKO)
    return Del(f"kart_{innhold}", innhold, svar_om=(innhold,), fra_mappen=True, nevnes_tom=named)


TEMAER: Mapping[Innhold, Del] = {innhold: _theme(innhold) for innhold in _THEMES}
DELER: tuple[Del, ...] = (
    Del(BARNET, Innhold.BARNETS_EGNE_ORD, (Felt(BARNET),), (Innhold.BARNETS_EGNE_ORD,)),
    Del(KORT, felter=(Felt(KORT),)),
    *TEMAER.values(),
    MEDVIRKNING,
    SJEKKET_UT,
)
"""All parts, in reading order."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the kartlegging in brief. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    allowed = require_basis(grunnlag)
    shown = {innhold: part for innhold, part in TEMAER.items() if innhold in allowed}
    made = {innhold: _about(grunnlag, tekst, innhold, allowed) for innhold in shown}
    empty = tuple(tekst(part.tittel) for innhold, part in shown.items() if part.nevnes_tom and not made[innhold])
    short = grunnlag.written(KORT)
    blokker = (
        Avsnitt(tekst("kart.om"), dempet=True),
        Felter(_first_answers(grunnlag, tekst, allowed), framhevet=True),
        *(_childs_words(grunnlag, tekst, allowed) if Innhold.BARNETS_EGNE_ORD in allowed else ()),
        *((Overskrift(tekst(f"del.{KORT}"), 2), Avsnitt(short)) if short else ()),
        *(
            blokk
            for innhold, part in shown.items()
            if made[innhold]
            for blokk in (Overskrift(tekst(part.tittel), 2), *made[innhold])
        ),
        Tomme(tekst("kart.ingen_svar"), empty),
        *held_back(grunnlag, tekst),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst("kart.tittel"), child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return the child's own words and the newest participation block; what it all comes to a person writes."""
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    if Innhold.BARNETS_EGNE_ORD not in allowed:
        return {}
    said = childs_words(grunnlag, tekst)
    return {**({BARNET: said} if said is not None else {}), **suggest_medvirkning(grunnlag, tekst)}


def _first_answers(grunnlag: Grunnlag, tekst: Tekst, allowed: frozenset[Innhold]) -> tuple[tuple[str, str], ...]:
    days = sorted({one.dato for one in grunnlag.besvart if one.innhold in allowed})
    newest = format_date(tekst, days[-1]) if days else ""
    return filled(
        (tekst("rad.navn"), require_child(grunnlag).navn),
        (tekst("kart.sist_spurt"), newest),
        (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),
    )


def _childs_words(grunnlag: Grunnlag, tekst: Tekst, allowed: frozenset[Innhold]) -> tuple[Blokk, ...]:
    said = grunnlag.written(BARNET)
    label = tekst("barnets_ord.etikett", navn=require_child(grunnlag).fornavn)
    quote: Blokk = Sitat(said, "", label) if said else Avsnitt(tekst("barnets_ord.ingen"), dempet=True)
    return quote, *answers_about(grunnlag, tekst, (Innhold.BARNETS_EGNE_ORD,), allowed)


def _about(grunnlag: Grunnlag, tekst: Tekst, innhold: Innhold, allowed: frozenset[Innhold]) -> tuple[Blokk, ...]:
    """Return the answers in a category, then those of its questions that were asked more than once, over time."""
    answers = answers_about(grunnlag, tekst, (innhold,), allowed)
    series = [one for one in grunnlag.forloep if one.innhold is innhold]
    return (*answers, *(_over_time(series, tekst) if series else ()))


def _over_time(series: Sequence[Forloep], tekst: Tekst) -> tuple[Blokk, ...]:
    """Return a row of bars for each question and, below them, all of it once more as a table."""
    days = sorted({one.dato for serie in series for one in serie.maalinger})[-DAGER:]
    dated = tuple(format_date(tekst, day) for day in days)
    rows = [(serie.spoersmaal, _on_days(serie, days, tekst)) for serie in series]
    bars = (
        Soeyler(tuple(Soeyle(day, one.ord, one.andel) for day, one in zip(dated, points, strict=True)), question)
        for question, points in rows
    )
    table = Tabell(
        (tekst("kart.spoersmaal"), *dated),
        tuple((question, *(one.ord for one in points)) for question, points in rows),
        tekst("kart.tabell"),
    )
    return (
        Overskrift(tekst("kart.over_tid"), 3),
        Avsnitt(tekst("kart.soeyler"), dempet=True, innleder=True),
        *bars,
        table,
    )


def _on_days(serie: Forloep, days: Sequence[date], tekst: Tekst) -> tuple[Maaling, ...]:
    """Return what became of a question on each of the days, in words: a gap is told, never filled."""
    known = {one.dato: one for one in serie.maalinger}
    return tuple(_in_words(known[day], tekst) if day in known else Maaling(day, tekst("kart.ikke_med")) for day in days)


def _in_words(one: Maaling, tekst: Tekst) -> Maaling:
    return one if one.tilstand is Tilstand.SVART else replace(one, ord=tekst(f"tilstand.{one.tilstand}"))
