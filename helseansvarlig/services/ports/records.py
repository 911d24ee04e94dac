"""The records: rows of a noun, one act over them, the store that commits acts whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.frist import Fristvalg
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.domain.innsynsmerke import Innsynsmerke
from helseansvarlig.domain.institusjon import Institusjon, Motpart
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.kartlegging import Kartlegging, Skjemakopi, Svarrad
from helseansvarlig.domain.kartlegging_retting import Svarretting
from helseansvarlig.domain.logg import Angrepunkt, Hendelse, SettAnker
from helseansvarlig.domain.lokalnummer import Lokalnummer
from helseansvarlig.domain.mal import Mal, Malgodkjenning
from helseansvarlig.domain.medvirkning import Medvirkningsrad
from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.referat import Referatgodkjenning, Referattillegg
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver
from helseansvarlig.domain.rom import Frigivelse, Innlevering
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.saksnoekkel import Saksnoekkel
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.selvsvar import Selvsvar
from helseansvarlig.domain.sletting import Sletting
from helseansvarlig.domain.soek import Soek, Treff
from helseansvarlig.domain.steg import Stegkryss
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utleveringsregister import Utleveringsrad
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.services.ports.loggkilde import Loggkilde
from helseansvarlig.services.ports.oversikt import Oversikt

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act touched, as (table, id) pairs; screens that care about one of them reload."""

    touched: frozenset[tuple[str, str]] = frozenset()
    barn: frozenset[str] = frozenset()

    def concerns(self, *tables: str) -> bool:
        """Tell whether any of these tables was touched."""
        return any(table in tables for table, _ in self.touched)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A use case's result together with what it touched."""

    value: T
    changes: Changes


class Repository(Protocol[T]):
    """Rows of one noun."""

    def get(self, row_id: str) -> T:
        """Return one row. Raises `finnes_ikke`."""
        ...

    def find(self, row_id: str) -> T | None:
        """Return one row or None."""
        ...

    def all(self) -> list[T]:
        """Return every row in the order people expect."""
        ...

    def of_barn(self, barn_id: str) -> list[T]:
        """Return one child's rows, newest first."""
        ...

    def of_residents(self) -> list[T]:
        """Return the rows of every child who lives here, in the expected order."""
        ...

    def of(self, owner_id: str) -> list[T]:
        """Return the rows of an owner that is no child: answers of a kartlegging, matters of a meeting."""
        ...

    def save(self, row: T) -> T:
        """Insert or replace a row by its id and return it."""
        ...

    def remove(self, row_id: str) -> None:
        """Take a row away; it can be undone. Raises `finnes_ikke`."""
        ...


class SvarRepository(Repository[Svarrad], Protocol):
    """Answers, also the child's wishes."""

    def wishes_of(self, barn_id: str) -> list[Svarrad]:
        """Return a child's answers to what must not be written or told."""
        ...

    def wishes_of_residents(self) -> Mapping[str, list[Svarrad]]:
        """Return the same answers of every child who lives here, by child."""
        ...


class NotatRepository(Repository[Notat], Protocol):
    """Notes, also the newest of a kind."""

    def newest(self, barn_id: str, art: Notatart) -> Notat | None:
        """Return a child's newest note of one kind."""
        ...


class OppfoelgingRepository(Repository[Oppfoelging], Protocol):
    """Follow-ups, also by date."""

    def open_until(self, day: date) -> list[Oppfoelging]:
        """Return what is not done and due on or before `day`, most overdue first."""
        ...

    def current(self, barn_id: str, kilde: str, today: date) -> list[Oppfoelging]:
        """Return what a child's page is about now: what is open, what came of `kilde`, what is reviewed these days."""
        ...

    def open_by_rule(self, regel_id: str) -> list[Oppfoelging]:
        """Return what a rule has made due and is not done."""
        ...


class MalRepository(Repository[Mal], Protocol):
    """Templates of the vault, also without their content."""

    def heads(self, skjema_id: str = "") -> list[Mal]:
        """Return the versions with an empty content, oldest first: all, or those of one template."""
        ...


class UtkastRepository(Protocol):
    """Encrypted drafts: one text per key and user."""

    def get(self, noekkel: str) -> str | None:
        """Return a draft or None."""
        ...

    def put(self, noekkel: str, innhold: str) -> None:
        """Keep a draft, replacing the one before."""
        ...

    def discard(self, noekkel: str) -> None:
        """Forget a draft that has become a record."""
        ...

    def names(self) -> list[str]:
        """Return the keys of this user's drafts."""
        ...


class HemmelighetRepository(Protocol):
    """Small secrets that live in the vault only: the installation's private key, the epoch."""

    def get(self, navn: str) -> bytes | None:
        """Return a secret or None."""
        ...

    def put(self, navn: str, verdi: bytes) -> None:
        """Keep a secret; it is never part of an undo record."""
        ...


class Rensing(Protocol):
    """Purging: the one way in which something leaves the record for good."""

    def rows_of(self, barn_id: str) -> list[tuple[str, str]]:
        """Return everything about one child as (table, id): what stands, what was deleted, drafts by the ids in them.

        A row that has become another child's is that child's.
        """
        ...

    def purge(self, sletting_id: str, rows: Iterable[tuple[str, str]]) -> str:
        """Take rows and all their images away; return the digest that the record of the purge must carry.

        That record (`sletting.rester_sha256`) is saved in the same act: without it the chain is broken from now on.
        """
        ...


class Act(Protocol):
    """The act in progress: what the log will say, and what it has touched."""

    def describe(self, hendelse: Hendelse) -> None:
        """Replace what the log will say about this act, when it is known only at the end."""
        ...

    def make_final(self, tabell: str, rad_id: str) -> None:
        """From now on nothing that touched this row can be undone: it has been sealed or signed."""
        ...

    def changes(self) -> Changes:
        """Return what has been touched so far."""
        ...


@dataclass(frozen=True, slots=True)
class Unit:
    """One reading or one act over the whole record. A write unit commits as a whole or not at all."""

    act: Act
    institusjon: Repository[Institusjon]
    motpart: Repository[Motpart]
    barn: Repository[Barn]
    notat: NotatRepository
    kartlegging: Repository[Kartlegging]
    skjemakopi: Repository[Skjemakopi]
    svar: SvarRepository
    svarretting: Repository[Svarretting]
    selvsvar: Repository[Selvsvar]
    stoppunkt: Repository[Stoppunkt]
    oppfoelging: OppfoelgingRepository
    samtykke: Repository[Samtykke]
    forbehold: Repository[Forbehold]
    medvirkning: Repository[Medvirkningsrad]
    rolleinnehaver: Repository[Rolleinnehaver]
    moete: Repository[Moete]
    sak: Repository[Sak]
    innmeldtsak: Repository[Innmeldtsak]
    saksnoekkel: Repository[Saksnoekkel]
    referatgodkjenning: Repository[Referatgodkjenning]
    referattillegg: Repository[Referattillegg]
    dokument: Repository[Dokument]
    utboks: Repository[Utboksrad]
    utlevering: Repository[Utleveringsrad]
    anker: Repository[SettAnker]
    frigivelse: Repository[Frigivelse]
    innlevering: Repository[Innlevering]
    sletting: Repository[Sletting]
    fristvalg: Repository[Fristvalg]
    mal: MalRepository
    malgodkjenning: Repository[Malgodkjenning]
    hendelsesnotat: Repository[Hendelsesnotat]
    instrument: Repository[Instrument]
    nivaabeslutning: Repository[Nivaabeslutning]
    tema: Repository[Tema]
    lokalnummer: Repository[Lokalnummer]
    innsynsmerke: Repository[Innsynsmerke]
    brevhode: Repository[Brevhode]
    samarbeidsavtale: Repository[Samarbeidsavtale]
    stegkryss: Repository[Stegkryss]
    rutine: Repository[Rutine]
    veiledning: Repository[Veiledning]
    avvik: Repository[Avvik]
    oversikt: Oversikt
    rensing: Rensing
    utkast: UtkastRepository
    hemmelighet: HemmelighetRepository


class Store(Loggkilde, Protocol):
    """The open vault's records. Used from one thread."""

    def read(self) -> AbstractContextManager[Unit]:
        """Open a reading; writing through it is a bug."""
        ...

    def write(self, hendelse: Hendelse) -> AbstractContextManager[Unit]:
        """Open an act: `BEGIN IMMEDIATE`, changes, undo record and log row commit together."""
        ...

    def log(self, hendelse: Hendelse) -> None:
        """Log an act that changes no record: viewing, exporting, failing."""
        ...

    def find(self, soek: Soek, stop: Callable[[], bool]) -> list[Treff] | None:
        """Return what was found, kind by kind, newest first; None when `stop` told that nobody waits any more."""
        ...

    def log_for(self, bruker: Bruker, hendelse: Hendelse) -> None:
        """Log what somebody else did when the log was out of reach."""
        ...

    def next_undo(self) -> Angrepunkt | None:
        """Return what `undo` would take back."""
        ...

    def next_redo(self) -> Angrepunkt | None:
        """Return what `redo` would do again."""
        ...

    def undo(self) -> Changes:
        """Take back this user's newest act. Raises `ingenting_aa_angre`, `angre_konflikt`."""
        ...

    def redo(self) -> Changes:
        """Do again what was taken back last. Raises `ingenting_aa_angre`, `angre_konflikt`."""
        ...

    def check_integrity(self) -> None:
        """Read every page and structure. Raises `hvelv_skadet`."""
        ...

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        ...


NewId = Callable[[], str]
"""Makes a fresh id; counted in the demo and the tests, random in the program."""
