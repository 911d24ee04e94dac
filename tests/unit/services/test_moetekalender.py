"""A year of meetings in two kinds of unit agrees, day for day, with a calendar that was worked out on the wall.

`tests/data/moetekalender.csv` is what happened, `moetekalender_fasit.csv` what each day shall say: from and to a day,
both included, and how it was counted. What no line speaks of shall not stand there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.institusjon import KATEGORI, Enhetstype, Institusjon, Motpart, Tjeneste
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.moeterytme import Nestemoete
from helseansvarlig.domain.rolleinnehaver import Ledighet, Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.tjenester import Tjenester

DATA = Path(__file__).parents[2] / "data"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
UNITS = (Enhetstype.AKUTT, Enhetstype.OMSORG)

Row = dict[str, str]
Line = tuple[str, str, str, str, str]
"""Whom it is about, what, its day, how it stands or who left, the rhythm's own day or when the next one begins."""


def read(name: str, enhet: Enhetstype) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter=";") if row["enhet"] == enhet.value]


@pytest.fixture
def clock() -> FixedClock:
    """The vault is made on the first day of the year."""
    return FixedClock(datetime(2026, 1, 1, 11, tzinfo=UTC))


class House:
    """A unit that lives through the calendar."""

    def __init__(self, tjenester: Tjenester, enhet: Enhetstype) -> None:
        self.t = tjenester
        self.t.institusjon.save(Institusjon("Solbakken", "A2", enhetstype=enhet))

    def live(self, row: Row) -> None:
        dato = date.fromisoformat(row["dato"]) if row["dato"] else None
        name, _, rest = row["hva"].partition(": ")
        acts = {"adressebok": self.enter, "nytt navn": self.rename, "rolle": self.fill, "slutter": self.leave}
        if row["hendelse"] == "rytme":
            self.decide(name, rest)
        elif row["hendelse"] in acts:
            acts[row["hendelse"]](row["motpart"], name, rest, dato)
        elif dato is not None:
            self.meet(row["hendelse"], row["motpart"], Moetetype(row["hva"]), dato)

    def enter(self, navn: str, hva: str, _rest: str, _dato: date | None) -> None:
        tjeneste = Tjeneste(hva)
        self.t.institusjon.add_motpart(Motpart("", navn, KATEGORI[tjeneste], tjeneste=tjeneste))

    def rename(self, navn: str, nytt: str, _rest: str, _dato: date | None) -> None:
        self.t.institusjon.save_motpart(replace(self.known(navn), navn=nytt))

    def fill(self, navn: str, rolle: str, person: str, fra: date | None) -> None:
        self.t.samarbeid.add_person(Rolleinnehaver("", self.known(navn).id, Samarbeidsrolle(rolle), person, fra=fra))

    def leave(self, navn: str, _rolle: str, person: str, til: date | None) -> None:
        people = self.t.samarbeid.get(self.known(navn).id).folk
        assert til is not None
        self.t.samarbeid.end_person(next(one.id for one in people if one.navn == person), til)

    def decide(self, regel: str, how: str) -> None:
        if how == "som levert":
            self.t.frister.put_back(regel)
        else:
            used = how != "av"
            self.t.frister.decide(regel, Bestemmelse(used, "Husets egen rytme", int(how) if used else None))

    def meet(self, what: str, motpart: str, kind: Moetetype, dato: date) -> None:
        every = (one.moete for one in self.t.moete.list_moeter())
        planned = next((one for one in every if one.moetetype is kind and not one.ferdig), None)
        if planned is not None and what == "flyttet":
            self.t.moete.save(replace(planned, dato=dato))
            return
        if planned is not None and what == "avtalt":
            self.t.moete.save(replace(planned, neste_moete=dato))
            return
        held = planned or self.t.moete.create(Moete("", kind, dato, motpart)).value
        if what == "holdt":
            assert held.dato == dato
            self.t.moete.finish(held.id)

    def known(self, navn: str) -> Motpart:
        return next(one for one in self.t.institusjon.motparter() if one.navn == navn)


def meeting_line(one: Nestemoete) -> Line:
    by_rhythm = one.rytmedag.isoformat() if one.rytmedag else ""
    return (one.motpart, one.moetetype.value, one.dag.isoformat(), one.stand.value, by_rhythm)


def vacancy_line(one: Ledighet) -> Line:
    siden, ny_fra = (day.isoformat() if day else "" for day in (one.siden, one.ny_fra))
    return (one.motpart.navn, f"ledig {one.rolle}", siden, one.sist, ny_fra)


def expected(rows: list[Row], dag: date) -> set[Line]:
    today = dag.isoformat()
    return {
        (row["motpart"], row["hva"], row["dag"], row["stand"], row["etter_rytmen"])
        for row in rows
        if row["fra"] <= today <= row["til"]
    }


def every_day() -> Iterator[date]:
    for number in range((LAST - FIRST).days + 1):
        yield FIRST + timedelta(days=number)


@pytest.mark.parametrize("enhet", UNITS, ids=str)
def test_every_day_of_a_year_agrees_with_the_calendar_on_the_wall(
    tjenester: Tjenester, clock: FixedClock, enhet: Enhetstype
) -> None:
    events, fasit = read("moetekalender.csv", enhet), read("moetekalender_fasit.csv", enhet)
    house, differ = House(tjenester, enhet), []
    for dag in every_day():
        clock.moment = datetime(dag.year, dag.month, dag.day, 11, tzinfo=UTC)
        for row in events:
            if row["dag"] == dag.isoformat():
                house.live(row)
        coming, today = tjenester.moeterytme.next_meetings(), tjenester.i_dag.picture()
        said = {*map(meeting_line, coming), *map(vacancy_line, today.ledige)}
        assert {*map(meeting_line, today.moeter)} == {line for line in said if line[3] == "forfalt"}
        if said != expected(fasit, dag):
            differ.append((dag, said ^ expected(fasit, dag)))

    assert differ == []


@pytest.mark.parametrize("enhet", UNITS, ids=str)
def test_the_calendar_holds_what_it_is_to_prove(enhet: Enhetstype) -> None:
    """A calendar without a late meeting, a moved one, an agreed one or an empty role would prove too little."""
    events, fasit = read("moetekalender.csv", enhet), read("moetekalender_fasit.csv", enhet)

    assert {"planlagt", "etter_rytmen", "forfalt"} <= {row["stand"] for row in fasit}
    assert any(row["hva"].startswith("ledig") for row in fasit)
    assert len([row for row in fasit if row["regnet_slik"]]) > len(fasit) / 2
    assert all(row["fra"] <= row["til"] for row in fasit)
    assert [row["dag"] for row in events] == sorted(row["dag"] for row in events)
