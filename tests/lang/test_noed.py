"""No room, no right to write, no memory: nothing acknowledged is lost, and each refusal is a sentence in plain words.

What was refused does not hold either, and each change of who can open the vault stands in the log, once.

Every call that writes is made to fail in its turn, once and from then on, until the work never reaches the call.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring
from tests.disker import make_read_only, mounted
from tests.e2e.lagrer import next_password
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.noed_dag import Arbeidsdag, Dom, Utfall
from tests.lang.opptak import build
from tests.lang.proeve import around, fill, read_files

pytestmark = pytest.mark.lang

VIS = 3
EVERY = 1
FULL = {"disk_full", "disk_full_lesing"}
ABOUT_A_COPY = {"kopi_mislyktes"}
PROTECTED = {"mappe_skrivebeskyttet", "disk_feil", "rotasjon_mislyktes"} | ABOUT_A_COPY
UNSAID = {"disk_feil", "rotasjon_mislyktes"}
"""What is told when a file could not be made and, asked again, the disk finds nothing in the way."""
MEMORY_KIB = (0, 64, 128, 192, 208, 224, 240, 256, 288, 320, 384, 448, 512, 640, 768, 1024, 1536, 2048, 8192, 32768)
Trenger = Callable[[str], str]


@dataclass(slots=True)
class Sveip:
    """What came of all the days in which one call failed."""

    dager: int = 0
    tapt: int = 0
    motsagt: int = 0
    ulogget: int = 0
    sagt: Counter[str] = field(default_factory=Counter)

    def add(self, dag: Arbeidsdag, told: Utfall) -> None:
        """Count one more day."""
        assert told.slutt == 0, "the worker itself died"
        found = dag.judge(told.gjort)
        self.dager += 1
        self.tapt += len(found.tapt)
        self.motsagt += len(found.motsagt)
        self.ulogget += len(found.ulogget)
        self.sagt.update("minne_fullt" if code == "MemoryError" else code for code in told.nektet)

    def words(self) -> str:
        """Return what was found, for the table."""
        codes = ", ".join(f"{count} {code}" for code, count in self.sagt.most_common())
        return f"{self.tapt} tapt, {self.motsagt} nektet og likevel gjort, {self.ulogget} ikke loggført ({codes})"

    def require_true(self, may_say: set[str]) -> None:
        """Refuse a single word that was not kept, or one that was not said in words that fit."""
        assert (self.tapt, self.motsagt, self.ulogget) == (0, 0, 0)
        assert {*self.sagt} <= may_say
        assert_sentences(self.sagt)


@pytest.fixture
def dag(request: pytest.FixtureRequest, minne: Path, trenger: Trenger) -> Iterator[Arbeidsdag]:
    shim = build(trenger("gcc"), Path(__file__).with_name("feil.c"), minne)
    started = Arbeidsdag(minne, shim, request.param)
    yield started
    started.end()


def sweep(dag: Arbeidsdag, number: int, *, once: bool) -> Sveip:
    """Let every call fail in its turn, until the day is over before its turn comes."""
    found, call = Sveip(), 0
    while True:
        call += EVERY
        told = dag.live(kall=call, feil=number, en_gang=once)
        if told.kall < call:
            return found
        found.add(dag, told)


@pytest.mark.parametrize("dag", ["arbeid", "noekler"], indirect=True)
@pytest.mark.parametrize(
    ("number", "once", "name", "may_say"),
    [
        (errno.ENOSPC, False, "full disk fra kall k og utover", FULL),
        (errno.ENOSPC, True, "full disk ved kall k alene", FULL | UNSAID),
        (errno.EROFS, False, "skrivebeskyttet fra kall k og utover", PROTECTED),
    ],
)
def test_every_call_that_writes_fails_in_its_turn(
    dag: Arbeidsdag, tabell: Bevistabell, number: int, once: bool, name: str, may_say: set[str]
) -> None:
    found = sweep(dag, number, once=once)
    name = f"{name}, dag med {dag.kind}"
    tabell.row(VIS, name, found.dager, found.words())
    early = Sveip()
    for call in range(5, 60, 9):
        early.add(dag, dag.live(kall=call, feil=number, en_gang=once, for_tidlig=True))
    behind = behind_the_log(dag)
    told = f"kvittert for tidlig: {early.tapt} tapt; utenom loggen: {len(behind.motsagt)} nektet og likevel gjort"
    tabell.control(VIS, name, told, failed=early.tapt > 0 and behind.motsagt == behind.ulogget == {"passord"})

    found.require_true(may_say)


def behind_the_log(dag: Arbeidsdag) -> Dom:
    """Change the password past everything that sees to the log, tell nobody, and return what the harness finds."""
    vault = dag.lay_out()
    knippe = vault.unlock().aapent.knippe
    knippe.noekler.commit(knippe.noekler.change_password(knippe.keys, PASSWORD, next_password(PASSWORD)))
    vault.lock()
    return dag.judge([])


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


@pytest.mark.parametrize("kind", ["arbeid", "noekler"])
def test_twenty_limits_of_memory(minne: Path, tabell: Bevistabell, kind: str) -> None:
    dag, found, roomy = Arbeidsdag(minne, None, kind), Sveip(), 0
    for kib in MEMORY_KIB:
        told = dag.live(minne=kib)
        found.add(dag, told)
        roomy += not told.nektet
    dag.end()
    name = f"lite minne, tjue grenser, dag med {kind}"
    tabell.row(VIS, name, found.dager, found.words())
    tabell.control(VIS, name, f"{roomy} av {found.dager} grenser romslige nok", failed=0 < roomy < found.dager)

    found.require_true({"minne_fullt"} | ABOUT_A_COPY)
