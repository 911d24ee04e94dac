"""The chained log: somebody with the key who edits, deletes, reorders, cuts or rolls back is found out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.logg import Anker, Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.store import audit
from helseansvarlig.store.audit import Loggfoerer
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.conftest import NOW
from tests.store.conftest import LEAD
from tests.store.eksempler import note, save_child, save_note

ROWS = 12
COLUMNS = (
    "tid", "bruker_id", "bruker_navn", "rolle", "handling", "barn_id", "objekt", "formaal", "mottaker",
    "dokument_sha256", "utfall", "endringer_sha256", "forrige", "hash", "enhet", "program", "klokke",
)  # fmt: skip

INVENT = "INSERT INTO endring SELECT 900, 12, tabell, rad_id, foer, etter FROM endring LIMIT 1"

Attack = Callable[[Connection], object]


@pytest.fixture
def history(store: SqlcipherStore, connection: Connection) -> Connection:
    """Twelve acts, and then somebody with the raw key and no triggers in the way."""
    save_child(store)
    for number in range(ROWS - 2):
        save_note(store, note(number))
    store.log(Hendelse("barn.lest", barn_id="b1", angrebar=False))
    connection.execute("DROP TRIGGER logg_kan_ikke_endres")
    connection.execute("DROP TRIGGER logg_kan_ikke_slettes")
    return connection


def broken_at(connection: Connection, newest: int | None = None) -> int | str | None:
    try:
        audit.verify(connection, newest)
    except KnownError as error:
        assert error.code == "logg_brutt"
        return error.params["nummer"]
    return None


def test_a_whole_log_is_whole(history: Connection) -> None:
    assert audit.verify(history) == audit.head(history)
    assert audit.head(history).nummer == ROWS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(1, ROWS), st.sampled_from(COLUMNS))
def test_an_edited_field_is_found_at_its_row(history: Connection, number: int, column: str) -> None:
    history.execute("BEGIN")
    history.execute(f"UPDATE logg SET {column} = {column} || 'x' WHERE nummer = ?", (number,))  # noqa: S608 (our own)

    found = broken_at(history)

    history.execute("ROLLBACK")
    assert found == number
    assert broken_at(history) is None


@pytest.mark.parametrize("number", range(1, ROWS))
def test_a_row_taken_out_is_found(history: Connection, number: int) -> None:
    history.execute("DELETE FROM logg WHERE nummer = ?", (number,))

    assert broken_at(history) == number


@pytest.mark.parametrize(
    ("attack", "first"),
    [
        (lambda c: c.execute("DELETE FROM logg WHERE nummer = 4"), 4),
        (lambda c: c.execute("DELETE FROM logg WHERE nummer < 4"), 1),
        (lambda c: _swap(c, 5, 6), 5),
        (lambda c: _close_the_gap(c, 7), 7),
        (lambda c: c.execute("UPDATE endring SET etter = '{}' WHERE gruppe = 3"), 3),
        (lambda c: c.execute("UPDATE endring SET rad_id = 'n9' WHERE gruppe = 3"), 3),
        (lambda c: c.execute("DELETE FROM endring WHERE gruppe = 3"), 3),
        (lambda c: c.execute(INVENT), ROWS),
    ],
    ids=["deleted", "beginning cut", "reordered", "deleted and renumbered", "history edited", "history moved",
         "history deleted", "history invented"],
)  # fmt: skip
def test_every_attack_is_found_at_the_first_row_it_touches(history: Connection, attack: Attack, first: int) -> None:
    attack(history)

    assert broken_at(history) == first


def _swap(connection: Connection, one: int, other: int) -> None:
    for old, new in ((one, 900), (other, one), (900, other)):
        connection.execute("UPDATE logg SET nummer = ? WHERE nummer = ?", (new, old))


def _close_the_gap(connection: Connection, gone: int) -> None:
    connection.execute("DELETE FROM logg WHERE nummer = ?", (gone,))
    for number in range(gone + 1, ROWS + 1):
        connection.execute("UPDATE logg SET nummer = nummer - 1 WHERE nummer = ?", (number,))


def test_a_cut_tail_is_whole_in_itself_and_betrayed_by_what_was_seen_before(history: Connection) -> None:
    seen = audit.head(history)
    history.execute("DELETE FROM logg WHERE nummer > 8")
    history.execute("DELETE FROM endring WHERE gruppe > 8")

    assert broken_at(history) is None
    assert not audit.contains(history, seen)


def test_rolled_back_and_written_on_it_is_still_betrayed(history: Connection, store: SqlcipherStore) -> None:
    seen = audit.head(history)
    history.execute("DELETE FROM logg WHERE nummer > 8")
    history.execute("DELETE FROM endring WHERE gruppe > 8")
    for number in range(8):
        store.log(Hendelse(f"barn.lest{number}", angrebar=False))

    assert audit.head(history).nummer > seen.nummer
    assert not audit.contains(history, seen)


def test_every_place_that_was_ever_seen_is_contained(history: Connection) -> None:
    for row in audit.newest_rows(history, ROWS):
        assert audit.contains(history, Anker(row.nummer, row.hash))
        assert not audit.contains(history, Anker(row.nummer, "0" * 64))
    assert audit.contains(history, Anker(0, ""))


def test_at_the_door_only_the_newest_rows_are_read(history: Connection) -> None:
    history.execute("UPDATE logg SET handling = 'x' WHERE nummer = 3")

    assert broken_at(history, newest=5) is None
    assert broken_at(history, newest=10) == 3
    assert broken_at(history, newest=1000) == 3


def test_a_window_needs_the_row_before_it(history: Connection) -> None:
    history.execute("DELETE FROM logg WHERE nummer = 7")

    assert broken_at(history, newest=5) == 7


def test_an_empty_log_is_whole(connection: Connection) -> None:
    assert audit.verify(connection) == Anker(0, "0" * 64)


def test_no_two_lists_of_parts_hash_alike(connection: Connection) -> None:
    """Lengths are hashed too: «ab» + «c» is not «a» + «bc»."""
    one = audit.change_images("ab", "c", "t", "r")
    other = audit.change_images("a", "bc", "t", "r")

    connection.execute("BEGIN")
    first = audit.append(connection, Loggfoerer(LEAD, NOW), Hendelse("a"), one).nummer
    second = audit.append(connection, Loggfoerer(LEAD, NOW), Hendelse("a"), other).nummer
    hashes = {row.nummer: row.endringer_sha256 for row in audit.newest_rows(connection, 2)}
    connection.execute("ROLLBACK")

    assert hashes[first] != hashes[second]


@pytest.fixture
def old_history(history: Connection) -> Connection:
    """The same log as the program before this one wrote it: fourteen fields, and nothing of device and clock."""
    previous = audit.GENESIS
    for row in history.execute("SELECT * FROM logg ORDER BY nummer").fetchall():
        old = dict(row) | {"forrige": previous, "versjon": 1, "enhet": "", "program": "", "klokke": ""}
        previous = audit.row_hash(old)
        history.execute(
            "UPDATE logg SET forrige = ?, hash = ?, versjon = 1, enhet = '', program = '' WHERE nummer = ?",
            (old["forrige"], previous, row["nummer"]),
        )
    return history


def test_rows_of_the_first_version_are_read_as_they_were_written(
    old_history: Connection, store: SqlcipherStore
) -> None:
    assert audit.verify(old_history).nummer == ROWS
    save_note(store, note(100))

    assert audit.verify(old_history).nummer == ROWS + 1
    assert [row.versjon for row in audit.newest_rows(old_history, 2)] == [2, 1]


@pytest.mark.parametrize("column", ["enhet", "program", "klokke"])
def test_nothing_can_be_written_on_an_old_row(old_history: Connection, column: str) -> None:
    old_history.execute(f"UPDATE logg SET {column} = 'x' WHERE nummer = 4")  # noqa: S608 (our own names)

    assert broken_at(old_history) == 4


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_row_cannot_pass_for_another_version(history: Connection, version: int) -> None:
    history.execute("UPDATE logg SET versjon = ? WHERE nummer = 4", (version,))

    assert broken_at(history) == 4
