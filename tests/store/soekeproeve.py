"""What stands in the search index, word by word, held against an index that is built anew from the records."""

from __future__ import annotations

from helseansvarlig.store.connection import Connection
from helseansvarlig.store.soek import INDEXED

_WORDS = "SELECT doc, col, term, offset FROM"


def faults(connection: Connection) -> list[str]:
    """Return every word that stands in an index and in no record, or the other way round. Leaves nothing behind."""
    return [fault for noun in INDEXED for fault in _faults_of(connection, noun)]


def _faults_of(connection: Connection, noun: str) -> list[str]:
    connection.execute(
        "CREATE VIRTUAL TABLE temp.fasit USING fts5(barn, tekst, content='', tokenize='unicode61 remove_diacritics 0')"
    )
    connection.execute(f"INSERT INTO temp.fasit (rowid, barn, tekst) SELECT * FROM soek_{noun}_ord")  # noqa: S608 (our own names)
    connection.execute(f"CREATE VIRTUAL TABLE temp.staar USING fts5vocab('main', 'soek_{noun}', 'instance')")
    connection.execute("CREATE VIRTUAL TABLE temp.skal USING fts5vocab('temp', 'fasit', 'instance')")
    left = connection.execute(f"{_WORDS} staar EXCEPT {_WORDS} skal").fetchall()
    lacking = connection.execute(f"{_WORDS} skal EXCEPT {_WORDS} staar").fetchall()
    for table in ("staar", "skal", "fasit"):
        connection.execute(f"DROP TABLE temp.{table}")
    return [f"{noun}: «{row['term']}» is left" for row in left] + [f"{noun}: «{row['term']}» lacks" for row in lacking]
