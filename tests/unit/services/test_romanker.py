"""A compartment that was put back, or taken away, is told of: the health records remember where its log stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Innleveringsart
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.romanker import NOTED, lost, note
from tests.fakes.romhus import Romhus


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    house = Romhus(tmp_path, clock)
    yield house
    house.store.close()


def hand_in(hus: Romhus, text: str) -> None:
    with hus.inside(hus.staff, Rom.MOETE) as room:
        InnleveringService(room).hand_in(Innleveringsart.NOTAT, text)


def file(hus: Romhus) -> Path:
    return hus.folder / "moete.db"


def noted(hus: Romhus) -> int:
    return len([row for row in hus.store.log_rows(50) if row.handling == NOTED])


def test_a_compartment_that_goes_on_is_the_same(hus: Romhus) -> None:
    hand_in(hus, "Han spurte etter maling.")
    note(hus.store, hus.tilgang)
    hand_in(hus, "Og etter pensler.")
    assert lost(hus.store, hus.tilgang) == ()


def test_an_older_file_put_back_is_told_of_though_it_is_whole(hus: Romhus) -> None:
    hand_in(hus, "Han spurte etter maling.")
    older = file(hus).read_bytes()
    hand_in(hus, "Han spurte etter pensler.")
    note(hus.store, hus.tilgang)
    file(hus).write_bytes(older)
    assert lost(hus.store, hus.tilgang) == (Rom.MOETE,)


def test_a_file_that_is_gone_is_told_of_also_when_a_new_one_has_been_begun(hus: Romhus) -> None:
    hand_in(hus, "Han spurte etter maling.")
    note(hus.store, hus.tilgang)
    file(hus).unlink()
    assert lost(hus.store, hus.tilgang) == (Rom.MOETE,)
    hand_in(hus, "Noe nytt.")
    assert lost(hus.store, hus.tilgang) == (Rom.MOETE,)


def test_it_is_told_until_the_new_place_is_noted(hus: Romhus) -> None:
    hand_in(hus, "Han spurte etter maling.")
    note(hus.store, hus.tilgang)
    file(hus).unlink()
    hand_in(hus, "Noe nytt.")
    note(hus.store, hus.tilgang)
    assert lost(hus.store, hus.tilgang) == ()


def test_a_place_is_noted_once_and_anew_before_it_lies_too_far_back(hus: Romhus) -> None:
    hand_in(hus, "Han spurte etter maling.")
    for _ in range(2):
        note(hus.store, hus.tilgang)
    assert noted(hus) == 1, "a day without news writes nothing"
    for _ in range(210):
        hus.store.log(Hendelse("hvelv.laast_opp", angrebar=False))
    note(hus.store, hus.tilgang)
    assert noted(hus) == 1, "the first lies further back than these"
    file(hus).unlink()
    assert lost(hus.store, hus.tilgang) == (Rom.MOETE,)


def test_a_compartment_that_nobody_has_used_yet_is_not_missed(hus: Romhus) -> None:
    note(hus.store, hus.tilgang)
    assert lost(hus.store, hus.tilgang) == ()
