"""No room, no right to write, no memory: nothing acknowledged is lost, and each refusal is a sentence in plain words.

What was refused does not hold either, and a password that was changed stands in the log, once, as what it was.

Every call that writes is made to fail in its turn, once and from then on, until the work never reaches the call.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.tjenester import Tjenester
from tests.disker import make_read_only, mounted
from tests.e2e.lagrer import MEASURES, next_password
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.opptak import build
from tests.lang.proeve import Filer, around, fill, notices, read_files, write_files

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
VIS = 3
ALL = 10_000
CHANGED = "hvelv.passord_byttet"
EVERY = 1
FULL = {"disk_full", "disk_full_lesing"}
PROTECTED = {"mappe_skrivebeskyttet", "disk_feil"}
UNSAID = {"disk_feil"}
"""What is told when a file could not be made and, asked again, the disk finds nothing in the way."""
ABOUT_A_COPY = {"kopi_mislyktes"}
MEMORY_KIB = (0, 64, 128, 192, 208, 224, 240, 256, 288, 320, 384, 448, 512, 640, 768, 1024, 1536, 2048, 8192, 32768)
Trenger = Callable[[str], str]


@dataclass
class Utfall:
    """What became of one day: what was acknowledged, what was refused with which code, how many calls there were."""

    gjort: list[str] = field(default_factory=list)
    nektet: list[str] = field(default_factory=list)
    kall: int = 0
    slutt: int = 0


class Arbeidsdag:
    """The worker, asked to do the same day again and again on the same vault."""

    def __init__(self, work: Path, shim: Path | None) -> None:
        self.folder = work / "hvelv"
        vault = Proevehvelv.create(self.folder, around(IngenNoekkelring()))
        fill(vault.unlock())
        vault.lock()
        self.contradicted = 0
        self.unlogged = 0
        self.files: Filer = read_files(self.folder)
        around_it = {"FEIL_MAPPE": str(self.folder)} | ({"LD_PRELOAD": str(shim)} if shim else {})
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.lang.noed_loep", self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | around_it,
            text=True,
        )
        assert self._read() == "klar"

    def _read(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def live(self, **asked: object) -> Utfall:
        """Lay the vault out anew, let it be worked in, and return what was said."""
        write_files(self.folder, self.files)
        assert self.process.stdin is not None
        print(json.dumps(asked), file=self.process.stdin, flush=True)
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

    def lost(self, done: list[str]) -> list[str]:
        """Open the vault without hardship and return what was acknowledged and is not there."""
        vault = Proevehvelv(self.folder, around(IngenNoekkelring()))
        services, other = self._unlocked(vault, changed="passord" in done)
        holds = other != ("passord" in done)
        self.contradicted += holds and "passord" not in done
        self.unlogged += [row.handling for row in services.aapent.oekt.store.log_rows(ALL)].count(CHANGED) != holds
        assert notices(vault) == []
        services.logg.check_vault()
        with services.aapent.oekt.store.read() as unit:
            stops, measures = unit.stoppunkt.all(), Counter(o.kilde for o in unit.oppfoelging.all())
            texts = {n.tekst for n in unit.notat.all()} | {s.konklusjon for s in stops}
        assert all(measures[f"stoppunkt:{s.id}"] in (MEASURES, 1) for s in stops), "an act was torn"
        texts |= {f"utkast {key.rpartition(':')[2]}" for key in services.utkast.keys() if key.startswith("notat:")}  # noqa: SIM118 (no mapping)
        texts |= {"kopi"} if "kopi" in done and len(services.kopi.all()) > 1 else set()
        vault.lock()
        texts |= {"lås"} if other else {"lås", "passord"}
        return [word for word in done if word not in texts]

    def _unlocked(self, vault: Proevehvelv, *, changed: bool) -> tuple[Tjenester, bool]:
        """Open with the password that was acknowledged, or with the other; tell whether that was needed."""
        words = [PASSWORD, next_password(PASSWORD)]
        try:
            return vault.unlock(words[changed]), False
        except KnownError as error:
            assert error.code == "feil_passord"
            return vault.unlock(words[not changed]), True

    def end(self) -> None:
        self.process.communicate()
        assert self.process.returncode == 0


@pytest.fixture
def dag(minne: Path, trenger: Trenger) -> Iterator[Arbeidsdag]:
    started = Arbeidsdag(minne, build(trenger("gcc"), Path(__file__).with_name("feil.c"), minne))
    yield started
    started.end()


def sweep(dag: Arbeidsdag, number: int, *, once: bool, too_early: bool = False) -> tuple[int, int, Counter[str]]:
    """Let every call fail in its turn; return how many there were, how much was lost, and what was said."""
    lost, said, call = 0, Counter[str](), 0
    while True:
        call += EVERY
        told = dag.live(kall=call, feil=number, en_gang=once, for_tidlig=too_early)
        assert told.slutt == 0, "the worker itself died"
        said.update(told.nektet)
        lost += len(dag.lost(told.gjort))
        if told.kall < call:
            return call - EVERY, lost, said


@pytest.mark.parametrize(
    ("number", "once", "name", "may_say"),
    [
        (errno.ENOSPC, False, "full disk fra kall k og utover", FULL),
        (errno.ENOSPC, True, "full disk ved kall k alene", FULL | UNSAID),
        (errno.EROFS, False, "skrivebeskyttet fra kall k og utover", PROTECTED | ABOUT_A_COPY),
    ],
)
def test_every_call_that_writes_fails_in_its_turn(
    dag: Arbeidsdag, tabell: Bevistabell, number: int, once: bool, name: str, may_say: set[str]
) -> None:
    calls, lost, said = sweep(dag, number, once=once)
    tabell.row(VIS, name, calls, f"{_found(dag, lost)} ({_counted(said)})")
    early = 0
    for call in range(5, 60, 9):
        early += len(dag.lost(dag.live(kall=call, feil=number, en_gang=once, for_tidlig=True).gjort))
    tabell.control(VIS, name, f"kvittert for tidlig: {early} tapt", failed=early > 0)

    assert (lost, dag.contradicted, dag.unlogged) == (0, 0, 0)
    assert {*said} <= may_say
    assert_sentences(said)


def _found(dag: Arbeidsdag, lost: int) -> str:
    return f"{lost} tapt, {dag.contradicted} nektet og likevel gjort, {dag.unlogged} ikke loggført"


def _counted(said: Counter[str]) -> str:
    return ", ".join(f"{count} {code}" for code, count in said.most_common())


def assert_sentences(said: Counter[str]) -> None:
    """Every refusal has its own sentence, and it tells what is safe and what to do."""
    from ui.messages import catalogue

    lacking = [code for code in said if any(len(list(filter(None, part))) < 2 for part in catalogue()[code].values())]
    assert lacking == []


def test_a_disk_that_is_made_read_only_keeps_everything(tmp_path: Path, tabell: Bevistabell) -> None:
    with mounted(tmp_path / "disk", "size=64m") as disk:
        vault = Proevehvelv.create(disk / "hvelv", around(IngenNoekkelring()))
        fill(vault.unlock())
        vault.lock()
        before = read_files(vault.folder)
        make_read_only(disk)
        acts: list[Callable[[Proevehvelv], object]] = [Proevehvelv.unlock, _recover, _restore]
        said = Counter(_refused(act, vault) for act in acts)
        name = "disken montert på nytt, bare lesing"
        tabell.row(VIS, name, said.total(), f"0 tapt ({', '.join(said)})")
        tabell.control(VIS, name, "endret byte funnet", failed=before != before | {"helse.db": b"endret"})

        assert read_files(vault.folder) == before
        assert {*said} == {"mappe_skrivebeskyttet"}
        assert_sentences(said)


def _refused(act: Callable[[Proevehvelv], object], vault: Proevehvelv) -> str:
    try:
        act(vault)
    except KnownError as error:
        return error.code
    return "gikk"


def _recover(vault: Proevehvelv) -> None:
    vault.recover("et nytt passord til havet")


def _restore(vault: Proevehvelv) -> None:
    vault.adopt(vault.service.restore(vault.user_id, PASSWORD, vault.service.copies()[0].navn))


def test_twenty_limits_of_memory(minne: Path, tabell: Bevistabell) -> None:
    dag = Arbeidsdag(minne, None)
    lost, said, roomy = 0, Counter[str](), 0
    for kib in MEMORY_KIB:
        told = dag.live(minne=kib)
        assert told.slutt == 0, "the worker itself died"
        said.update("minne_fullt" if code == "MemoryError" else code for code in told.nektet)
        roomy += not told.nektet
        lost += len(dag.lost(told.gjort))
    dag.end()
    name, limits = "lite minne, tjue grenser", len(MEMORY_KIB)
    tabell.row(VIS, name, limits, f"{_found(dag, lost)} ({_counted(said)})")
    tabell.control(VIS, name, f"{roomy} av {limits} grenser romslige nok", failed=0 < roomy < limits)

    assert (lost, dag.contradicted, dag.unlogged) == (0, 0, 0)
    assert {*said} <= {"minne_fullt"} | ABOUT_A_COPY
    assert_sentences(said)
