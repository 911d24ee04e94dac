from __future__ import annotations

import json
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.fakes.kommando import Kommando

CONTENT = b"%PDF-1.7\nukeplan\n%%EOF\n"


@pytest.fixture
def forseglet(hvelvet: Kommando, mottak: Path) -> Path:
    """A file sealed by the vault to the municipality, which trusts the vault's card."""
    plan, card = hvelvet.folder / "plan.pdf", hvelvet.folder / "avsender.kort"
    plan.write_bytes(CONTENT)
    hvelvet("kort", "lag", "--ut", card)
    hvelvet("kort", "godkjenn", card, "--mottaker", mottak)
    hvelvet("kort", "godkjenn", mottak / "kommune.kort", "--bekreftet-av", "Klok Stein")
    made = hvelvet("forsegle", plan, "--til", mottak / "kommune.kort", "--ut", hvelvet.folder)
    path: Path = hvelvet.folder / made.row["fil"]
    return path


def _place(kommando: Kommando, name: str, orgnr: str) -> Path:
    folder = kommando.folder / name
    kommando("kort", "lag-mottaker", "--ut", folder, "--orgnr", orgnr, "--navn", name, "--kommunenr", "4699")
    return folder


def openssl(*arguments: object) -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True).stdout


def test_a_file_is_opened_with_its_documents_as_they_were(hvelvet: Kommando, mottak: Path, forseglet: Path) -> None:
    opened = hvelvet("aapne", forseglet, "--mottaker", mottak, "--ut", hvelvet.folder / "ut").row

    assert (opened["avsender"], opened["filer"]) == ("310000051", ["plan.pdf"])
    assert (hvelvet.folder / "ut" / "plan.pdf").read_bytes() == CONTENT


def test_key_card_and_senders_may_lie_anywhere(hvelvet: Kommando, mottak: Path, forseglet: Path) -> None:
    place = (
        "--noekkel",
        mottak / "kommune.key",
        "--sertifikat",
        mottak / "kommune.crt",
        "--kort",
        mottak / "kommune.kort",
    )

    opened = hvelvet("aapne", forseglet, *place, "--avsender", hvelvet.folder / "avsender.kort")

    assert opened.row["forsendelseId"] == forseglet.stem
    assert hvelvet("aapne", forseglet).feil["feil"] == "mottak_mangler_noekkel"


def test_openssl_opens_what_we_seal_and_finds_a_signed_container(mottak: Path, forseglet: Path, tmp_path: Path) -> None:
    container = tmp_path / "innhold.zip"
    key = ("-inkey", mottak / "kommune.key", "-recip", mottak / "kommune.crt")
    openssl("cms", "-decrypt", "-inform", "DER", "-in", forseglet, *key, "-out", container)

    names = zipfile.ZipFile(BytesIO(container.read_bytes())).namelist()
    assert {"META-INF/ASiCManifest.xml", "META-INF/signature-1.p7s", "plan.pdf"} <= set(names)


def test_a_container_is_looked_at_without_trust_in_anybody(hvelvet: Kommando, mottak: Path, forseglet: Path) -> None:
    container = hvelvet.folder / "innhold.asice"
    key = ("-inkey", mottak / "kommune.key", "-recip", mottak / "kommune.crt")
    openssl("cms", "-decrypt", "-inform", "DER", "-in", forseglet, *key, "-out", container)

    whole = hvelvet("aapne", "--bare-integritet", container).row
    assert (whole["hel"], whole["signaturer"], whole["advarsler"]) == (True, 1, [])
    container.write_bytes(container.read_bytes().replace(b"ukeplan", b"ukeplam"))
    assert hvelvet("aapne", "--bare-integritet", container).code == 1


def test_each_kind_of_damage_has_its_own_reason(hvelvet: Kommando, mottak: Path, forseglet: Path) -> None:
    data = forseglet.read_bytes()
    tampered = bytearray(data)
    tampered[len(data) // 2] ^= 1
    cases = {
        "kuttet.p7m": (data[:-100], mottak),
        "endret.p7m": (bytes(tampered), mottak),
        "annens.p7m": (data, _place(hvelvet, "annen", "310000019")),
    }
    found = {}
    for name, (content, place) in cases.items():
        path = hvelvet.folder / name
        path.write_bytes(content)
        found[name] = hvelvet("aapne", path, "--mottaker", place).feil
    stranger = _place(hvelvet, "kommune2", "310000078")
    for part in ("kommune.key", "kommune.crt", "kommune.kort"):
        (stranger / part).write_bytes((mottak / part).read_bytes())
    found["ukjent"] = hvelvet("aapne", forseglet, "--mottaker", stranger).feil

    assert found["kuttet.p7m"]["feil"] == "fil_avkortet"
    assert found["annens.p7m"]["feil"] == "ikke_adressert_hit"
    assert found["endret.p7m"]["feil"] == found["ukjent"]["feil"] == "forsegling_ugyldig"
    assert found["ukjent"]["grunn"] == "ukjent_avsender"
    assert len({json.dumps(one) for one in found.values()}) == len(found)


def test_a_receipt_is_made_once_registered_and_a_second_time_says_so(
    hvelvet: Kommando, mottak: Path, forseglet: Path
) -> None:
    receipts = hvelvet.folder / "inn"
    assert hvelvet("kvitter", forseglet, "--mottaker", mottak, "--sett").feil["feil"] == "ikke_registrert"

    first = hvelvet("kvitter", forseglet, "--mottaker", mottak, "--ut", receipts).row
    second = hvelvet("kvitter", forseglet, "--mottaker", mottak, "--ut", receipts).row

    assert (first["resultat"], second["resultat"]) == ("OK", "OK_DUPLIKAT")
    assert (receipts / first["kvittering"]).stat().st_size > 0
    assert next((mottak / "mottak" / "dokumenter").rglob("plan.pdf")).read_bytes() == CONTENT
    assert hvelvet("kvitter", forseglet, "--mottaker", mottak, "--sett").code == 0
    assert hvelvet("aapne", receipts / first["kvittering"], "--mottaker", mottak).feil["feil"] == "ikke_adressert_hit"
