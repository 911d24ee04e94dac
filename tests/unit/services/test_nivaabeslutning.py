"""Decisions stand beside each other in time; each is looked at again, and the next one answers the look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


def decision(barn: Barn, clock: FixedClock, **facts: object) -> Nivaabeslutning:
    row = Nivaabeslutning(
        "", barn.id, Omraade.PSYKISK, clock.today(), Hjelpenivaa.KOMMUNE, "Vil snakke med noen", "Samtaler her",
        "Trygg Havn", clock.today() + timedelta(days=30), "Greit",
    )  # fmt: skip
    return replace(row, **facts)  # type: ignore[arg-type] # a test names the fields it is about


def checks(tjenester: Tjenester, barn: Barn) -> list[tuple[str, bool]]:
    with tjenester.aapent.oekt.store.read() as unit:
        return [(one.kilde, one.gjort is not None) for one in unit.oppfoelging.of_barn(barn.id)]


def test_the_next_check_is_a_follow_up_in_its_area(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    kept = tjenester.nivaabeslutning.decide(decision(barn, clock), "Se på igjen").value

    (task,) = tjenester.ett_barn.picture(barn.id).oppfoelginger
    assert (task.hva, task.hvem, task.frist) == ("Se på igjen", "Trygg Havn", kept.neste_sjekk)
    assert (task.omraade, task.kilde) == (Omraade.PSYKISK, f"nivaabeslutning:{kept.id}")


def test_a_new_decision_never_overwrites_the_old(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    first = tjenester.nivaabeslutning.decide(decision(barn, clock), "Se").value
    teeth = tjenester.nivaabeslutning.decide(
        decision(barn, clock, omraade=Omraade.TANNHELSE, nivaa=Hjelpenivaa.TANNLEGE), "Se"
    ).value
    clock.moment += timedelta(days=30)
    second = tjenester.nivaabeslutning.decide(
        decision(barn, clock, nivaa=Hjelpenivaa.BUP, dato=clock.today()), "Se"
    ).value

    assert tjenester.nivaabeslutning.of_barn(barn.id) == [second, teeth, first]
    assert tjenester.nivaabeslutning.standing(barn.id) == {Omraade.PSYKISK: second, Omraade.TANNHELSE: teeth}
    assert sorted(checks(tjenester, barn)) == sorted(
        [(f"nivaabeslutning:{first.id}", True), (f"nivaabeslutning:{teeth.id}", False),
         (f"nivaabeslutning:{second.id}", False)]
    )  # fmt: skip


def test_two_decisions_of_one_day_stand_in_the_order_they_were_made(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    tjenester.nivaabeslutning.decide(decision(barn, clock), "Se")
    second = tjenester.nivaabeslutning.decide(decision(barn, clock, nivaa=Hjelpenivaa.AKUTT), "Se").value

    assert tjenester.nivaabeslutning.standing(barn.id) == {Omraade.PSYKISK: second}


def test_without_a_reason_nothing_is_decided(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="nivaa_mangler_begrunnelse"):
        tjenester.nivaabeslutning.decide(decision(barn, clock, begrunnelse=" "), "Se")
    assert tjenester.nivaabeslutning.of_barn(barn.id) == []
    assert checks(tjenester, barn) == []


def test_it_stands_on_the_child_s_page_and_is_found(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    kept = tjenester.nivaabeslutning.decide(decision(barn, clock), "Se").value

    assert tjenester.ett_barn.picture(barn.id).nivaaer == (kept,)
    found = tjenester.soek.find("snakke", lambda: False)
    assert found is not None
    assert [(one.art, one.id) for one in found.treff] == [("nivaa", kept.id)]
