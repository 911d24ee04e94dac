"""Two days of one child laid side by side, question by question, both voices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.domain.utvikling import Serie, Svarpunkt, Utvikling


@dataclass(frozen=True, slots=True)
class Par:
    """One question on two days, each worded as it was then."""

    foer: Svarpunkt
    naa: Svarpunkt


@dataclass(frozen=True, slots=True)
class Sammenlignet:
    """The questions of one theme that were put on both days."""

    tittel: Tekst
    par: tuple[Par, ...]


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """What two days have in common. `bare_en` is how many questions were put on one of the days only."""

    foer: date
    naa: date
    temaer: tuple[Sammenlignet, ...]
    bare_en: int

    @property
    def antall(self) -> int:
        """Return how many questions can be compared."""
        return sum(len(tema.par) for tema in self.temaer)


def compare_days(utvikling: Utvikling, foer: date, naa: date) -> Sammenligning:
    """Lay two days side by side. «Vil ikke svare» and «vet ikke» are answers too; «ikke spurt» is none."""
    serier = [serie for tema in utvikling.temaer for serie in tema.serier]
    temaer = (
        Sammenlignet(tema.tittel, tuple(pair for serie in tema.serier if (pair := _pair(serie, foer, naa)) is not None))
        for tema in utvikling.temaer
    )
    return Sammenligning(
        foer, naa, tuple(tema for tema in temaer if tema.par), sum(_is_on_one(serie, foer, naa) for serie in serier)
    )


def suggest_days(utvikling: Utvikling) -> tuple[date, date] | None:
    """Return the newest day that shares a question with an earlier one, and the newest such earlier day."""
    put: dict[date, set[int]] = {day: set() for day in utvikling.dager}
    for number, serie in enumerate(serie for tema in utvikling.temaer for serie in tema.serier):
        for point in serie.punkter:
            if point.svar.is_settled:
                put[point.dag].add(number)
    newest_first = utvikling.dager[::-1]
    for index, late in enumerate(newest_first):
        for early in newest_first[index + 1 :]:
            if put[late] & put[early]:
                return early, late
    return None


def _pair(serie: Serie, foer: date, naa: date) -> Par | None:
    first, second = _put(serie, foer), _put(serie, naa)
    return Par(first, second) if first is not None and second is not None else None


def _is_on_one(serie: Serie, foer: date, naa: date) -> bool:
    return (_put(serie, foer) is None) is not (_put(serie, naa) is None)


def _put(serie: Serie, day: date) -> Svarpunkt | None:
    point = serie.on(day)
    return point if point is not None and point.svar.is_settled else None
