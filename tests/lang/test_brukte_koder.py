"""The power goes at every step of every act that spends a password or a code: what is spent opens neither header file.

From the moment somebody has been told that the old one is worth nothing, no file that tells who holds the keys opens
with it. An act that was cut off is finished by whoever unlocks next: then both files say the same.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.errors import KnownError
from helseansvarlig.security import slots
from helseansvarlig.security.header import Hode, context
from helseansvarlig.security.header_codec import from_bytes
from helseansvarlig.security.header_file import NAME, TWIN
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.security.keysafe import FileKeysafe
from tests.lang.bevis import Bevistabell
from tests.lang.opptak import Disk, Hendelse, record
from tests.lang.proeve import LIGHT, Filer, write_files

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
VIS = 2
CUTS = 4
"""How many ways each step is cut off: a disk may have kept more or less of what was not flushed."""

Trenger = Callable[[str], str]


def recorded(gcc: str, work: Path, *fault: str) -> tuple[Path, list[Hendelse]]:
    """Record every act that spends something; return the folder and what was done to it."""
    work.mkdir()
    folder = work / "hvelv"
    return folder, record(gcc, work, folder, [sys.executable, "-m", "tests.lang.brukt_loep", str(folder), *fault])


@dataclass
class Funn:
    """What became of the power cuts: how many there were, what still opened, what was not the same afterwards."""

    kutt: int = 0
    aapner: set[str] = field(default_factory=set)
    ulike: int = 0
    tapt: int = 0


class Dommer:
    """Tries what was spent on what a power cut left. The same headers are not tried twice: deriving takes time."""

    def __init__(self, folder: Path, events: Sequence[Hendelse]) -> None:
        self._folder = folder
        told = [event.data.decode().partition(" ")[::2] for event in events if event.slag == "a"]
        self.secrets = [secret for kind, secret in told if kind == "laget"]
        self._opens: dict[tuple[slots.Spor, str], bool] = {}
        self._finished: dict[tuple[tuple[str, bytes], ...], str] = {}

    def spent_that_open(self, files: Filer, spent: set[str]) -> set[str]:
        """Return which spent secrets open a slot in any file of the header, a half-made one too."""
        found = [hode for name, data in files.items() if name.startswith("hode") for hode in _read(data)]
        return {secret for secret in spent for hode in found if self._opens_any(hode, secret)}

    def _opens_any(self, hode: Hode, secret: str) -> bool:
        return any(
            self._opens_slot(slot, secret, context(hode.hvelv_id, holder.id))
            for holder in hode.holdere
            for slot in holder.spor
        )

    def _opens_slot(self, slot: slots.Spor, secret: str, where: str) -> bool:
        known = self._opens.get((slot, secret))
        if known is None:
            try:
                slots.open_slot(slot, secret, b"", where)
                known = True
            except KnownError:
                known = False
            self._opens[slot, secret] = known
        return known

    def unlocked(self, files: Filer) -> str:
        """Let the lead unlock with whatever opens; return `lik` when both files say the same afterwards."""
        headers = tuple((name, data) for name, data in sorted(files.items()) if name.startswith("hode"))
        if headers not in self._finished:
            write_files(self._folder, dict(headers))
            self._finished[headers] = self._unlock()
        return self._finished[headers]

    def _unlock(self) -> str:
        keysafe = FileKeysafe(self._folder, IngenNoekkelring(), LIGHT, LIGHT, SystemClock())
        lead = keysafe.brukere()[0].id
        for secret in self.secrets:
            (self._folder / "forsoek.json").unlink(missing_ok=True)  # a wrong one costs a person time
            try:
                keysafe.unlock(lead, secret)
            except KnownError:
                continue
            return "lik" if (self._folder / NAME).read_bytes() == (self._folder / TWIN).read_bytes() else "ulik"
        return "tapt"


def _read(data: bytes) -> Iterator[Hode]:
    try:
        yield from_bytes(data, LIGHT)
    except KnownError:
        return


def judged(folder: Path, events: Sequence[Hendelse], chance: random.Random) -> tuple[Funn, int]:
    """Cut the power after every step in several ways; return what was found, and how many secrets were spent."""
    judge, found, disk = Dommer(folder, events), Funn(), Disk()
    spent: set[str] = set()
    for event in events:
        disk.follow(event)
        spent = {line.partition(" ")[2] for line in disk.acknowledged if line.startswith("brukt ")}
        for _ in range(CUTS):
            left = disk.cut_power(chance)
            files = {Path(path).name: data for path, data in left.items() if Path(path).parent == folder}
            found.kutt += 1
            found.aapner |= judge.spent_that_open(files, spent)
            if spent:
                after = judge.unlocked(files)
                found.ulike += after == "ulik"
                found.tapt += after == "tapt"
    return found, len(spent)


def test_what_is_spent_opens_neither_file_of_the_header_whenever_the_power_goes(
    minne: Path, trenger: Trenger, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    found, spent = judged(*recorded(trenger("gcc"), minne / "riktig"), tilfeldig)
    kept, _ = judged(*recorded(trenger("gcc"), minne / "forrige", "forrige"), tilfeldig)

    name = "brukte passord og koder mot begge hodefiler"
    told = f"{len(found.aapner)} av {spent} brukte åpner, {found.ulike} ulike hoder etter opplåsing, {found.tapt} tapt"
    tabell.row(VIS, name, found.kutt, told)
    tabell.control(VIS, name, f"forrige hode beholdt: {len(kept.aapner)} av {spent} åpner", failed=len(kept.aapner) > 5)

    assert found == Funn(found.kutt)
    assert spent > 10
