from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.kommando import Kommando

TELEPHONE = "Klok Stein, 55 00 00 40"


@pytest.fixture
def kort(mottak: Path) -> Path:
    """A municipality's card that the vault does not trust yet."""
    return mottak / "kommune.kort"


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\nukeplan\n%%EOF\n")
    return path


def test_files_are_sealed_with_the_vaults_key_to_a_card_that_is_trusted(
    hvelvet: Kommando, kort: Path, fil: Path
) -> None:
    assert hvelvet("forsegle", fil, "--til", kort).feil["feil"] == "kort_ikke_bekreftet"
    hvelvet("kort", "godkjenn", kort, "--bekreftet-av", TELEPHONE)

    sealed = hvelvet("forsegle", fil, "--til", kort, "--ut", hvelvet.folder)

    assert (hvelvet.folder / sealed.row["fil"]).stat().st_size == sealed.row["bytes"]
    assert hvelvet("sjekk").row["hel"] is True


def test_files_are_sealed_with_a_key_of_ones_own_without_any_vault(kommando: Kommando, mottak: Path, fil: Path) -> None:
    ours = kommando.folder / "oss"
    kommando("kort", "lag-mottaker", "--ut", ours, "--orgnr", "310000051", "--navn", "E", "--kommunenr", "4699")
    to = ("--til", mottak / "kommune.kort", "--ut", kommando.folder)

    sealed = kommando("forsegle", fil, *to, "--noekkel", ours / "kommune.key", "--sertifikat", ours / "kommune.crt")
    mixed = kommando("forsegle", fil, *to, "--noekkel", ours / "kommune.key", "--sertifikat", mottak / "kommune.crt")

    assert sealed.code == 0
    assert mixed.feil["feil"] == "noekkel_ugyldig"
    assert not kommando.vault.joinpath("hode.json").exists()


@pytest.mark.parametrize("name", ["Vakker Blomst.pdf", "manifest.json", "CON.pdf", "uten-endelse"])
def test_a_name_that_a_receiver_could_not_keep_is_refused(hvelvet: Kommando, kort: Path, name: str) -> None:
    hvelvet("kort", "godkjenn", kort, "--bekreftet-av", TELEPHONE)
    path = hvelvet.folder / name
    path.write_bytes(b"x")

    assert hvelvet("forsegle", path, "--til", kort, "--ut", hvelvet.folder).feil["feil"] == "filnavn_ugyldig"
    assert list(hvelvet.folder.glob("*.p7m")) == []


def test_an_empty_outbox_sends_nothing_and_a_missing_stick_is_told(hvelvet: Kommando) -> None:
    assert hvelvet("utboks").rows == []
    sent = hvelvet("synk", "--mappe", hvelvet.folder).row
    assert sent == {"overfoert": 0, "kvitteringer": 0, "avvist": 0, "stoppet_av": ""}
    assert hvelvet("synk", "--mappe", hvelvet.folder / "borte").feil["feil"] == "kanal_borte"
