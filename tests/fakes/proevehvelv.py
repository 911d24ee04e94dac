"""A vault in a folder that a test drives from outside, through the same services as the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helseansvarlig.bootstrap import Surroundings, build_services, open_hvelv
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.gjenopprettingsark import Arkutkast
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.store.connection import Connection, open_database

if TYPE_CHECKING:
    from helseansvarlig.tjenester import Tjenester

PASSWORD = "blå båt på fjorden i kveld"
NAME = "Trygg Havn"


class Proevehvelv:
    """One vault: its folder, its life cycle, its recovery code, and the session that is open just now."""

    def __init__(self, folder: Path, around: Surroundings, code: str = "") -> None:
        self.folder = folder
        self.around = around
        self.code = code
        self.service: HvelvService = open_hvelv(folder, around)
        self.aapent: Aapent | None = None

    @classmethod
    def create(cls, folder: Path, around: Surroundings) -> Proevehvelv:
        """Make a vault and lock it."""
        vault = cls(folder, around)
        prepared = vault.service.prepare(Institusjon("Solbakken"), NAME, Rolle.HELSEANSVARLIG, PASSWORD)
        vault.code = prepared.kode
        vault.aapent = vault.service.create(prepared)
        vault.lock()
        return vault

    @property
    def user_id(self) -> str:
        """The one user's id."""
        return self.service.brukere()[0].id

    @property
    def database(self) -> Path:
        """The encrypted file."""
        return self.folder / "helse.db"

    def unlock(self, password: str = PASSWORD) -> Tjenester:
        """Open with the password and build the services."""
        self.aapent = self.service.unlock(self.user_id, password)
        return build_services(self.aapent)

    def recover(self, password: str, code: str = "") -> Tjenester:
        """Open with the sheet, and type two groups of the new one back; from now on its code is ours."""
        draft = self.service.recover(code or self.code, self.user_id, password)
        opened = self.service.finish_recovery(draft, typed_back(draft))
        self.code = draft.kode
        return self.adopt(opened)

    def adopt(self, aapent: Aapent) -> Tjenester:
        """Take over a session that a test opened in another way."""
        self.aapent = aapent
        return build_services(aapent)

    def lock(self) -> None:
        """Close the session."""
        if self.aapent is not None:
            self.service.lock(self.aapent)
            self.aapent = None

    def let_go(self) -> None:
        """End of the test: close what is still open."""
        self.lock()

    def database_key(self) -> str:
        """The raw key, for tests that play somebody who has it."""
        was_open = self.aapent is not None
        if not was_open:
            self.unlock()
        assert self.aapent is not None
        key = self.aapent.keys.database_key()
        if not was_open:
            self.lock()
        return key

    def raw(self) -> Connection:
        """The locked database, opened past every service with all its triggers in place."""
        return open_database(self.database, self.database_key())


def typed_back(draft: Arkutkast) -> tuple[str, str]:
    """The two groups that are asked for, as somebody types them who has the paper."""
    groups = draft.kode.split()
    first, second = draft.grupper
    return groups[first - 1], groups[second - 1].lower()
