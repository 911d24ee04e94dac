"""The compartments' files in a vault folder: each under its own key, opened like the health records'."""

from __future__ import annotations

from pathlib import Path

from helseansvarlig.clock import Clock
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.connection import database_errors, open_database
from helseansvarlig.store.rom_schema import prepare_schema
from helseansvarlig.store.rom_store import SqlcipherRomStore

FILES: dict[Rom, str] = {Rom.MOETE: "moete.db", Rom.LEDER: "leder.db"}
"""The health records have a file of their own kind (`vault_file`)."""

_RECENT_ROWS = 200


class FileRom:
    """The compartments of one folder; whoever opens one holds the folder's lock already."""

    def __init__(self, folder: Path, clock: Clock, program: str = "") -> None:
        self._folder = folder
        self._clock = clock
        self._program = program

    def path(self, rom: Rom) -> Path:
        """Return where a compartment's file lies, or would."""
        if rom not in FILES:
            raise BugError("the health records are no compartment of this kind")
        return self._folder / FILES[rom]

    def exists(self, rom: Rom) -> bool:
        """Tell whether a compartment's file is there."""
        return self.path(rom).exists()

    def open(self, rom: Rom, keys: OpenKeys) -> SqlcipherRomStore:
        """Open a compartment, made if it is not there; its schema and its newest log rows are checked.

        Raises `mangler_tilgang`, `rom_skadet`, `logg_brutt`, `hvelv_nyere`, `hvelv_opptatt`, disk faults.
        """
        path = self.path(rom)
        try:
            connection = open_database(path, keys.room_key(rom, "db"))
            try:
                with database_errors():
                    prepare_schema(connection)
                    audit.verify(connection, _RECENT_ROWS)
            except BaseException:
                connection.close()
                raise
        except KnownError as error:
            if error.code == "hvelv_skadet":  # the health records are whole, so it may not be told as theirs
                raise KnownError("rom_skadet") from error
            raise
        return SqlcipherRomStore(connection, keys.bruker(), self._clock, enhet=keys.eksemplar(), program=self._program)
