"""A vault's whole life under the recorder, told as it goes: the other half of `test_stroembrudd.py`.

Arguments: folder, and what is wrong with the program: nothing, `normal` (commits are not flushed) or `uten_fsync` (our
own files are not flushed). Every act is told to the recorder once it has been acknowledged to the user.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
from pathlib import Path

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.tjenester import Tjenester
from tests.e2e.lagrer import next_password, write_stop
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.lang.proeve import around, new_child

ROUNDS = 3
SAVES = 12


def tell(kind: str, word: str) -> None:
    """Tell the recorder what the user has been told."""
    ctypes.CDLL(None).opptaker_kvitter(f"{kind} {word}".encode())


def live(folder: Path, fault: str) -> None:
    """Make a vault; write, copy, change the password in every round; let somebody go, bring a copy back."""
    if fault == "uten_fsync":
        os.fsync = lambda _descriptor: None  # type: ignore[assignment]  # the fault that must be found
    vault = Proevehvelv.create(folder, around(IngenNoekkelring()))
    tell("opprettet", vault.code)
    password = PASSWORD
    for number in range(ROUNDS):
        services = _unlock(vault, password, fault)
        child = new_child(services)
        _save(services, child, f"{number}a")
        name = services.kopi.take().value.navn
        tell("kopi", f"{name} {hashlib.sha256((folder / 'kopi' / name).read_bytes()).hexdigest()}")
        assert vault.aapent is not None
        vault.service.change_password(vault.aapent, password, next_password(password))
        password = next_password(password)
        tell("passord", password)
        _save(services, child, f"{number}b")
        services.kopi.take()
        vault.lock()
        tell("laast", str(number))
    services = _unlock(vault, password, fault)
    leaving = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    tell("invitert", leaving.bruker.id)
    services.brukere.remove(leaving.bruker.id)
    tell("fjernet", leaving.bruker.id)
    vault.lock()
    services = _unlock(vault, password, fault)
    _save(services, services.barn.list_barn()[0].barn.id, "etter")
    services.kopi.take()
    vault.lock()
    tell("laast", "nøkkel")
    newest = vault.service.copies()[0].navn
    vault.adopt(vault.service.restore(vault.user_id, password, newest))
    tell("hentet", newest)
    vault.lock()


def _unlock(vault: Proevehvelv, password: str, fault: str) -> Tjenester:
    services = vault.unlock(password)
    if fault == "normal":
        store = services.aapent.oekt.store
        store._connection.execute("PRAGMA synchronous=NORMAL")  # type: ignore[attr-defined]  # the fault itself
    return services


def _save(services: Tjenester, child: str, word: str) -> None:
    for number in range(SAVES):
        text = f"{word}{number:02}"
        if number % 4:
            services.notat.add(child, Notatart.OBSERVASJON, text)
        else:
            write_stop(services, child, text)
        tell("lagret", text)


if __name__ == "__main__":
    live(Path(sys.argv[1]), sys.argv[2])
