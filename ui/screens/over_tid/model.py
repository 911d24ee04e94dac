"""One child over time as it is shown: a plot and a table for each theme, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.skjema import Stemme
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.svarskala import Skala, Skalaart
from helseansvarlig.domain.utvikling import Merkeart, Serie, Svarpunkt, Temalinje, Tidsmerke, Utvikling
from helseansvarlig.services.utvikling import Utviklingsbilde
from ui.answers import answer_words
from ui.dates import short_date
from ui.i18n import language, tr, tr_n
from ui.screens.over_tid.words import (
    change_words,
    count_words,
    form_words,
    full_day,
    mark_words,
    point_words,
    titles_by_day,
    version_words,
)
from ui.widgets.plot_data import Chart, Dot, Lane, Mark
from ui.widgets.plot_signs import Sign

_Daywords = Mapping[date, tuple[str, str]]  # as it stands below a plot, and as it is read aloud

ENOUGH = 2  # days: one is no development
_UNANSWERED = {
    Svarstatus.VIL_IKKE_SVARE: Sign.REFUSED,
    Svarstatus.VET_IKKE: Sign.UNKNOWN,
    Svarstatus.IKKE_SPURT: Sign.UNASKED,
}
_MIDDLE_TOO = 3  # levels drawn of a number: both ends and the middle


@dataclass(frozen=True, slots=True)
class Tabellrad:
    """One answer on one day: what the child was asked, what was answered, and the words of both voices.

    `skjema` is the form it stood in, where the theme's answers come from several.
    """

    spoersmaal: str
    dag: str
    skjema: str
    svar: str
    ord: str


@dataclass(frozen=True, slots=True)
class Temakort:
    """One theme: its plot where anything can be drawn, and what only stands in the table (see `rows_of`).

    `er_av_flere` tells that its answers come from several forms; `note` says which.
    """

    title: str
    chart: Chart | None
    tema: Temalinje
    note: str
    er_av_flere: bool = False


@dataclass(frozen=True, slots=True)
class Tidsside:
    """Everything the page shows; `kort` is empty while there is too little to show anything of."""

    barn_id: str
    title: str
    subtitle: str
    kort: tuple[Temakort, ...] = ()
    signs: tuple[Sign, ...] = ()


def page_of(bilde: Utviklingsbilde, today: date) -> Tidsside:
    """Return one child over time in words, in the language in force."""
    barn, utvikling = bilde.barn, bilde.utvikling
    title = tr("{name} over tid", name=barn.navn)
    if len(utvikling.dager) < ENOUGH:
        return Tidsside(barn.id, title, "")
    words = {day: (short_date(day), full_day(day)) for day in utvikling.dager}
    kort = tuple(_card(tema, utvikling, words, today) for tema in utvikling.temaer)
    subtitle = " ".join(part for part in (count_words(utvikling, today), version_words(utvikling)) if part)
    return Tidsside(barn.id, title, subtitle, kort, _signs(kort))


def rows_of(tema: Temalinje) -> tuple[Tabellrad, ...]:
    """Return every answer of a theme, question by question, oldest first; put into words when somebody asks."""
    spraak, several = language().value, bool(tema.forms_by_day())
    return tuple(
        Tabellrad(
            point.punkt.tekst.paa(spraak),
            short_date(point.dag),
            point.skjema.tittel.paa(spraak) if several else "",
            point_words(point, spraak),
            both_voices(point),
        )
        for serie in tema.serier
        for point in serie.punkter
    )


def _card(tema: Temalinje, utvikling: Utvikling, words: _Daywords, today: date) -> Temakort:
    in_words = sum(not serie.noekkel.skala.has_place for serie in tema.serier)
    forms = titles_by_day(tema, language().value)
    notes = [form_words(forms)] if forms else []
    if in_words:
        said = tr_n(
            "{n} spørsmål er besvart med ord. Svarene står i tabellen.",
            "{n} spørsmål er besvart med ord. Svarene står i tabellen.",
            in_words,
        )
        notes.append(said)
    spoken = {day: (short, ", ".join((full, *forms.get(day, ())))) for day, (short, full) in words.items()}
    chart = _chart(tema, utvikling, spoken, today)
    return Temakort(tema.tittel.paa(language().value), chart, tema, " ".join(notes), er_av_flere=bool(forms))


def _chart(tema: Temalinje, utvikling: Utvikling, words: _Daywords, today: date) -> Chart | None:
    """Return a theme as a plot, over the whole time of the child; None where nothing in it can be drawn."""
    serier = [serie for serie in tema.serier if serie.noekkel.skala.has_place]
    days = sorted({point.dag for serie in serier for point in serie.punkter})
    if not days:
        return None
    numbers = {day: number for number, day in enumerate(days)}
    since, until = utvikling.spenn
    return Chart(
        title=tema.tittel.paa(language().value),
        since=since,
        until=until,
        days=tuple(days),
        day_words=tuple(words[day][0] for day in days),
        spoken_days=tuple(words[day][1] for day in days),
        lanes=tuple(_lane(serie, numbers, today) for serie in serier),
        marks=tuple(_mark(mark) for mark in utvikling.merker),
        absent=tr("Ikke i skjemaet"),
    )


def _lane(serie: Serie, numbers: dict[date, int], today: date) -> Lane:
    spraak, skala = language().value, serie.noekkel.skala
    low, high = _ends(serie, spraak)
    dots = _dots(serie, numbers, spraak)
    return Lane(
        title=serie.punkt.tekst.paa(spraak),
        says=change_words(serie, spraak, today),
        low=low,
        high=high,
        steps=_steps(skala),
        dots=tuple(dots),
        joined=serie.joined(),
    )


def _dots(serie: Serie, numbers: dict[date, int], spraak: str) -> list[Dot]:
    """Return the answers; what has been put into words once is not put into words again."""
    own = Sign.ADULT if serie.noekkel.stemme is Stemme.ANSATT else Sign.CHILD
    known: dict[tuple[int, float], str] = {}
    dots = []
    for day, punkt, svar, place, _skjema in serie.punkter:
        if place is None:
            dots.append(Dot(numbers[day], _UNANSWERED.get(svar.status, own), answer_words(punkt, svar, spraak)))
            continue
        key = (id(punkt), place)
        if key not in known:
            known[key] = answer_words(punkt, svar, spraak)
        dots.append(Dot(numbers[day], own, known[key], place))
    return dots


def _ends(serie: Serie, spraak: str) -> tuple[str, str]:
    skala, valg = serie.noekkel.skala, serie.punkt.valg
    if skala.art is Skalaart.TALL:
        return str(skala.minste), str(skala.stoerste)
    if skala.art is Skalaart.JA_NEI:
        return tr("Nei"), tr("Ja")
    return (valg[0].tekst.paa(spraak), valg[-1].tekst.paa(spraak)) if skala.has_order else ("", "")


def _steps(skala: Skala) -> int:
    return {Skalaart.TALL: _MIDDLE_TOO, Skalaart.JA_NEI: 2, Skalaart.TRINN: len(skala.koder)}.get(skala.art, 0)


def _mark(mark: Tidsmerke) -> Mark:
    return Mark(mark.dag, Sign.STOP if mark.art is Merkeart.STOPPUNKT else Sign.EVENT, mark_words(mark))


def both_voices(point: Svarpunkt) -> str:
    """Return the child's words and the adults' observation, each with whose they are."""
    said = []
    if point.svar.barnets_ord.strip():
        said.append(tr("Barnet: «{words}»", words=point.svar.barnets_ord.strip()))
    if point.svar.voksnes_observasjon.strip():
        said.append(tr("Voksne: {words}", words=point.svar.voksnes_observasjon.strip()))
    return "\n".join(said)


def _signs(kort: Sequence[Temakort]) -> tuple[Sign, ...]:
    """Return the signs that really stand in the plots, in the order of the legend."""
    charts = [one.chart for one in kort if one.chart is not None]
    found = {dot.sign for chart in charts for lane in chart.lanes for dot in lane.dots}
    found |= {mark.sign for chart in charts for mark in chart.marks}
    return tuple(sign for sign in Sign if sign in found)
