"""An incident note is filled in over days: what is left stands as follow-ups, and ends with what is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import (
    Anrop,
    Ettersamtale,
    Hendelsesnotat,
    Steg,
    Underretning,
    Varsling,
    Vurdert,
)
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.hendelsesnotat import source_of
from helseansvarlig.tjenester import Tjenester

WORDS = {steg: f"Gjør {steg}" for steg in Steg}


def begun(tjenester: Tjenester, barn: Barn) -> Hendelsesnotat:
    now = tjenester.aapent.oekt.clock.now()
    row = Hendelsesnotat("", barn.id, now, "Tok tabletter", "Trygg Havn", "livsfare", kartlegging_id="k1")
    called = (Anrop("Medisinsk nødtelefon", "113", now, "Trygg Havn", "De kommer"),)
    return tjenester.hendelsesnotat.write(replace(row, anrop=called), WORDS).value


def whole(tjenester: Tjenester, row: Hendelsesnotat) -> Hendelsesnotat:
    now, today = tjenester.aapent.oekt.clock.now(), tjenester.aapent.oekt.clock.today()
    return replace(
        row,
        barnevern=Underretning(now, "Trygg Havn", "Klok Stein"),
        statsforvalter=Vurdert(Varsling.VARSLET, "Livet var i fare", "Trygg Havn"),
        samtale=Ettersamtale(today, "Rolig Bekk", "Jeg ville bare sove"),
        plan_sett_paa=today,
    )


def tasks(tjenester: Tjenester, barn: Barn) -> list[Oppfoelging]:
    with tjenester.aapent.oekt.store.read() as unit:
        return unit.oppfoelging.of_barn(barn.id)


def test_what_is_not_done_yet_stands_as_follow_ups_for_today_and_tomorrow(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    row = begun(tjenester, barn)
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)

    assert {(one.hva, one.frist, one.kilde) for one in tasks(tjenester, barn)} == {
        (WORDS[Steg.BARNEVERN], today, source_of(row.id, Steg.BARNEVERN)),
        (WORDS[Steg.STATSFORVALTER], today, source_of(row.id, Steg.STATSFORVALTER)),
        (WORDS[Steg.SAMTALE], tomorrow, source_of(row.id, Steg.SAMTALE)),
        (WORDS[Steg.PLAN], tomorrow, source_of(row.id, Steg.PLAN)),
    }
    assert {one.hvem for one in tasks(tjenester, barn)} == {tjenester.aapent.oekt.bruker.navn}


def test_writing_again_ends_what_is_done_and_raises_nothing_twice(tjenester: Tjenester, barn: Barn) -> None:
    row = begun(tjenester, barn)
    told = replace(row, barnevern=whole(tjenester, row).barnevern)
    tjenester.hendelsesnotat.write(told, WORDS)
    tjenester.hendelsesnotat.write(told, WORDS)

    by_source = {one.kilde: one for one in tasks(tjenester, barn)}
    assert len(by_source) == len(tasks(tjenester, barn)) == 4
    assert by_source[source_of(row.id, Steg.BARNEVERN)].gjort is not None
    assert by_source[source_of(row.id, Steg.SAMTALE)].gjort is None


def test_a_follow_up_that_somebody_has_ticked_is_let_be(tjenester: Tjenester, barn: Barn) -> None:
    row = begun(tjenester, barn)
    talk = next(one for one in tasks(tjenester, barn) if one.kilde == source_of(row.id, Steg.SAMTALE))
    tjenester.oppfoelging.mark_done(talk.id, "Snakket på tur")
    tjenester.hendelsesnotat.write(row, WORDS)

    again = [one for one in tasks(tjenester, barn) if one.kilde == talk.kilde]
    assert [(one.gjort is not None, one.resultat) for one in again] == [(True, "Snakket på tur")]


def test_it_ends_as_finished_only_when_everything_is_done(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    row = begun(tjenester, barn)
    with pytest.raises(KnownError) as refused:
        tjenester.hendelsesnotat.finish(row.id)
    assert (refused.value.code, refused.value.params) == ("hendelse_ikke_ferdig", {"antall": 4})

    clock.moment += timedelta(days=1)
    tjenester.hendelsesnotat.write(whole(tjenester, row), WORDS)
    done = tjenester.hendelsesnotat.finish(row.id).value
    assert done.ferdig == clock.today()
    assert all(one.gjort is not None for one in tasks(tjenester, barn))


def test_a_finished_note_is_opened_again_before_it_is_written_in(tjenester: Tjenester, barn: Barn) -> None:
    row = whole(tjenester, begun(tjenester, barn))
    tjenester.hendelsesnotat.write(row, WORDS)
    tjenester.hendelsesnotat.finish(row.id)
    for refused in (
        lambda: tjenester.hendelsesnotat.write(replace(row, hva="Noe annet"), WORDS),
        lambda: tjenester.hendelsesnotat.finish(row.id),
    ):
        with pytest.raises(KnownError, match="hendelse_er_ferdig"):
            refused()

    assert tjenester.hendelsesnotat.reopen(row.id).value.ferdig is None
    assert tjenester.hendelsesnotat.write(replace(row, hva="Rettet"), WORDS).value.hva == "Rettet"


def test_it_is_found_by_what_it_says_and_stands_in_the_child_s_time(tjenester: Tjenester, barn: Barn) -> None:
    row = whole(tjenester, begun(tjenester, barn))
    tjenester.hendelsesnotat.write(row, WORDS)

    found = tjenester.soek.find("sove", lambda: False)
    assert found is not None
    assert [(one.art, one.id) for one in found.treff] == [("hendelse", row.id)]
    assert tjenester.hendelsesnotat.of_barn(barn.id) == [row]
    assert "hendelse" in {line.art for line in tjenester.ett_barn.picture(barn.id).tidslinje.innslag}


def test_nothing_stands_about_a_child_there_is_not(tjenester: Tjenester) -> None:
    row = Hendelsesnotat("", "ingen", tjenester.aapent.oekt.clock.now(), "Noe", "Trygg Havn")
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.hendelsesnotat.write(row, WORDS)


def test_reading_a_note_is_logged(tjenester: Tjenester, barn: Barn) -> None:
    row = begun(tjenester, barn)
    assert tjenester.hendelsesnotat.get(row.id) == row
    newest = tjenester.logg.newest(1)[0]
    assert (newest.handling, newest.barn_id) == ("hendelsesnotat.lest", barn.id)
    assert newest.objekt == f"hendelsesnotat:{row.id}"
