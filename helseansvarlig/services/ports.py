"""What the services need from the outside world; `bootstrap` gives them the real thing, tests their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.forsendelse import Kvittering, Manifest, Mottaker
from helseansvarlig.domain.institusjon import Institusjon, Motpart
from helseansvarlig.domain.kartlegging import Kartlegging, Skjemakopi, Svarrad
from helseansvarlig.domain.logg import Angrepunkt, Anker, Hendelse, Loggrad
from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.domain.notat import Notat
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.domain.utboks import Utboksrad

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

    def of(self, owner_id: str) -> list[T]:
        """Return the rows of an owner that is no child: answers of a kartlegging, matters of a meeting."""
        ...

    def save(self, row: T) -> T:
        """Insert or replace a row by its id and return it."""
        ...

    def remove(self, row_id: str) -> None:
        """Take a row away; it can be undone. Raises `finnes_ikke`."""
        ...


class OppfoelgingRepository(Repository[Oppfoelging], Protocol):
    """Follow-ups, also by date."""

    def open_until(self, day: date) -> list[Oppfoelging]:
        """Return what is not done and due on or before `day`, most overdue first."""
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
    notat: Repository[Notat]
    kartlegging: Repository[Kartlegging]
    skjemakopi: Repository[Skjemakopi]
    svar: Repository[Svarrad]
    stoppunkt: Repository[Stoppunkt]
    oppfoelging: OppfoelgingRepository
    samtykke: Repository[Samtykke]
    moete: Repository[Moete]
    sak: Repository[Sak]
    dokument: Repository[Dokument]
    utboks: Repository[Utboksrad]
    utkast: UtkastRepository
    hemmelighet: HemmelighetRepository


class Store(Protocol):
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

    def log_rows(self, newest: int) -> list[Loggrad]:
        """Return the newest rows of the log, newest first."""
        ...

    def verify_log(self) -> Anker:
        """Recompute the whole chain and return its head. Raises `logg_brutt`."""
        ...

    def head(self) -> Anker:
        """Return the log's newest place."""
        ...

    def contains(self, anker: Anker) -> bool:
        """Tell whether the log holds this place: if not, the file has been rolled back or cut."""
        ...

    def check_integrity(self) -> None:
        """Read every page and structure. Raises `hvelv_skadet`."""
        ...

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        ...


class OpenKeys(Protocol):
    """An opened vault's keys; in memory for as long as the process lives."""

    def bruker(self) -> Bruker:
        """Return whose keys these are."""
        ...

    def database_key(self) -> str:
        """Return SQLCipher's raw key and salt as 96 hex characters."""
        ...

    def backup_key(self) -> str:
        """Return the same for backups."""
        ...

    def header(self) -> bytes:
        """Return the header that opens this vault, to be carried with every backup."""
        ...


class Keysafe(Protocol):
    """Who can open the vault in one folder, and how (header, slots, the machine's key store)."""

    def exists(self) -> bool:
        """Tell whether there is a vault here."""
        ...

    def institusjon(self) -> str:
        """Return the name shown before unlocking."""
        ...

    def brukere(self) -> list[Bruker]:
        """Return who can unlock with a password."""
        ...

    def create(self, institusjon: str, navn: str, rolle: str, passord: str) -> tuple[OpenKeys, str]:
        """Make keys and the recovery code; nothing is on disk until `commit`."""
        ...

    def commit(self, keys: OpenKeys) -> None:
        """Write the header that belongs to these keys."""
        ...

    def unlock(self, bruker_id: str, passord: str) -> OpenKeys:
        """Return the keys. Raises `feil_passord`, `noekkelring_endret`, `hvelv_skadet`, `hvelv_nyere`."""
        ...

    def recover(self, kode: str, bruker_id: str, passord: str) -> tuple[OpenKeys, str]:
        """Return keys under a new password and a new code; takes effect at `commit`."""
        ...

    def change_password(self, keys: OpenKeys, gammelt: str, nytt: str) -> OpenKeys:
        """Return the keys under a new password; takes effect at `commit`. Raises `feil_passord`."""
        ...

    def anchor(self) -> Anker | None:
        """Return the log place this machine's key store remembers, if any."""
        ...

    def remember_anchor(self, anker: Anker) -> None:
        """Keep a log place in this machine's key store, if there is one."""
        ...


class Templates(Protocol):
    """The templates that can be used, and the ones that answers were given to."""

    def all(self) -> list[Skjema]:
        """Return the templates that can be started, by title."""
        ...

    def find(self, skjema_id: str) -> Skjema | None:
        """Return the newest version of a template, or None."""
        ...

    def copy_of(self, skjema: Skjema) -> Skjemakopi:
        """Return what is kept in the vault with the answers."""
        ...

    def read_copy(self, kopi: Skjemakopi) -> Skjema:
        """Return the template of a kept copy."""
        ...

    def response(self, skjema: Skjema, svar: Svarsett, *, er_ferdig: bool) -> Mapping[str, object]:
        """Return answers as a FHIR QuestionnaireResponse."""
        ...


class Renderer(Protocol):
    """From the document model to what people see."""

    def words(self, maalform: str) -> Tekst:
        """Return the fixed wording in one written form, nb or nn."""
        ...

    def render(self, modell: Dokumentmodell) -> bytes:
        """Return a document as PDF."""
        ...

    def read_as_text(self, modell: Dokumentmodell) -> str:
        """Return a document as plain text in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Kortopplysninger:
    """What a counterpart's signed card says, for a person to confirm by telephone."""

    er_mottaker: bool
    orgnr: str
    navn: str
    kommunenr: str
    fingeravtrykk: str
    gyldig_til: datetime


@dataclass(frozen=True, slots=True)
class Noekkel:
    """The installation's own key and certificate, as PEM; they live in the vault only."""

    privat: bytes
    sertifikat: bytes


class Sealer(Protocol):
    """Sealing to a municipality and reading its signed answers."""

    def create_key(self, orgnr: str, navn: str, at: datetime) -> Noekkel:
        """Make the installation's key and certificate. Raises `orgnr_ugyldig`."""
        ...

    def sender_card(self, key: Noekkel, institusjon: Institusjon, at: datetime) -> bytes:
        """Return our own card, to be handed to the municipality."""
        ...

    def read_card(self, data: bytes) -> Kortopplysninger:
        """Return what a card says. Raises `kort_ugyldig`."""
        ...

    def recipient_of(self, card: bytes) -> Mottaker:
        """Return the address that a receiver's card gives."""
        ...

    def seal(self, files: Mapping[str, bytes], manifest: Manifest, key: Noekkel, card: bytes, at: datetime) -> bytes:
        """Return the sealed bytes. Raises `eget_sertifikat_utloept`, `mottaker_sertifikat_utloept`, `fil_for_stor`."""
        ...

    def open_receipt(self, data: bytes, key: Noekkel, cards: Sequence[bytes], at: datetime) -> tuple[Kvittering, str]:
        """Return a verified receipt and its signer's organisation number. Raises as the container does."""
        ...


class Channel(Protocol):
    """One way out of the machine."""

    def send(self, forsendelse_id: str, sealed: bytes) -> str:
        """Deliver and return a transport reference; the same bytes again change nothing."""
        ...

    def poll(self) -> Sequence[Received]:
        """Return the files that have come back, as they are."""
        ...


class Received(Protocol):
    """A file that came in over a channel; nothing about it has been verified."""

    @property
    def navn(self) -> str:
        """Return the file's name."""
        ...

    @property
    def data(self) -> bytes:
        """Return its bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Kopi:
    """One backup file: where it lies, when it was taken, whether it was verified by opening."""

    navn: str
    tatt: datetime
    verifisert: bool
    stoerrelse: int


class Backups(Protocol):
    """Encrypted, verified copies of the open vault."""

    def use(self, keys: OpenKeys) -> None:
        """Carry the header of these keys from now on: a password has been changed."""
        ...

    def take(self) -> Kopi:
        """Copy, verify by opening, then put in place. Raises `disk_full`, `kopi_mislyktes`, `kopi_skadet`."""
        ...

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        ...

    def verify(self, navn: str) -> Kopi:
        """Open a copy again and read all of it. Raises `kopi_skadet`."""
        ...


class VaultFile(Protocol):
    """The database file of one folder: opening it, and putting a copy in its place."""

    def prepare(self) -> None:
        """Refuse a folder no vault may lie in, and make it. Raises as `location` does."""
        ...

    def acquire(self) -> None:
        """Take the folder for this process. Raises `hvelv_opptatt`."""
        ...

    def release(self) -> None:
        """Let another process have it."""
        ...

    def create(self, keys: OpenKeys) -> tuple[Store, Backups]:
        """Make the database. Raises `disk_full`, `mappe_skrivebeskyttet`."""
        ...

    def open(self, keys: OpenKeys) -> tuple[Store, Backups]:
        """Open the database. Raises `hvelv_skadet` (also when it is gone), `hvelv_nyere`, `disk_full`."""
        ...

    def copies(self) -> list[Kopi]:
        """Return the verified copies, newest first, without opening the vault."""
        ...

    def restore(self, keys: OpenKeys, navn: str) -> None:
        """Set the damaged file aside and put a copy in its place. Raises `kopi_skadet`."""
        ...


NewId = Callable[[], str]
"""Makes a fresh id; counted in the demo and the tests, random in the program."""

Progress = Callable[[str, int, int], None]
"""Told the step's code, its number and how many there are."""

Rows = Sequence[T]
