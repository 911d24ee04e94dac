"""Damage done to a vault, and what came of it: counted, told, and the right copy asked for."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import KnownError
from helseansvarlig.store import audit
from helseansvarlig.store.connection import known, open_database
from tests.fakes.proevehvelv import PASSWORD
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import Filer, Gjenstand, Sett, contents

MAIN, WAL, HEADER, PREVIOUS, WITNESS = "helse.db", "helse.db-wal", "hode.json", "hode.forrige.json", "vitne"
VIS = 4
_RESTORED_EVERY = 20


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one bit turned."""
    damaged = bytearray(data)
    damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def damage(whole: Gjenstand, times: int, make: Callable[[], Filer]) -> tuple[Counter[str], list[Sett]]:
    """Damage the vault so many times; return how often what was said, and what was silently other than before."""
    said: Counter[str] = Counter()
    silent: list[Sett] = []
    for number in range(times):
        files = make()
        seen = whole.look(files)
        if whole.is_silent(seen):
            silent.append(seen)
        said[", ".join(seen.sagt) or "uendret"] += 1
        if seen.innhold is None and number % _RESTORED_EVERY == 0:
            require_copy_offered(whole, files)
    return said, silent


def require_copy_offered(whole: Gjenstand, files: Filer) -> None:
    """The newest whole copy can be put in the damaged vault's place, and the damaged file is kept."""
    vault = whole.lay_out(files)
    newest = vault.service.copies()[0]
    vault.adopt(vault.service.restore(vault.user_id, PASSWORD, newest.navn)).logg.check_vault()
    assert list((vault.folder / "karantene").rglob(MAIN))
    vault.lock()


def tell(table: Bevistabell, name: str, times: int, said: Counter[str], silent: list[Sett]) -> None:
    """Put the row in the table before anything can fail."""
    found = ", ".join(f"{n} {code}" for code, n in said.most_common())
    table.row(VIS, name, times, f"{len(silent)} stille ({found})")


def silent_without_encryption(whole: Gjenstand, chance: random.Random, times: int) -> int:
    """The same content in a plain file, checked by SQLite itself: how many turned bits change it without a word."""
    whole.look(whole.files)
    source = open_database(whole.folder / MAIN, whole.key)
    listed = "SELECT sql FROM sqlite_master JOIN pragma_table_list AS listed USING (name) WHERE listed.type = 'table'"
    script = [row[0] for row in source.execute(listed) if row[0]]
    plain = sqlite3.connect(":memory:")
    for statement in script:
        plain.execute(statement)
    for table, rows in contents(source, whole.logg).items():
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        plain.executemany(f"INSERT INTO {table} VALUES ({marks})", rows) if rows else None  # noqa: S608 (its own)
    source.close()
    plain.commit()
    data, expected = plain.serialize(), contents(plain, whole.logg)
    plain.close()
    return sum(_is_silently_other(flipped(data, chance), expected, whole.logg) for _ in range(times))


def _is_silently_other(data: bytes, expected: dict[str, list[tuple[object, ...]]], logg: int) -> bool:
    plain = sqlite3.connect(":memory:")
    try:
        plain.deserialize(data)
        plain.text_factory = bytes
        sound = plain.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)]
        plain.text_factory = lambda raw: raw.decode(errors="replace")  # a bit more or less, and it is no UTF-8
        return sound and contents(plain, logg) != expected
    except (sqlite3.Error, UnicodeDecodeError):  # the schema's own words are decoded before anybody is asked
        return False
    finally:
        plain.close()


def is_silent_by_itself(whole: Gjenstand, files: Filer) -> bool:
    """The control: what the file's own checks say, without anything that was seen from outside it."""
    whole.lay_out(files)
    try:
        connection = open_database(whole.folder / MAIN, whole.key)
    except KnownError:
        return False
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        audit.verify(connection)
        return not pages and structure == ["ok"] and contents(connection, whole.logg) != whole.innhold
    except KnownError:
        return False
    except sqlite.Error as error:
        assert isinstance(known(error), KnownError)
        return False
    finally:
        connection.close()
