"""A compartment's rows: chained like the health records, and gone from the file when they are taken away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.rom import Frigitt, Frigivelsesart
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store.connection import open_database
from helseansvarlig.store.rom_schema import prepare_schema
from helseansvarlig.store.rom_store import SqlcipherRomStore
from tests.fakes.sider import readable_pages
from tests.store.conftest import KEY, LEAD

CANARY = "kanarifugl-3f9a1c"
ROW = Frigitt(
    "f1",
    Frigivelsesart.NOTAT,
    "møte",
    date(2026, 12, 1),
    datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    "Trygg Havn",
    CANARY,
)
ACT = Hendelse("rom.avstemt")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "moete.db"


@pytest.fixture
def store(path: Path, clock: FixedClock) -> Iterator[SqlcipherRomStore]:
    with opened(path, clock) as store:
        yield store


@contextmanager
def opened(path: Path, clock: FixedClock) -> Iterator[SqlcipherRomStore]:
    """The compartment, open for as long as the block lasts."""
    connection = open_database(path, KEY)
    prepare_schema(connection)
    with closing(SqlcipherRomStore(connection, LEAD, clock, enhet="e1", program="1")) as store:
        yield store


def tamper(path: Path, statement: str) -> None:
    """Play somebody with the key and a program of her own."""
    with closing(open_database(path, KEY)) as connection:
        connection.execute(statement)


def save(store: SqlcipherRomStore, row: Frigitt = ROW) -> None:
    with store.write(ACT) as unit:
        unit.frigitt.save(row)


def rows(store: SqlcipherRomStore) -> list[Frigitt]:
    with store.read() as unit:
        return unit.frigitt.all()


def test_a_row_comes_back_and_its_act_stands_in_the_chain(store: SqlcipherRomStore) -> None:
    save(store)

    assert rows(store) == [ROW]
    assert store.log_rows(1)[0].handling == "rom.avstemt"
    assert store.verify() == store.head()


def test_what_is_taken_away_is_nowhere_in_the_file(path: Path, clock: FixedClock) -> None:
    with opened(path, clock) as store:
        save(store)
        with store.write(ACT) as unit:
            unit.frigitt.remove("f1")

    assert CANARY not in readable_pages(path, KEY)
    with opened(path, clock) as store:
        assert store.verify().nummer == 2


def test_the_same_search_finds_what_has_not_been_taken_away(path: Path, clock: FixedClock) -> None:
    """The control of the test above: its reading of the pages sees what is there."""
    with opened(path, clock) as store:
        save(store)

    assert CANARY in readable_pages(path, KEY)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE frigitt SET innhold = 'noe annet'",
        "DELETE FROM frigitt",
        "INSERT INTO frigitt VALUES ('f2', 'notat', 'm', '2026-12-01', '2026-11-23', 'x', 'y', NULL, '[]')",
    ],
)
def test_a_row_changed_past_the_log_is_found(path: Path, clock: FixedClock, tampering: str) -> None:
    with opened(path, clock) as store:
        save(store)
    tamper(path, tampering)

    with opened(path, clock) as store, pytest.raises(KnownError) as caught:
        store.verify()

    assert caught.value.code == "rad_uten_historie"


def test_a_row_that_another_program_wrote_wrongly_is_told_as_damage_to_the_compartment(
    path: Path, clock: FixedClock
) -> None:
    with opened(path, clock) as store:
        save(store)
    tamper(path, "UPDATE frigitt SET utloeper = 'aldri'")

    with opened(path, clock) as store, pytest.raises(KnownError) as caught:
        rows(store)

    assert caught.value.code == "rom_skadet"


def test_writing_in_a_reading_is_a_bug(store: SqlcipherRomStore) -> None:
    with store.read() as unit:
        with pytest.raises(BugError):
            unit.frigitt.save(ROW)
        with pytest.raises(BugError):
            unit.frigitt.remove("f1")


def test_what_is_not_there_is_not_found(store: SqlcipherRomStore) -> None:
    with store.read() as unit, pytest.raises(KnownError) as caught:
        unit.frigitt.get("f9")

    assert caught.value.code == "finnes_ikke"


def test_an_act_that_fails_leaves_neither_row_nor_change(store: SqlcipherRomStore) -> None:
    with pytest.raises(KnownError), store.write(ACT) as unit:
        unit.frigitt.save(ROW)
        unit.frigitt.remove("f9")

    assert rows(store) == []
    assert store.verify() == store.head()


def test_drafts_are_kept_in_the_compartment(path: Path, clock: FixedClock) -> None:
    with opened(path, clock) as store, store.write(Hendelse("utkast.lagret")) as unit:
        unit.utkast.put("innlevering", "halvskrevet")

    with opened(path, clock) as store:
        with store.read() as unit:
            assert unit.utkast.get("innlevering") == "halvskrevet"
        store.verify()


def test_a_row_that_is_not_there_is_said(store: SqlcipherRomStore) -> None:
    with store.read() as unit, pytest.raises(KnownError, match="finnes_ikke"):
        unit.frigitt.get("borte")


def test_one_row_is_found_by_its_id(store: SqlcipherRomStore) -> None:
    save(store)

    with store.read() as unit:
        assert unit.frigitt.get("f1") == ROW
