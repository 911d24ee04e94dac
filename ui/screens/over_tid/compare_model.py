"""Two days side by side in words: each question, each answer, each voice, as they were on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.sammenligning import Par, Sammenligning
from helseansvarlig.domain.utvikling import Svarpunkt, Utvikling
from ui.i18n import language, tr, tr_n
from ui.screens.over_tid.words import full_day, point_words


@dataclass(frozen=True, slots=True)
class Svarbilde:
    """One answer on one day, with its form in `dag` where the two days' forms differ.

    `spoersmaal` stands only where the question was worded otherwise on the other day.
    """

    dag: str
    svar: str
    barnets_ord: str
    voksnes: str
    spoersmaal: str = ""


@dataclass(frozen=True, slots=True)
class Parbilde:
    """One question with its two answers."""

    spoersmaal: str
    foer: Svarbilde
    naa: Svarbilde


@dataclass(frozen=True, slots=True)
class Sammenligningsside:
    """What the comparison shows: how much can be compared, and the pairs by theme."""

    tells: str
    temaer: tuple[tuple[str, tuple[Parbilde, ...]], ...]


def days_of(utvikling: Utvikling) -> list[tuple[str, str]]:
    """Return the days to choose between, newest first, by their ISO form."""
    return [(day.isoformat(), full_day(day)) for day in reversed(utvikling.dager)]


def comparison_of(found: Sammenligning) -> Sammenligningsside:
    """Return two days side by side in words, in the language in force."""
    spraak = language().value
    temaer = tuple((tema.tittel.paa(spraak), tuple(_pair(pair, spraak) for pair in tema.par)) for tema in found.temaer)
    return Sammenligningsside(_tells(found), temaer)


def _tells(found: Sammenligning) -> str:
    if not found.antall:
        return tr("Ingen spørsmål er stilt begge dagene.")
    parts = [tr_n("{n} spørsmål er stilt begge dagene.", "{n} spørsmål er stilt begge dagene.", found.antall)]
    if found.bare_en:
        parts.append(tr_n("{n} er bare stilt én av dem.", "{n} er bare stilt én av dem.", found.bare_en))
    return " ".join(parts)


def _pair(pair: Par, spraak: str) -> Parbilde:
    first, second = pair.foer.punkt.tekst.paa(spraak), pair.naa.punkt.tekst.paa(spraak)
    differs, several = first != second, pair.foer.skjema.id != pair.naa.skjema.id
    return Parbilde(
        second,
        _answer(pair.foer, spraak, first if differs else "", with_form=several),
        _answer(pair.naa, spraak, second if differs else "", with_form=several),
    )


def _answer(point: Svarpunkt, spraak: str, spoersmaal: str, *, with_form: bool) -> Svarbilde:
    svar, day = point.svar, full_day(point.dag)
    return Svarbilde(
        f"{day} · {point.skjema.tittel.paa(spraak)}" if with_form else day,
        point_words(point, spraak),
        svar.barnets_ord.strip(),
        svar.voksnes_observasjon.strip(),
        spoersmaal,
    )


def read_day(key: str) -> date:
    """Return the day of a choice."""
    return date.fromisoformat(key)
