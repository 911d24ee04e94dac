"""What `docs/hvelvformat.md` says is enough: a program that knows nothing else reads vault and backup."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rom import Innleveringsart
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.store.connection import _SETTINGS
from tests.fakes.proevehvelv import Proevehvelv

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "tests" / "e2e" / "uavhengig_leser.py"
HERS = "lampe elv mose tårn"
FORMAT = (ROOT / "docs" / "hvelvformat.md").read_text(encoding="utf-8")


def read(source: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", READER, source], input=code + "\n", capture_output=True, text=True, check=False
    )


@pytest.fixture
def written(proevehvelv: Proevehvelv) -> dict[str, Any]:
    """A vault with a child and three notes and a copy of it; returns what the reader must find."""
    services = proevehvelv.unlock()
    child = services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    for number in range(3):
        services.notat.add(child.id, Notatart.OBSERVASJON, f"Sover lite {number}")
    at_copy = services.aapent.oekt.store.head()
    copy = services.kopi.take().value
    proevehvelv.lock()
    return {"kopi": proevehvelv.folder / "kopi" / copy.navn, "anker": [at_copy.nummer, at_copy.hash]}


def test_the_reader_knows_nothing_of_ours() -> None:
    tree = ast.parse(READER.read_text(encoding="utf-8"))
    imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in imported} - sys.stdlib_module_names == {"cryptography", "apsw"}


def test_it_opens_the_vault_from_the_recovery_code(proevehvelv: Proevehvelv, written: dict[str, Any]) -> None:
    ours = proevehvelv.raw()
    tables = [row["name"] for row in ours.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counted = {t: ours.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}  # noqa: S608 (its own)
    ours.close()

    found = json.loads(read(proevehvelv.folder, proevehvelv.code.lower()).stdout)

    assert found["rader"] == counted
    assert (counted["barn"], counted["notat"], counted["institusjon"]) == (1, 3, 1)
    assert found["logg"][0] > written["anker"][0]


def test_it_opens_the_backup_with_nothing_but_the_file_and_the_code(
    proevehvelv: Proevehvelv, written: dict[str, Any]
) -> None:
    found = json.loads(read(written["kopi"], proevehvelv.code).stdout)

    assert (found["rader"]["notat"], found["logg"]) == (3, written["anker"])


@pytest.mark.parametrize("where", ["vault", "backup"])
def test_it_opens_what_was_handed_in_and_knows_who_wrote_it(proevehvelv: Proevehvelv, where: str) -> None:
    text = "Han spurte etter maling."
    staff = proevehvelv.unlock().brukere.invite("Stille Vind", Rolle.MOETEDELTAKER).value
    proevehvelv.lock()
    room = proevehvelv.service.begin(staff.bruker.id, staff.startkode, HERS)
    assert isinstance(room, RomAapent)
    InnleveringService(room).hand_in(Innleveringsart.SPOERSMAAL, text)
    proevehvelv.service.lock_room(room)
    copy = proevehvelv.unlock().kopi.take().value
    proevehvelv.lock()
    source = proevehvelv.folder if where == "vault" else proevehvelv.folder / "kopi" / copy.navn

    found = json.loads(read(source, proevehvelv.code).stdout)

    told = {"fra": "Stille Vind", "art": "spoersmaal", "tekst": hashlib.sha256(text.encode()).hexdigest()}
    assert found["innlevert"] == {"moete": [told]}


def test_it_opens_nothing_with_another_code(proevehvelv: Proevehvelv) -> None:
    from helseansvarlig.domain.gjenopprettingskode import generate_code

    done = read(proevehvelv.folder, generate_code())

    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", "the code does not fit this vault")


def test_the_description_names_every_setting_and_every_part() -> None:
    settings = [re.sub(r"PRAGMA |=.*", "", setting) for setting in _SETTINGS]
    header = ["kritisk", "hvelv_id", "generasjon", "institusjon", "holdere", "offentlig", "signatur_offentlig", "spor",
              "rom", "postkasser", "akt", "salt", "kdf", "enhet", "nonce", "innpakket", "kontroll", "mac",
              "sjekksum"]  # fmt: skip
    backup = ["hode.json", "kopi.json", "helse.db", "hode_sha256", "antall", "logg_nummer", "logg_hash"]

    letter = ["forseglet", "fra_id", "skrevet", "hvelv", "gjelder", "tekst"]

    assert [name for name in (*settings, *header, *backup, *letter) if f"`{name}" not in FORMAT] == []
