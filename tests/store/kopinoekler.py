"""Keys for backups without a whole vault around them."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.person import Bruker
from tests.store.conftest import KEY, LEAD


@dataclass(frozen=True, slots=True)
class Noekler:
    """What a store asks of opened keys."""

    hode: bytes = b'{"hode": "slik det ligger i mappen"}'

    def bruker(self) -> Bruker:
        return LEAD

    def database_key(self) -> str:
        return KEY

    def backup_key(self) -> str:
        return "cd" * 48

    def witness_key(self) -> bytes:
        return b"v" * 32

    def header(self) -> bytes:
        return self.hode
