"""A deviation and the follow-up that comes of it are one act; it is closed by what was learnt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError
from helseansvarlig.services.avvik import Avvikstiltak
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def meldt(clock: FixedClock) -> Avvik:
    return Avvik("", clock.today(), "Legen kom for sent.", "Ringte legevakta.", "")


def test_the_follow_up_stands_with_the_others_and_says_where_it_came_from(
    tjenester: Tjenester, meldt: Avvik, clock: FixedClock
) -> None:
    until = clock.today() + timedelta(days=7)
    kept = tjenester.avvik.report(meldt, Avvikstiltak("Henge opp nummeret", "Rolig Bekk", until)).value
    task = tjenester.oppfoelging.get(kept.oppfoelging_id)

    assert (task.hva, task.hvem, task.frist) == ("Henge opp nummeret", "Rolig Bekk", until)
    assert (task.barn_id, task.kilde) == ("", f"avvik:{kept.id}")
    assert [one.oppfoelging.id for one in tjenester.i_dag.picture().denne_uka] == [task.id]
    assert kept.meldt_av == "Trygg Havn"


def test_undo_takes_both_back(tjenester: Tjenester, meldt: Avvik, clock: FixedClock) -> None:
    kept = tjenester.avvik.report(meldt, Avvikstiltak("Henge opp nummeret", "Liv", clock.today())).value
    tjenester.angre.undo()

    assert tjenester.avvik.list_avvik() == []
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.oppfoelging.get(kept.oppfoelging_id)


def test_a_follow_up_without_a_name_keeps_nothing(tjenester: Tjenester, meldt: Avvik, clock: FixedClock) -> None:
    with pytest.raises(KnownError):
        tjenester.avvik.report(meldt, Avvikstiltak("Henge opp nummeret", " ", clock.today()))
    assert tjenester.avvik.list_avvik() == []


def test_it_keeps_its_follow_up_when_it_is_mended(tjenester: Tjenester, meldt: Avvik, clock: FixedClock) -> None:
    kept = tjenester.avvik.report(meldt, Avvikstiltak("Henge opp nummeret", "Liv", clock.today())).value
    mended = tjenester.avvik.save(replace(kept, hva="Legen kom dagen etter.", oppfoelging_id="")).value

    assert mended.oppfoelging_id == kept.oppfoelging_id


def test_it_is_closed_with_what_was_learnt(tjenester: Tjenester, meldt: Avvik, clock: FixedClock) -> None:
    kept = tjenester.avvik.report(meldt).value
    with pytest.raises(KnownError, match="avvik_mangler_laering"):
        tjenester.avvik.close(kept.id, " ")
    closed = tjenester.avvik.close(kept.id, "Nummeret må henge på vaktrommet.").value

    assert (closed.lukket, closed.laering) == (clock.today(), "Nummeret må henge på vaktrommet.")


def test_it_names_no_child_neither_here_nor_in_what_is_to_be_done(
    tjenester: Tjenester, meldt: Avvik, barn: Barn, clock: FixedClock
) -> None:
    with pytest.raises(KnownError, match="tekst_nevner_barn"):
        tjenester.avvik.report(replace(meldt, hva=f"{barn.navn} ventet."))
    with pytest.raises(KnownError, match="tekst_nevner_barn"):
        tjenester.avvik.report(meldt, Avvikstiltak(f"Ring {barn.navn}", "Liv", clock.today()))
