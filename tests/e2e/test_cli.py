"""The command line as a process of its own: exit codes, the password on standard input, and a whole exchange."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "blå båt på fjorden i kveld"


def run(vault: Path, *arguments: object, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "helseansvarlig", *map(str, arguments)]
    return subprocess.run(
        [*command, "--json", "--data", str(vault), "--passord-fil", "-"],
        cwd=ROOT,
        input=f"{password}\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=60,
    )


def test_a_vault_lives_through_making_copying_losing_and_restoring(tmp_path: Path) -> None:
    vault = tmp_path / "hvelv"
    made = run(vault, "hvelv", "opprett", "--institusjon", "Solbakken", "--navn", "Trygg Havn")
    assert made.returncode == 0, made.stderr
    name = json.loads(run(vault, "kopi", "ta").stdout)["navn"]

    wrong = run(vault, "sjekk", password="noe annet")
    assert (wrong.returncode, json.loads(wrong.stderr)["feil"]) == (1, "feil_passord")
    (vault / "helse.db").write_bytes(b"borte" * 5000)
    assert json.loads(run(vault, "sjekk").stderr)["feil"] == "hvelv_skadet"
    assert json.loads(run(vault, "kopi", "gjenopprett", name).stdout)["navn"] == name
    assert json.loads(run(vault, "sjekk").stdout)["hel"] is True


def test_usage_is_two_and_help_is_none(tmp_path: Path) -> None:
    assert run(tmp_path, "hvelv", "dans").returncode == 2
    assert run(tmp_path, "--help").returncode == 0
