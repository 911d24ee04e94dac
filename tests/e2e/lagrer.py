"""A program that saves until it is killed, and says aloud what has been saved: the other half of `test_kill.py`.

Started once; for every line on stdin it forks a child that unlocks the vault and works. On stdout: `pid <n>`, one line
for each thing acknowledged, and `borte` when the child is dead. Arguments: folder, kind of work.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.services.stoppunkt import Tiltak
from helseansvarlig.tjenester import Tjenester
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import Proevehvelv

MEASURES = 3
Work = Callable[[Proevehvelv, Tjenester, str], Iterator[str]]


def save(vault: Proevehvelv, tjenester: Tjenester, _word: str, *, too_early: bool = False) -> Iterator[str]:
    """Write notes and, every third time, a stop point with its follow-ups; tell each when its act has committed."""
    assert vault.aapent is not None
    barn_id = tjenester.barn.list_barn()[0].barn.id
    for number in range(1_000_000):
        text = f"{os.getpid()}-{number}"
        if too_early:
            yield text
        if number % 3:
            tjenester.notat.add(barn_id, Notatart.OBSERVASJON, text)
        else:
            write_stop(tjenester, barn_id, text)
        if not too_early:
            yield text


def save_too_early(vault: Proevehvelv, tjenester: Tjenester, word: str) -> Iterator[str]:
    """The same with a fault: it is acknowledged before it is committed. The test must find that."""
    return save(vault, tjenester, word, too_early=True)


def change_password(vault: Proevehvelv, _tjenester: Tjenester, word: str) -> Iterator[str]:
    """Write the header again and again; tell each password when it has taken effect."""
    while True:
        fresh = next_password(word)
        assert vault.aapent is not None
        vault.service.change_password(vault.aapent, word, fresh)
        word = fresh
        yield word


def take_copies(_vault: Proevehvelv, tjenester: Tjenester, _word: str) -> Iterator[str]:
    """Take copies; tell the name of each that counts."""
    while True:
        yield tjenester.kopi.take().value.navn


def bring_copies_back(vault: Proevehvelv, tjenester: Tjenester, word: str) -> Iterator[str]:
    """Put the newest copy in the vault's place again and again; tell when it stands there."""
    newest = tjenester.kopi.all()[0].navn
    while True:
        vault.lock()
        vault.adopt(vault.service.restore(vault.user_id, word, newest))
        yield newest


def only_open(_vault: Proevehvelv, _tjenester: Tjenester, _word: str) -> Iterator[str]:
    """Tell that the vault stands open: opening is the work when its schema is an older one."""
    while True:
        yield "åpen"
        time.sleep(0.005)


def let_people_go(vault: Proevehvelv, tjenester: Tjenester, word: str) -> Iterator[str]:
    """Give somebody access and take it away, which is a new key and a lock; tell what is written under each key."""
    barn_id = tjenester.barn.list_barn()[0].barn.id
    for number in range(1_000_000):
        invited = tjenester.brukere.invite(f"Rolig Bekk {os.getpid()} {number}", Rolle.STEDFORTREDER).value
        tjenester.brukere.remove(invited.bruker.id)
        vault.lock()
        tjenester = vault.unlock(word)
        text = f"{os.getpid()}-{number}"
        tjenester.notat.add(barn_id, Notatart.OBSERVASJON, text)
        yield text


def write_in_the_window(vault: Proevehvelv, tjenester: Tjenester, word: str, *, late: bool = False) -> Iterator[str]:
    """Write letters into a kartlegging in the real window; tell each with its moment."""
    from tests.e2e.skriver import write_on, write_on_and_keep_late  # only this work needs a window

    return (write_on_and_keep_late if late else write_on)(vault, tjenester, word)


def write_and_keep_late(vault: Proevehvelv, tjenester: Tjenester, word: str) -> Iterator[str]:
    """The same, kept too late. The test must find that."""
    return write_in_the_window(vault, tjenester, word, late=True)


WORKS: dict[str, Work] = {
    "lagre": save, "for_tidlig": save_too_early, "passord": change_password, "kopi": take_copies,
    "hent": bring_copies_back, "aapne": only_open, "roter": let_people_go,
    "skrive": write_in_the_window, "skrive_for_sent": write_and_keep_late,
}  # fmt: skip


def next_password(word: str) -> str:
    """The password that follows: its number is one higher."""
    words = word.split()
    number = int(words[-1]) if words[-1].isdecimal() else 0
    return " ".join([*(words[:-1] if number else words), str(number + 1)])


def write_stop(tjenester: Tjenester, barn_id: str, text: str) -> None:
    """Write a stop point with its follow-ups: one act of many rows."""
    day = date(2026, 11, 23)
    measures = [Tiltak(f"{text} tiltak {n}", "", day) for n in range(MEASURES)]
    stop = Stoppunkt("", barn_id, day, "Trygg", day + timedelta(7), (Faktum(text, "Trygg", dato=day),), "", text)
    tjenester.stoppunkt.create(stop, measures)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _around() -> Surroundings:
    return cheap_surroundings(SystemClock(), IngenNoekkelring(), lambda: os.urandom(16).hex())


def _warm_up() -> None:
    """Import once, before forking, all that a whole life of a vault needs."""
    with TemporaryDirectory() as folder:
        Proevehvelv.create(Path(folder) / "hvelv", _around())
    if sys.argv[2].startswith("skrive"):
        import tests.e2e.skriver  # noqa: F401 (loaded once, before forking)


def _work(folder: Path, work: Work, password: str) -> None:
    _say(f"pid {os.getpid()}")
    vault = Proevehvelv(folder, _around())
    for done in work(vault, vault.unlock(password), password):
        _say(done)


def main() -> None:
    """Fork a worker for every line, and tell when it is gone."""
    folder, work = Path(sys.argv[1]), WORKS[sys.argv[2]]
    _warm_up()
    _say("klar")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _work(folder, work, line.rstrip("\n"))
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            sys.exit("the worker ended by itself")
        _say("borte")


if __name__ == "__main__":
    main()
