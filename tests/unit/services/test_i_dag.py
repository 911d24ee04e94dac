"""The day as it stands: overdue, today, this week; who lacks consent; children who left are not counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.services.i_dag import MOST
from helseansvarlig.tjenester import Tjenester


def sharing(barn: Barn, clock: FixedClock, until: date) -> Samtykke:
    """A yes to telling BUP everything."""
    return Samtykke(
        "", barn.id, Samtykketype.DELING, gitt=True, gitt_av=barn.navn, innhold=frozenset(Innhold),
        mottakere=frozenset({Mottakerkategori.BUP}), formaal="", dato=clock.today(), gyldig_til=until,
        overstyring="Er 15 år og bestemmer selv i denne saken",
    )  # fmt: skip


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

    kept = tjenester.samtykke.register(sharing(barn, clock, until=clock.today() + timedelta(30))).value

    assert tjenester.i_dag.picture().samtykker_mangler == ()
    assert tjenester.i_dag.picture().samtykker_utloeper == ((barn, kept),)


def test_a_child_who_has_left_is_not_counted(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.barn.save(replace(barn, flyttet=clock.today()))
    picture = tjenester.i_dag.picture()

    assert (picture.antall_barn, picture.samtykker_mangler) == (0, ())


def test_a_consent_that_has_been_renewed_ends_without_a_word(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    kept = tjenester.samtykke.register(sharing(barn, clock, until=clock.today() + timedelta(10))).value
    assert [row for _, row in tjenester.i_dag.picture().samtykker_utloeper] == [kept]
    tjenester.samtykke.renew(kept.id, clock.today() + timedelta(200))

    assert tjenester.i_dag.picture().samtykker_utloeper == ()


def test_how_early_a_consent_is_told_of_is_decided_here(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.samtykke.register(sharing(barn, clock, until=clock.today() + timedelta(10)))
    tjenester.frister.decide("samtykke_utloeper", Bestemmelse(True, "Vi vil ha en uke", 7))
    assert tjenester.i_dag.picture().samtykker_utloeper == ()
    tjenester.frister.decide("samtykke_utloeper", Bestemmelse(False, "Vi gjør det i møtet"))
    assert tjenester.i_dag.picture().samtykker_utloeper == ()
    tjenester.frister.put_back("samtykke_utloeper")
    assert len(tjenester.i_dag.picture().samtykker_utloeper) == 1


def awaited(tjenester: Tjenester, barn: Barn, clock: FixedClock, silent: int, due: int) -> Oppfoelging:
    """Something others owe us: silent for so many days, due in so many."""
    heard = clock.today() - timedelta(silent)
    waits = Venting("BUP", heard, heard, "bup")
    row = Oppfoelging("", barn.id, f"Svar {silent}", "Trygg", clock.today() + timedelta(due), venter=waits)
    return tjenester.oppfoelging.create(row).value


def test_what_others_owe_us_stands_apart_until_its_day_the_most_silent_first(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    lately = awaited(tjenester, barn, clock, 3, 4)
    silent = awaited(tjenester, barn, clock, 14, 5)
    late = awaited(tjenester, barn, clock, 13, -1)
    picture = tjenester.i_dag.picture()

    assert [(g.oppfoelging.id, g.er_taus) for g in picture.venter] == [(silent.id, True), (lately.id, False)]
    assert [(g.oppfoelging.id, g.er_taus) for g in picture.forfalt] == [(late.id, False)]
    assert (picture.denne_uka, picture.neste) == ((), None), "it is not our move"
    tjenester.oppfoelging.remind(silent.id, clock.today() + timedelta(7))
    assert [g.er_taus for g in tjenester.i_dag.picture().venter] == [False, False]


def test_when_to_ask_whether_it_helped_it_is_asked_until_somebody_answers(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    task = tjenester.oppfoelging.add(barn.id, "Fast leggetid", "Trygg", clock.today()).value
    tjenester.oppfoelging.mark_done(task.id, ses_paa=clock.today() + timedelta(14))
    assert tjenester.i_dag.picture().vurderes == ()
    clock.moment += timedelta(days=14)
    assert [g.oppfoelging.id for g in tjenester.i_dag.picture().vurderes] == [task.id]
    tjenester.oppfoelging.review(task.id, barn=Bedring.JA)
    assert tjenester.i_dag.picture().vurderes == ()


def test_small_things_are_kept_for_ten_minutes(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    for number in range(5):
        row = Oppfoelging("", barn.id, f"Ring {number}", "Trygg", clock.today() + timedelta(9 - number), er_liten=True)
        tjenester.oppfoelging.create(row)

    assert [g.oppfoelging.hva for g in tjenester.i_dag.picture().smaa] == ["Ring 4", "Ring 3", "Ring 2"]


def test_no_more_is_read_than_anybody_reads_and_the_rest_is_counted(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    for number in range(MOST + 3):
        tjenester.oppfoelging.add(barn.id, f"Ring {number}", "Trygg", clock.today() - timedelta(number + 1))
    picture = tjenester.i_dag.picture()

    assert (len(picture.forfalt), picture.flere.forfalt) == (MOST, 3)
    assert picture.forfalt[0].oppfoelging.hva == f"Ring {MOST + 2}", "the most overdue is read first"
    assert len(tjenester.i_dag.picture(more=100).forfalt) == MOST + 3


def test_a_follow_up_of_somebody_who_left_still_has_a_name(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.oppfoelging.add(barn.id, "Send papirene", "Trygg", clock.today())
    tjenester.barn.save(replace(barn, flyttet=clock.today()))

    assert [g.barn.navn for g in tjenester.i_dag.picture().i_dag if g.barn] == [barn.navn]
