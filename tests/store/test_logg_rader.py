"""Rows agree with the history that the chain covers; whatever is put back from an earlier day does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection, open_database
from helseansvarlig.store.logg_rader import tables_with_history, verify_rows
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import KEY, LEAD
from tests.store.eksempler import BLOMST, GRAN, note, save_child, save_note

PAGE = 4096


@pytest.fixture
def lived_in(store: SqlcipherStore, connection: Connection) -> Connection:
    """Two children, notes, one taken away, one taken back, a draft and a secret."""
    for barn in (BLOMST, GRAN):
        save_child(store, barn)
    for number in range(4):
        save_note(store, note(number))
    store.undo()
    with store.write(Hendelse("notat.slettet", barn_id="b1")) as unit:
        unit.notat.remove("n0")
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("notat:b1", "Jeg vil sove på Åsen")
        unit.utkast.put("notat:b2", "")
        unit.hemmelighet.put("noekkel", b"privat")
    with store.write(Hendelse("utkast.forkastet", angrebar=False)) as unit:
        unit.utkast.discard("notat:b2")
    return connection


def disagreeing(connection: Connection) -> int | str:
    with pytest.raises(KnownError, match="rad_uten_historie") as caught:
        verify_rows(connection)
    return caught.value.params["antall"]


def test_rows_that_were_written_through_the_program_agree(lived_in: Connection) -> None:
    assert verify_rows(lived_in) == 2 + 2 + 1 + 1


def test_every_table_with_records_is_held_against_history(connection: Connection) -> None:
    held = set(tables_with_history(connection))

    assert {"barn", "notat", "svar", "dokument", "utboks", "utkast", "hemmelighet", "anker", "sletting"} <= held
    assert not held & {"logg", "endring", "angre", "slettet_endring"}


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE barn SET navn = 'Rolig Bekk' WHERE id = 'b1'",
        "DELETE FROM notat WHERE id = 'n1'",
        "INSERT INTO notat SELECT 'n9', barn_id, tid, art, tekst, skrevet_av, hoert_av, lagt_inn_av FROM notat LIMIT 1",
        "UPDATE notat SET id = 'n0' WHERE id = 'n1'",
        "UPDATE utkast SET innhold = 'Jeg vil'",
        "DELETE FROM utkast",
        "INSERT INTO utkast (bruker_id, noekkel, innhold, tid) VALUES ('u1', 'notat:b2', '', '')",
        "UPDATE hemmelighet SET verdi = x'00'",
        "DELETE FROM hemmelighet",
        "INSERT INTO hemmelighet (navn, verdi) VALUES ('epoke', x'00')",
        "INSERT INTO oppsett (id, verdi) VALUES ('kopi_sted', 'x')",
    ],
)
def test_a_row_touched_outside_the_program_is_found(lived_in: Connection, attack: str) -> None:
    lived_in.execute("PRAGMA foreign_keys=OFF")
    lived_in.execute(attack)

    assert disagreeing(lived_in) in (1, 2)


def test_how_many_is_told(lived_in: Connection) -> None:
    lived_in.execute("UPDATE notat SET tekst = 'nei'")
    lived_in.execute("DELETE FROM hemmelighet")

    assert disagreeing(lived_in) == 3


def test_drafts_from_before_there_was_a_history_of_them_are_let_be(lived_in: Connection, store: SqlcipherStore) -> None:
    lived_in.execute("INSERT INTO utkast (bruker_id, noekkel, innhold, tid) VALUES ('u1', 'gammelt', 'x', '')")
    assert disagreeing(lived_in) == 1

    lived_in.execute("DROP TRIGGER logg_kan_ikke_endres")
    lived_in.execute("UPDATE logg SET versjon = 1 WHERE nummer = 1")
    assert verify_rows(lived_in) == 7

    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("gammelt", "y")
    lived_in.execute("UPDATE utkast SET innhold = 'x' WHERE noekkel = 'gammelt'")
    assert disagreeing(lived_in) == 1


def test_no_old_page_can_be_put_back_unseen(tmp_path: Path, clock: FixedClock, store: SqlcipherStore) -> None:
    """Every page of the file that later acts changed, put back one at a time: found, or nothing is different.

    The undo list alone may be older than the rest; using it is refused then, because its rows are not what it expects.
    """
    database = tmp_path / "helse.db"
    save_child(store)
    for number in range(30):
        save_note(store, note(number, text="Jeg vil sove. " * 20))
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("notat:b1", "Jeg vil")
        unit.hemmelighet.put("noekkel", b"gammel")
    store.check_integrity()
    earlier = database.read_bytes()
    save_child(store, replace(BLOMST, pronomen="hen"))
    for number in range(0, 30, 7):
        save_note(store, note(number, text="Nå vil jeg ikke det. " * 20))
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("notat:b1", "Jeg vil sove")
        unit.hemmelighet.put("noekkel", b"ny")
    store.close()

    with_rows = _unseen(earlier, database, clock, [audit.verify, verify_rows])
    without = _unseen(earlier, database, clock, [audit.verify])

    assert with_rows == []
    assert without != []


Check = Callable[[Connection], object]


def _unseen(earlier: bytes, database: Path, clock: FixedClock, checks: list[Check]) -> list[int]:
    """Which old pages, put back one at a time, tell another story than today's without being found out."""
    now, whole = database.read_bytes(), _told_by(database, clock, checks)
    changed = [at for at in range(0, len(earlier), PAGE) if earlier[at : at + PAGE] != now[at : at + PAGE]]
    assert whole != "funnet"
    assert len(changed) >= 8
    pasted, unseen = database.with_suffix(".limt"), []
    for at in changed:
        shutil.copyfile(database, pasted)
        with pasted.open("rb+") as file:
            file.seek(at)
            file.write(earlier[at : at + PAGE])
        if _told_by(pasted, clock, checks) not in ("funnet", whole):
            unseen.append(at // PAGE)
    return unseen


def _told_by(database: Path, clock: FixedClock, checks: list[Check]) -> str:
    """What a file says when it is read whole: its content, or that it was found out."""
    try:
        connection = open_database(database, KEY)
    except KnownError:
        return "funnet"
    try:
        SqlcipherStore(connection, LEAD, clock).check_integrity()
        for check in checks:
            check(connection)
        return repr([_rows(connection, table) for table in tables_with_history(connection)])
    except KnownError:
        return "funnet"
    finally:
        connection.close()


def _rows(connection: Connection, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 (our own tables)
