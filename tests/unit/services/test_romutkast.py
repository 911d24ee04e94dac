"""Drafts in a compartment: each her own, and gone when handed in."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.services.romutkast import RomUtkastService
from tests.fakes.romhus import Romhus


def test_a_draft_is_its_writers_alone_and_gone_when_it_is_discarded(tmp_path: Path, clock: FixedClock) -> None:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        other = hus.invite("Rask Foss", Rolle.MOETEDELTAKER)
        with hus.inside(hus.staff, Rom.MOETE) as rom:
            RomUtkastService(rom).keep("innlevering:", "halvskrevet")
        with hus.inside(other, Rom.MOETE) as rom:
            assert RomUtkastService(rom).find("innlevering:") is None
        with hus.inside(hus.staff, Rom.MOETE) as rom:
            service = RomUtkastService(rom)
            assert service.find("innlevering:") == "halvskrevet"
            service.discard("innlevering:")
            assert service.find("innlevering:") is None
            rom.store.verify()
