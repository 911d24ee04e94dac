from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from tests.fakes.kommando import Kommando


@pytest.fixture
def barn_id(hvelvet: Kommando) -> str:
    around = bootstrap.without_keyring(SystemClock())
    hvelv = bootstrap.open_hvelv(hvelvet.vault, replace(around, kost=around.gulv))
    password = hvelvet.password_file.read_text(encoding="utf-8").rstrip()
    aapent = hvelv.unlock(hvelv.brukere()[0].id, password)
    barn = bootstrap.build_services(aapent).barn.register(Barn("", "Vakker Blomst", date(2012, 3, 4))).value
    hvelv.lock(aapent)
    return barn.id


def test_the_types_that_can_be_made_are_listed(kommando: Kommando) -> None:
    assert {"type": "henvisningsgrunnlag"} in kommando("dokument", "typer").rows


@pytest.mark.parametrize("maal", ["nb", "nn"])
def test_a_document_is_written_as_a_pdf_in_either_written_form(hvelvet: Kommando, barn_id: str, maal: str) -> None:
    path = hvelvet.folder / "h.pdf"
    made = hvelvet("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, "--maal", maal, "--ut", path)

    assert made.row["bytes"] == path.stat().st_size
    assert path.read_bytes().startswith(b"%PDF-")


def test_what_the_gate_does_not_let_through_leaves_no_file(hvelvet: Kommando, barn_id: str) -> None:
    path = hvelvet.folder / "h.pdf"
    refused = hvelvet("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, "--til", "bup", "--ut", path)

    assert refused.feil["feil"] == "deling_uten_grunnlag"
    assert not path.exists()
