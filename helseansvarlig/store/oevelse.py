"""The rehearsal: a copy is brought back for real, into a file under a key that nobody keeps, and read as a vault."""

from __future__ import annotations

import secrets
from pathlib import Path

from helseansvarlig.errors import KnownError
from helseansvarlig.store import audit
from helseansvarlig.store.connection import database_errors, migrate, open_database
from helseansvarlig.store.kopifil import count_rows, disk_faults, restore_file, work_folder
from helseansvarlig.store.logg_rader import verify_rows

_AS_THEY_ARE = frozenset({"disk_full", "kopi_gammel_noekkel"})
_RAW_KEY_BYTES = 48


def rehearse(path: Path, key: str, work_in: Path) -> dict[str, int]:
    """Restore a copy as after a loss and return how many rows came with it; nothing is left afterwards.

    Raises `oevelse_mislyktes`, `kopi_gammel_noekkel`, `disk_full`.
    """
    try:
        with disk_faults(), work_folder(work_in) as work:
            return _bring_back(path, key, work / "oevelse.db")
    except KnownError as error:
        if error.code in _AS_THEY_ARE:
            raise
        raise KnownError("oevelse_mislyktes") from error


def _bring_back(path: Path, key: str, target: Path) -> dict[str, int]:
    throw_away = secrets.token_hex(_RAW_KEY_BYTES)
    restore_file(path, key, target, throw_away)
    connection = open_database(target, throw_away)
    try:
        with database_errors():
            migrate(connection, before=lambda: None)
            audit.verify(connection)
            verify_rows(connection)
            return count_rows(connection)
    finally:
        connection.close()
