"""Killed a thousand times over all that writes: nothing acknowledged is lost, and the vault is the old or the new one.

The harness is the one of `tests/e2e/test_kill.py`, whose short runs belong to the fast suite.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import IngenNoekkelring
from tests.e2e.test_kill import Arbeider, copy_kills, header_kills, lost_after_kills, worker
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME, Filer, notices, read_files, write_files
from tests.store.foerste_skjema import NOTES, make_first

pytestmark = pytest.mark.lang

VIS = 1
SAVES, HEADERS, COPIES, STEPS, RETURNS, KEYS = (VOLUME * n for n in (300, 200, 150, 100, 100, 150))
CONTROL = 25


@pytest.fixture
def vault(minne: Path) -> Iterator[Proevehvelv]:
    around = cheap_surroundings(SystemClock(), IngenNoekkelring(), lambda: os.urandom(16).hex())
    vault = Proevehvelv.create(minne / "hvelv", around)
    vault.unlock().barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4)))
    vault.lock()
    yield vault
    vault.let_go()


def test_saves(vault: Proevehvelv, tabell: Bevistabell) -> None:
    acknowledged, lost = lost_after_kills(vault, "lagre", SAVES)
    tabell.row(VIS, "drept under lagring", SAVES, f"{lost} tapt av {acknowledged} kvitterte")
    vault.lock()
    _, early = lost_after_kills(vault, "for_tidlig", CONTROL)
    tabell.control(VIS, "drept under lagring", f"kvittert for tidlig: {early} tapt", failed=early > 0)

    assert lost == 0
    assert acknowledged > SAVES


def test_the_header(vault: Proevehvelv, tabell: Bevistabell) -> None:
    changes = header_kills(vault, HEADERS)
    name = "drept under skriving av hodet"
    tabell.row(VIS, name, HEADERS, f"alltid gammelt eller nytt, helt ({changes} bytter)")
    torn = (vault.folder / "hode.json").read_bytes()[:-1]
    (vault.folder / "hode.json").write_bytes(torn)
    (vault.folder / "hode.forrige.json").write_bytes(torn)
    tabell.control(VIS, name, "avkuttede hoder: funnet", failed=_is_refused(vault))

    assert changes > HEADERS // 2


def test_copies(vault: Proevehvelv, tabell: Bevistabell) -> None:
    acknowledged = copy_kills(vault, COPIES)
    name = "drept under kopiering"
    tabell.row(VIS, name, COPIES, f"hver kopi med navn er hel ({acknowledged} kvittert)")
    vault.lock()
    services = vault.unlock()
    newest = vault.folder / "kopi" / services.kopi.all()[0].navn
    newest.write_bytes(newest.read_bytes()[:-200])
    tabell.control(VIS, name, "avkuttet kopi: funnet", failed=_copy_is_refused(vault, newest.name))

    assert acknowledged > COPIES // 2


def _is_refused(vault: Proevehvelv) -> bool:
    try:
        vault.unlock()
    except KnownError as error:
        return error.code == "hvelv_skadet"
    return False


def _copy_is_refused(vault: Proevehvelv, name: str) -> bool:
    assert vault.aapent is not None
    try:
        vault.aapent.backups.verify(name)
    except KnownError as error:
        return error.code == "kopi_skadet"
    return False


EXPECTED = frozenset({"hentet_fra_kopi", "klokka_hoppet"})
"""A copy that came back is told of, and so is a log whose newest row is of another time: nothing else may be wrong."""


def killed_again_and_again(vault: Proevehvelv, work: str, kills: int, before: Filer | None = None) -> list[str]:
    """Kill so many times and open after each; `before` is laid out anew each time. Return what was acknowledged.

    Every second time nothing is waited for: what happens while the vault is being opened is met too.
    """
    told: list[str] = []
    with worker(vault.folder, work) as started:
        for number in range(kills):
            if before is not None:
                write_files(vault.folder, before)
            told += _killed(started, number)
            services = vault.unlock()
            assert {*notices(vault)} <= EXPECTED
            if number % 10 == 0:
                services.logg.check_vault()
            vault.lock()
    return told


def _killed(started: Arbeider, number: int) -> list[str]:
    return started.run_and_kill(PASSWORD, longest=0.06, most=3 * (number % 2))


def test_bringing_a_copy_back(vault: Proevehvelv, tabell: Bevistabell) -> None:
    services = vault.unlock()
    services.kopi.take()
    child = services.barn.list_barn()[0].barn
    vault.lock()
    told = killed_again_and_again(vault, "hent", RETURNS)
    name = "drept mens en kopi hentes tilbake"
    tabell.row(VIS, name, RETURNS, f"alltid et helt hvelv ({len(told)} hentet)")
    there = vault.unlock().barn.get(child.id) == child
    (vault.folder / "helse.db").write_bytes(b"borte" * 5000)
    vault.lock()
    tabell.control(VIS, name, "ødelagt hovedfil: funnet", failed=_is_refused(vault))

    assert there
    assert told


def test_a_newer_schema(vault: Proevehvelv, tabell: Bevistabell) -> None:
    key = vault.database_key()
    before = {name: data for name, data in read_files(vault.folder).items() if name != "vitne"}
    make_first(vault.folder / "foerste.db", key)
    before["helse.db"] = (vault.folder / "foerste.db").read_bytes()
    told = killed_again_and_again(vault, "aapne", STEPS, before)
    notes = _notes(vault)
    name = "drept under skjemabytte"
    tabell.row(VIS, name, STEPS, f"alltid et helt hvelv ({len(told)} åpnet)")
    tabell.control(VIS, name, f"{NOTES} notater før, {len(notes[1:])} uten det ene", failed=len(notes[1:]) != NOTES)

    assert len(notes) == NOTES


def _notes(vault: Proevehvelv) -> list[str]:
    services = vault.unlock()
    with services.aapent.oekt.store.read() as unit:
        texts = [note.tekst for note in unit.notat.all()]
    vault.lock()
    return texts


def test_a_new_key(vault: Proevehvelv, tabell: Bevistabell) -> None:
    told = killed_again_and_again(vault, "roter", KEYS)
    services = vault.unlock()
    services.logg.check_vault()
    with services.aapent.oekt.store.read() as unit:
        texts = {note.tekst for note in unit.notat.all()}
    lost = {*told} - texts
    name = "drept under nøkkelbytte"
    tabell.row(VIS, name, KEYS, f"{len(lost)} tapt av {len(told)} kvitterte")
    tabell.control(VIS, name, "uskrevet tekst: tapt", failed=bool({*told, "aldri skrevet"} - texts))

    assert lost == set()
    assert told
