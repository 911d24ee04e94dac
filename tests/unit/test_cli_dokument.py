from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.tjenester import Tjenester
from tests.fakes.kommando import Kommando
from tests.pdf.lesere import flowing_text_of, needs_poppler


@contextmanager
def inside(hvelvet: Kommando) -> Iterator[Tjenester]:
    around = bootstrap.without_keyring(SystemClock())
    hvelv = bootstrap.open_hvelv(hvelvet.vault, replace(around, kost=around.gulv))
    password = hvelvet.password_file.read_text(encoding="utf-8").rstrip()
    aapent = hvelv.unlock(hvelv.brukere()[0].id, password)
    yield bootstrap.build_services(aapent)
    hvelv.lock(aapent)


TO = ("--mottaker", "Elvebyen barnevern", "--skrevet", "Elvebyen barnevern", "--bekreft", "ikke_i_boken")


@pytest.fixture
def barn_id(hvelvet: Kommando) -> str:
    with inside(hvelvet) as services:
        return services.barn.register(Barn("", "Vakker Blomst", date(2012, 3, 4))).value.id


def test_the_types_that_can_be_made_are_listed(kommando: Kommando) -> None:
    assert {"type": "henvisningsgrunnlag"} in kommando("dokument", "typer").rows


@pytest.mark.parametrize("maal", ["nb", "nn"])
def test_a_document_is_written_as_a_pdf_in_either_written_form(hvelvet: Kommando, barn_id: str, maal: str) -> None:
    path = hvelvet.folder / "h.pdf"
    made = hvelvet("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, "--maal", maal, *TO, "--ut", path)

    assert made.row["bytes"] == path.stat().st_size
    assert path.read_bytes().startswith(b"%PDF-")


def test_what_the_gate_does_not_let_through_leaves_no_file(hvelvet: Kommando, barn_id: str) -> None:
    path = hvelvet.folder / "h.pdf"
    refused = hvelvet("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, "--til", "bup", "--ut", path)

    assert refused.feil["feil"] == "deling_uten_grunnlag"
    assert not path.exists()


def test_what_must_be_confirmed_is_named_and_nothing_leaves_before(hvelvet: Kommando, barn_id: str) -> None:
    path = hvelvet.folder / "h.pdf"
    lag = ("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, "--ut", path)
    with inside(hvelvet) as services:
        services.barn.register(Barn("", "Modig Gran", date(2011, 3, 4)))

    unnamed = hvelvet(*lag)
    unread = hvelvet(*lag, *TO[:2])
    hurried = hvelvet(*lag, *TO[:4])

    refused = [unnamed.feil, unread.feil, hurried.feil]
    assert [one["feil"] for one in refused] == [
        "mottaker_uten_navn", "mottaker_navn_stemmer_ikke", "utlevering_ikke_lest",
    ]  # fmt: skip
    assert hurried.feil["mangler"] == "ikke_i_boken"
    assert not path.exists()


def test_what_leaves_by_a_command_stands_in_the_register_with_what_was_confirmed(
    hvelvet: Kommando, barn_id: str
) -> None:
    path = hvelvet.folder / "h.pdf"
    lag = ("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, "--ut", path)
    hvelvet(*lag, *TO[:4])
    made = hvelvet(*lag, *TO).row

    with inside(hvelvet) as services:
        out, stopped = services.utleveringsregister.lines(barn_id)
    assert (out.dokument_id, out.kanal, out.mottaker_navn) == (made["dokument"], Kanal.FIL, "Elvebyen barnevern")
    assert out.rad is not None
    assert "ikke_i_boken" in out.rad.bekreftet
    assert stopped.stanset == "utlevering_ikke_lest"


def test_the_childs_own_copy_goes_to_the_child(hvelvet: Kommando, barn_id: str) -> None:
    path = hvelvet.folder / "kopi.pdf"
    made = hvelvet("dokument", "lag", "barnekopi", "--barn", barn_id, "--til", "barnet_selv", "--ut", path)

    assert made.row["bytes"] == path.stat().st_size


@needs_poppler
def test_what_a_document_is_about_can_be_named(hvelvet: Kommando, barn_id: str) -> None:
    first, second = hvelvet.folder / "h.pdf", hvelvet.folder / "r.pdf"
    old = hvelvet("dokument", "lag", "henvisningsgrunnlag", "--barn", barn_id, *TO, "--ut", first).row["dokument"]
    with inside(hvelvet) as services:
        services.dokument.freeze(str(old))
    about = ("--om", f"dokument:{old}")
    hvelvet("dokument", "lag", "rettelse", "--barn", barn_id, *about, *TO, "--ut", second)

    assert str(old) in flowing_text_of(second.read_bytes())
