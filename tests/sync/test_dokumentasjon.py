"""The commands in docs/container.md run as they stand: the format's promise to outsiders."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from helseansvarlig.sync.forsegling import open_sealed
from helseansvarlig.sync.kort import sign_kort
from tests.sync.partier import Parti

PAGE = Path(__file__).resolve().parents[2] / "docs" / "container.md"
READING, WRITING = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, sealed: bytes, institusjon: Parti, kommune: Parti) -> Path:
    """What the page says the reader has."""
    (tmp_path / "forsendelse.p7m").write_bytes(sealed)
    (tmp_path / "avsender.kort").write_bytes(sign_kort(institusjon.kort, institusjon.identitet))
    (tmp_path / "kommune.key").write_bytes(kommune.identitet.key_pem())
    (tmp_path / "kommune.crt").write_bytes(kommune.identitet.cert_pem())
    return tmp_path


def run(script: str, folder: Path) -> str:
    script = script.replace("python3", f'"{sys.executable}"')
    done = subprocess.run(["sh", "-eu", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_page_opens_and_verifies_a_sealed_file(folder: Path, filer: dict[str, bytes]) -> None:
    assert "CAdES Verification successful" in run(READING, folder)
    assert (folder / "container" / "dokument.pdf").read_bytes() == filer["dokument.pdf"]


def test_the_page_notices_a_changed_document(folder: Path) -> None:
    changed = READING.replace("digest=", "echo x >> container/dokument.pdf\ndigest=")
    with pytest.raises(AssertionError):
        run(changed, folder)


def test_the_page_signs_and_seals_what_we_open(
    folder: Path, filer: dict[str, bytes], institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    run(READING, folder)
    (folder / "avsender.key").write_bytes(institusjon.identitet.key_pem())
    members = "mimetype manifest.json dokument.pdf payload.json META-INF/ASiCManifest.xml META-INF/signature-1.p7s"
    pack = (
        "import zipfile; z = zipfile.ZipFile('container.asice', 'w');"
        f"[z.write('container/' + n, n) for n in '{members}'.split()]; z.close()"
    )
    sign, seal = WRITING.split("openssl cms -encrypt")
    run(f'{sign}\npython3 -c "{pack}"\nopenssl cms -encrypt{seal}', folder)

    sealed = (folder / "forsendelse.p7m").read_bytes()
    opened = open_sealed(sealed, keys=[kommune.identitet], own=kommune.kort, trusted=[institusjon.betrodd], at=at)
    assert opened.filer == filer
