"""A decision with a day is a follow-up the moment it is saved; the end asks for a stop point for each named child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.stoppunktfrist import is_after_meeting
from helseansvarlig.errors import KnownError
from helseansvarlig.services.moetevedtak import FORTELL
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)
SOON = DAY + timedelta(days=4)
DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")


@pytest.fixture
def moete(tjenester: Tjenester) -> Moete:
    return tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "BUP Elvebyen")).value


@pytest.fixture
def named(tjenester: Tjenester, moete: Moete, barn: Barn) -> Sak:
    sak = Sak("", moete.id, 0, "Søvn", Droeftingsmodus.IDENTIFISERT, barn.id)
    return tjenester.moete.add_sak(sak, DANGER).value


def tasks(tjenester: Tjenester, barn_id: str) -> list[Oppfoelging]:
    with tjenester.aapent.oekt.store.read() as unit:
        return unit.oppfoelging.of_barn(barn_id)


def stop_point(barn: Barn, dato: date) -> Stoppunkt:
    fact = Faktum("Sover lite", "Møtet", dato=DAY)
    return Stoppunkt(
        "", barn.id, dato, "Rolig Bekk", dato + timedelta(days=20), (fact,), "", "Trenger ro", beslutning="Te",
    )  # fmt: skip


def test_it_stands_at_once_follows_what_is_written_and_goes_with_it(
    tjenester: Tjenester, named: Sak, barn: Barn
) -> None:
    decided = replace(named, beslutning="Tilpasse kvelden", ansvarlig="Rolig Bekk", frist=SOON)
    tjenester.moete.save_sak(decided)
    [first] = tasks(tjenester, barn.id)
    assert (first.hva, first.hvem, first.frist, first.kilde) == (
        "Tilpasse kvelden",
        "Rolig Bekk",
        SOON,
        f"sak:{named.id}",
    )

    tjenester.moete.save_sak(replace(decided, beslutning="Tilpasse natta"))
    assert [(row.id, row.hva) for row in tasks(tjenester, barn.id)] == [(first.id, "Tilpasse natta")]
    tjenester.moete.save_sak(replace(decided, frist=None))
    assert tasks(tjenester, barn.id) == []


def test_what_is_done_before_the_meeting_is_over_is_not_made_again(
    tjenester: Tjenester, moete: Moete, named: Sak, barn: Barn
) -> None:
    decided = replace(named, beslutning="Ringe", frist=SOON)
    tjenester.moete.save_sak(decided)
    tjenester.oppfoelging.mark_done(tasks(tjenester, barn.id)[0].id)
    tjenester.moete.save_sak(replace(decided, beslutning="Ringe igjen"))
    tjenester.moete.finish(moete.id)
    assert [row.hva for row in tasks(tjenester, barn.id) if row.kilde.startswith("sak:")] == ["Ringe"]


def test_telling_the_child_is_somebody_s_task_with_a_day(tjenester: Tjenester, named: Sak, barn: Barn) -> None:
    tjenester.moete.save_sak(replace(named, barnet_faar_vite="Rolig Bekk", fortelles=SOON))
    assert [(row.hva, row.hvem, row.frist) for row in tasks(tjenester, barn.id)] == [(FORTELL, "Rolig Bekk", SOON)]


def test_a_nameless_matter_leaves_nothing_in_anybody_s_record(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    sak = tjenester.moete.add_sak(Sak("", moete.id, 0, "Søvn", Droeftingsmodus.UTEN_NAVN), om=barn.id).value
    tjenester.moete.save_sak(replace(sak, beslutning="BUP ringer", frist=SOON, barnet_faar_vite="Noen", fortelles=SOON))
    assert tasks(tjenester, barn.id) == []
    assert [row.hva for row in tasks(tjenester, "")] == ["BUP ringer"]


def test_a_meeting_asks_for_a_stop_point_for_each_child_it_named(
    tjenester: Tjenester, moete: Moete, named: Sak, barn: Barn
) -> None:
    assert named.barn_id == barn.id
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2010, 5, 6))).value
    tjenester.moete.add_sak(Sak("", moete.id, 0, "Skole", Droeftingsmodus.UTEN_NAVN), om=other.id)
    tjenester.moete.finish(moete.id)

    [missing] = [row for row in tasks(tjenester, barn.id) if is_after_meeting(row)]
    assert (missing.frist, missing.fra_regel is not None) == (DAY + timedelta(days=7), True)
    assert not any(is_after_meeting(row) for row in tasks(tjenester, other.id))
    for way in (tjenester.oppfoelging.mark_done, tjenester.oppfoelging.remove):
        with pytest.raises(KnownError, match="mangler_stoppunkt"):
            way(missing.id)


def test_a_stop_point_from_the_meeting_on_answers_it_and_an_older_one_does_not(
    tjenester: Tjenester, moete: Moete, named: Sak, barn: Barn
) -> None:
    assert named.barn_id == barn.id
    tjenester.moete.finish(moete.id)
    tjenester.stoppunkt.create(stop_point(barn, DAY - timedelta(days=1)), [])
    assert [row.gjort for row in tasks(tjenester, barn.id) if is_after_meeting(row)] == [None]
    tjenester.stoppunkt.create(stop_point(barn, DAY), [])
    assert [row.gjort for row in tasks(tjenester, barn.id) if is_after_meeting(row)] == [DAY]
