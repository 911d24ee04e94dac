"""A vault in hardship, seen from outside: a day is lived in it, and what was said is held against what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helseansvarlig.domain.logg import REFUSED
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.services.gjenopprettingsark import Arkplass
from helseansvarlig.tjenester import Tjenester
from tests.e2e.lagrer import MEASURES, next_password
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.lang.noed_loep import COMES, LEAVES, STAYS
from tests.lang.proeve import Filer, around, fill, notices, read_files, write_files

ROWS = {
    "passord": "hvelv.passord_byttet",
    "ark": "hvelv.nytt_ark",
    "tid": "bruker.tid_endret",
    "invitert": "bruker.invitert",
    "fjernet": "hvelv.noekkel_byttet",
}
"""What each change of who can open the vault is called in the log."""
_ALL = 10_000


@dataclass(slots=True)
class Utfall:
    """What was said of one day: what was done, what was refused with which code, how many calls could have failed."""

    gjort: list[str] = field(default_factory=list)
    nektet: list[str] = field(default_factory=list)
    kall: int = 0
    slutt: int = 0


@dataclass(frozen=True, slots=True)
class Dom:
    """What was said to be done and is not there, what was refused and holds, and what holds without its log row."""

    tapt: frozenset[str]
    motsagt: frozenset[str]
    ulogget: frozenset[str]


class Arbeidsdag:
    """The worker, asked to live the same day again and again in the same vault."""

    def __init__(self, work: Path, shim: Path | None, dag: str = "arbeid") -> None:
        """`shim` is the library that lets calls fail, `dag` which day it is."""
        self.folder = work / "hvelv"
        self.kind = dag
        self._began = self._fill()
        self._files: Filer = read_files(self.folder)
        around_it = {"FEIL_MAPPE": str(self.folder)} | ({"LD_PRELOAD": str(shim)} if shim else {})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.lang.noed_loep", self.folder, dag],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | around_it,
            text=True,
        )
        assert self._read() == "klar"

    def _fill(self) -> int:
        """Make the vault, and return how far its log goes before the day begins."""
        vault = Proevehvelv.create(self.folder, around(IngenNoekkelring()))
        services = vault.unlock()
        if self.kind == "arbeid":  # a change of keys writes the whole file again and again: there it is a small one
            fill(services)
        for name in (LEAVES, STAYS):
            services.brukere.invite(name, Rolle.STEDFORTREDER)
        began = services.aapent.oekt.store.head().nummer
        vault.lock()
        return began

    def _read(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def live(self, **asked: object) -> Utfall:
        """Lay the vault out anew, let the day be lived in it, and return what was said."""
        self.lay_out()
        assert self._process.stdin is not None
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        told = Utfall()
        while not isinstance(line := self._read(), dict):
            if isinstance(line, int):
                told.kall = line
            elif line[1]:
                told.nektet.append(line[1])
            else:
                told.gjort.append(line[0])
        told.slutt = line["slutt"]
        return told

    def lay_out(self) -> Proevehvelv:
        """Return the vault as it was when the day began."""
        write_files(self.folder, self._files)
        return Proevehvelv(self.folder, around(IngenNoekkelring()))

    def judge(self, done: list[str]) -> Dom:
        """Open the vault without hardship and hold what was said to be done against what is there."""
        vault = Proevehvelv(self.folder, around(IngenNoekkelring()))
        services, word = _unlocked(vault)
        assert notices(vault) == []
        services.logg.check_vault()
        keys = {*_keys_changed(services)} | ({"passord"} if word != PASSWORD else set())
        logged = self._logged(services)
        there = keys | {*_written(services)} | {"lås"}
        there |= {"kopi"} if len(services.kopi.all()) > 1 or "fjernet" in keys else set()
        vault.lock()
        return Dom(
            tapt=frozenset(done) - there,
            motsagt=frozenset(keys) - frozenset(done),
            ulogget=frozenset(act for act in ROWS if logged[ROWS[act]] != (act in keys)),
        )

    def _logged(self, services: Tjenester) -> Counter[str]:
        rows = services.aapent.oekt.store.log_rows(_ALL)
        return Counter(r.handling for r in rows if r.nummer > self._began and not r.utfall.startswith(REFUSED))

    def end(self) -> None:
        """Let the worker go home."""
        self._process.communicate()
        assert self._process.returncode == 0


def _unlocked(vault: Proevehvelv) -> tuple[Tjenester, str]:
    """Open with the password of the morning or, where that is spent, with the one that was chosen."""
    try:
        return vault.unlock(PASSWORD), PASSWORD
    except KnownError as error:
        assert error.code == "feil_passord"
        return vault.unlock(fresh := next_password(PASSWORD)), fresh


def _keys_changed(services: Tjenester) -> Iterator[str]:
    """Yield which of the changes of access hold, as the header that opens says."""
    people = {one.navn: one for one in services.brukere.list()}
    if Arkplass.EIER in services.ark.places():
        yield "ark"
    if people[STAYS].til is not None:
        yield "tid"
    if COMES in people:
        yield "invitert"
    if LEAVES not in people:
        yield "fjernet"


def _written(services: Tjenester) -> Iterator[str]:
    """Yield what stands in the records and among the drafts, by the words it was told with."""
    with services.aapent.oekt.store.read() as unit:
        stops, measures = unit.stoppunkt.all(), Counter(o.kilde for o in unit.oppfoelging.all())
        yield from (note.tekst for note in unit.notat.all())
    assert all(measures[f"stoppunkt:{s.id}"] in (MEASURES, 1) for s in stops), "an act was torn"
    yield from (stop.konklusjon for stop in stops)
    drafts = services.utkast.keys()
    yield from (f"utkast {key.rpartition(':')[2]}" for key in drafts if key.startswith("notat:"))
