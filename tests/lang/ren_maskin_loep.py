"""One life of a vault on one machine, with the program's own derivation and key store: half of `test_ren_maskin.py`.

Arguments: `lag` and a folder: makes a vault there, writes in it, and lays the recovery sheet and a copy beside it. Or
`hent`, a folder, a copy: brings the vault back with the code on stdin. Tells as JSON what stands in it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from helseansvarlig.bootstrap import build_services, open_hvelv, recovery_sheet
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.store.connection import open_database
from tests.fakes.proevehvelv import typed_back
from tests.lang.proeve import contents, fill

PASSWORD = "rolig bekk under gamle bruer"


def make(home: Path) -> dict[str, object]:
    """Make a vault and all that is carried away from the machine: a sheet of paper and a stick with a copy."""
    hvelv = open_hvelv(home / "hvelv")
    prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)
    aapent = hvelv.create(prepared)
    services = build_services(aapent)
    fill(services, stories=3)
    logg = aapent.oekt.store.head().nummer
    copy = services.kopi.take().value.navn
    key = aapent.keys.database_key()
    hvelv.lock(aapent)
    (home / "ark.pdf").write_bytes(recovery_sheet("Solbakken", prepared.kode))
    return {"kopi": str(home / "hvelv" / "kopi" / copy), **_standing(home, key, logg), "logg": logg}


def bring_back(home: Path, copy: Path, code: str, logg: int) -> dict[str, object]:
    """Open a copy on a machine that has never seen the vault."""
    started = time.monotonic()
    hvelv = open_hvelv(home / "hvelv")
    hvelv.adopt(copy)
    try:
        draft = hvelv.recover(code, hvelv.brukere()[0].id, "modig gran i vinden i natt")
        aapent = hvelv.finish_recovery(draft, typed_back(draft))
    except KnownError as error:
        return {"feil": error.code}
    build_services(aapent).logg.check_vault()
    key = aapent.keys.database_key()
    seconds = time.monotonic() - started
    hvelv.lock(aapent)
    return {"feil": "", "sekunder": seconds, **_standing(home, key, logg)}


def _standing(home: Path, key: str, logg: int) -> dict[str, object]:
    connection = open_database(home / "hvelv" / "helse.db", key)
    told = contents(connection, logg)
    connection.close()
    return {"innhold": json.loads(json.dumps(told, default=repr)), "rader": sum(map(len, told.values()))}


def main() -> None:
    """Do what is asked and tell what came of it."""
    step, home, *rest = sys.argv[1:]
    if step == "lag":
        told = make(Path(home))
    else:
        told = bring_back(Path(home), Path(rest[0]), sys.stdin.readline(), int(rest[1]))
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
