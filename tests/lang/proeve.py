"""A vault full of records that is damaged and opened again: what the program said, and what stood in it afterwards.

Everything goes through the same door as the user: unlock, the check of the whole vault, lock. What the program says is
what it says there. What stands in the vault is read past the program, table by table.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.security.keyring_port import Noekkelring
from helseansvarlig.store.connection import Connection, open_database
from tests.e2e.planter import DAY, plant
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

if TYPE_CHECKING:
    from helseansvarlig.tjenester import Tjenester

VOLUME = int(os.environ.get("HELSEANSVARLIG_MENGDE", "1"))
LIGHT = Kdfkost(8, 1)
"""The least Argon2id there is: what is proved here is not how slow guessing is."""

Filer = dict[str, bytes]
Innhold = dict[str, list[tuple[Any, ...]]]
_OF_THE_DAY = frozenset({"angre", "anker", "oppsett", "sqlite_stat1"})
"""What opening and locking may write by themselves; the log is compared as far as it went."""


def around(ring: Noekkelring | None = None) -> Surroundings:
    """The program's own surroundings with the cheapest derivation and a key store in memory."""
    return Surroundings(
        clock=SystemClock(),
        ring=ring or MinneNoekkelring(),
        kost=LIGHT,
        gulv=LIGHT,
        new_id=lambda: os.urandom(16).hex(),
    )


def fill(services: Tjenester, stories: int = 1) -> None:
    """Write whole stories of children, a new word in every field."""
    words = (f"ord {number}" for number in count())
    for _ in range(stories):
        plant(services, words)


def new_child(services: Tjenester, name: str = "Vakker Blomst") -> str:
    """Register one more child and return its id."""
    return services.barn.register(Barn("", name, DAY.replace(year=2011))).value.id


def read_files(folder: Path) -> Filer:
    """Return every file of a vault as it lies there, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "laas"
    }


def write_files(folder: Path, files: Filer) -> None:
    """Make a folder hold exactly these files."""
    present = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()} if folder.exists() else {}
    for name in present.keys() - files.keys():
        present[name].unlink()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def contents(connection: Connection, logg: int) -> Innhold:
    """Return all that stands in a database: every table but the search index, and the log as far as row `logg`."""
    listed = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'"
    tables = [row[0] for row in connection.execute(listed)]
    told = {}
    for table in sorted({*tables} - _OF_THE_DAY):
        limit = f" WHERE nummer <= {logg}" if table == "logg" else ""
        rows = connection.execute(f"SELECT * FROM {table}{limit}").fetchall()  # noqa: S608 (its own tables)
        told[table] = sorted((tuple(row) for row in rows), key=repr)
    return told


def contents_of(database: Path, key: str, logg: int) -> Innhold | None:
    """Return what stands in a database file of ours; None when it cannot be read to its end."""
    try:
        connection = open_database(database, key)
    except KnownError:
        return None
    try:
        return contents(connection, logg)
    except sqlite.Error:
        return None
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class Sett:
    """What the program said about a vault, and what stood in it: None when it would not open."""

    sagt: tuple[str, ...]
    innhold: Innhold | None


class Gjenstand:
    """One vault as it lay at a certain moment, to be laid out again and damaged any number of times."""

    def __init__(self, folder: Path, vault: Proevehvelv, ring: MinneNoekkelring) -> None:
        """`vault` may be open: then it is taken as a crash would leave it."""
        self.folder = folder
        self.ring = ring
        self.code = vault.code
        self.key = vault.database_key()  # of a locked vault this opens and locks it: before the files are read
        self.logg = vault.aapent.oekt.store.head().nummer if vault.aapent else _rows(vault.database, self.key)
        self.remembered = dict(ring.innhold)
        self.files = read_files(vault.folder)
        self.innhold = self.look(self.files).innhold
        assert self.innhold is not None

    def lay_out(self, files: Filer) -> Proevehvelv:
        """Put files in the folder, the key store as it was then, and return the vault that lies there."""
        write_files(self.folder, files)
        self.ring.innhold = dict(self.remembered)
        return Proevehvelv(self.folder, around(self.ring), self.code)

    def look(self, files: Filer, password: str = PASSWORD) -> Sett:
        """Open what lies there as the user does, check all of it, lock, and read what stands in it."""
        vault = self.lay_out(files)
        said: list[str] = []
        try:
            services = vault.unlock(password)
        except KnownError as error:
            return Sett((error.code,), None)
        said += notices(vault)
        try:
            services.logg.check_vault()
        except KnownError as error:
            said.append(error.code)
        vault.lock()
        return Sett(tuple(said), contents_of(vault.database, self.key, self.logg))

    def is_silent(self, seen: Sett) -> bool:
        """Tell whether something is gone or different and nobody was told: what must never be."""
        return not seen.sagt and seen.innhold != self.innhold


def notices(vault: Proevehvelv) -> list[str]:
    """Return what the program says is odd about the vault it has just opened."""
    assert vault.aapent is not None
    return [found.kode for found in vault.aapent.varsler]


def _rows(database: Path, key: str) -> int:
    connection = open_database(database, key)
    try:
        return int(connection.execute("SELECT max(nummer) FROM logg").fetchone()[0])
    finally:
        connection.close()
