"""The compartments' files: each under its own key, and damage to one is never told as damage to the health records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store.connection import open_database
from tests.fakes.romhus import Romhus


@pytest.fixture
def hus(tmp_path: Path, clock: FixedClock) -> Iterator[Romhus]:
    with closing(Romhus(tmp_path / "hvelv", clock)) as hus:
        yield hus


def test_a_compartment_is_made_when_it_is_first_opened_and_is_its_owners_alone(hus: Romhus) -> None:
    with closing(hus.files.open(Rom.MOETE, hus.staff)) as store:
        store.log(Hendelse("frigitt.lest"))

        assert store.log_rows(1)[0].bruker_navn == "Stille Vik"
        assert store.log_rows(1)[0].enhet == hus.keys.eksemplar()
    assert hus.files.path(Rom.MOETE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("name", "rom"), [("staff", Rom.LEDER), ("leader", Rom.MOETE)])
def test_nobody_opens_a_compartment_without_its_key(hus: Romhus, name: str, rom: Rom) -> None:
    with pytest.raises(KnownError) as caught:
        hus.files.open(rom, getattr(hus, name))

    assert caught.value.code == "mangler_tilgang"


def test_the_compartments_and_the_health_records_have_keys_of_their_own(hus: Romhus) -> None:
    keys = {hus.keys.database_key(), hus.keys.room_key(Rom.MOETE, "db"), hus.keys.room_key(Rom.LEDER, "db")}

    assert len(keys) == 3
    hus.files.open(Rom.MOETE, hus.keys).close()
    with pytest.raises(KnownError) as caught:
        open_database(hus.files.path(Rom.MOETE), hus.keys.database_key())
    assert caught.value.code == "hvelv_skadet"


def test_a_damaged_compartment_says_that_the_health_records_are_whole(hus: Romhus) -> None:
    hus.files.open(Rom.MOETE, hus.staff).close()
    hus.files.path(Rom.MOETE).write_bytes(b"noe annet" * 1000)

    with pytest.raises(KnownError) as caught:
        hus.files.open(Rom.MOETE, hus.staff)

    assert caught.value.code == "rom_skadet"


def test_a_compartment_that_is_open_elsewhere_is_busy_and_not_damaged(hus: Romhus) -> None:
    with closing(hus.files.open(Rom.MOETE, hus.staff)), pytest.raises(KnownError) as caught:
        hus.files.open(Rom.MOETE, hus.keys)

    assert caught.value.code == "hvelv_opptatt"


def test_the_health_records_are_no_compartment_of_this_kind(hus: Romhus) -> None:
    with pytest.raises(BugError):
        hus.files.path(Rom.HELSE)
