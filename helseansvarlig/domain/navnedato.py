"""Days as people write them: «12.03.2011», «12/3-11», «den tolvte mars», «2011-03-12», «120311»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "januar|january|jan", "februar|february|febr|feb", "mars|march|mar", "april|apr", "mai|may", "juni|june|jun",
    "juli|july|jul", "august|aug", "september|sept|sep", "oktober|october|okt|oct", "november|nov",
    "desember|december|des|dec",
)  # fmt: skip
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split("|")}
_ORDINALS = (
    "første|fyrste", "andre|annen", "tredje", "fjerde", "femte", "sjette", "sjuende|syvende|sjuande", "åttende|åttande",
    "niende|niande", "tiende|tiande", "ellevte", "tolvte", "trettende|trettande", "fjortende|fjortande",
    "femtende|femtande", "sekstende|sekstande", "syttende|syttande", "attende|attande", "nittende|nittande",
    "tjuende|tyvende|tjuande", *(f"tjue{one}|{other}ogtyvende" for one, other in (
        ("første", "en"), ("andre", "to"), ("tredje", "tre"), ("fjerde", "fire"), ("femte", "fem"), ("sjette", "seks"),
        ("sjuende", "syv"), ("åttende", "åtte"), ("niende", "ni"))),
    "trettiende|tredevte|trettiande", "trettiførste|enogtredevte|trettifyrste",
)  # fmt: skip
_DAY_OF = {word: number for number, words in enumerate(_ORDINALS, start=1) for word in words.split("|")}
_DAY_OF |= {"tjuefyrste": 21, "tjuesyvende": 27, "tjuesjuande": 27, "tjueåttande": 28, "tjueniande": 29}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAY = rf"(?P<dag>\d{{1,2}}|{_any_of(_DAY_OF)})(?:st|nd|rd|th)?"
_YEAR = r"(?P<aar>(?:['’-]\s?)?(?:\d{4}|\d{2}))(?!\d)"
_GAP = r"[\s.,]*"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?<!\w){_DAY}{_GAP}(?:av\s|of\s)?(?P<maaned>{_any_of(_MONTH_OF)})(?![^\W\d_])(?:{_GAP}-?\s?{_YEAR})?",
        rf"(?<!\w)(?P<maaned>{_any_of(_MONTH_OF)})\.?\s(?P<dag>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:{_GAP}{_YEAR})?",
        rf"(?<!\w){_DAY}\.?\s?i\s(?P<maaned>{_any_of(_DAY_OF)})(?![^\W\d_])(?:{_GAP}-?\s?{_YEAR})?",
        rf"(?<![\d]){_DAY}\s?[./ \u00a0–-]\s?(?P<maaned>\d{{1,2}})\s?[./ \u00a0–-]\s?{_YEAR}",
        r"(?<![\d])(?P<aar>\d{4})\s?[./ –-]\s?(?P<maaned>\d{1,2})\s?[./ –-]\s?(?P<dag>\d{1,2})(?!\d)",
        r"(?<![\d])(?P<aar>\d{4})(?P<maaned>\d{2})(?P<dag>\d{2})(?!\d)",
        r"(?<![\d])(?P<dag>\d{2})(?P<maaned>\d{2})(?P<aar>\d{4}|\d{2})(?!\d)",
        r"(?<![\d])(?P<aar>\d{2})(?P<maaned>\d{2})(?P<dag>\d{2})(?!\d)",
        r"(?<![\d.,:])(?P<dag>\d{1,2})(?:/(?P<maaned>\d{1,2})|\.\s?(?P<punktmaaned>\d{1,2})\.)(?!\s?[./–-]?\s?\d)",
    )
)
"""How a day is written, the most telling first; a text is searched with all of them, in small letters."""


@dataclass(frozen=True, slots=True)
class Dag:
    """A day where it stands in a text; `aar` is None where none is written, and below 100 where only two digits are."""

    start: int
    slutt: int
    dag: int
    maaned: int
    aar: int | None = None

    def may_be(self, day: date) -> bool:
        """Tell whether it can be this day."""
        same = (self.dag, self.maaned) == (day.day, day.month)
        return same and (self.aar is None or self.aar in (day.year, day.year % 100))

    @property
    def is_whole(self) -> bool:
        """Tell whether the year is written too."""
        return self.aar is not None


def days_in(small: str) -> Iterator[Dag]:
    """Yield every day written in a text of small letters; the same digits may be read in more than one way."""
    for shape in _SHAPES:
        for found in _overlapping(shape, small):
            parts = found.groupdict()
            day = _number(parts["dag"], _DAY_OF)
            month = _number(parts["maaned"] or parts.get("punktmaaned") or "", _MONTH_OF | _DAY_OF)
            if not (1 <= day <= 31 and 1 <= month <= 12):
                continue
            year = "".join(filter(str.isdigit, parts.get("aar") or ""))
            yield Dag(found.start(), found.end(), day, month, int(year) if year else None)
            if year and len(year) == 2:  # «12. mars 14 barn» says no year
                yield Dag(found.start(), max(found.end("dag"), found.end("maaned")), day, month)


def _overlapping(shape: re.Pattern[str], small: str) -> Iterator[re.Match[str]]:
    """Yield matches that may begin inside the one before: «04.15. 21 11 15» holds a day."""
    at = 0
    while (found := shape.search(small, at)) is not None:
        yield found
        at = found.start() + 1


def _number(word: str, numbers: dict[str, int]) -> int:
    return int(word) if word.isdigit() else numbers.get(word, 0)
