"""One child's picture: the child's own words first, everything dated in one line of time, and looking is logged."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.domain.tidslinje import Innslagsart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ett_barn import Tidsutsnitt
from helseansvarlig.tjenester import Tjenester

DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")


def test_the_newest_own_words_are_shown_first(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    clock.moment += timedelta(hours=1)
    newest = tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Det går bedre", "Rolig Bekk").value
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Ler i dag")

    assert tjenester.ett_barn.picture(barn.id).egne_ord == newest


def test_the_timeline_is_one_newest_first(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    day = clock.today()
    task = tjenester.oppfoelging.add(barn.id, "Ringe BUP", "Trygg", day).value
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sover lite")
    consent = Samtykke(
        "", barn.id, Samtykketype.HELSEHJELP, gitt=False, gitt_av="Vakker Blomst", innhold=frozenset(),
        mottakere=frozenset(), formaal="", dato=day - timedelta(3),
    )  # fmt: skip
    tjenester.samtykke.register(consent)
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, day - timedelta(1), "BUP")).value
    sak = Sak("", moete.id, 0, "Vakker Blomst", Droeftingsmodus.IDENTIFISERT, barn.id)
    tjenester.moete.add_sak(sak, DANGER)
    clock.moment += timedelta(days=1)
    tjenester.oppfoelging.mark_done(task.id)

    lines = tjenester.ett_barn.picture(barn.id).tidslinje.innslag

    assert [line.dag for line in lines] == sorted((line.dag for line in lines), reverse=True)
    assert (lines[0].art, lines[-1].art, lines[-1].underart) == (Innslagsart.GJORT, Innslagsart.SAMTYKKE, "avslag")
    assert {line.art for line in lines} >= {Innslagsart.NOTAT, Innslagsart.MOETE}


def test_late_in_the_evening_it_is_already_tomorrow_in_norway(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sover ikke")

    assert tjenester.ett_barn.picture(barn.id).tidslinje.innslag[0].dag == date(2026, 11, 25)


def test_opening_is_logged_and_drawing_anew_is_not(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.ett_barn.picture(barn.id)
    tjenester.ett_barn.picture(barn.id, opened=False)

    assert [row.handling for row in tjenester.logg.newest(2)] == ["barn.lest", "barn.opprettet"]


def test_a_child_who_is_not_there_is_said(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.ett_barn.picture("ukjent")


def test_it_tells_age_as_of_today(tjenester: Tjenester, clock: FixedClock) -> None:
    child = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 11, 24))).value
    assert tjenester.ett_barn.picture(child.id).alder == 14
    clock.moment += timedelta(days=1)
    assert tjenester.ett_barn.picture(child.id).alder == 15


def test_a_long_story_is_read_bit_by_bit_and_says_that_there_is_more(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    for number in range(7):
        clock.moment += timedelta(minutes=1)
        tjenester.notat.add(barn.id, Notatart.OBSERVASJON, f"Nummer {number}")
    first = tjenester.ett_barn.picture(barn.id, tidslinje=Tidsutsnitt(antall=3)).tidslinje
    whole = tjenester.ett_barn.picture(barn.id, tidslinje=Tidsutsnitt(antall=7)).tidslinje

    assert ([line.tekst for line in first.innslag], first.er_mer) == (["Nummer 6", "Nummer 5", "Nummer 4"], True)
    assert (len(whole.innslag), whole.er_mer) == (7, False)


def test_only_the_kinds_asked_for_stand_in_the_line(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sover lite")
    tjenester.oppfoelging.mark_done(tjenester.oppfoelging.add(barn.id, "Ringe", "Trygg", clock.today()).value.id)
    asked = Tidsutsnitt(frozenset({Innslagsart.GJORT}))

    assert [line.tekst for line in tjenester.ett_barn.picture(barn.id, tidslinje=asked).tidslinje.innslag] == ["Ringe"]


def test_what_is_done_and_looked_at_leaves_the_page_and_stays_in_the_line(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    task = tjenester.oppfoelging.add(barn.id, "Fast leggetid", "Trygg", clock.today()).value
    tjenester.oppfoelging.mark_done(task.id, "Prøvd i to uker", ses_paa=clock.today())
    assert [o.id for o in tjenester.ett_barn.picture(barn.id).oppfoelginger] == [task.id]
    tjenester.oppfoelging.review(task.id, ansatt=Bedring.LITT)
    assert len(tjenester.ett_barn.picture(barn.id).oppfoelginger) == 1, "the child may still answer today"
    clock.moment += timedelta(days=1)
    picture = tjenester.ett_barn.picture(barn.id)

    assert picture.oppfoelginger == ()
    assert [line.art for line in picture.tidslinje.innslag] == [Innslagsart.GJORT, Innslagsart.VURDERT]


def test_every_kind_of_line_can_be_read(tjenester: Tjenester, barn: Barn) -> None:
    """An empty record answers for every kind: a statement that is wrong would say so."""
    for art in Innslagsart:
        assert tjenester.ett_barn.picture(barn.id, tidslinje=Tidsutsnitt(frozenset({art}))).tidslinje.innslag == ()
