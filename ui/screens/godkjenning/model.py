"""What the leader reads before she signs: a deletion (whom, why now, what goes, what stays), a template's questions."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.fremmed import read_moment
from helseansvarlig.services.godkjenning import Forelagt, Forelagtmal
from ui.dates import day_and_month
from ui.i18n import tr, tr_n


@dataclass(frozen=True, slots=True)
class Sak:
    """One deletion: its id, the child, and the facts as (what, words)."""

    id: str
    navn: str
    fakta: tuple[tuple[str, str], ...]
    besvart: bool


@dataclass(frozen=True, slots=True)
class Malsak:
    """One template: its id here, what it is called, where it comes from, and its questions line by line."""

    id: str
    tittel: str
    meta: str
    linjer: tuple[str, ...]
    besvart: bool


def templates(rows: Sequence[Forelagtmal], today: date) -> list[Malsak]:
    """Return the templates that wait first, then what she has signed."""
    made = [_template(row, today) for row in rows]
    return sorted(made, key=lambda one: one.besvart)


def _template(row: Forelagtmal, today: date) -> Malsak:
    laid = day_and_month(row.frigitt.frigitt.astimezone(OSLO).date(), today)
    meta = tr(
        "Versjon {versjon} · lagt fram av {navn} {dag}",
        versjon=row.mal.versjon or "–", navn=row.frigitt.frigitt_av, dag=laid,
    )  # fmt: skip
    return Malsak(row.frigitt.id, row.mal.tittel, meta, tuple(row.mal.spoersmaal.splitlines()), row.besvart)


def cases(rows: Sequence[Forelagt], today: date) -> list[Sak]:
    """Return what waits first, then what she has signed."""
    made = [_case(row, today) for row in rows]
    return sorted(made, key=lambda sak: sak.besvart)


def _case(row: Forelagt, today: date) -> Sak:
    count = sum(row.protokoll.antall.values())
    facts = (
        (tr("Flyttet"), _day(row.anmodning.flyttet, today)),
        (tr("Overføringen er registrert hos mottakeren"), _day(row.protokoll.registrert, today)),
        (tr("Lagt fram av"), f"{row.frigitt.frigitt_av}, {_day(row.protokoll.anmodet, today)}"),
        (tr("Slettes"), tr_n("{n} opplysning i barnets mappe", "{n} opplysninger i barnets mappe", count)),
        (tr("Beholdes"), tr("Loggen over hvem som har gjort hva, kvitteringen og denne godkjenningen")),
    )
    return Sak(row.frigitt.id, row.anmodning.navn, facts, row.besvart)


def _day(text: str, today: date) -> str:
    """Return the day of a date or a moment; what others wrote there may be neither."""
    with suppress(ValueError):
        return day_and_month(date.fromisoformat(text), today)
    with suppress(ValueError):
        return day_and_month(read_moment(text).astimezone(OSLO).date(), today)
    return ""
