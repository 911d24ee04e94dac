"""A house with a health lead, somebody of the meeting staff and a leader: real keys, real files, cheap derivation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.security.keysafe import FileKeysafe
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.ports.rom import RomAapent, Romtilgang
from helseansvarlig.services.svartilgang import Tilgangsleser
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.store.connection import migrate, open_database
from helseansvarlig.store.rom_file import FileRom
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP, NewIds

DELINGSREGLER = tuple(load_regelverk(resources() / "regler").delingsregler.values())
PASSWORD = "blå båt på fjorden i kveld"
LEAD, STAFF, LEADER = "Trygg Havn", "Stille Vik", "Høy Varde"


class Romhus:
    """One vault folder and everybody's keys to it."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.clock = clock
        self.new_id = NewIds()
        self.keysafe = FileKeysafe(folder, MinneNoekkelring(), CHEAP, CHEAP, clock)
        keys, _code = self.keysafe.create("Solbakken", LEAD, Rolle.HELSEANSVARLIG.value, PASSWORD)
        self.keysafe.commit(keys)
        self.keys = keys
        self.files = FileRom(folder, clock)
        self.staff = self.invite(STAFF, Rolle.MOETEDELTAKER)
        self.leader = self.invite(LEADER, Rolle.LEDER)
        self.store = self._open()
        self.oekt = Oekt(self.store, self.keys.bruker(), clock, self.new_id, DELINGSREGLER)
        self.oekt.tilgang = Tilgangsleser(Skjemakatalog(resources() / "skjema"))
        self.tilgang = Romtilgang(lambda: self.keys, self.files, self.keysafe.people)
        with self.store.write(Hendelse("institusjon.opprettet", angrebar=False)) as unit:
            unit.institusjon.save(Institusjon("i1", "Solbakken"))

    def invite(self, navn: str, rolle: Rolle) -> OpenKeys:
        """Give somebody access, and return her own keys once she has begun."""
        changed, code = self.keysafe.invite(self.keys, Bruker("", navn, rolle))
        self.keysafe.commit(changed)
        person = next(one for one in self.keysafe.people() if one.navn == navn)
        own = self.keysafe.begin(person.id, code, PASSWORD)
        self.keysafe.commit(own)
        self.keys = self.keysafe.unlock(self.keys.bruker().id, PASSWORD)
        return own

    @contextmanager
    def inside(self, keys: OpenKeys, rom: Rom) -> Iterator[RomAapent]:
        """A session of somebody who has a key to one compartment."""
        store = self.files.open(rom, keys)
        try:
            yield RomAapent(rom, store, keys.bruker(), keys, self.clock, self.new_id)
        finally:
            store.close()

    def child(self, barn_id: str = "b1", navn: str = "Vakker Blomst", flyttet: date | None = None) -> Barn:
        """Somebody who lives here, or has moved."""
        barn = Barn(barn_id, navn, date(2011, 3, 4), flyttet=flyttet)
        with self.store.write(Hendelse("barn.opprettet", barn_id=barn_id)) as unit:
            unit.barn.save(barn)
        return barn

    def close(self) -> None:
        """Let go of the health records."""
        self.store.close()

    def _open(self) -> SqlcipherStore:
        connection = open_database(self.folder / "helse.db", self.keys.database_key())
        migrate(connection, before=lambda: None)
        return SqlcipherStore(connection, self.keys.bruker(), self.clock)
