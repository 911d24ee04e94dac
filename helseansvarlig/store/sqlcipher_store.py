"""The open vault: acts that commit whole with their log row and undo record. Used from one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.clock import Clock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.domain.innsynsmerke import Innsynsmerke
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.kartlegging import Kartlegging, Skjemakopi, Svarrad
from helseansvarlig.domain.kartlegging_retting import Svarretting
from helseansvarlig.domain.klokke import Tidspunkt, jump
from helseansvarlig.domain.logg import REFUSED, Angrepunkt, Anker, Hendelse, Loggrad, Loggutvalg, SettAnker
from helseansvarlig.domain.medvirkning import Medvirkningsrad
from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning
from helseansvarlig.domain.notat import Notat
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.referat import Referatgodkjenning, Referattillegg
from helseansvarlig.domain.rom import Frigivelse, Innlevering
from helseansvarlig.domain.saksnoekkel import Saksnoekkel
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.selvsvar import Selvsvar
from helseansvarlig.domain.skrevet import Skrevet
from helseansvarlig.domain.sletting import Sletting
from helseansvarlig.domain.soek import Soek, Treff
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utleveringsregister import Utleveringsrad
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.ports import Changes, Lesemodus, Unit
from helseansvarlig.store import audit, logg_rader, logg_sok, skrevet, undo
from helseansvarlig.store import soek as finding
from helseansvarlig.store.connection import Connection, database_errors, known
from helseansvarlig.store.hustabeller import house_tables
from helseansvarlig.store.notat_repository import NotatTable
from helseansvarlig.store.oppfoelging_repository import OppfoelgingTable
from helseansvarlig.store.oversikt import OversiktTable
from helseansvarlig.store.recorder import Recorder
from helseansvarlig.store.rensing import Rensing
from helseansvarlig.store.svar_repository import SvarTable
from helseansvarlig.store.table_repository import TableRepository
from helseansvarlig.store.utkast_repository import HemmelighetTable, UtkastTable

_READING = Hendelse("lesing")
_DRAFTS = frozenset({"utkast.lagret", "utkast.forkastet"})


class SqlcipherStore:
    """Reads and writes one vault as one person.

    `enhet` and `program` go on every log row. `after_commit` hears of the newest log place once it is durable, and
    `lesemodus` is asked before every act that is no draft and no log row.
    """

    def __init__(
        self,
        connection: Connection,
        bruker: Bruker,
        clock: Clock,
        *,
        enhet: str = "",
        program: str = "",
        after_commit: Callable[[Anker], None] | None = None,
        lesemodus: Lesemodus | None = None,
    ) -> None:
        self._connection = connection
        self._bruker = bruker
        self._clock = clock
        self._enhet = enhet
        self._program = program
        self._after_commit = after_commit
        self._lesemodus = lesemodus
        self._last_act: Tidspunkt | None = None

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Open a reading; a plain select needs no transaction on the only connection there is."""
        with database_errors():
            yield self._unit(Recorder(self._connection, _READING, writable=False))

    @contextmanager
    def write(self, hendelse: Hendelse) -> Iterator[Unit]:
        """Open an act; changes, history, undo record and log row commit together or not at all."""
        self._require_room(hendelse)
        with self._transaction(hendelse) as recorder:
            yield self._unit(recorder)

    def log(self, hendelse: Hendelse) -> None:
        """Log an act that changes no record."""
        self.log_for(self._bruker, hendelse)

    def log_for(self, bruker: Bruker, hendelse: Hendelse) -> None:
        """Log what somebody else did when the log was out of reach."""
        with self._transaction(hendelse, bruker):
            pass

    @database_errors()
    def next_undo(self) -> Angrepunkt | None:
        """Return what `undo` would take back."""
        return undo.newest(self._connection, self._bruker.id, undo.KAN)

    @database_errors()
    def next_redo(self) -> Angrepunkt | None:
        """Return what `redo` would do again."""
        return undo.newest(self._connection, self._bruker.id, undo.ANGRET)

    def undo(self) -> Changes:
        """Take back this user's newest act. Raises `ingenting_aa_angre`, `angre_konflikt`."""
        return self._move(self.next_undo(), back=True)

    def redo(self) -> Changes:
        """Do again what was taken back last. Raises `ingenting_aa_angre`, `angre_konflikt`."""
        return self._move(self.next_redo(), back=False)

    @database_errors()
    def find(self, soek: Soek, stop: Callable[[], bool]) -> list[Treff] | None:
        """Return what was found, kind by kind, newest first; None when `stop` told that nobody waits any more."""
        return finding.find(self._connection, soek, stop)

    @database_errors()
    def log_rows(self, newest: int) -> list[Loggrad]:
        """Return the newest rows of the log, newest first."""
        return audit.newest_rows(self._connection, newest)

    @database_errors()
    def find_log_rows(self, utvalg: Loggutvalg, before: int, count: int) -> list[Loggrad]:
        """Return at most `count` rows that fit, newest first; `before` is a number to go on from, 0 for the newest."""
        return logg_sok.find(self._connection, utvalg, before, count)

    def whole_log(self) -> Iterator[Loggrad]:
        """Return every row from the first to the last, a few at a time."""
        with database_errors():
            yield from logg_sok.whole(self._connection)

    @database_errors()
    def marked_row(self, loggmerke: str) -> Loggrad | None:
        """Return the row whose hash begins as the mark at the foot of a page says, or None."""
        return logg_sok.marked(self._connection, loggmerke)

    @database_errors()
    def first_written(self, tabell: str, rad_id: str) -> Skrevet | None:
        """Return who put a row into the record and when; None for one that the history does not know."""
        return skrevet.first_written(self._connection, tabell, rad_id)

    @database_errors()
    def verify_rows(self) -> int:
        """Hold every record against its history and return how many there are. Raises `rad_uten_historie`."""
        return logg_rader.verify_rows(self._connection)

    @database_errors()
    def verify_log(self) -> Anker:
        """Recompute the whole chain and return its head. Raises `logg_brutt`."""
        return audit.verify(self._connection)

    @database_errors()
    def head(self) -> Anker:
        """Return the log's newest place."""
        return audit.head(self._connection)

    @database_errors()
    def contains(self, anker: Anker) -> bool:
        """Tell whether the log holds this place."""
        return audit.contains(self._connection, anker)

    @database_errors()
    def check_integrity(self) -> None:
        """Read every page and structure. Raises `hvelv_skadet`."""
        self._fold()  # the cipher's check reads the main file only
        pages = self._connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = [row[0] for row in self._connection.execute("PRAGMA integrity_check")]
        if pages or structure != ["ok"]:
            raise KnownError("hvelv_skadet")

    @database_errors()
    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        try:
            self._fold()
        finally:
            self._connection.close()

    @database_errors()
    def _fold(self) -> None:
        """Fold the write-ahead log into the file and empty it."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _move(self, punkt: Angrepunkt | None, *, back: bool) -> Changes:
        if punkt is None:
            raise KnownError("ingenting_aa_angre")
        handling = "angre" if back else "gjenta"
        hendelse = Hendelse(handling, barn_id=punkt.barn_id, objekt=f"logg:{punkt.nummer}", angrebar=False)
        self._require_room(hendelse)
        with self._transaction(hendelse) as recorder:
            order = audit.head(self._connection).nummer + 1
            undo.move(self._connection, recorder, punkt, back=back, rekkefoelge=order if back else punkt.nummer)
        return recorder.changes()

    @contextmanager
    def _transaction(self, hendelse: Hendelse, bruker: Bruker | None = None) -> Iterator[Recorder]:
        recorder = Recorder(self._connection, hendelse, writable=True)
        at = Tidspunkt(self._clock.now(), self._clock.steady())
        with database_errors():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield recorder
            place = self._finish(recorder, at, bruker or self._bruker)
            self._connection.execute("COMMIT")
        except sqlite.IntegrityError as error:
            self._rollback()
            raise KnownError("henger_sammen") from error
        except sqlite.Error as error:
            self._rollback()
            raise self._told(known(error)) from error
        except KnownError as refusal:
            self._rollback()
            self._log_refusal(recorder.hendelse, refusal.code)
            raise
        except BaseException:
            self._rollback()
            raise
        self._last_act = at
        if self._after_commit is not None:
            self._after_commit(place)
        if recorder.purged:
            self._fold()

    def _finish(self, recorder: Recorder, at: Tidspunkt, bruker: Bruker) -> Anker:
        clock = jump(self._last_act or audit.last_moment(self._connection) or at, at)
        who = audit.Loggfoerer(bruker, at.vegg, self._enhet, self._program, clock.value)
        place = audit.append(self._connection, who, recorder.hendelse, recorder.images())
        undo.remember(self._connection, recorder, place.nummer, bruker.id)
        return place

    def _log_refusal(self, hendelse: Hendelse, code: str) -> None:
        """Tell that an act was refused; when nothing more can be written, it is let be."""
        if not hendelse.utfall.startswith(REFUSED):
            with suppress(HelseansvarligError):
                self.log(replace(hendelse, utfall=f"{REFUSED}{code}", angrebar=False))

    def _require_room(self, hendelse: Hendelse) -> None:
        """Refuse an act when there is no room for it; what is being typed is kept as long as there is any."""
        reason = "" if self._lesemodus is None or hendelse.handling in _DRAFTS else self._lesemodus.reason()
        if reason:
            raise KnownError(reason)

    def _told(self, error: HelseansvarligError) -> HelseansvarligError:
        """Let the one who watches the disk hear that it is full."""
        if self._lesemodus is not None and isinstance(error, KnownError) and error.code == "disk_full":
            self._lesemodus.disk_full()
        return error

    def _rollback(self) -> None:
        if self._connection.in_transaction:  # a full disk may already have rolled back
            self._connection.execute("ROLLBACK")

    def _unit(self, recorder: Recorder) -> Unit:
        return Unit(
            act=recorder,
            **house_tables(recorder),
            barn=TableRepository(recorder, Barn, order="navn COLLATE norsk"),
            notat=NotatTable(recorder, Notat, order="tid DESC, rowid DESC"),
            kartlegging=TableRepository(recorder, Kartlegging, order="startet DESC"),
            skjemakopi=TableRepository(recorder, Skjemakopi),
            svar=SvarTable(recorder, Svarrad, order="sti", owner="kartlegging_id", table="svar"),
            svarretting=TableRepository(recorder, Svarretting, order="rettet DESC, id", owner="kartlegging_id"),
            selvsvar=TableRepository(recorder, Selvsvar, order="begynt DESC, id", owner="kartlegging_id"),
            stoppunkt=TableRepository(recorder, Stoppunkt, order="dato DESC, rowid DESC"),
            oppfoelging=OppfoelgingTable(recorder, Oppfoelging, order="frist"),
            samtykke=TableRepository(recorder, Samtykke, order="dato DESC, rowid DESC"),
            forbehold=TableRepository(recorder, Forbehold, order="dato DESC, rowid DESC"),
            medvirkning=TableRepository(recorder, Medvirkningsrad, order="dato DESC, rowid DESC", table="medvirkning"),
            moete=TableRepository(recorder, Moete, order="dato DESC, rowid DESC"),
            sak=TableRepository(recorder, Sak, order="nummer", owner="moete_id"),
            innmeldtsak=TableRepository(recorder, Innmeldtsak, order="meldt, rowid"),
            saksnoekkel=TableRepository(recorder, Saksnoekkel, order="laget, rowid", owner="sak_id"),
            referatgodkjenning=TableRepository(recorder, Referatgodkjenning, order="dato, rowid", owner="moete_id"),
            referattillegg=TableRepository(recorder, Referattillegg, order="dato, rowid", owner="moete_id"),
            dokument=TableRepository(recorder, Dokument, order="opprettet DESC"),
            utboks=TableRepository(recorder, Utboksrad, order="opprettet DESC", table="utboks"),
            utlevering=TableRepository(recorder, Utleveringsrad, order="id", owner="mottaker", table="utlevering"),
            anker=TableRepository(recorder, SettAnker, order="sett", table="anker"),
            frigivelse=TableRepository(recorder, Frigivelse, order="frigitt DESC, id"),
            innlevering=TableRepository(recorder, Innlevering, order="skrevet DESC, id"),
            sletting=TableRepository(recorder, Sletting, order="anmodet DESC, id"),
            hendelsesnotat=TableRepository(recorder, Hendelsesnotat, order="naar DESC, rowid DESC"),
            instrument=TableRepository(recorder, Instrument, order="dato DESC, rowid DESC"),
            nivaabeslutning=TableRepository(recorder, Nivaabeslutning, order="dato DESC, rowid DESC"),
            tema=TableRepository(recorder, Tema, order="reist DESC, rowid DESC"),
            innsynsmerke=TableRepository(recorder, Innsynsmerke, order="rad"),
            oversikt=OversiktTable(self._connection), rensing=Rensing(recorder),
            utkast=UtkastTable(recorder, self._bruker.id, self._clock.now()),
            hemmelighet=HemmelighetTable(recorder),
        )  # fmt: skip
