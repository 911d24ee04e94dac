"""The log as a person reads it, and the proof that it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.brevhode import BLANKT
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.logg import Anker, Hendelse, Loggrad, Loggutvalg, SettAnker
from helseansvarlig.errors import KnownError
from helseansvarlig.services.loggeksport import write_export
from helseansvarlig.services.logginnsyn import Innsyn, compose_innsyn
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import OpenKeys, Renderer

STEP = 500


@dataclass(frozen=True, slots=True)
class Loggkontroll:
    """What a check found whole: how many rows, which places seen from outside, the newest of them."""

    hode: Anker
    ankre: int
    siste_anker: SettAnker | None


class LoggService:
    """Who did what, when; and whether the chain holds. Looking here is itself logged, what was looked for is not."""

    def __init__(self, oekt: Oekt, renderer: Renderer, keys: OpenKeys) -> None:
        self._oekt = oekt
        self._renderer = renderer
        self._keys = keys

    def newest(self, count: int = 200) -> list[Loggrad]:
        """Return the newest rows, newest first, drafts too; for the program's own use."""
        return self._oekt.store.log_rows(count)

    def look(self) -> None:
        """Log that a person has opened the log."""
        self._oekt.store.log(Hendelse("logg.lest", angrebar=False))

    def note_search(self, barn_id: str = "") -> None:
        """Log that a person searches the log; never the words. About one child it is the child's right to know."""
        self._oekt.store.log(Hendelse("logg.innsyn" if barn_id else "logg.soekt", barn_id=barn_id, angrebar=False))

    def find(self, utvalg: Loggutvalg, before: int = 0, count: int = STEP) -> list[Loggrad]:
        """Return at most `count` rows that fit, newest first; `before` is a number to go on from, 0 for the newest."""
        return self._oekt.store.find_log_rows(utvalg, before, count)

    def compose_innsyn(self, barn_id: str, said: Callable[[Loggrad], str], maalform: str = "nb") -> Dokumentmodell:
        """Return one child's access log as a document; `said` gives each act its words. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            barn: Barn = unit.barn.get(barn_id)
            institusjon = unit.institusjon.find(INSTITUSJON_ID)
            paper = unit.brevhode.find(INSTITUSJON_ID) or BLANKT
        house, today = institusjon.navn if institusjon else "", self._oekt.clock.today()
        facts = Innsyn(barn, house, today, self._all_of(barn_id), paper)
        return compose_innsyn(facts, said, self._renderer.words(maalform), maalform)

    def print_innsyn(self, barn_id: str, said: Callable[[Loggrad], str], maalform: str = "nb") -> bytes:
        """Return one child's access log as PDF, to save or print; that is logged. Raises `finnes_ikke`."""
        data = self._renderer.render(self.compose_innsyn(barn_id, said, maalform))
        self._oekt.store.log(Hendelse("logg.skrevet_ut", barn_id=barn_id, angrebar=False))
        return data

    def export(self) -> bytes:
        """Return the whole log as a file that is verified without the vault; the export is its last row."""
        self._oekt.store.log(Hendelse("logg.eksportert", angrebar=False))
        store = self._oekt.store
        return write_export(store.whole_log(), self.anchors(), store.head(), self._keys)

    def anchors(self) -> list[SettAnker]:
        """Return the places of the log that others have seen, oldest first."""
        with self._oekt.store.read() as unit:
            return unit.anker.all()

    def marked(self, loggmerke: str) -> Loggrad | None:
        """Return the row that the mark at the foot of a signed page points at; None: it is of another log."""
        return self._oekt.store.marked_row(loggmerke)

    def verify(self) -> Anker:
        """Recompute the whole chain and find every place seen from outside. Raises `logg_brutt`, `anker_mangler`."""
        return self.control().hode

    def control(self) -> Loggkontroll:
        """Do what `verify` does, and tell what it rested on."""
        with self._told():
            head = self._oekt.store.verify_log()
            anchors = self.anchors()
            for seen in anchors:
                if not self._oekt.store.contains(seen.anker):
                    raise KnownError("anker_mangler", nummer=seen.nummer)
            return Loggkontroll(head, len(anchors), max(anchors, key=lambda one: one.nummer, default=None))

    def check_vault(self) -> Anker:
        """Read every page and structure, the whole chain, and hold every record against its history.

        Raises `hvelv_skadet`, `logg_brutt`, `anker_mangler`, `rad_uten_historie`.
        """
        with self._told():
            self._oekt.store.check_integrity()
        head = self.verify()
        with self._told():
            self._oekt.store.verify_rows()
        return head

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Log that a check found something wrong; a log that is broken is written on, not stopped."""
        try:
            yield
        except KnownError as error:
            with suppress(KnownError):
                self._oekt.store.log(Hendelse("logg.kontroll_feilet", utfall=error.code, angrebar=False))
            raise

    def _all_of(self, barn_id: str) -> list[Loggrad]:
        rows: list[Loggrad] = []
        while step := self.find(Loggutvalg(barn_id=barn_id), rows[-1].nummer if rows else 0):
            rows += step
        return rows
