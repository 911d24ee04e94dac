"""Synthetic people: names nobody has, and numbers nobody can have (month +80, Skatteetaten's test series)."""

from __future__ import annotations

from datetime import date, timedelta

from helseansvarlig.demo.texts import load
from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.identifikator import judge_personnummer

_TEST_SERIES = 80
_LAST_INDIVIDUAL = 999  # 500–999 belongs to those born from 2000 on


def name_of(index: int, seed: int) -> str:
    """Return the name of the child with this number; the seed turns the list."""
    names: list[str] = load("hus")["navn"]
    return names[(index + seed - 1) % len(names)]


def birth_date(today: date, age: int, days_since: int) -> date:
    """Return the birth date of somebody who turned `age` that many days ago."""
    birthday = today - timedelta(days=days_since)
    born = date(birthday.year - age, birthday.month, min(birthday.day, 28))
    return born if age_on(born, today) == age else date(born.year + 1, born.month, born.day)


def foedselsnummer(born: date, start: int) -> str:
    """Return a synthetic number for the birth date, looking downwards from `start` for one whose check digits exist."""
    head = f"{born.day:02}{born.month + _TEST_SERIES:02}{born.year % 100:02}"
    first = _LAST_INDIVIDUAL - start % 400
    candidates = (f"{head}{individual}{check:02}" for individual in range(first, 499, -1) for check in range(100))
    return next(number for number in candidates if judge_personnummer(number).is_valid)
