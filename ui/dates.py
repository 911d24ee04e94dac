"""Dates as people say and type them: «onsdag 4. mars 2026», «i morgen», «4.3.26», «om 3 dager», «fredag»."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from helseansvarlig.clock import OSLO
from ui.i18n import marked, tr, tr_marked, tr_n

WEEKDAYS = (
    marked("mandag"),
    marked("tirsdag"),
    marked("onsdag"),
    marked("torsdag"),
    marked("fredag"),
    marked("lørdag"),
    marked("søndag"),
)
MONTHS = (
    marked("januar"),
    marked("februar"),
    marked("mars"),
    marked("april"),
    marked("mai"),
    marked("juni"),
    marked("juli"),
    marked("august"),
    marked("september"),
    marked("oktober"),
    marked("november"),
    marked("desember"),
)
# What may be typed on any screen, whatever its language.
_DAYS_TYPED = (
    ("mandag", "måndag", "monday"),
    ("tirsdag", "tysdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lørdag", "laurdag", "saturday"),
    ("søndag", "sundag", "sunday"),
)
_RELATIVE = {"i dag": 0, "idag": 0, "today": 0, "i morgen": 1, "imorgen": 1, "tomorrow": 1, "i går": -1, "igår": -1}
# Kept as text: compiling them would cost 5 ms on the way to the locked door, which only shows dates.
_STEP = r"(?:om|in) (\d{1,3}) (dag|dager|dagar|day|days|uke|uker|veke|veker|week|weeks)"
_DOTTED = r"(\d{1,2})[. /-]+(\d{1,2})(?:[. /-]+(\d{4}|\d{2}))?\.?"
_ISO = r"(\d{4})-(\d{2})-(\d{2})"
_CLOCK = r"(?:kl\.? ?)?(\d{1,2})(?:[.: ]?(\d{2}))?"
_WORDED = r"(\d{1,2})\.? ([a-zæøå]+)\.?(?: (\d{4}))?"


def long_date(day: date) -> str:
    """Return «onsdag 4. mars 2026»."""
    return tr("{weekday} {day}. {month} {year}", weekday=weekday(day), day=day.day, month=month(day), year=day.year)


def day_and_month(day: date, today: date | None = None) -> str:
    """Return «4. mars», with the year when it is not this year's."""
    if today is not None and day.year != today.year:
        return tr("{day}. {month} {year}", day=day.day, month=month(day), year=day.year)
    return tr("{day}. {month}", day=day.day, month=month(day))


def short_date(day: date) -> str:
    """Return «04.03.2026»."""
    return day.strftime("%d.%m.%Y")


def weekday(day: date) -> str:
    """Return the name of the day of the week, small letters."""
    return tr_marked(WEEKDAYS[day.weekday()])


def month(day: date) -> str:
    """Return the name of the month, small letters."""
    return tr_marked(MONTHS[day.month - 1])


def near_date(day: date, today: date) -> str:
    """Return «i dag», «i morgen», «i går» or the date, for a line that tells when."""
    known = {0: tr("i dag"), 1: tr("i morgen"), -1: tr("i går")}
    return known.get((day - today).days, day_and_month(day, today))


def due_words(day: date, today: date) -> str:
    """Return how far off a deadline is: «2 dager over», «i dag», «i morgen», «fredag» or the date."""
    left = (day - today).days
    if left < 0:
        return tr_n("{n} dag over", "{n} dager over", -left)
    if left <= 1:
        return near_date(day, today)
    return weekday(day) if left < 7 else day_and_month(day, today)


def clock_time(moment: datetime) -> str:
    """Return «14.32» in Norwegian time."""
    return moment.astimezone(OSLO).strftime("%H.%M")


def near_moment(moment: datetime, today: date) -> str:
    """Return «i dag 11.40» or «12. november 11.40»."""
    return tr("{day} {time}", day=near_date(moment.astimezone(OSLO).date(), today), time=clock_time(moment))


def far_moment(moment: datetime) -> str:
    """Return «12. november 2026 11.40»: right also when it is read much later."""
    return tr("{day} {time}", day=day_and_month(moment.astimezone(OSLO).date(), date.min), time=clock_time(moment))


def parse_time(typed: str) -> time | None:
    """Return the time of day that was meant («21.40», «21:40», «2140», «kl. 9»), or nothing."""
    found = re.fullmatch(_CLOCK, typed.strip().lower())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


def capital(text: str) -> str:
    """Return the text with its first letter large, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def parse_date(typed: str, today: date) -> date | None:
    """Return the date that was meant, or nothing. A date without a year is the nearest one not long past."""
    text = " ".join(typed.lower().split())
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    if step := re.fullmatch(_STEP, text):
        days = int(step[1]) * (7 if step[2].startswith(("uk", "vek", "week")) else 1)
        return today + timedelta(days=days)
    for index, names in enumerate(_DAYS_TYPED):
        if text in names:
            return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)
    return _parse_numbers(text, today)


def _parse_numbers(text: str, today: date) -> date | None:
    if iso := re.fullmatch(_ISO, text):
        return _date(int(iso[3]), int(iso[2]), int(iso[1]))
    digits = text.replace(" ", "")
    if re.fullmatch(r"\d{6}|\d{8}", digits):
        text = f"{digits[:2]}.{digits[2:4]}.{digits[4:]}"
    if dotted := re.fullmatch(_DOTTED, text):
        return _with_year(int(dotted[1]), int(dotted[2]), dotted[3], today)
    if worded := re.fullmatch(_WORDED, text):
        month_number = _month_number(worded[2])
        return _with_year(int(worded[1]), month_number, worded[3], today) if month_number else None
    return None


def _month_number(word: str) -> int:
    """Return 1–12 for a month or at least three letters of it, 0 for anything else."""
    return next((i for i, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)), 0)


def _with_year(day: int, month_number: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(day, month_number, int(year) if len(year) == 4 else _century(int(year), today))
    this_year = _date(day, month_number, today.year)
    if this_year is not None and this_year < today - timedelta(days=183):
        return _date(day, month_number, today.year + 1)
    return this_year


def _century(short: int, today: date) -> int:
    """Two digits mean this century up to twenty years ahead, else the last one: birth years and deadlines both fit."""
    year = 2000 + short
    return year if year <= today.year + 20 else year - 100


def _date(day: int, month_number: int, year: int) -> date | None:
    try:
        return date(year, month_number, day)
    except ValueError:
        return None
