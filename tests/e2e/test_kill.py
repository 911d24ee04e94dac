"""Killed at any moment: everything acknowledged is there, every act is whole, and the harness can tell when it is not.

A kill proves that nothing is acknowledged too early and that no act is torn. It proves nothing about loss of power.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security.header_codec import from_bytes
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.store.connection import open_database
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.e2e.lagrer import MEASURES, next_password
from tests.fakes.omgivelser import CHEAP, cheap_surroundings
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is forked to be cheap to start")

ROOT = Path(__file__).resolve().parents[2]
SEED = int(os.environ.get("HELSEANSVARLIG_FROE", random.SystemRandom().randrange(10**6)))


class Arbeider:
    """A worker that is started and killed many times."""

    def __init__(self, folder: Path, work: str, chance: random.Random) -> None:
        self._chance = chance
        self._process = subprocess.Popen(
            [sys.executable, ROOT / "tests/e2e/lagrer.py", folder, work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            text=True,
        )
        assert self._read() == "klar"

    def run_and_kill(self, password: str, longest: float, most: int = 3, least: int = 0) -> list[str]:
        """Let it acknowledge `least` to `most` times, then go on for a while nobody knows beforehand, and kill it.

        Returns what it had acknowledged. Counting first keeps a busy machine from being killed before it has begun.
        """
        assert self._process.stdin is not None
        print(password, file=self._process.stdin, flush=True)
        child = int(self._read().removeprefix("pid "))
        lines = [self._read() for _ in range(self._chance.randint(least, most))]
        time.sleep(self._chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        while (line := self._read()) != "borte":
            lines.append(line)
        return lines

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the worker itself is gone"
        return line.rstrip("\n")

    def end(self) -> None:
        self._process.communicate()
        assert self._process.returncode == 0

    def abandon(self) -> None:
        """Leave nothing running behind a test that failed."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def worker(folder: Path, work: str, seed: int = SEED) -> Iterator[Arbeider]:
    print(f"HELSEANSVARLIG_FROE={seed}")  # noqa: T201 (shown when it fails, to kill at the same moments again)
    started = Arbeider(folder, work, random.Random(seed))
    try:
        yield started
    except BaseException:
        started.abandon()
        raise
    started.end()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Proevehvelv]:
    around = cheap_surroundings(SystemClock(), IngenNoekkelring(), lambda: os.urandom(16).hex())
    vault = Proevehvelv.create(tmp_path / "hvelv", around)
    vault.unlock().barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    vault.lock()
    yield vault
    vault.let_go()


def lost_after_kills(vault: Proevehvelv, work: str, kills: int) -> tuple[int, int]:
    """Kill so many times, look after each, and return how much was acknowledged and how much of that is gone."""
    acknowledged: set[str] = set()
    lost: set[str] = set()
    key = vault.database_key()
    with worker(vault.folder, work) as started:
        for number in range(kills):
            acknowledged |= {*started.run_and_kill(PASSWORD, longest=0.04)}
            lost |= acknowledged - _standing(vault.database, key, whole=number % 20 == 0)
    vault.unlock().logg.check_vault()
    return len(acknowledged), len(lost)


def _standing(database: Path, key: str, *, whole: bool) -> set[str]:
    """Open what a crash has left, check it, and return the texts that stand in it."""
    store = SqlcipherStore(open_database(database, key), Bruker("", "", Rolle.HELSEANSVARLIG), SystemClock())
    store.verify_log()
    if whole:
        store.check_integrity()
    with store.read() as unit:
        stops, measures = unit.stoppunkt.all(), Counter(o.kilde for o in unit.oppfoelging.all())
        texts = {n.tekst for n in unit.notat.all()} | {s.konklusjon for s in stops}
    store.close()
    assert measures == {f"stoppunkt:{s.id}": MEASURES for s in stops}, "an act was torn"
    return texts


def test_everything_acknowledged_is_there_after_forty_kills(vault: Proevehvelv) -> None:
    acknowledged, lost = lost_after_kills(vault, "lagre", 40)

    assert lost == 0
    assert acknowledged > 40


def test_the_harness_finds_what_is_acknowledged_too_early(vault: Proevehvelv) -> None:
    """The control: the same kills, one fault in the worker."""
    _, lost = lost_after_kills(vault, "for_tidlig", 25)

    assert lost > 0


def header_kills(vault: Proevehvelv, kills: int) -> int:
    """Kill while the header is written; return how many passwords took effect."""
    password, changes = PASSWORD, 0
    with worker(vault.folder, "passord") as started:
        for _ in range(kills):
            done = started.run_and_kill(password, longest=0.06)
            for name in ("hode.json", "hode.forrige.json"):
                from_bytes((vault.folder / name).read_bytes(), CHEAP)
            password = _opening(vault, done[-1] if done else password)
            changes += len(done)
    return changes


def _opening(vault: Proevehvelv, acknowledged: str) -> str:
    """Return the password that opens: the last one acknowledged, or the one on its way when the worker died."""
    try:
        vault.unlock(acknowledged)
        return acknowledged
    except KnownError as error:
        assert error.code == "feil_passord"
        vault.unlock(next_password(acknowledged))
        return next_password(acknowledged)
    finally:
        vault.lock()


def test_killed_while_the_header_is_written_the_old_or_the_new_one_is_whole(vault: Proevehvelv) -> None:
    assert header_kills(vault, 20) > 10


def copy_kills(vault: Proevehvelv, kills: int) -> int:
    """Kill while copies are taken; return how many were acknowledged."""
    acknowledged: list[str] = []
    with worker(vault.folder, "kopi") as started:
        for _ in range(kills):
            acknowledged += started.run_and_kill(PASSWORD, longest=0.06)
    services = vault.unlock()
    copies = [copy.navn for copy in services.kopi.all()]
    for copy in copies:
        services.kopi.verify(copy)
    newest = sorted(copies)[-10:]
    assert {name for name in acknowledged if name >= newest[0]} <= {*newest}, "the ten newest are always kept"
    services.kopi.take()
    assert [f.name for f in (vault.folder / "kopi").iterdir() if not f.name.endswith(".hakopi")] == []
    return len(acknowledged)


def test_killed_while_copies_are_taken_every_copy_with_a_name_is_whole(vault: Proevehvelv) -> None:
    assert copy_kills(vault, 15) > 5
