"""A store beside a plain model of it: two people write, take back and do again, with locks and crashes in between.

Used short by `test_undo.py` and long by the long suite, there also over a store with a fault planted in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import note as tell
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Unit
from helseansvarlig.store.connection import Connection, migrate, open_database
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.conftest import NOW
from tests.store.conftest import DEPUTY, KEY, LEAD
from tests.store.eksempler import note
from tests.store.soekeproeve import faults

BORN, DAY = date(2011, 3, 4), date(2026, 12, 1)
TABLES = ("barn", "notat", "oppfoelging", "stoppunkt")
OF_A_CHILD = ("notat", "stoppunkt")
"""Whose rows cannot stand without their child."""
KAN, ANGRET, BORTE = "kan", "angret", "borte"

Sted = tuple[str, str]
Rader = dict[Sted, Any]
USERS = st.sampled_from([LEAD, DEPUTY])
NUMBERS = st.integers(1, 3)
WORDS = st.sampled_from(["sover", "våkner", "ler", "sint"])


@dataclass(slots=True)
class Handling:
    """What somebody did: each row's place, what stood there before, and after."""

    av: str
    endringer: list[tuple[Sted, Any, Any]]
    status: str
    nummer: int
    angret: int = 0


class Umulig(Exception):  # noqa: N818 (it is no error: the model's word for what the store must refuse)
    """The model says that this cannot be done, and why."""


class Modell:
    """What should stand there, and what each person could take back or do again."""

    def __init__(self) -> None:
        self.rader: Rader = {}
        self.handlinger: list[Handling] = []
        self.takt = 0

    def act(self, av: Bruker, changes: Iterable[tuple[Sted, Any]], *, undoable: bool = True) -> None:
        """Do something. Raises `Umulig` with the code of the refusal; then nothing has changed."""
        rows = dict(self.rader)
        done = [(place, rows.get(place), self._put(rows, place, row)) for place, row in changes]
        self.rader = rows
        self.takt += 1
        real = [change for change in done if change[1] != change[2]]
        if real and undoable:
            for earlier in self._of(av, ANGRET):
                earlier.status = BORTE
            self.handlinger.append(Handling(av.id, real, KAN, len(self.handlinger)))

    def move(self, av: Bruker, *, back: bool) -> None:
        """Take back the newest, or do again what was taken back last. Raises `Umulig`."""
        if back:
            found = sorted(self._of(av, KAN), key=lambda one: one.nummer)
        else:
            found = sorted(self._of(av, ANGRET), key=lambda one: one.angret)
        if not found:
            raise Umulig("ingenting_aa_angre")
        rows, one = dict(self.rader), found[-1]
        for place, before, after in reversed(one.endringer) if back else one.endringer:
            expected, wanted = (after, before) if back else (before, after)
            if rows.get(place) != expected:
                raise Umulig("angre_konflikt")
            self._put(rows, place, wanted)
        self.rader = rows
        self.takt += 1
        one.status, one.angret = (ANGRET if back else KAN), self.takt

    def make_final(self, place: Sted) -> None:
        """Nothing that touched a row can be taken back any more."""
        self.takt += 1
        for one in self.handlinger:
            if any(touched == place for touched, _, _ in one.endringer):
                one.status = BORTE

    def has(self, table: str) -> list[str]:
        """Return the ids that stand in a table."""
        return sorted(row_id for name, row_id in self.rader if name == table)

    def _of(self, av: Bruker, status: str) -> list[Handling]:
        return [one for one in self.handlinger if one.av == av.id and one.status == status]

    def _put(self, rows: Rader, place: Sted, row: Any) -> Any:
        if row is None:
            rows.pop(place, None)
        else:
            rows[place] = row
        homes = {row_id for table, row_id in rows if table == "barn"}
        if any(table in OF_A_CHILD and one.barn_id not in homes for (table, _), one in rows.items()):
            raise Umulig("henger_sammen")
        return row


class Angremaskin(RuleBasedStateMachine):
    """Whatever people do, the store and its model show the same, and the index finds what stands there."""

    store_class: type[SqlcipherStore] = SqlcipherStore
    parent: Path | None = None
    verify_every_step = True

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory(dir=self.parent)
        self.path = Path(self.folder.name) / "0.db"
        self.modell = Modell()
        self._open()
        self._act(LEAD, [(("barn", "b1"), Barn("b1", "Vakker Blomst", BORN))])

    @rule(av=USERS, number=NUMBERS, word=WORDS, home=NUMBERS)
    def write_a_note(self, av: Bruker, number: int, word: str, home: int) -> None:
        self._act(av, [(("notat", f"n{number}"), note(number, f"b{home}", word))])

    @rule(av=USERS, number=NUMBERS, name=WORDS)
    def write_a_child(self, av: Bruker, number: int, name: str) -> None:
        self._act(av, [(("barn", f"b{number}"), Barn(f"b{number}", f"Vakker {name}", BORN))])

    @rule(av=USERS, number=NUMBERS, home=NUMBERS, word=WORDS, count=st.integers(0, 3))
    def stop_and_decide(self, av: Bruker, number: int, home: int, word: str, count: int) -> None:
        """One act over several tables."""
        stop = Stoppunkt(f"p{number}", f"b{home}", DAY, "Rolig Bekk", DAY, (Faktum(word),), word, "Vi ser det an")
        tasks = [Oppfoelging(f"o{one}", f"b{home}", word, "Trygg Havn", DAY) for one in range(count)]
        self._act(av, [(("stoppunkt", stop.id), stop), *((("oppfoelging", one.id), one) for one in tasks)])

    @rule(av=USERS, number=NUMBERS, words=st.lists(WORDS, min_size=2, max_size=3))
    def write_one_row_several_times_in_one_act(self, av: Bruker, number: int, words: list[str]) -> None:
        self._act(av, [(("notat", f"n{number}"), note(number, "b1", word)) for word in words])

    @rule(av=USERS, data=st.data(), table=st.sampled_from(TABLES))
    def take_away(self, av: Bruker, data: st.DataObject, table: str) -> None:
        if there := self.modell.has(table):
            self._act(av, [((table, data.draw(st.sampled_from(there))), None)])

    @rule(av=USERS, number=NUMBERS, word=WORDS)
    def write_what_cannot_be_taken_back(self, av: Bruker, number: int, word: str) -> None:
        self._act(av, [(("notat", f"n{number}"), note(number, "b1", word))], undoable=False)

    @precondition(lambda self: self.modell.has("notat"))
    @rule(av=USERS, data=st.data())
    def sign(self, av: Bruker, data: st.DataObject) -> None:
        row_id = data.draw(st.sampled_from(self.modell.has("notat")))
        with self._store(av).write(Hendelse("notat.frosset", angrebar=False)) as unit:
            unit.act.make_final("notat", row_id)
        self.modell.make_final(("notat", row_id))

    @rule(av=USERS, word=WORDS)
    def draft(self, av: Bruker, word: str) -> None:
        with self._store(av).write(Hendelse("utkast.lagret", angrebar=False)) as unit:
            unit.utkast.put("notat:b1", word)
        self.modell.takt += 1

    @rule(av=USERS, times=st.integers(1, 4))
    def undo(self, av: Bruker, times: int) -> None:
        for _ in range(times):
            self._both(lambda: self._store(av).undo(), lambda: self.modell.move(av, back=True))

    @rule(av=USERS, times=st.integers(1, 4))
    def redo(self, av: Bruker, times: int) -> None:
        for _ in range(times):
            self._both(lambda: self._store(av).redo(), lambda: self.modell.move(av, back=False))

    @rule()
    def lock(self) -> None:
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.connection.close()
        self._open()

    @rule()
    def crash(self) -> None:
        """What a kill leaves is the files as they lie."""
        self._leave_as_it_lies()

    @rule(av=USERS, number=NUMBERS, word=WORDS)
    def crash_in_the_middle(self, av: Bruker, number: int, word: str) -> None:
        try:
            with self._store(av).write(Hendelse("notat.skrevet")) as unit:
                unit.barn.save(Barn("b9", "Halv Handling", BORN))
                unit.notat.save(note(number, "b9", word))
                copied = self._copy()
                raise InterruptedError  # the one that was killed gets no further
        except InterruptedError:
            self._move_to(copied)

    @invariant()
    def shows_the_same(self) -> None:
        if not hasattr(self, "connection"):
            return
        assert self._standing() == self.modell.rader
        for av in (LEAD, DEPUTY):
            for point, status in ((self._store(av).next_undo(), KAN), (self._store(av).next_redo(), ANGRET)):
                assert (point is not None) == bool(self.modell._of(av, status))
        if self.verify_every_step:
            self._verify()

    def teardown(self) -> None:
        if hasattr(self, "connection"):
            self._verify()
            self.connection.close()
            self.folder.cleanup()

    def _verify(self) -> None:
        self._store(LEAD).verify_log()
        self._store(LEAD).verify_rows()
        assert faults(self.connection) == []

    def _act(self, av: Bruker, changes: list[tuple[Sted, Any]], *, undoable: bool = True) -> None:
        def write() -> None:
            with self._store(av).write(Hendelse("notat.skrevet", angrebar=undoable)) as unit:
                for (table, row_id), row in changes:
                    _write(unit, table, row_id, row)

        self._both(write, lambda: self.modell.act(av, changes, undoable=undoable))

    def _both(self, real: Callable[[], object], model: Callable[[], None]) -> None:
        """Do it in the store and in the model: both do it, or both refuse for the same reason."""
        expected = got = ""
        try:
            model()
        except Umulig as refusal:
            expected = str(refusal)
        try:
            real()
        except KnownError as refusal:
            got = refusal.code
            self.modell.takt += 1  # a refusal is logged
        tell(f"{expected or 'ok'}")
        assert got == expected

    def _standing(self) -> Rader:
        with self._store(LEAD).read() as unit:
            return {(table, row.id): row for table in TABLES for row in getattr(unit, table).all()}

    def _store(self, av: Bruker) -> SqlcipherStore:
        return self.stores[av.id]

    def _open(self) -> None:
        self.connection: Connection = open_database(self.path, KEY)
        migrate(self.connection, before=lambda: None)
        clock = FixedClock(NOW)
        self.stores = {av.id: self.store_class(self.connection, av, clock) for av in (LEAD, DEPUTY)}

    def _copy(self) -> Path:
        fresh = self.path.with_name(f"{int(self.path.stem) + 1}.db")
        for end in ("", "-wal"):
            shutil.copyfile(f"{self.path}{end}", f"{fresh}{end}")
        return fresh

    def _leave_as_it_lies(self) -> None:
        self._move_to(self._copy())

    def _move_to(self, copied: Path) -> None:
        self.connection.close()
        self.path = copied
        self._open()


def _write(unit: Unit, table: str, row_id: str, row: Any) -> None:
    repository = getattr(unit, table)
    if row is None:
        repository.remove(row_id)
    else:
        repository.save(replace(row))
