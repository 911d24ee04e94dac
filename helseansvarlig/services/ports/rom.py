"""A compartment from inside: its rows, its chained log, and the session of somebody who has no other key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from helseansvarlig.clock import Clock
from helseansvarlig.domain.logg import Anker, Hendelse, Loggrad
from helseansvarlig.domain.person import Bruker, Rom
from helseansvarlig.domain.rom import Frigitt, Innlevert
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports.records import NewId, UtkastRepository
from helseansvarlig.services.ports.vault import OpenKeys

T = TypeVar("T")

People = Callable[[], Sequence[Bruker]]
"""Everybody who has been given access to the vault, as its header says."""


class RomRepository(Protocol[T]):
    """Rows of one noun in a compartment. Its history keeps digests alone: what is taken away is gone."""

    def get(self, row_id: str) -> T:
        """Return one row. Raises `finnes_ikke`."""
        ...

    def all(self) -> list[T]:
        """Return every row, newest first. Raises `rom_skadet` when one cannot be read."""
        ...

    def readable(self) -> tuple[list[T], int]:
        """Return the rows that can be read, newest first, and how many cannot: one bad row hides no other."""
        ...

    def save(self, row: T) -> T:
        """Insert or replace a row by its id and return it."""
        ...

    def remove(self, row_id: str) -> None:
        """Take a row away for good. Raises `finnes_ikke`."""
        ...


@dataclass(frozen=True, slots=True)
class RomUnit:
    """One reading or one act over a compartment."""

    frigitt: RomRepository[Frigitt]
    innlevert: RomRepository[Innlevert]
    utkast: UtkastRepository


class RomStore(Protocol):
    """An open compartment. Used from one thread."""

    def read(self) -> AbstractContextManager[RomUnit]:
        """Open a reading; writing through it is a bug."""
        ...

    def write(self, hendelse: Hendelse) -> AbstractContextManager[RomUnit]:
        """Open an act: changes and log row commit together. Nothing in a compartment can be undone."""
        ...

    def log(self, hendelse: Hendelse) -> None:
        """Log an act that changes nothing: reading."""
        ...

    def log_rows(self, newest: int) -> list[Loggrad]:
        """Return the newest rows of the log, newest first."""
        ...

    def verify(self) -> Anker:
        """Recompute the chain and hold every row against it. Raises `logg_brutt`, `rad_uten_historie`."""
        ...

    def head(self) -> Anker:
        """Return the log's newest place."""
        ...

    def contains(self, anker: Anker) -> bool:
        """Tell whether the log holds this place."""
        ...

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that nothing taken away lingers there, and let go of it."""
        ...


class Romfiler(Protocol):
    """The compartments of one vault folder."""

    def exists(self, rom: Rom) -> bool:
        """Tell whether a compartment's file is there."""
        ...

    def open(self, rom: Rom, keys: OpenKeys) -> RomStore:
        """Open a compartment, made if it is not there.

        Raises `mangler_tilgang`, `rom_skadet`, `hvelv_nyere`, `hvelv_opptatt`, disk faults.
        """
        ...


@dataclass(slots=True)
class RomAapent:
    """An open compartment and the person in it: all that somebody without a key to the health records is given.

    `keys` are others after the password was changed.
    """

    rom: Rom
    store: RomStore
    bruker: Bruker
    keys: OpenKeys
    clock: Clock
    new_id: NewId
    varsler: tuple[Varsel, ...] = ()


@dataclass(frozen=True, slots=True)
class Romtilgang:
    """What the health lead's services need to go into compartments. The keys are asked for each time: they change."""

    keys: Callable[[], OpenKeys]
    filer: Romfiler
    people: People

    def rooms(self) -> list[Rom]:
        """Return the compartments there are, the health records not counted."""
        return sorted(self.keys().rooms() - {Rom.HELSE})

    def require(self, rom: Rom) -> None:
        """Refuse what goes into a compartment that nobody has access to yet. Raises `rom_uten_noekkel`."""
        if rom not in self.keys().rooms():
            raise KnownError("rom_uten_noekkel")

    def open(self, rom: Rom) -> RomStore:
        """Open a compartment; whoever asks closes it again. Raises as `Romfiler.open`."""
        return self.filer.open(rom, self.keys())
