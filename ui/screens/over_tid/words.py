"""What is said of a question over time: from what to what, since when. Nobody is told whether it is better."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from helseansvarlig.domain.skjema import Stemme
from helseansvarlig.domain.utvikling import (
    Endring,
    Endringsart,
    Merkeart,
    Serie,
    Svarpunkt,
    Temalinje,
    Tidsmerke,
    Utvikling,
    change_of,
)
from ui.answers import answer_words
from ui.dates import day_and_month, month, short_date
from ui.i18n import marked, tr, tr_marked, tr_n

_MARKS = {
    Merkeart.STOPPUNKT: marked("Stoppunkt"),
    Merkeart.HENDELSE: marked("Hendelse"),
    Merkeart.MOETE: marked("Møte"),
    Merkeart.INNFLYTTET: marked("Flyttet inn"),
    Merkeart.FLYTTET: marked("Flyttet ut"),
}


def full_day(day: date) -> str:
    """Return «12. mars 2026»: right whenever it is read."""
    return day_and_month(day, date.min)


def point_words(point: Svarpunkt, spraak: str) -> str:
    """Return one answer in words, or why there is none."""
    return answer_words(point.punkt, point.svar, spraak)


def change_words(serie: Serie, spraak: str, today: date) -> str:
    """Return «fra 3 til 6 siden mars», with what was said the last time where that was no answer."""
    found = change_of(serie)
    change = _change(found, spraak, today)
    parts = [tr("Voksnes svar: {change}", change=change) if serie.noekkel.stemme is Stemme.ANSATT else change]
    if found.sist is not None:
        parts.append(tr("Siste gang: {answer}", answer=point_words(found.sist, spraak).lower()))
    earlier = serie.wordings(spraak)[1:]
    parts += [tr("Før spurt slik: «{words}»", words=words) for words in earlier]
    return ". ".join(parts)


def _change(found: Endring, spraak: str, today: date) -> str:
    if found.fra is None or found.til is None:
        return tr("for få svar")
    first, last = point_words(found.fra, spraak), point_words(found.til, spraak)
    since = since_words(found.fra.dag, found.til.dag, today)
    if found.art is Endringsart.LIKT:
        return tr("{answer} hver gang siden {since}", answer=first, since=since)
    if found.art is Endringsart.TILBAKE:
        return tr("{answer} først og sist, noe annet imellom, siden {since}", answer=first, since=since)
    return tr("fra {first} til {last} siden {since}", first=first, last=last, since=since)


def since_words(first: date, last: date, today: date) -> str:
    """Return the month of the first day, with what is needed to know which: the year, or the day itself."""
    if (first.year, first.month) == (last.year, last.month):
        return day_and_month(first, today)
    if first.year == today.year:
        return month(first)
    return tr("{month} {year}", month=month(first), year=first.year)


def mark_words(mark: Tidsmerke) -> str:
    """Return what is marked, when, and what the record says of it."""
    what, day = tr_marked(_MARKS[mark.art]), full_day(mark.dag)
    if mark.tekst:
        return tr("{what} {date}: {text}", what=what, date=day, text=mark.tekst)
    return tr("{what} {date}", what=what, date=day)


def count_words(utvikling: Utvikling, today: date) -> str:
    """Return how many days there are answers from, and since when."""
    days = utvikling.dager
    since = since_words(days[0], days[-1], today)
    return tr("Svar fra {n} dager siden {since}.", n=len(days), since=since)


def titles_by_day(tema: Temalinje, spraak: str) -> Mapping[date, tuple[str, ...]]:
    """Return what the forms of each day's answers are called; empty where all stood in the same form."""
    return {day: tuple(form.tittel.paa(spraak) for form in forms) for day, forms in tema.forms_by_day().items()}


def form_words(titles: Mapping[date, tuple[str, ...]]) -> str:
    """Return which form the answers of each day come from: «Vår sjekkliste (08.09.2026)»."""
    days: dict[str, list[date]] = {}
    for day, forms in titles.items():
        for title in forms:
            days.setdefault(title, []).append(day)
    said = (f"{title} ({', '.join(map(short_date, on))})" for title, on in days.items())
    return tr("Svarene kommer fra: {forms}.", forms="; ".join(said))


def version_words(utvikling: Utvikling) -> str:
    """Return how much can be compared where the forms are not the same; empty where they are."""
    if utvikling.ulike_versjoner:
        return tr_n(
            "Skjemaene har ulik versjon; {n} spørsmål kan sammenlignes.",
            "Skjemaene har ulik versjon; {n} spørsmål kan sammenlignes.",
            utvikling.sammenlignbare,
        )
    if utvikling.ulike_skjema:
        return tr_n(
            "Det er brukt ulike skjemaer; {n} spørsmål kan sammenlignes.",
            "Det er brukt ulike skjemaer; {n} spørsmål kan sammenlignes.",
            utvikling.sammenlignbare,
        )
    return ""
