"""Foreign containers: is it whole and does the signature hold, whoever made it."""

from __future__ import annotations

import csv
import hashlib
import os
import zipfile
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.sync import asice, cades
from helseansvarlig.sync.arkiv import write_archive
from helseansvarlig.sync.feil import ForseglingError, Grunn
from helseansvarlig.sync.integritet import Advarsel, check_integrity
from tests.sync.partier import Parti

CASES = os.environ.get("HELSEANSVARLIG_CASES")
URIS = {
    "sha1": "http://www.w3.org/2000/09/xmldsig#sha1",
    "sha256": "http://www.w3.org/2001/04/xmlenc#sha256",
    "sha384": "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "sha512": "http://www.w3.org/2001/04/xmlenc#sha512",
}
FILES = {"order.xml": b"<order/>", "mappe/vedlegg æ.pdf": b"%PDF"}


def listing(files: dict[str, bytes], digest: str, signature: str) -> bytes:
    references = "".join(
        f'<DataObjectReference URI="{name}" MimeType="text/xml"><d:DigestMethod Algorithm="{URIS[digest]}"/>'
        f"<d:DigestValue>{b64encode(hashlib.new(digest, content).digest()).decode()}</d:DigestValue>"
        "</DataObjectReference>"
        for name, content in files.items()
    )
    namespaces = 'xmlns="http://uri.etsi.org/2918/v1.2.1#" xmlns:d="http://www.w3.org/2000/09/xmldsig#"'
    return f'<ASiCManifest {namespaces}><SigReference URI="{signature}"/>{references}</ASiCManifest>'.encode()


@pytest.fixture
def foreign(institusjon: Parti, at: datetime) -> Callable[[str], dict[str, bytes]]:
    """The members of a container as another library writes it, with the digest given."""

    def make(digest: str) -> dict[str, bytes]:
        written = listing(FILES, digest, "META-INF/signature-f741.p7s")
        return {
            "order.xml": FILES["order.xml"],
            "META-INF/asicmanifest.xml": written,
            "META-INF/signature-f741.p7s": cades.sign(written, institusjon.identitet, at),
            "mappe/vedlegg æ.pdf": FILES["mappe/vedlegg æ.pdf"],
            "mimetype": b"application/vnd.etsi.asic-e+zip",
        }

    return make


@pytest.fixture(scope="module")
def ours(institusjon: Parti, at: datetime) -> bytes:
    """A whole container of our own making."""
    return asice.build({"a.pdf": b"innhold"}, lambda written: cades.sign(written, institusjon.identitet, at))


def reason_for(data: bytes) -> tuple[str, Grunn]:
    with pytest.raises(ForseglingError) as caught:
        check_integrity(data)
    return caught.value.code, caught.value.reason


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_a_foreign_container_is_whole(
    foreign: Callable[[str], dict[str, bytes]], institusjon: Parti, at: datetime, digest: str
) -> None:
    found = check_integrity(write_archive(foreign(digest).items()))
    assert found.filer == tuple(sorted(FILES))
    assert found.signaturer == (cades.Signatur(institusjon.kort.sertifikat, at, "sha256"),)
    assert found.advarsler == ()


def test_a_compressed_one_too(foreign: Callable[[str], dict[str, bytes]]) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in foreign("sha256").items():
            archive.writestr(name, content)
        archive.comment = b"mimetype=application/vnd.etsi.asic-e+zip"
    assert check_integrity(buffer.getvalue()).filer


def test_sha1_and_a_missing_mimetype_are_said_and_not_hidden(foreign: Callable[[str], dict[str, bytes]]) -> None:
    members = foreign("sha1")
    del members["mimetype"]
    assert check_integrity(write_archive(members.items())).advarsler == (Advarsel.SHA1, Advarsel.MIMETYPE_MANGLER)


def test_what_we_build_ourselves_is_whole(institusjon: Parti, at: datetime) -> None:
    made = asice.build({"a.pdf": b"x"}, lambda written: cades.sign(written, institusjon.identitet, at))
    assert check_integrity(made).filer == ("a.pdf",)


def test_several_signatures_each_over_their_part(institusjon: Parti, kommune: Parti, at: datetime) -> None:
    members = dict(FILES) | {"mimetype": asice.MIMETYPE.encode()}
    for number, (party, name) in enumerate(zip((institusjon, kommune), FILES, strict=True), start=1):
        signature = f"META-INF/signature{number}.p7s"
        written = listing({name: FILES[name]}, "sha256", signature)
        members[f"META-INF/ASiCManifest{number}.xml"] = written
        members[signature] = cades.sign(written, party.identitet, at)
    signers = {one.sertifikat for one in check_integrity(write_archive(members.items())).signaturer}
    assert signers == {institusjon.kort.sertifikat, kommune.kort.sertifikat}

    members["order.xml"] = b"<order endret='ja'/>"
    assert reason_for(write_archive(members.items())) == ("forsegling_ugyldig", Grunn.DIGEST_AVVIK)


BROKEN: dict[str, tuple[dict[str, bytes | None], Grunn]] = {
    "changed file": ({"order.xml": b"<ordre/>"}, Grunn.DIGEST_AVVIK),
    "extra file": ({"ekstra.xml": b"x"}, Grunn.IKKE_PAAKLISTET_FIL),
    "changed list": ({"META-INF/asicmanifest.xml": None}, Grunn.INNHOLD_ENDRET),
    "malformed metadata": ({"META-INF/signature.malformed": b"x"}, Grunn.UKJENT_METADATA),
    "unused signature": ({"META-INF/signature-2.p7s": b"x"}, Grunn.SIGNATUR_MANGLER),
    "other mimetype": ({"mimetype": b"application/zip"}, Grunn.MIMETYPE),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_whole_is_refused(foreign: Callable[[str], dict[str, bytes]], name: str) -> None:
    change, reason = BROKEN[name]
    members = foreign("sha256")
    members |= {key: members[key] + b" " if value is None else value for key, value in change.items()}
    assert reason_for(write_archive(members.items())) == ("forsegling_ugyldig", reason)


def test_a_missing_file_is_missed(foreign: Callable[[str], dict[str, bytes]]) -> None:
    members = foreign("sha256")
    del members["order.xml"]
    assert reason_for(write_archive(members.items()))[1] is Grunn.FIL_MANGLER


def test_another_kind_of_file_and_one_cut_short_say_so(foreign: Callable[[str], dict[str, bytes]]) -> None:
    whole = write_archive(foreign("sha256").items())
    assert reason_for(b"%PDF-1.7")[0] == "ikke_forsegling"
    assert reason_for(b"")[0] == "fil_avkortet"
    assert reason_for(whole[: len(whole) // 2])[0] == "fil_avkortet"


@settings(max_examples=200, deadline=None)
@given(place=st.integers(0, 10**6), mask=st.integers(1, 255))
def test_a_changed_byte_never_passes_with_other_content(place: int, mask: int, ours: bytes) -> None:
    place %= len(ours)
    try:
        found = check_integrity(ours[:place] + bytes([ours[place] ^ mask]) + ours[place + 1 :])
    except ForseglingError:
        return
    assert found.filer == ("a.pdf",)


def _cases() -> list[tuple[str, str]]:
    if CASES is None:
        return []
    with (Path(CASES) / "asice" / "expected.csv").open(encoding="utf-8") as table:
        return [(row["file"], row["expected"]) for row in csv.DictReader(table)]


@pytest.mark.skipif(CASES is None, reason="HELSEANSVARLIG_CASES names no folder with foreign containers")
@pytest.mark.parametrize(("name", "expected"), _cases())
def test_the_verdict_on_containers_that_others_made(name: str, expected: str) -> None:
    """XAdES is outside the format: refused with its own code, whatever the container is worth."""
    data = (Path(str(CASES)) / "asice" / name).read_bytes()
    if "xades" in name:
        assert reason_for(data) == ("xades_ikke_stoettet", Grunn.XADES)
    elif expected == "accept":
        assert check_integrity(data).signaturer
    else:
        assert reason_for(data)[0] != "xades_ikke_stoettet"
