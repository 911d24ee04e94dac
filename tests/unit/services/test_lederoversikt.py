"""The leader's snapshot: counted right, small groups hidden, and nothing in her compartment but numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus
from helseansvarlig.domain.lederoversikt import Oversikt
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Rom
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.lederoversikt import LederoversiktService
from helseansvarlig.services.ports import Kopi
from tests.fakes.romhus import Romhus
from tests.fakes.sider import readable_pages
from tests.fakes.sletterom import ACT

CANARY = "kanarifugl-helse"


class Copies:
    """The copies there are, the newest one not yet found whole."""

    def __init__(self, clock: FixedClock) -> None:
        yesterday = clock.now() - timedelta(days=1)
        self.copies = [Kopi("b", clock.now(), False, 1), Kopi("a", yesterday, True, 1)]

    def all(self) -> list[Kopi]:
        return self.copies


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        yield hus


@pytest.fixture
def service(hus: Romhus, clock: FixedClock) -> LederoversiktService:
    shared = FrigivelseService(hus.oekt, hus.tilgang)
    return LederoversiktService(hus.oekt, hus.tilgang, shared, Copies(clock))  # type: ignore[arg-type] # only asked which there are


def children(hus: Romhus, count: int, mapped: int, overdue: int) -> None:
    now = hus.clock.now()
    for number in range(count):
        hus.child(f"b{number}", f"{CANARY} {number}")
    with hus.store.write(ACT) as unit:
        for number in range(mapped):
            row = Kartlegging(f"k{number}", f"b{number}", "s", "1", "h", now, CANARY, Kartleggingsstatus.FERDIG)
            unit.kartlegging.save(row)
            if number:  # one that was corrected afterwards is finished too
                unit.kartlegging.save(replace(row, id=f"igjen{number}"))
            else:
                unit.kartlegging.save(replace(row, status=Kartleggingsstatus.RETTET))
        for number in range(overdue):
            late = hus.clock.today() - timedelta(days=3)
            unit.oppfoelging.save(Oppfoelging(f"o{number}", f"b{number}", CANARY, CANARY, late))
            unit.notat.save(Notat(f"n{number}", f"b{number}", now, Notatart.OBSERVASJON, CANARY, CANARY))


def seen_by_leader(hus: Romhus) -> Oversikt:
    with hus.inside(hus.leader, Rom.LEDER) as rom:
        service = GodkjenningService(rom, InnleveringService(rom))
        found = service.overview()
        assert found is not None
        return service.numbers(found)


def test_children_are_counted_once_and_those_who_have_moved_are_not(hus: Romhus, service: LederoversiktService) -> None:
    children(hus, 12, mapped=7, overdue=6)
    hus.child("borte", flyttet=date(2026, 11, 1))

    numbers = service.snapshot()

    assert (numbers.bor_her, numbers.kartlagt, numbers.forfalte) == (12, 7, 6)


def test_few_and_all_but_a_few_are_not_shown(hus: Romhus, service: LederoversiktService) -> None:
    children(hus, 12, mapped=9, overdue=2)

    numbers = service.snapshot()

    assert (numbers.kartlagt, numbers.forfalte, numbers.registrert) == (None, None, None)


def test_in_a_very_small_house_not_even_how_many_live_there_is_shown(
    hus: Romhus, service: LederoversiktService
) -> None:
    children(hus, 4, mapped=4, overdue=0)

    assert (service.snapshot().bor_her, service.snapshot().kartlagt) == (None, None)


def test_the_newest_copy_that_is_whole_is_told(service: LederoversiktService) -> None:
    assert service.snapshot().siste_kopi == "2026-11-22"


def test_the_leader_sees_the_same_numbers_and_the_newest_alone(hus: Romhus, service: LederoversiktService) -> None:
    children(hus, 12, mapped=6, overdue=0)
    service.share()
    hus.child("b99", "Modig Gran")

    sent = service.share().value

    assert seen_by_leader(hus) == sent == service.snapshot()
    with hus.inside(hus.leader, Rom.LEDER) as rom, rom.store.read() as unit:
        assert len(unit.frigitt.all()) == 1


def test_the_leaders_file_holds_no_word_about_anybody(hus: Romhus, service: LederoversiktService) -> None:
    children(hus, 12, mapped=6, overdue=5)
    service.share()

    pages = readable_pages(hus.files.path(Rom.LEDER), hus.leader.room_key(Rom.LEDER, "db"))

    assert CANARY not in pages
    assert '"bor_her":12' in pages, "the control: the numbers are read by the same search"


def test_numbers_a_month_old_are_shown_no_more(hus: Romhus, service: LederoversiktService, clock: FixedClock) -> None:
    service.share()
    clock.moment += timedelta(days=31)

    with hus.inside(hus.leader, Rom.LEDER) as rom:
        assert GodkjenningService(rom, InnleveringService(rom)).overview() is None


def test_reading_the_numbers_stands_in_the_log(hus: Romhus, service: LederoversiktService) -> None:
    service.share()
    seen_by_leader(hus)

    with hus.inside(hus.keys, Rom.LEDER) as rom:
        newest = rom.store.log_rows(1)[0]
    assert (newest.handling, newest.rolle) == ("frigitt.lest", "leder")
