"""What every long suite shares: the printed table, a folder in memory, and tools that must be there."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helseansvarlig.domain.notat import Notatart
from tests.e2e.test_prosess import skjerm  # noqa: F401 (a fixture is found by its name)
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.huset import Hemmelig, house_in
from tests.lang.proeve import Gjenstand, around, fill, new_child

_TABLE = pytest.StashKey[Bevistabell]()
_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TABLE] = Bevistabell()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A proof whose control is missing or was not found fails the run."""
    if session.config.stash[_TABLE].lacking() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    table = config.stash[_TABLE]
    if not table.rows:
        return
    terminalreporter.section("Bevis")
    for line in table.lines():
        terminalreporter.write_line(line)
    for line in table.lacking():
        terminalreporter.write_line(f"IKKE BEVIST  {line}", red=True)


@pytest.fixture
def tabell(request: pytest.FixtureRequest) -> Bevistabell:
    """Where a proof tells what came of it."""
    return request.config.stash[_TABLE]


@pytest.fixture
def minne(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of vaults are written and thrown away."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="helseansvarlig-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def tilfeldig() -> random.Random:
    """Chance with a seed that is printed when the test fails, to meet the same case again."""
    seed = int(os.environ.get("HELSEANSVARLIG_FROE", random.SystemRandom().randrange(10**6)))
    print(f"HELSEANSVARLIG_FROE={seed}")  # noqa: T201 (shown when the test fails)
    return random.Random(seed)


@pytest.fixture
def trenger() -> Callable[[str], str]:
    """Return a program's path. A tool that is missing is a failure: `dev.py test --lang` installs it."""

    def find(name: str) -> str:
        if sys.platform != "linux":
            pytest.skip("this harness is made for Linux")
        path = shutil.which(name)
        assert path is not None, f"{name} is missing; `dev.py test --lang` installs it"
        return path

    return find


@pytest.fixture
def ring() -> MinneNoekkelring:
    return MinneNoekkelring()


@pytest.fixture
def vault(minne: Path, ring: MinneNoekkelring) -> Iterator[Proevehvelv]:
    """A vault with two children's stories and a copy of each stage; locked."""
    vault = Proevehvelv.create(minne / "hvelv", around(ring))
    fill(vault.unlock(), stories=2)
    vault.lock()
    yield vault
    vault.let_go()


@pytest.fixture
def closed(minne: Path, vault: Proevehvelv, ring: MinneNoekkelring) -> Gjenstand:
    """The vault as it lies when it is locked."""
    return Gjenstand(minne / "skadet", vault, ring)


@pytest.fixture
def crashed(minne: Path, vault: Proevehvelv, ring: MinneNoekkelring) -> Gjenstand:
    """The vault as a crash leaves it: twenty notes in the write-ahead log and nowhere else."""
    services = vault.unlock()
    child = new_child(services)
    for number in range(20):
        services.notat.add(child, Notatart.OBSERVASJON, f"Sover lite {number}")
    return Gjenstand(minne / "skadet", vault, ring)


@pytest.fixture
def huset(minne: Path, ring: MinneNoekkelring) -> Iterator[Hemmelig]:
    """The house with a health lead, two of the meeting staff and a leader; nobody sits at the machine."""
    with house_in(minne, ring) as house:
        yield house
