"""Somebody who has the key to the file and a program of her own, and wants the log to tell another story.

Every attack leaves a database that is sound: no page is damaged, the triggers are back in place. `row_hash` is the
program's own: she has read the source.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helseansvarlig.store.audit import row_hash
from helseansvarlig.store.connection import Connection, open_database

Rad = dict[str, Any]
Angrep = Callable[[Connection, int, random.Random], None]
_WORDS = {
    "handling": "barn.lest", "bruker_navn": "Rolig Bekk", "bruker_id": "u9", "barn_id": "b9", "objekt": "notat:9",
    "tid": "2020-01-01T08:00:00+00:00", "utfall": "endret", "formaal": "annet", "mottaker": "ingen", "rolle": "leder",
}  # fmt: skip


@contextmanager
def behind_the_program(database: Path, key: str) -> Iterator[Connection]:
    """Open the file without its triggers, and put them back afterwards."""
    connection = open_database(database, key)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for guard in guards:
        connection.execute(f"DROP TRIGGER {guard['name']}")
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        yield connection
        for guard in guards:
            connection.execute(guard["sql"])
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def edit(connection: Connection, at: int, chance: random.Random) -> None:
    """Change what one row says."""
    _change(connection, at, chance)


def edit_and_hash(connection: Connection, at: int, chance: random.Random) -> None:
    """Change what one row says, and give it the hash that fits."""
    _change(connection, at, chance)
    _seal(connection, at)


def delete(connection: Connection, at: int, _chance: random.Random) -> None:
    """Take one row away."""
    connection.execute("DELETE FROM logg WHERE nummer = ?", (at,))


def delete_and_close_up(connection: Connection, at: int, _chance: random.Random) -> None:
    """Take one row away and number the ones after it anew."""
    connection.execute("DELETE FROM logg WHERE nummer = ?", (at,))
    for number in [n for n in _numbers(connection) if n > at]:
        connection.execute("UPDATE logg SET nummer = ? WHERE nummer = ?", (number - 1, number))


def reorder(connection: Connection, at: int, chance: random.Random) -> None:
    """Let two rows change places."""
    other = chance.choice([n for n in _numbers(connection) if n != at])
    for old, new in ((at, -1), (other, at), (-1, other)):
        connection.execute("UPDATE logg SET nummer = ? WHERE nummer = ?", (new, old))


def cut(connection: Connection, at: int, _chance: random.Random) -> None:
    """Take everything from one row on away."""
    for table, column in (("logg", "nummer"), ("endring", "gruppe"), ("angre", "gruppe")):
        connection.execute(f"DELETE FROM {table} WHERE {column} >= ?", (at,))  # noqa: S608 (three fixed tables)


def replace(connection: Connection, at: int, chance: random.Random) -> None:
    """Put a copy of another row in one row's place, with a hash that fits."""
    other = _row(connection, chance.choice([n for n in _numbers(connection) if n != at]))
    kept = _row(connection, at)
    _write(connection, other | {"nummer": at, "forrige": kept["forrige"]})
    _seal(connection, at)


def change_the_history(connection: Connection, at: int, chance: random.Random) -> None:
    """Leave the log alone and change what it says that an act changed."""
    acts = [row[0] for row in connection.execute("SELECT nummer FROM endring WHERE gruppe >= ? LIMIT 1", (at,))]
    number = acts[0] if acts else connection.execute("SELECT max(nummer) FROM endring").fetchone()[0]
    column = chance.choice(("rad_id", "etter", "foer"))
    connection.execute(f"UPDATE endring SET {column} = 'endret' WHERE nummer = ?", (number,))  # noqa: S608 (its own)


def chain_anew(connection: Connection, at: int, chance: random.Random) -> None:
    """Change one row and compute every hash after it anew: what somebody with the keys can do."""
    _change(connection, at, chance)
    chain_from(connection, at)


def delete_and_chain_anew(connection: Connection, at: int, chance: random.Random) -> None:
    """Take one row away, close up, and compute every hash after it anew."""
    connection.execute("DELETE FROM endring WHERE gruppe = ?", (at,))
    delete_and_close_up(connection, at, chance)
    connection.execute("UPDATE endring SET gruppe = gruppe - 1 WHERE gruppe > ?", (at,))
    chain_from(connection, at)


def chain_from(connection: Connection, at: int) -> None:
    """Give every row from a number on the hashes that fit."""
    for number in [n for n in _numbers(connection) if n >= at]:
        before = connection.execute("SELECT hash FROM logg WHERE nummer = ?", (number - 1,)).fetchone()
        connection.execute(
            "UPDATE logg SET forrige = ? WHERE nummer = ?", (before["hash"] if before else "0" * 64, number)
        )
        _seal(connection, number)


BREAKS: dict[str, Angrep] = {
    "endret rad": edit, "endret rad med ny hash": edit_and_hash, "slettet rad": delete,
    "slettet og tettet igjen": delete_and_close_up, "byttet rekkefølge": reorder, "byttet ut": replace,
    "endret historikk": change_the_history,
}  # fmt: skip
"""Attacks that break the chain itself, wherever they are made."""

REWRITES: dict[str, Angrep] = {"kuttet": cut, "regnet om": chain_anew, "slettet og regnet om": delete_and_chain_anew}
"""Attacks that leave a chain that holds: only a place seen from outside tells."""


def _change(connection: Connection, at: int, chance: random.Random) -> None:
    row = _row(connection, at)
    column, value = chance.choice([(name, word) for name, word in _WORDS.items() if row[name] != word])
    connection.execute(f"UPDATE logg SET {column} = ? WHERE nummer = ?", (value, at))  # noqa: S608 (its own columns)


def _seal(connection: Connection, at: int) -> None:
    connection.execute("UPDATE logg SET hash = ? WHERE nummer = ?", (row_hash(_row(connection, at)), at))


def _row(connection: Connection, at: int) -> Rad:
    return dict(connection.execute("SELECT * FROM logg WHERE nummer = ?", (at,)).fetchone())


def _write(connection: Connection, row: Rad) -> None:
    names = ", ".join(f"{name} = ?" for name in row)
    connection.execute(f"UPDATE logg SET {names} WHERE nummer = ?", (*row.values(), row["nummer"]))  # noqa: S608 (its own)


def _numbers(connection: Connection) -> list[int]:
    return [row[0] for row in connection.execute("SELECT nummer FROM logg ORDER BY nummer")]
