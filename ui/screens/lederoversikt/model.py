"""The leader's numbers in words; a number that is not shown says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.lederoversikt import Oversikt
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked, tr_n

_WAY = (
    ("kartlagt", marked("Kartlagt")),
    ("stoppunkt", marked("Har et stoppunkt: hva vet vi, hva gjør vi")),
    ("kan_dele", marked("Samtykke til å dele med BUP")),
    ("henvisning_klar", marked("Henvisningsgrunnlag signert")),
    ("venter_paa_svar", marked("Sendt, venter på at det blir registrert")),
    ("registrert", marked("Registrert hos barnevernstjenesten")),
    ("forfalte", marked("Har en frist som er forfalt")),
)
"""From need to help, in the order it goes; each counts children who live here."""


@dataclass(frozen=True, slots=True)
class Tall:
    """One line: what is counted, and how many as people say it."""

    hva: str
    verdi: str
    vises: bool


@dataclass(frozen=True, slots=True)
class Lederbilde:
    """The whole screen."""

    subtitle: str
    veien: tuple[Tall, ...]
    drift: tuple[Tall, ...]


def picture_of(oversikt: Oversikt, today: date) -> Lederbilde:
    """Return the numbers in words."""
    day = day_and_month(date.fromisoformat(oversikt.dag), today)
    return Lederbilde(
        subtitle=tr("Tall fra {date}, uten navn og uten helseopplysninger.", date=day),
        veien=tuple(_line(tr_marked(words), getattr(oversikt, name), oversikt.bor_her) for name, words in _WAY),
        drift=(
            Tall(tr("Bor her"), _plain(oversikt.bor_her), oversikt.bor_her is not None),
            Tall(tr("Slettinger som venter på leder"), str(oversikt.til_sletting), vises=True),
            Tall(tr("Siste kontrollerte sikkerhetskopi"), _copy(oversikt.siste_kopi, today), vises=True),
        ),
    )


def _line(hva: str, count: int | None, among: int | None) -> Tall:
    if count is None:
        return Tall(hva, tr("Vises ikke"), vises=False)
    if among is None:
        return Tall(hva, str(count), vises=True)
    return Tall(hva, tr("{count} av {all}", count=count, all=among), vises=True)


def _plain(count: int | None) -> str:
    return tr("Vises ikke") if count is None else tr_n("{n} barn", "{n} barn", count)


def _copy(day: str, today: date) -> str:
    return day_and_month(date.fromisoformat(day), today) if day else tr("Ingen ennå")
