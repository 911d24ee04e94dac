"""Purging: rows and every earlier image of them go, the log stays, and the chain still proves itself.

Of each act that touched them the digest of what is left is kept. The list of those digests is covered by the log row of
the purge itself, through the record of the purge, which carries the list's digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helseansvarlig.store import audit, soek
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.logg_rader import tables_with_history
from helseansvarlig.store.recorder import Recorder

_KEPT = frozenset({"sletting", "utkast"})
"""The record of the purge stays; drafts are found by the ids in their keys."""

_OWNED = {"svar": ("kartlegging_id", "kartlegging"), "svarretting": ("kartlegging_id", "kartlegging")}
"""Rows that name a child only through their owner."""


class Rensing:
    """Takes rows out of the record for good, inside one act."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._connection: Connection = recorder.connection

    def rows_of(self, barn_id: str) -> list[tuple[str, str]]:
        """Return everything about one child as (table, id): what stands, what was deleted, drafts by the ids of them.

        A row that has become another child's is that child's.
        """
        found = dict.fromkeys([("barn", barn_id)])
        for table in tables_with_history(self._connection):
            if table not in _KEPT and "barn_id" in self._columns(table):
                found |= dict.fromkeys((table, one) for one in self._named(table, "barn_id", barn_id))
        for table, (column, owner) in _OWNED.items():
            owners = [one for name, one in found if name == owner]
            found |= dict.fromkeys((table, one) for each in owners for one in self._named(table, column, each))
        ids = {one for _, one in found}
        drafts = self._connection.execute("SELECT DISTINCT rad_id FROM endring WHERE tabell = 'utkast'").fetchall()
        found |= dict.fromkeys(("utkast", row["rad_id"]) for row in drafts if ids & {*row["rad_id"].split(":")[1:]})
        about = self._connection.execute(  # a form that is filled elsewhere, such as a new matter for a meeting
            "SELECT bruker_id || ':' || noekkel AS rad_id FROM utkast WHERE instr(innhold, json_quote(?))", (barn_id,)
        )
        found |= dict.fromkeys(("utkast", row["rad_id"]) for row in about.fetchall())
        return list(found)

    def purge(self, sletting_id: str, rows: Iterable[tuple[str, str]]) -> str:
        """Take rows and all their images away; return the digest that the record of the purge must carry.

        That record (`sletting`) is saved in the same act: without it the chain is broken from now on.
        """
        self._recorder.require_writable()
        self._connection.execute("PRAGMA defer_foreign_keys=ON")  # rows go in any order; what is left must still fit
        touched: set[int] = set()
        for table, rad_id in rows:
            groups = self._connection.execute(
                "SELECT DISTINCT gruppe FROM endring WHERE tabell = ? AND rad_id = ?", (table, rad_id)
            ).fetchall()
            touched.update(row["gruppe"] for row in groups)
            self._forget(table, rad_id)
        for gruppe in sorted(touched):
            self._connection.execute("DELETE FROM angre WHERE gruppe = ?", (gruppe,))
            self._connection.execute(
                "INSERT INTO slettet_endring (gruppe, sletting_id, rest_sha256) VALUES (?, ?, ?)",
                (gruppe, sletting_id, audit.changes_digest(self._connection, gruppe)),
            )
        soek.rebuild(self._connection)
        self._recorder.purged = True
        return audit.rests_digest(self._connection, sletting_id)

    def _forget(self, table: str, rad_id: str) -> None:
        if table == "utkast":
            bruker_id, _, noekkel = rad_id.partition(":")
            self._connection.execute("DELETE FROM utkast WHERE bruker_id = ? AND noekkel = ?", (bruker_id, noekkel))
        else:
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (rad_id,))  # noqa: S608 (our own table)
        self._connection.execute("DELETE FROM endring WHERE tabell = ? AND rad_id = ?", (table, rad_id))
        self._recorder.touch(table, rad_id)

    def _named(self, table: str, column: str, value: str) -> Iterator[str]:
        """Return the ids of a table's rows that name `value` now, or that did when they were deleted."""
        living = self._connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,))  # noqa: S608 (our own names)
        yield from [row["id"] for row in living]
        image = "coalesce(etter, foer)"
        gone = self._connection.execute(
            f"SELECT DISTINCT rad_id FROM endring WHERE tabell = ? AND rad_id NOT IN (SELECT id FROM {table})"  # noqa: S608 (our own names)
            f" AND json_valid({image}) AND json_extract({image}, '$.{column}') = ?",
            (table, value),
        )
        yield from [row["rad_id"] for row in gone]

    def _columns(self, table: str) -> set[str]:
        return {row["name"] for row in self._connection.execute(f"PRAGMA table_info({table})")}
