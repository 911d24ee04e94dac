"""The day as it stands: overdue, today, this week; who lacks consent; children who left are not counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.tjenester import Tjenester


@pytest.mark.parametrize(
    ("days", "place"),
    [(-400, "forfalt"), (-1, "forfalt"), (0, "i_dag"), (1, "denne_uka"), (7, "denne_uka"), (8, "neste")],
)
def test_a_follow_up_stands_where_its_date_puts_it(
    tjenester: Tjenester, barn: Barn, clock: FixedClock, days: int, place: str
) -> None:
    task = tjenester.oppfoelging.add(barn.id, "Ringe BUP", "Trygg", clock.today() + timedelta(days)).value
    picture = tjenester.i_dag.picture()

    places = {name: getattr(picture, name) for name in ("forfalt", "i_dag", "denne_uka")}
    places["neste"] = (picture.neste,) if picture.neste else ()
    assert {name: [g.oppfoelging for g in found] for name, found in places.items() if found} == {place: [task]}


def test_what_is_done_is_not_due(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    task = tjenester.oppfoelging.add(barn.id, "Ringe BUP", "Trygg", clock.today()).value
    tjenester.oppfoelging.mark_done(task.id)

    assert tjenester.i_dag.picture().i_dag == ()


def test_the_day_is_the_norwegian_one(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.oppfoelging.add(barn.id, "Ringe BUP", "Trygg", date(2026, 11, 24))
    clock.moment = clock.moment.replace(hour=23, minute=30)  # half past midnight in Oslo

    assert len(tjenester.i_dag.picture().i_dag) == 1


def test_who_lacks_a_consent_is_named_until_it_is_given(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    assert [b for b, _ in tjenester.i_dag.picture().samtykker_mangler] == [barn]

    answer = Samtykke(
        "", barn.id, Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset(Innhold),
        mottakere=frozenset({Mottakerkategori.BUP}), formaal="", dato=clock.today(),
        gyldig_til=clock.today() + timedelta(30),
    )  # fmt: skip
    kept = tjenester.samtykke.register(answer).value

    assert tjenester.i_dag.picture().samtykker_mangler == ()
    assert tjenester.i_dag.picture().samtykker_utloeper == ((barn, kept),)


def test_a_child_who_has_left_is_not_counted(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.barn.save(replace(barn, flyttet=clock.today()))
    picture = tjenester.i_dag.picture()

    assert (picture.antall_barn, picture.samtykker_mangler) == (0, ())
