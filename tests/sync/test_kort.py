"""A card presents its maker's own certificate, and nothing else passes for a card."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync import cades
from helseansvarlig.sync.feil import ForseglingError, Grunn
from helseansvarlig.sync.kort import Kort, read_kort, sign_kort
from tests.sync.partier import Parti


def content_of(data: bytes) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(cades.open_attached(data)[0])
    return parsed


def refuse_reason(data: bytes) -> Grunn:
    with pytest.raises(ForseglingError, match="kort_ugyldig") as caught:
        read_kort(data)
    return caught.value.reason


@pytest.fixture
def card(kommune: Parti) -> bytes:
    return sign_kort(kommune.kort, kommune.identitet)


def test_a_card_comes_back_as_it_was_made(card: bytes, kommune: Parti) -> None:
    assert read_kort(card) == kommune.kort


def test_an_institution_has_no_municipality_number(institusjon: Parti) -> None:
    assert read_kort(sign_kort(institusjon.kort, institusjon.identitet)).kommunenr is None


def test_openssl_reads_the_card_too(openssl: Callable[[str], bytes], tmp_path: Path, card: bytes) -> None:
    (tmp_path / "kommune.kort").write_bytes(card)
    openssl("cms -verify -cades -binary -inform DER -in kommune.kort -CAfile kommune.crt -out kort.json")
    assert json.loads((tmp_path / "kort.json").read_bytes())["format"] == "bvh-kort/1"


def test_a_card_with_somebody_elses_certificate_is_refused(card: bytes, kommune: Parti, fremmed: Parti) -> None:
    stolen = cades.sign(json.dumps(content_of(card)).encode(), fremmed.identitet, kommune.kort.utstedt, attached=True)
    assert refuse_reason(stolen) is Grunn.KORT_SERTIFIKAT


def test_a_card_for_another_organisation_than_its_certificates_is_refused(card: bytes, kommune: Parti) -> None:
    lying = json.dumps(content_of(card) | {"orgnr": "974760673"}).encode()
    assert refuse_reason(cades.sign(lying, kommune.identitet, kommune.kort.utstedt, attached=True)) is (
        Grunn.KORT_SERTIFIKAT
    )


@pytest.mark.parametrize(
    "change",
    [
        {"format": "bvh-kort/2"},
        {"type": "begge"},
        {"navn": 5},
        {"utstedt": "2026-01-01"},
        {"ekstra": 1},
        {"sertifikat": "x"},
    ],
    ids=str,
)
def test_a_rightly_signed_card_with_wrong_content_is_refused(
    card: bytes, kommune: Parti, change: dict[str, object]
) -> None:
    content = json.dumps(content_of(card) | change).encode()
    signed = cades.sign(content, kommune.identitet, kommune.kort.utstedt, attached=True)
    assert refuse_reason(signed) is Grunn.KORT_INNHOLD


def test_a_card_that_nothing_can_be_sealed_to_is_refused(card: bytes, kommune: Parti, tmp_path: Path) -> None:
    """An elliptic key signs well, but the envelope knows only RSA: better said now than on the day of sending."""
    subject = f"/organizationIdentifier=NTRNO-{kommune.kort.orgnr}/CN=Fjordby"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "k", "-out", "c", "-days", "9"]
    subprocess.run(["openssl", "req", "-x509", *key, "-subj", subject], cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "kort.json").write_text(
        json.dumps(content_of(card) | {"sertifikat": (tmp_path / "c").read_text(encoding="ascii")}), encoding="utf-8"
    )
    signing = "cms -sign -cades -nodetach -binary -outform DER -in kort.json -out kort -signer c -inkey k"
    subprocess.run(["openssl", *signing.split()], cwd=tmp_path, check=True, capture_output=True)
    assert refuse_reason((tmp_path / "kort").read_bytes()) is Grunn.KORT_SERTIFIKAT


def test_every_changed_or_missing_byte_is_noticed(card: bytes, kommune: Parti) -> None:
    """Bytes that nobody reads (a version, a redundant list) may change; what the card says may not."""
    for place in range(0, len(card), 37):
        changed = card[:place] + bytes([card[place] ^ 0x20]) + card[place + 1 :]
        try:
            assert read_kort(changed) == kommune.kort
        except ForseglingError as error:
            assert error.code == "kort_ugyldig"
        refuse_reason(card[:place])


def test_a_huge_file_is_not_a_card() -> None:
    with pytest.raises(ForseglingError, match="fil_for_stor"):
        read_kort(bytes(65 * 1024))


def test_a_card_is_not_made_for_anybody_else(kommune: Parti, institusjon: Parti) -> None:
    for card, identity in [
        (kommune.kort, institusjon.identitet),
        (dataclasses.replace(kommune.kort, navn="to\nlinjer"), kommune.identitet),
    ]:
        with pytest.raises(BugError):
            sign_kort(card, identity)
    with pytest.raises(KnownError, match="eget_sertifikat_annet_orgnr"):
        sign_kort(dataclasses.replace(kommune.kort, orgnr="974760673"), kommune.identitet)


def test_the_times_of_a_card_are_kept_to_the_millisecond(kommune: Parti, at: datetime) -> None:
    precise = dataclasses.replace(kommune.kort, utstedt=at.replace(microsecond=123_000))
    card: Kort = read_kort(sign_kort(precise, kommune.identitet))
    assert card.utstedt == precise.utstedt
