"""Staff and lead at one machine in any order, stopped at any commit: what stands is held against a plain list.

A stop falls before or after a commit of either file, so between the two as well: as an exception that leaves everything
where it was, or as SIGKILL to a process of its own.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Innlevering, Innleveringsart, Innleveringsstatus, Til
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import DeltService, FrigivelseService
from helseansvarlig.services.innfletting import InnflettingService
from helseansvarlig.services.innlevering import InnboksService, InnleveringService
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.oppfoelging import OppfoelgingService
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.ports.rom import RomAapent, Romtilgang
from helseansvarlig.services.romutkast import RomUtkastService
from tests.fakes.omgivelser import NewIds
from tests.fakes.romhus import Romhus

DRAFT = "innlevering:"
TASKS = 2
STOPPED = 0.4
"""How often somebody is stopped on the way."""

HANDED_IN, FAILED = 7, 9
MERGED = frozenset({"notat", "oppfoelging", "innmeldtsak", "lukket"})


class Stopp(BaseException):
    """The power is gone. No code of the program may catch it."""


@dataclass
class Plugg:
    """Pulls the plug at the n-th moment from now; -1 is never. `kill` ends the process, as nothing can prevent."""

    left: int = -1
    kill: bool = False

    def moment(self) -> None:
        """Pass one moment at which everything could end."""
        if self.left == 0:
            if self.kill:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left = -1
            raise Stopp
        self.left = max(self.left - 1, -1)


class Stansbar:
    """A store whose every commit can be the last thing that happened, or the first that did not."""

    def __init__(self, inner: Any, plugg: Plugg) -> None:
        self._inner = inner
        self._plugg = plugg

    @contextmanager
    def write(self, hendelse: Hendelse) -> Iterator[Any]:
        with self._inner.write(hendelse) as unit:
            yield unit
            self._plugg.moment()
        self._plugg.moment()

    def log(self, hendelse: Hendelse) -> None:
        self._plugg.moment()
        self._inner.log(hendelse)

    def undo(self) -> None:
        self._plugg.moment()
        self._inner.undo()
        self._plugg.moment()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


@dataclass
class Filer:
    """The compartments, each opened so that it can be stopped."""

    inner: Any
    plugg: Plugg

    def exists(self, rom: Rom) -> bool:
        return bool(self.inner.exists(rom))

    def open(self, rom: Rom, keys: OpenKeys) -> Any:
        return Stansbar(self.inner.open(rom, keys), self.plugg)


@dataclass(frozen=True)
class Sagt:
    """A line of the plain list: who handed in what, and where it is now (`ny`, `avvist`, `lagt_bort`, or a table)."""

    tekst: str
    art: Innleveringsart
    sted: str = "ny"


@dataclass
class Fasit:
    """The plain list, what stands beside it, and how each act is taken back, by the act's place in the log."""

    sagt: dict[str, Sagt] = field(default_factory=dict)
    kanskje: set[str] = field(default_factory=set)
    levert: set[str] = field(default_factory=set)
    utkast: dict[str, set[str]] = field(default_factory=dict)
    angre: dict[int, dict[str, Sagt]] = field(default_factory=dict)
    acts: int = 0
    stops: int = 0
    kills: int = 0


@dataclass(frozen=True)
class Tjeneste:
    """The services under trial: the program's own, or one with a planted fault."""

    innboks: type[InnboksService] = InnboksService
    innfletting: type[InnflettingService] = InnflettingService


EKTE = Tjeneste()


class Veksling:
    """One house, laid out anew for every interleaving."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self.hus = Romhus(folder / "hvelv", clock)
        self.staff = (self.hus.staff, self.hus.invite("Rask Foss", Rolle.MOETEDELTAKER))
        self.hus.child()
        today = clock.today()
        with self.hus.store.write(Hendelse("oppfoelging.ny", barn_id="b1")) as unit:
            for number in range(TASKS):
                unit.oppfoelging.save(Oppfoelging(f"o{number}", "b1", f"Oppgave {number}", "Stille Vik", today))
        newest = self.hus.store.next_undo()
        self.before = newest.nummer if newest is not None else 0  # what stood there at first is not taken back
        self.hus.close()
        self._clean = folder / "rent"
        shutil.copytree(self.hus.folder, self._clean)
        self.plugg = Plugg()

    def run(self, seed: int, events: int, tjeneste: Tjeneste = EKTE, *, kills: bool = False) -> Fasit:
        """Live one interleaving and hold what stands against the list after every stop, and at the end."""
        shutil.rmtree(self.hus.folder)
        shutil.copytree(self._clean, self.hus.folder)
        self.hus.new_id = NewIds()
        day = _Dag(self, random.Random(seed), tjeneste, kills=kills)
        for _ in range(events):
            day.step()
        day.end()
        return day.fasit

    @contextmanager
    def lead(self, tjeneste: Tjeneste) -> Iterator[Leder]:
        """The health lead unlocks, and is gone when the block ends, however it ends."""
        self.hus.store = self.hus._open()
        keys, oekt = self.hus.keys, self.hus.oekt
        stoppable: Any = Stansbar(self.hus.store, self.plugg)
        files: Any = Filer(self.hus.files, self.plugg)
        own = Oekt(stoppable, keys.bruker(), self.hus.clock, self.hus.new_id, oekt.delingsregler)
        own.tilgang = oekt.tilgang
        try:
            yield Leder(own, Romtilgang(lambda: keys, files, self.hus.keysafe.people), tjeneste)
        finally:
            self.hus.close()

    @contextmanager
    def staff_room(self, number: int) -> Iterator[RomAapent]:
        """One of the staff unlocks."""
        with self.hus.inside(self.staff[number], Rom.MOETE) as room:
            stoppable: Any = Stansbar(room.store, self.plugg)
            yield replace(room, store=stoppable)


class Leder:
    """The lead's services over one unlocked vault."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang, tjeneste: Tjeneste) -> None:
        self.oekt = oekt
        self.frigivelse = FrigivelseService(oekt, tilgang)
        self.innboks = tjeneste.innboks(oekt, tilgang)
        self.innfletting = tjeneste.innfletting(oekt)
        self.oppfoelging = OppfoelgingService(oekt)

    def stands(self) -> dict[str, Any]:
        """Return all that the list is held against."""
        with self.oekt.store.read() as unit:
            return {
                "innlevering": unit.innlevering.all(), "notat": unit.notat.all(),
                "oppfoelging": unit.oppfoelging.all(), "innmeldtsak": unit.innmeldtsak.all(),
                "frigivelse": [row for row in unit.frigivelse.all() if row.er_delt],
            }  # fmt: skip


class _Dag:
    """One interleaving: what is done next is chance, what must stand is the list's."""

    def __init__(self, rom: Veksling, chance: random.Random, tjeneste: Tjeneste, *, kills: bool) -> None:
        self.rom = rom
        self.chance = chance
        self.tjeneste = tjeneste
        self.kills = kills
        self.fasit = Fasit()
        self._trying: dict[str, str] = {}

    def step(self) -> None:
        """Let somebody do something, perhaps not to the end."""
        self.fasit.acts += 1
        self._trying = {}
        act = self.chance.choice((self._staff, self._staff, self._lead, self._lead, self._lead))
        plug = self.chance.randrange(8) if self.chance.random() < STOPPED else -1
        self.rom.plugg.left = plug
        if self.kills and plug >= 0:
            self._in_a_process_that_is_killed(act)
            return
        try:
            act()
        except Stopp:
            self.fasit.stops += 1
            self.rom.plugg.left = -1
            self._look_anew(self._trying)
        self.rom.plugg.left = -1

    def end(self) -> None:
        """Everybody is there at last: what was handed in has come, once, and stands where it was put."""
        with self.rom.lead(self.tjeneste) as lead:
            lead.innboks.fetch()
            lead.innboks.fetch()
            lead.frigivelse.expire()
            self._take_note(lead)
            self._hold(lead)
        lost = self.fasit.levert - {one.tekst for one in self.fasit.sagt.values()}
        assert not lost, f"lost: {sorted(lost)}"
        for number in range(len(self.rom.staff)):
            with self.rom.staff_room(number) as room:
                self._hold_room(room)

    def _in_a_process_that_is_killed(self, act: Callable[[], None]) -> None:
        """Do it in a process of its own; what it did not come to tell may have been done or not."""
        child = os.fork()
        if child == 0:
            self.rom.plugg.kill = True
            self.rom.hus.new_id = lambda: os.urandom(16).hex()  # type: ignore[assignment] # it counts for nobody else
            code = FAILED
            try:
                act()
                code = HANDED_IN if self._text() in self.fasit.levert else 0
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        self.rom.plugg.left = -1
        assert killed or os.WEXITSTATUS(status) in {0, HANDED_IN}
        self.fasit.kills += killed
        self.fasit.kanskje |= {self._text(), *(text for texts in self.fasit.utkast.values() for text in texts)}
        if not killed and os.WEXITSTATUS(status) == HANDED_IN:
            self.fasit.levert.add(self._text())
        for number in range(len(self.rom.staff)):
            with self.rom.staff_room(number) as room:
                before = self.fasit.utkast.get(room.bruker.id, {""})
                self.fasit.utkast[room.bruker.id] = before | {self._text(), ""}
                self._look_at_draft(room)
        self._look_anew(None)

    # What staff do.

    def _staff(self) -> None:
        with self.rom.staff_room(self.chance.randrange(len(self.rom.staff))) as room:
            self.chance.choice((self._write, self._write, self._tick, self._draft, self._hand_in_draft))(room)

    def _text(self) -> str:
        return f"tekst {self.fasit.acts}"

    def _hand_in(self, room: RomAapent, art: Innleveringsart, text: str, about: str = "", utkast: str = "") -> None:
        self.fasit.kanskje.add(text)
        day = room.clock.today() if art is Innleveringsart.GJORT else None
        InnleveringService(room).hand_in(art, text, about, dag=day, utkast=utkast)
        self.fasit.levert.add(text)

    def _write(self, room: RomAapent) -> None:
        art = self.chance.choice((Innleveringsart.NOTAT, Innleveringsart.BESKJED, Innleveringsart.SPOERSMAAL))
        shared = DeltService(room).shared()
        about = self.chance.choice(shared).id if shared and self.chance.random() < 0.5 else ""
        self._hand_in(room, art, self._text(), about)

    def _tick(self, room: RomAapent) -> None:
        """Say that a task is done; now and then one that was released to somebody else."""
        with room.store.read() as unit:
            everything = unit.frigitt.all()
        shared = everything if self.chance.random() < 0.1 else DeltService(room).shared()
        if shared:
            self._hand_in(room, Innleveringsart.GJORT, self._text(), self.chance.choice(shared).id)

    def _draft(self, room: RomAapent) -> None:
        me, text = room.bruker.id, self._text()
        self.fasit.utkast[me] = self.fasit.utkast.get(me, {""}) | {text}
        RomUtkastService(room).keep(DRAFT, text)
        self.fasit.utkast[me] = {text}

    def _hand_in_draft(self, room: RomAapent) -> None:
        text = RomUtkastService(room).find(DRAFT)
        if text:
            self.fasit.utkast[room.bruker.id] = {text, ""}
            self._hand_in(room, Innleveringsart.NOTAT, text, utkast=DRAFT)
            self.fasit.utkast[room.bruker.id] = {""}

    # What the lead does.

    def _lead(self) -> None:
        acts = (
            self._fetch, self._fetch, self._fetch, self._merge, self._merge, self._merge, self._aside, self._edit,
            self._close, self._release, self._release, self._withdraw, self._undo,
        )  # fmt: skip
        with self.rom.lead(self.tjeneste) as lead:
            for _ in range(1 if self.kills else self.chance.randint(1, 3)):
                self._trying = {}
                self.chance.choice(acts)(lead)
            self._hold(lead)

    def _fetch(self, lead: Leder) -> None:
        lead.innboks.fetch()
        self._take_note(lead)

    def _merge(self, lead: Leder) -> None:
        waiting = sorted(lead.innboks.waiting(), key=lambda one: one.innhold)
        if not waiting:
            return
        row, into = self.chance.choice(waiting), lead.innfletting
        ways: dict[str, Callable[[], object]] = {
            "notat": lambda: into.merge(row.id, "b1"),
            "oppfoelging": lambda: into.make_task(row.id, "b1", "Trygg Havn", row.skrevet.date()),
            "innmeldtsak": lambda: into.raise_in_meeting(row.id, "b1"),
        }
        if row.art is Innleveringsart.GJORT:
            ways = {"lukket": lambda: into.close_task(row.id), "notat": ways["notat"]}
        where = self.chance.choice(sorted(ways))
        self._deal_with(lead, row, where, ways[where])

    def _aside(self, lead: Leder) -> None:
        waiting = sorted(lead.innboks.waiting(), key=lambda one: one.innhold)
        if waiting:
            row = self.chance.choice(waiting)
            self._deal_with(lead, row, "lagt_bort", lambda: lead.innfletting.lay_aside(row.id, "snakket om"))

    def _deal_with(self, lead: Leder, row: Innlevering, where: str, act: Callable[[], object]) -> None:
        self._trying = {row.id: where}
        try:
            act()
        except KnownError as error:  # the task was closed meanwhile, or the letter was refused: nothing has changed
            assert error.code in {"innlevering_alt_gjort", "innlevering_behandlet"}, error.code
            return
        before = self.fasit.sagt[row.id]
        self.fasit.sagt[row.id] = replace(before, sted=where)
        self._can_take_back(lead, {row.id: before})

    def _edit(self, lead: Leder) -> None:
        task = lead.oppfoelging.get(f"o{self.chance.randrange(TASKS)}")
        lead.oppfoelging.change(replace(task, frist=task.frist + timedelta(days=1)))
        self._can_take_back(lead, {})

    def _close(self, lead: Leder) -> None:
        task = lead.oppfoelging.get(f"o{self.chance.randrange(TASKS)}")
        if task.gjort is None:
            lead.oppfoelging.mark_done(task.id, "gjort av leder")
            self._can_take_back(lead, {})

    def _release(self, lead: Leder) -> None:
        things = [one for one in lead.frigivelse.candidates("b1") if one.kilde.startswith("oppfoelging:o")]
        if things:
            people = tuple(keys.bruker().id for keys in self.rom.staff if self.chance.random() < 0.5)
            last = self.rom.hus.clock.today() + timedelta(days=1)
            lead.frigivelse.release(Rom.MOETE, "b1", [self.chance.choice(things)], "møte", last, Til(people))

    def _withdraw(self, lead: Leder) -> None:
        shared = lead.frigivelse.shared()
        if shared:
            lead.frigivelse.withdraw(self.chance.choice(shared).frigivelse.id)

    def _undo(self, lead: Leder) -> None:
        newest = lead.oekt.store.next_undo()
        if newest is not None and newest.nummer > self.rom.before:
            back = self.fasit.angre[newest.nummer]
            self._trying = {row_id: said.sted for row_id, said in back.items()}
            lead.oekt.store.undo()
            self.fasit.sagt |= back

    def _can_take_back(self, lead: Leder, back: dict[str, Sagt]) -> None:
        newest = lead.oekt.store.next_undo()
        if newest is not None and newest.nummer > self.rom.before:
            self.fasit.angre.setdefault(newest.nummer, back)

    # Holding what stands against the list.

    def _look_anew(self, trying: dict[str, str] | None) -> None:
        """After a stop an act is whole or was never begun: see which, and go on from there.

        `trying` is where each letter was on its way to; None when nobody knows, and at most one was.
        """
        with self.rom.lead(self.tjeneste) as lead:
            self._take_note(lead)
            back: dict[str, Sagt] = {}
            for row in lead.stands()["innlevering"]:
                said, place = self.fasit.sagt[row.id], _place_of(row)
                if said.sted != place:
                    assert trying is None or trying.get(row.id) == place, f"{said} moved to {place} by itself"
                    back[row.id] = said
                    self.fasit.sagt[row.id] = replace(said, sted=place)
            assert len(back) <= 1, "an act is about one letter"
            self._can_take_back(lead, back)
            self._hold(lead)

    def _take_note(self, lead: Leder) -> None:
        """Add to the list what has come, each once, and only what somebody handed in."""
        for row in lead.stands()["innlevering"]:
            if row.id not in self.fasit.sagt:
                assert row.innhold in self.fasit.kanskje, f"nobody handed in {row.innhold}"
                assert row.innhold not in {one.tekst for one in self.fasit.sagt.values()}, f"twice: {row.innhold}"
                self.fasit.sagt[row.id] = Sagt(row.innhold, row.art, _place_of(row))

    def _hold(self, lead: Leder) -> None:
        stands = lead.stands()
        there = {row.id: Sagt(row.innhold, row.art, _place_of(row)) for row in stands["innlevering"]}
        assert there == self.fasit.sagt
        for said in self.fasit.sagt.values():
            expected = [said.sted] if said.sted in MERGED else []
            found = _found(stands, said.tekst)
            assert found == expected, f"{said}: {found}"

    def _hold_room(self, room: RomAapent) -> None:
        self._look_at_draft(room)
        with self.rom.lead(self.tjeneste) as lead:
            rows = lead.stands()["frigivelse"]
        wanted = {row.id for row in rows if not row.mottakere or room.bruker.id in row.mottakere}
        assert {one.id for one in DeltService(room).shared()} == wanted, "shared is not what is seen"
        room.store.verify()

    def _look_at_draft(self, room: RomAapent) -> None:
        draft = RomUtkastService(room).find(DRAFT) or ""
        assert draft in self.fasit.utkast.get(room.bruker.id, {""}), "a draft is lost"
        self.fasit.utkast[room.bruker.id] = {draft}


def _place_of(row: Innlevering) -> str:
    if row.status is not Innleveringsstatus.FLETTET:
        return row.status.value
    table = row.flettet_til.partition(":")[0]
    return "lukket" if row.art is Innleveringsart.GJORT and table == "oppfoelging" else table


def _found(stands: dict[str, Any], text: str) -> list[str]:
    """Return where a text stands in the records, each place as often as it does."""
    return [
        *("notat" for one in stands["notat"] if one.tekst == text),
        *("oppfoelging" for one in stands["oppfoelging"] if one.hva == text),
        *("innmeldtsak" for one in stands["innmeldtsak"] if one.tekst == text),
        *("lukket" for one in stands["oppfoelging"] if one.resultat == text),
    ]
