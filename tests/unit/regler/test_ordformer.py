"""The written forms we ship: every pair of the glossary, both ways; a fault in the file is told with its place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.ordformer import load_ordformer

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = load_ordformer(resources() / "soek")


def glossary_pairs() -> list[tuple[str, str]]:
    """Words that the glossary writes in two ways, bokmål and nynorsk."""
    lines = (ROOT / "docs" / "ordliste.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip().lower() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    pairs = {
        (nb, nn)
        for row in cells[1:]
        for nb, nn in zip(re.findall(r"\w+", row[0]), re.findall(r"\w+", row[1]), strict=False)
        if nb != nn
    }
    return sorted(pairs)


def test_the_glossary_has_enough_pairs_to_be_a_test() -> None:
    assert len(glossary_pairs()) > 30


@pytest.mark.parametrize(("nb", "nn"), glossary_pairs())
def test_a_word_of_the_glossary_is_found_from_both_languages(nb: str, nn: str) -> None:
    assert nn in SHIPPED.forms_of(nb)
    assert nb in SHIPPED.forms_of(nn)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("barnevernansvarlig", "barnevernsansvarlig"),
        ("barnevernsansvarleg", "barnevernansvarlig"),
        ("barneverntjenesten", "barnevernstjenesten"),
        ("barneverninstitusjon", "barnevernsinstitusjon"),
        ("svevnvanskar", "søvnvanskar"),
        ("tilvis", "henvisning"),
        ("eg", "jeg"),
        ("sjukehuset", "sykehuset"),
    ],
)
def test_the_spellings_of_the_field_are_one_word(typed: str, written: str) -> None:
    assert written in SHIPPED.forms_of(typed)


@pytest.mark.parametrize("typed", ["rus", "mat", "søster", "kartlegging", "samtykke", "tann"])
def test_a_word_with_one_form_stays_itself(typed: str) -> None:
    assert SHIPPED.forms_of(typed) == (typed,)


def test_no_part_is_so_short_that_it_stands_in_half_the_language() -> None:
    assert min(len(one) for group in SHIPPED.ledd for one in group) >= 4


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("{", ""),
        ("[]", "ord"),
        ('{"ord": [["a", "b"]]}', "ledd"),
        ('{"ord": [["alene"]], "ledd": []}', "ord[0]"),
        ('{"ord": [], "ledd": [["uken", "veka"], ["Store", "smaa"]]}', "ledd[1]"),
        ('{"ord": [], "ledd": [["to ord", "eitt"]]}', "ledd[0]"),
        (json.dumps({"ord": [], "ledd": ["uken"]}), "ledd[0]"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, content: str, place: str) -> None:
    (tmp_path / "ordformer.json").write_text(content, "utf-8")

    with pytest.raises(KnownError, match="regler_ugyldig") as told:
        load_ordformer(tmp_path)
    assert told.value.params == {"fil": "ordformer.json", "sted": place}


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="regler_mangler"):
        load_ordformer(tmp_path)
