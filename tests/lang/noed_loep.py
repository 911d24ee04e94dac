"""A day's work under hardship, told as it goes: the other half of `test_noed.py`.

Arguments: folder, kind of day. Started once; for every line on stdin (JSON: what is to fail) it forks a child that
unlocks the vault and works, going on after each refusal as a person would. On stdout a line of JSON for each act: its
word and its code, empty when it was acknowledged; then the number of calls that could have failed; then how the child
ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.services.gjenopprettingsark import Arkplass
from helseansvarlig.tjenester import Tjenester
from tests.e2e.lagrer import next_password, write_stop
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv, typed_back
from tests.lang.proeve import around, fill

Handling = tuple[str, Callable[[], object]]
LEAVES, STAYS, COMES = "Stille Vind", "Rolig Bekk", "Varm Sol"
_BLOCK = 16 * 1024
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_EATEN: list[bytes] = []


def day(vault: Proevehvelv) -> Iterator[Handling]:
    """What a person does in a day; each act is tried whatever became of the one before."""
    services = vault.unlock()
    child = services.barn.list_barn()[0].barn.id
    for number in range(3):
        yield f"utkast {number}", lambda n=number: services.utkast.keep(f"notat:{child}:{n}", "halvferdig")
        yield f"notat {number}", lambda n=number: _note(services, child, f"notat {n}")
    yield "stopp 0", lambda: write_stop(services, child, "stopp 0")
    yield "kopi", lambda: services.kopi.take()
    yield "passord", lambda: _change_password(vault)
    yield "notat 9", lambda: _note(services, child, "notat 9")


def key_day(vault: Proevehvelv) -> Iterator[Handling]:
    """Changes of who can open the vault, from the password to a new key; two more people have access already."""
    services = vault.unlock()
    people = {one.navn: one.id for one in services.brukere.list()}
    yield "passord", lambda: _change_password(vault)
    yield "ark", lambda: _second_sheet(services)
    yield "tid", lambda: services.brukere.set_period(people[STAYS], None, services.aapent.oekt.clock.today())
    yield "invitert", lambda: services.brukere.invite(COMES, Rolle.STEDFORTREDER)
    yield "fjernet", lambda: services.brukere.remove(people[LEAVES])


DAYS = {"arbeid": day, "noekler": key_day}


def _note(services: Tjenester, child: str, text: str) -> None:
    services.notat.add(child, Notatart.OBSERVASJON, text)


def _change_password(vault: Proevehvelv) -> None:
    assert vault.aapent is not None
    vault.service.change_password(vault.aapent, PASSWORD, next_password(PASSWORD))


def _second_sheet(services: Tjenester) -> None:
    draft = services.ark.new(Arkplass.EIER)
    services.ark.confirm(draft, Arkplass.EIER, typed_back(draft))


def work(folder: Path, kind: str, *, too_early: bool) -> None:
    """Do a day's work and tell of each act what became of it."""
    vault = Proevehvelv(folder, around(IngenNoekkelring()))
    acts = DAYS[kind](vault)
    while True:
        try:
            word, act = next(acts)
        except StopIteration:
            break
        except (KnownError, BugError, MemoryError) as error:
            _tell("opplåsing", error)
            return
        if too_early:
            _tell(word, None)
        _try(word, act, tell=not too_early)
    _try("lås", vault.lock)


def _try(word: str, act: Callable[[], object], *, tell: bool = True) -> None:
    met: BaseException | None = None
    try:
        act()
    except (KnownError, BugError, MemoryError) as error:
        met = error
    if tell:
        _tell(word, met)


def _tell(word: str, met: BaseException | None) -> None:
    code = met.code if isinstance(met, KnownError) else type(met).__name__ if met else ""
    os.write(1, (json.dumps([word, code]) + "\n").encode())


def _leave_memory(kib: int) -> None:
    """Let no more be had from the system, use up what this process has in store, and give so many KiB back."""
    for setting in (_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD):
        ctypes.CDLL(None).mallopt(setting, 1 << 30)  # what is given back stays ours
    spare = [bytes(_BLOCK) for _ in range(kib * 1024 // _BLOCK)]
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used, resource.RLIM_INFINITY))
    for size in (1024 * 1024, _BLOCK, 4096, 600):
        try:
            while True:
                _EATEN.append(bytes(size))
        except MemoryError:
            continue
    spare.clear()
    resource.setrlimit(resource.RLIMIT_AS, (used + kib * 1024, resource.RLIM_INFINITY))


def _make_hard(asked: dict[str, Any]) -> None:
    """Set up in this process what is to fail."""
    if "minne" in asked:
        _leave_memory(asked["minne"])
    if "kall" in asked:
        ctypes.CDLL(None).feil_ved(ctypes.c_long(asked["kall"]), asked["feil"], int(asked["en_gang"]))


def main() -> None:
    """Fork a worker for every line, and tell when it is gone."""
    folder = Path(sys.argv[1])
    with TemporaryDirectory() as other:
        fill(Proevehvelv.create(Path(other) / "hvelv", around(IngenNoekkelring())).unlock())  # all is imported now
    os.write(1, b'"klar"\n')
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _make_hard(asked)
            work(folder, sys.argv[2], too_early=bool(asked.get("for_tidlig")))
            if "kall" in asked:
                os.write(1, (json.dumps(ctypes.CDLL(None).feil_antall()) + "\n").encode())
            os._exit(0)
        _, status = os.waitpid(child, 0)
        os.write(1, (json.dumps({"slutt": os.waitstatus_to_exitcode(status)}) + "\n").encode())


if __name__ == "__main__":
    main()
