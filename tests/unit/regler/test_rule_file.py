"""A fault in a rule file names file and place instead of showing half a rule."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.regler.rule_file import read_rule_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "regler", tmp_path / "regler"))


def change(path: Path, *keys: str | int, to: Any) -> None:
    """Set one place of a file to something else."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    place = raw
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = to
    path.write_text(json.dumps(raw), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "keys", "to", "place"),
    [
        ("telefoner.json", ("telefoner", 0, "nummer"), "", "$.telefoner[0].nummer"),
        ("telefoner.json", ("telefoner", 0, "maa_fylles_ut"), "nei", "$.telefoner[0].maa_fylles_ut"),
        ("telefoner.json", ("telefoner", 1, "id"), "medisinsk_noedtelefon", "$.telefoner[1].id"),
        ("telefoner.json", ("telefoner", 0), "113", "$.telefoner[0]"),
        ("telefoner.json", ("telefoner",), {}, "$.telefoner"),
        ("roede_flagg.json", ("roede_flagg", 0, "straks"), [], "$.roede_flagg[0].straks"),
        ("roede_flagg.json", ("roede_flagg", 0, "hva", "nn"), " ", "$.roede_flagg[0].hva.nn"),
        ("roede_flagg.json", ("roede_flagg", 0, "hva"), "livsfare", "$.roede_flagg[0].hva"),
        ("roede_flagg.json", ("roede_flagg", 0, "telefoner"), ["911"], "livsfare.telefoner"),
        ("roede_flagg.json", ("roede_flagg", 0, "telefoner"), [1], "$.roede_flagg[0].telefoner"),
        ("frister.json", ("frister", 0, "antall"), "10", "$.frister[0].antall"),
        ("frister.json", ("frister", 0, "antall"), True, "$.frister[0].antall"),
        ("frister.json", ("frister", 0, "enhet"), "aar", "$.frister[0].enhet"),
        ("frister.json", ("frister", 0, "kontrollert"), "i fjor", "$.frister[0].kontrollert"),
        ("frister.json", ("frister", 0, "kontrollert"), None, "$.frister[0].kontrollert"),
        ("frister.json", ("frister", 0, "status"), "ikke_kontrollert", "$.frister[0].kontrollert"),
    ],
)
def test_each_fault_is_found_and_placed(
    folder: Path, file: str, keys: tuple[str | int, ...], to: Any, place: str
) -> None:
    change(folder / file, *keys, to=to)
    with pytest.raises(KnownError) as error:
        load_regelverk(folder)
    assert (error.value.code, error.value.params) == ("regler_ugyldig", {"fil": file, "sted": place})


@pytest.mark.parametrize("content", ["{", "[]", ""])
def test_a_file_that_is_no_object_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KnownError) as error:
        read_rule_file(file)
    assert error.value.params == {"fil": "x.json", "sted": "$"}


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "frister.json").unlink()
    with pytest.raises(KnownError) as error:
        load_regelverk(folder)
    assert (error.value.code, error.value.params) == ("regler_mangler", {"fil": "frister.json"})
