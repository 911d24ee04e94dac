"""`logg` on the command line: verified in the vault, written to a file, verified from the file without the vault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helseansvarlig.cli import main
from tests.fakes.kommando import Kommando


@pytest.fixture
def fil(hvelvet: Kommando) -> Path:
    path = hvelvet.folder / "logg.jsonl"
    hvelvet("logg", "eksporter", "--ut", str(path))
    return path


def test_the_vaults_own_log_is_verified(hvelvet: Kommando) -> None:
    row = hvelvet("logg", "verifiser").row

    assert row["logg_nummer"] > 3
    assert hvelvet("logg", "verifiser", "--anker", f"{row['logg_nummer']}:{row['logg_hash']}").row["ankre"] == 1
    assert hvelvet("logg", "verifiser", "--merke", row["logg_hash"][:12]).row["ankre"] == 1


def test_a_place_that_is_not_there_is_told(hvelvet: Kommando) -> None:
    found = hvelvet("logg", "verifiser", "--anker", "1:" + "0" * 64)

    assert (found.code, found.feil["feil"]) == (1, "anker_mangler")


def test_a_file_is_verified_without_vault_and_password(hvelvet: Kommando, fil: Path) -> None:
    shutil.rmtree(hvelvet.vault)

    row = hvelvet("logg", "verifiser", "--fil", str(fil)).row

    assert (row["ankre"], row["kjent_noekkel"]) == (0, None)
    assert row["logg_nummer"] == len(fil.read_bytes().splitlines()) - 2
    assert len(row["kan_ikke_finnes"]) == 3


def test_whose_key_it_is_can_be_compared(hvelvet: Kommando, fil: Path) -> None:
    key = hvelvet("logg", "verifiser", "--fil", str(fil)).row["noekkel"]
    for told, text in ((True, key), (False, "00" * 32)):
        path = hvelvet.folder / "noekkel.txt"
        path.write_text(text)
        row = hvelvet("logg", "verifiser", "--fil", str(fil), "--noekkel-fil", str(path)).row
        assert row["kjent_noekkel"] is told


def test_people_are_told_what_no_log_can_show(fil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["logg", "verifiser", "--fil", str(fil)]) == 0
    told = capsys.readouterr().out

    assert "Dette kan ingen logg vise" in told
    assert "er yngre enn det siste" in told


@pytest.mark.parametrize("anker", ["", "x:00", "1:zz", "1:0", ":"])
def test_what_is_no_place_is_told(hvelvet: Kommando, fil: Path, anker: str) -> None:
    assert hvelvet("logg", "verifiser", "--fil", str(fil), "--anker", anker).feil["feil"] == "anker_ugyldig"


def test_a_file_that_was_edited_is_told_with_its_line(hvelvet: Kommando, fil: Path) -> None:
    fil.write_bytes(fil.read_bytes().replace(b"Trygg Havn", b"En annen.."))

    found = hvelvet("logg", "verifiser", "--fil", str(fil))
    assert (found.feil["feil"], found.feil["nummer"]) == ("logg_brutt", 1)
