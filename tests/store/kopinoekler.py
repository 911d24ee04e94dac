"""Keys for backups without a whole vault around them."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.person import Bruker, Rom
from tests.store.conftest import KEY, LEAD


@dataclass(frozen=True, slots=True)
class Noekler:
    """What a store asks of opened keys."""

    hode: bytes = b'{"hode": "slik det ligger i mappen"}'
    eksemplaret: str = "her"
    database: str = KEY
    kopi: str = "cd" * 48
    vitne: bytes = b"v" * 32
    moete: str = "56" * 48
    rommene: frozenset[Rom] = frozenset({Rom.HELSE, Rom.MOETE})

    def bruker(self) -> Bruker:
        return LEAD

    def database_key(self) -> str:
        return self.database

    def backup_key(self) -> str:
        return self.kopi

    def witness_key(self) -> bytes:
        return self.vitne

    def header(self) -> bytes:
        return self.hode

    def hvelv_id(self) -> str:
        return "aa"

    def eksemplar(self) -> str:
        return self.eksemplaret

    def generasjon(self) -> int:
        return 7

    def rooms(self) -> frozenset[Rom]:
        return self.rommene

    def room_key(self, rom: Rom, bruk: str) -> str:
        assert rom is Rom.MOETE
        return self.moete if bruk == "db" else self.moete[::-1]
