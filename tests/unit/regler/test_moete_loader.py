"""What is usual for meetings is read whole or refused, with the file and the place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from helseansvarlig.domain.moete import Moetetype
from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.regler.moete_loader import read_moeteoppsett
from helseansvarlig.regler.rule_file import Entry

FILE = resources() / "regler" / "moetetyper.json"
RULES = load_regelverk(resources() / "regler")


def read(raw: dict[str, Any]) -> object:
    return read_moeteoppsett(Entry(raw, FILE.name, "$"), RULES.frister)


FAULTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "a kind is missing": lambda raw: raw["moetetyper"].pop(),
    "a kind stands twice": lambda raw: raw["moetetyper"].append(raw["moetetyper"][0]),
    "nobody knows who is invited": lambda raw: raw["moetetyper"][0]["innkalte"].append("kongen"),
    "the rhythm has no rule": lambda raw: raw["moetetyper"][1]["rytmer"].update({"akutt": "hver_dag"}),
    "no such kind of unit": lambda raw: raw["moetetyper"][1]["rytmer"].update({"hotell": "kontaktmoete"}),
    "no agenda": lambda raw: raw["moetetyper"][0].update({"saksliste": []}),
    "no such role": lambda raw: raw["innkalte"][2].update({"rolle": "sjef"}),
}


def test_the_file_as_it_is_shipped_is_read() -> None:
    assert read(json.loads(FILE.read_text("utf-8"))) == RULES.moeteoppsett


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_with_its_place(fault: str) -> None:
    raw = json.loads(FILE.read_text("utf-8"))
    FAULTS[fault](raw)

    with pytest.raises(KnownError, match="regler_ugyldig") as caught:
        read(raw)
    assert caught.value.params["fil"] == "moetetyper.json"


def test_the_user_representative_must_be_invited_to_the_first_meeting() -> None:
    invited = RULES.moeteoppsett[Moetetype.OPPSTARTSMOETE].innkalte

    assert "brukerrepresentant" in {one.id for one in invited}


def test_a_rhythm_without_a_source_says_that_it_is_the_houses_own_choice() -> None:
    rules = {rule for one in RULES.moeteoppsett.values() for rule in one.rytmer.values()}

    assert all(RULES.frister[rule].kilde.tekst.startswith("Husets eget valg") for rule in rules)
    assert all(RULES.frister[rule].er_veiledende for rule in rules)
    own = RULES.moeteoppsett[Moetetype.ANSVARSGRUPPE].kilde
    assert (own.status, own.tekst) == (Regelstatus.IKKE_KONTROLLERT, "Husets eget valg, ingen kilde funnet")
