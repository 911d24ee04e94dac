"""One step in a vault's life on a machine with a real key store, as a program of its own; tells how it went as JSON.

Arguments: folder, step, and what the step needs. Every step is one process, as people have it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from helseansvarlig.bootstrap import Surroundings, open_hvelv
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security.header_file import Hodefil
from helseansvarlig.security.keyring_port import Systemnoekkelring
from helseansvarlig.services.hvelv import HvelvService
from tests.fakes.omgivelser import CHEAP


def create(service: HvelvService, password: str) -> dict[str, object]:
    """Make a vault and lock it."""
    prepared = service.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, password)
    service.lock(service.create(prepared))
    return {"kode": prepared.kode}


def unlock(service: HvelvService, password: str) -> dict[str, object]:
    """Open with the password and lock again."""
    opened = service.unlock(service.brukere()[0].id, password)
    service.lock(opened)
    return {"varsel": " ".join(one.kode for one in opened.varsler)}


def recover(service: HvelvService, code: str, password: str) -> dict[str, object]:
    """Open with the recovery code, under a new password, and lock again."""
    sheet = service.recover(code, service.brukere()[0].id, password)
    groups = sheet.kode.split()
    first, second = sheet.grupper
    service.lock(service.finish_recovery(sheet, (groups[first - 1], groups[second - 1])))
    return {"kode": sheet.kode}


STEPS = {"opprett": create, "laas_opp": unlock, "gjenopprett": recover}


def main() -> None:
    """Run one step and say what came of it, how long it took and whether this machine's secret is asked for."""
    folder, step, *needs = sys.argv[1:]
    service = open_hvelv(Path(folder), Surroundings(ring=Systemnoekkelring(), kost=CHEAP, gulv=CHEAP))
    started = time.monotonic()
    try:
        told: dict[str, object] = {"feil": "", **STEPS[step](service, *needs)}
    except KnownError as error:
        told = {"feil": error.code}
    told["sekunder"] = time.monotonic() - started
    told["maskin"] = bool(Hodefil(Path(folder), CHEAP).read()[0].users()[0].spor[0].enhet)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
