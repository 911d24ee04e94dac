"""A leader's session: what is laid before her, what she signs, and what others may have planted there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigitt, Frigivelsesart
from helseansvarlig.domain.sletting import Sletting
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.services.sletting import APPROVAL_WAITS, SlettingService
from tests.fakes.romhus import Romhus
from tests.fakes.sletterom import ready_child


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        yield hus


@pytest.fixture
def requested(hus: Romhus) -> Sletting:
    ready_child(hus)
    return SlettingService(hus.oekt, hus.tilgang, FrigivelseService(hus.oekt, hus.tilgang)).request("b1").value


def service(rom: RomAapent) -> GodkjenningService:
    return GodkjenningService(rom, InnleveringService(rom))


def test_signing_twice_hands_one_answer_in(hus: Romhus, requested: Sletting) -> None:
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        leader = service(rom)
        leader.approve(requested.id)
        leader.approve(requested.id)

        assert len(InnleveringService(rom).own()) == 1


def test_another_leader_sees_that_she_has_not_answered(hus: Romhus, requested: Sletting) -> None:
    second = hus.invite("Rask Foss", Rolle.LEDER)
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        service(rom).approve(requested.id)
    with hus.inside(second, Rom.LEDER) as rom:
        assert [one.besvart for one in service(rom).waiting()] == [False]


def test_what_is_not_laid_before_her_cannot_be_signed(hus: Romhus) -> None:
    with hus.inside(hus.leader, Rom.LEDER) as rom, pytest.raises(KnownError) as caught:
        service(rom).approve("finnes-ikke")

    assert caught.value.code == "finnes_ikke"


def test_a_request_that_nobody_answered_in_time_is_not_shown(
    hus: Romhus, requested: Sletting, clock: FixedClock
) -> None:
    clock.moment += APPROVAL_WAITS + timedelta(days=1)

    with hus.inside(hus.leader, Rom.LEDER) as rom:
        assert service(rom).waiting() == []
    assert requested.godkjent_av == ""


@pytest.mark.parametrize("planted", ["", "{}", '{"navn":"x","flyttet":"y","protokoll":"ikke en protokoll"}'])
def test_what_another_program_planted_is_refused_and_not_signed(hus: Romhus, planted: str) -> None:
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        row = Frigitt("x", Frigivelsesart.SLETTING, "", hus.clock.today(), hus.clock.now(), "ukjent", planted)
        with rom.store.write(Hendelse("rom.avstemt")) as unit:
            unit.frigitt.save(row)
        with pytest.raises(KnownError) as caught:
            service(rom).approve("x")

    assert caught.value.code == "fremmed_ugyldig"
