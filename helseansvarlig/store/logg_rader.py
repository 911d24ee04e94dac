"""The rows of every table held against the history that the chained log covers: an old page put back shows here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from helseansvarlig.errors import KnownError
from helseansvarlig.store.codec import SqlValue, image
from helseansvarlig.store.connection import Connection, tables
from helseansvarlig.store.migrations import ADDED, ROM_ADDED
from helseansvarlig.store.recorder import digest_image

WITHOUT_HISTORY = frozenset({"logg", "endring", "angre", "slettet_endring"})
"""The chain and the history themselves, what is left of history that was purged, and the undo list.

A list of undo that was rolled back is found out when it is used: its rows are no longer what it expects.
"""


@dataclass(frozen=True, slots=True)
class _Kilde:
    """One table: what names a row in the history, what is read of it, and what its image is."""

    table: str
    name: str = "id"
    columns: str = "*"
    digest_of: Callable[[dict[str, Any]], str] | None = None

    @property
    def keeps_digests(self) -> bool:
        return self.digest_of is not None

    def image_of(self, row: dict[str, Any]) -> str:
        """Return what the history holds of a row as it stands."""
        return self.digest_of(row) if self.digest_of is not None else image(row, ADDED.get(self.table, {}))


def _digest(added: Mapping[str, SqlValue], row: dict[str, Any]) -> str:
    return digest_image(image(row, added).encode())


_DIGESTED = {
    "utkast": _Kilde(
        "utkast",
        "bruker_id || ':' || noekkel",
        "CAST(innhold AS BLOB) AS innhold",
        lambda row: digest_image(row["innhold"]),
    ),
    "hemmelighet": _Kilde("hemmelighet", "navn", "verdi", lambda row: digest_image(row["verdi"])),
    **{
        table: _Kilde(table, digest_of=partial(_digest, ROM_ADDED.get(table, {}))) for table in ("frigitt", "innlevert")
    },
}
"""What may not linger in a history: drafts, secrets, and all that lies in a compartment."""


def verify_rows(connection: Connection) -> int:
    """Hold each row against its newest image in the history, and each image against its row; return how many rows.

    Belongs where the whole file is read anyway: copies, rehearsals, the full check. What it proves rests on the chain,
    which `audit.verify` proves. A step of the schema may add columns to a noun's table (`migrations.added_columns`);
    one that changes anything else in it must write the new images too. Raises `rad_uten_historie` with how many do not
    agree (`antall`).
    """
    read, wrong, begun_before = 0, 0, _is_older_than_digests(connection)
    for table in tables_with_history(connection):
        kilde = _DIGESTED.get(table, _Kilde(table))
        excused = begun_before and kilde.keeps_digests
        for row in connection.execute(_rows_of(kilde)):
            found = dict(row)
            history = found.pop("_historie")
            read += 1
            wrong += not (excused if history is None else history == kilde.image_of(found))
        wrong += _missing(connection, kilde)
    if wrong:
        raise KnownError("rad_uten_historie", antall=wrong)
    return read


def tables_with_history(connection: Connection) -> Iterator[str]:
    """Return every table whose rows are held against their history."""
    yield from (table for table in tables(connection) if table not in WITHOUT_HISTORY)


def _rows_of(kilde: _Kilde) -> str:
    """Each row with its newest image: an empty one when the history says it is gone, none when there is no history."""
    newest = (
        "SELECT coalesce(etter, '') FROM endring"  # noqa: S608 (our own names)
        f" WHERE tabell = '{kilde.table}' AND rad_id = {kilde.name} ORDER BY nummer DESC LIMIT 1"
    )
    return f"SELECT {kilde.columns}, ({newest}) AS _historie FROM {kilde.table}"  # noqa: S608 (our own names)


def _missing(connection: Connection, kilde: _Kilde) -> int:
    """Return how many rows the history knows that are not there."""
    newest = "SELECT rad_id, etter, max(nummer) FROM endring WHERE tabell = ? GROUP BY rad_id"
    row = connection.execute(
        f"SELECT count(*) FROM ({newest}) WHERE etter IS NOT NULL"  # noqa: S608 (our own names)
        f" AND rad_id NOT IN (SELECT {kilde.name} FROM {kilde.table})",
        (kilde.table,),
    ).fetchone()
    return int(row[0])


def _is_older_than_digests(connection: Connection) -> bool:
    """Tell whether the vault began before drafts and secrets had a history: those written then have none."""
    row = connection.execute("SELECT versjon FROM logg WHERE nummer = 1").fetchone()
    return row is not None and row["versjon"] == 1
