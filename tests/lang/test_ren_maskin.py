"""A new machine, an empty home, no key store: a copy and the sheet of paper bring the vault back in two minutes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.domain.gjenopprettingskode import generate_code
from tests.lang.bevis import Bevistabell

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 120.0
VIS = 8
GROUP = re.compile(r"^Gruppe ([1-8]) +([0-9A-HJKMNP-TV-Z]{4})$", re.MULTILINE)


def on_a_machine(home: Path, *arguments: object, typed: str = "") -> dict[str, Any]:
    """Run one step in a home where nothing has ever been, on a machine without a key store."""
    home.mkdir(exist_ok=True)
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    nobody = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/finnes/ikke", "PYTHONPATH": str(ROOT), "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.lang.ren_maskin_loep", *map(str, arguments)],
        cwd=home,
        env=os.environ | folders | nobody,
        input=f"{typed}\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def code_on(sheet: Path, pdftotext: str) -> str:
    """Read the code off the sheet as a person would: from the paper and nowhere else."""
    text = subprocess.run([pdftotext, "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    groups = GROUP.findall(text)
    assert [number for number, _ in groups] == [*"12345678"], "the sheet shows eight numbered groups"
    return " ".join(group for _, group in groups)


def test_the_sheet_and_a_copy_bring_the_vault_back_on_a_clean_machine(
    tmp_path: Path, trenger: Callable[[str], str], tabell: Bevistabell
) -> None:
    old, new, third = (tmp_path / name for name in ("gammel", "ny", "tredje"))
    made = on_a_machine(old, "lag", old)
    code = code_on(old / "ark.pdf", trenger("pdftotext"))
    stick = tmp_path / Path(made["kopi"]).name
    Path(made["kopi"]).rename(stick)

    back = on_a_machine(new, "hent", new, stick, made["logg"], typed=code)
    wrong = on_a_machine(third, "hent", third, stick, made["logg"], typed=generate_code())
    name = "ny maskin med bare arket og en kopi"
    tabell.row(VIS, name, back["rader"], f"{back['sekunder']:.1f} s av {LIMIT_SECONDS:.0f}, samme rader")
    tabell.control(VIS, name, f"annen kode: {wrong['feil']}", failed=wrong["feil"] == "gjenopprettingskode_feil")

    assert back["innhold"] == made["innhold"]
    assert back["rader"] > 100
    assert back["sekunder"] < LIMIT_SECONDS
