"""Two parties who know each other, two others, and one finished sending; keys are made once, they are slow."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from helseansvarlig.domain.forsendelse import Avsender, Hjemmel, Hjemmelstype, Manifest
from helseansvarlig.sync.forsegling import seal
from helseansvarlig.sync.kort import Korttype
from tests.sync.partier import AT, RECEIVER_ORGNR, SENDER_ORGNR, Parti, address_of, make_party


@pytest.fixture(scope="session")
def at() -> datetime:
    return AT


@pytest.fixture(scope="session")
def institusjon() -> Parti:
    return make_party(SENDER_ORGNR, "Granly omsorgssenter", Korttype.AVSENDER)


@pytest.fixture(scope="session")
def kommune() -> Parti:
    return make_party(RECEIVER_ORGNR, "Fjordby barnevernstjeneste", Korttype.MOTTAKER)


@pytest.fixture(scope="session")
def annen_kommune() -> Parti:
    return make_party("974760673", "Dalby barnevernstjeneste", Korttype.MOTTAKER)


@pytest.fixture(scope="session")
def fremmed() -> Parti:
    """Somebody who claims to be the institution, with a key that nobody has compared."""
    return make_party(SENDER_ORGNR, "Granly omsorgssenter", Korttype.AVSENDER)


@pytest.fixture(scope="session")
def manifest(kommune: Parti) -> Manifest:
    return Manifest(
        forsendelse_id="6b1f0f5e-54a4-4f8e-9c35-0d1c4a8f2b11",
        kjede_id="0a1b2c3d-0000-4000-8000-000000000001",
        epoke="0a1b2c3d-0000-4000-8000-000000000002",
        loepenr=17,
        avsender=Avsender(SENDER_ORGNR, "A2"),
        mottaker=address_of(kommune),
        hjemmel=Hjemmel(Hjemmelstype.LOV, "bvl § 13-4", None, AT),
        kodeverk={"sjekkliste": "2026-10"},
    )


@pytest.fixture(scope="session")
def filer() -> dict[str, bytes]:
    return {"dokument.pdf": b"%PDF-1.7\nVakker Blomst\n%%EOF\n", "payload.json": b'{"barn":"Vakker Blomst"}'}


@pytest.fixture(scope="session")
def sealed(filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, kommune: Parti) -> bytes:
    return seal(filer, manifest, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=AT)


@pytest.fixture
def openssl(tmp_path: Path, institusjon: Parti, kommune: Parti) -> Callable[[str], bytes]:
    """Run the real OpenSSL in a folder that holds both parties' keys; returns what it prints."""
    for name, party in (("avsender", institusjon), ("kommune", kommune)):
        (tmp_path / f"{name}.key").write_bytes(party.identitet.key_pem())
        (tmp_path / f"{name}.crt").write_bytes(party.identitet.cert_pem())

    def run(command: str) -> bytes:
        done = subprocess.run(["openssl", *command.split()], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout + done.stderr

    return run
