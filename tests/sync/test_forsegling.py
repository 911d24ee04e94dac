"""A forsendelse reaches the one it was sealed to, as it was signed, or is refused for a reason of its own."""

from __future__ import annotations

import dataclasses
import hashlib
import time
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.forsendelse import Avsender, Manifest, Vedlegg
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync import asice, cades, container, konvolutt
from helseansvarlig.sync import manifest as manifest_json
from helseansvarlig.sync.arkiv import write_archive
from helseansvarlig.sync.feil import ForseglingError, Grunn
from helseansvarlig.sync.forsegling import OpenedContainer, open_sealed, seal
from tests.sync.partier import Parti

Change = Callable[[dict[str, bytes]], Mapping[str, bytes]]


def open_as(party: Parti, sealed: bytes, sender: Parti, at: datetime) -> OpenedContainer:
    return open_sealed(sealed, keys=[party.identitet], own=party.kort, trusted=[sender.betrodd], at=at)


def reason_for(party: Parti, sealed: bytes, sender: Parti, at: datetime) -> tuple[str, Grunn]:
    with pytest.raises(ForseglingError) as caught:
        open_as(party, sealed, sender, at)
    return caught.value.code, caught.value.reason


def members_of(inner: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(inner)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def rewrap(sealed: bytes, kommune: Parti) -> Callable[[Change], bytes]:
    """Open the envelope as its holder can, change what is inside, and seal it to the municipality again."""

    def wrapped(change: Change) -> bytes:
        members = members_of(konvolutt.decrypt(sealed, [kommune.identitet]))
        return konvolutt.encrypt(write_archive(change(members).items()), [kommune.kort.sertifikat])

    return wrapped


def test_the_municipality_reads_what_the_institution_sealed(
    sealed: bytes, filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    opened = open_as(kommune, sealed, institusjon, at)

    assert opened.filer == filer
    assert dataclasses.replace(opened.manifest, filer=()) == manifest
    assert opened.manifest.filer == tuple(Vedlegg(n, hashlib.sha256(c).hexdigest()) for n, c in filer.items())
    assert opened.avsender.kort == institusjon.kort
    assert opened.signert_tid == at
    assert opened.sha256_forseglet == hashlib.sha256(sealed).hexdigest()


def test_the_signed_container_is_the_same_every_time_and_the_envelope_never(
    sealed: bytes, filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    again = seal(filer, manifest, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=at)

    assert again != sealed
    assert konvolutt.decrypt(again, [kommune.identitet]) == konvolutt.decrypt(sealed, [kommune.identitet])


def test_a_second_recipient_opens_the_envelope_but_is_not_the_addressee(
    filer: dict[str, bytes],
    manifest: Manifest,
    institusjon: Parti,
    kommune: Parti,
    annen_kommune: Parti,
    at: datetime,
) -> None:
    both = [annen_kommune.kort.sertifikat, kommune.kort.sertifikat]
    sealed = seal(filer, manifest, sender=institusjon.identitet, recipients=both, at=at)

    assert open_as(kommune, sealed, institusjon, at).filer == filer
    verified = container.open_files(sealed, keys=[annen_kommune.identitet], trusted=[institusjon.betrodd], at=at)
    assert filer.items() <= verified.filer.items()
    assert reason_for(annen_kommune, sealed, institusjon, at) == ("forsegling_ugyldig", Grunn.FEIL_MOTTAKER)


def test_a_file_for_somebody_else_says_so(
    sealed: bytes, institusjon: Parti, annen_kommune: Parti, at: datetime
) -> None:
    assert reason_for(annen_kommune, sealed, institusjon, at) == ("ikke_adressert_hit", Grunn.IKKE_ADRESSERT)


def test_an_old_key_still_opens_what_was_sealed_to_it(
    sealed: bytes, institusjon: Parti, kommune: Parti, annen_kommune: Parti, at: datetime
) -> None:
    keys = [annen_kommune.identitet, kommune.identitet]
    assert open_sealed(sealed, keys=keys, own=kommune.kort, trusted=[institusjon.betrodd], at=at).filer


def test_a_recipient_who_seals_our_document_on_to_a_third_party_is_found_out(
    sealed: bytes, institusjon: Parti, kommune: Parti, annen_kommune: Parti, at: datetime
) -> None:
    inner = konvolutt.decrypt(sealed, [kommune.identitet])
    readdressed = konvolutt.encrypt(inner, [annen_kommune.kort.sertifikat])
    assert reason_for(annen_kommune, readdressed, institusjon, at) == ("forsegling_ugyldig", Grunn.FEIL_MOTTAKER)


@pytest.mark.parametrize("field", ["bydel", "konto_id", "kommunenr"])
def test_the_addressee_is_the_account_and_not_only_the_organisation(
    sealed: bytes, institusjon: Parti, kommune: Parti, at: datetime, field: str
) -> None:
    change: dict[str, Any] = {field: "4699" if field == "kommunenr" else "07"}
    other = dataclasses.replace(kommune.kort, **change)
    with pytest.raises(ForseglingError) as caught:
        open_sealed(sealed, keys=[kommune.identitet], own=other, trusted=[institusjon.betrodd], at=at)
    assert caught.value.reason is Grunn.FEIL_MOTTAKER


# What a holder of the recipient's key, or a meddler on the way, can try.


def changed(name: str, old: bytes, new: bytes) -> Change:
    def change(members: dict[str, bytes]) -> Mapping[str, bytes]:
        assert old in members[name]
        return {**members, name: members[name].replace(old, new, 1)}

    return change


def without(name: str) -> Change:
    return lambda members: {other: content for other, content in members.items() if other != name}


def with_member(name: str, content: bytes = b"x") -> Change:
    return lambda members: {**members, name: content}


TAMPERED = {
    "payload": (changed("dokument.pdf", b"Vakker", b"Vakkre"), Grunn.DIGEST_AVVIK),
    "manifest.json": (changed("manifest.json", b'"lopenr":17', b'"lopenr":18'), Grunn.DIGEST_AVVIK),
    "list of files": (changed(asice.MANIFEST_NAME, b"dokument.pdf", b"document.pdf"), Grunn.INNHOLD_ENDRET),
    "extra file": (with_member("ekstra.pdf"), Grunn.IKKE_PAAKLISTET_FIL),
    "extra file in a folder": (with_member("mappe/ekstra.pdf"), Grunn.IKKE_PAAKLISTET_FIL),
    "missing file": (without("payload.json"), Grunn.FIL_MANGLER),
    "second signature": (with_member("META-INF/signature-2.p7s"), Grunn.FLERE_SIGNATURER),
    "no signature": (without(asice.SIGNATURE_NAME), Grunn.SIGNATUR_MANGLER),
    "no list of files": (without(asice.MANIFEST_NAME), Grunn.FIL_MANGLER),
    "unknown metadata": (with_member("META-INF/ASiCManifest2.xml"), Grunn.UKJENT_METADATA),
    "other mimetype": (with_member("mimetype", b"application/zip"), Grunn.MIMETYPE),
    "path out of the folder": (with_member("../ut.pdf"), Grunn.ZIP_NAVN),
    "absolute path": (with_member("/etc/ut.pdf"), Grunn.ZIP_NAVN),
    "Windows path": (with_member("C:ut.pdf"), Grunn.ZIP_NAVN),
    "same name but for case": (with_member("DOKUMENT.pdf"), Grunn.ZIP_DUPLIKAT),
    "too many files": (lambda m: {**m, **{f"{n}.txt": b"" for n in range(100)}}, Grunn.ZIP_ANTALL),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERED)
def test_every_change_inside_the_envelope_has_its_own_reason(
    rewrap: Callable[[Change], bytes], institusjon: Parti, kommune: Parti, at: datetime, name: str
) -> None:
    change, reason = TAMPERED[name]
    assert reason_for(kommune, rewrap(change), institusjon, at) == ("forsegling_ugyldig", reason)


def test_the_change_machinery_itself_changes_nothing(
    rewrap: Callable[[Change], bytes], filer: dict[str, bytes], institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    """The control for the table above: rewrapped without a change, the file opens."""
    assert open_as(kommune, rewrap(lambda members: members), institusjon, at).filer == filer


def test_a_changed_signature_value_is_a_broken_signature(
    rewrap: Callable[[Change], bytes], institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    def flip_last_byte(members: dict[str, bytes]) -> Mapping[str, bytes]:
        signature = members[asice.SIGNATURE_NAME]
        return {**members, asice.SIGNATURE_NAME: signature[:-1] + bytes([signature[-1] ^ 1])}

    expected = ("forsegling_ugyldig", Grunn.SIGNATUR_BRUTT)
    assert reason_for(kommune, rewrap(flip_last_byte), institusjon, at) == expected


def test_a_stranger_with_the_senders_number_is_still_a_stranger(
    filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, fremmed: Parti, kommune: Parti, at: datetime
) -> None:
    forged = seal(filer, manifest, sender=fremmed.identitet, recipients=[kommune.kort.sertifikat], at=at)
    assert reason_for(kommune, forged, institusjon, at) == ("forsegling_ugyldig", Grunn.UKJENT_AVSENDER)


def test_a_known_party_cannot_write_in_anothers_name(
    filer: dict[str, bytes], manifest: Manifest, annen_kommune: Parti, kommune: Parti, at: datetime
) -> None:
    listed = tuple(Vedlegg(name, hashlib.sha256(content).hexdigest()) for name, content in filer.items())
    contents = {"manifest.json": manifest_json.dump(dataclasses.replace(manifest, filer=listed)), **filer}
    sealed = container.seal_files(contents, sender=annen_kommune.identitet, recipients=[kommune.kort.sertifikat], at=at)
    assert reason_for(kommune, sealed, annen_kommune, at) == ("forsegling_ugyldig", Grunn.FEIL_AVSENDER)


@pytest.mark.parametrize(
    ("days", "reason"),
    [(3 * 365 + 1, Grunn.SERTIFIKAT_UTLOEPT), (-2, Grunn.SERTIFIKAT_FOR_TIDLIG)],
    ids=["expired", "not yet valid"],
)
def test_the_certificate_must_be_valid_when_the_file_arrives(
    sealed: bytes, institusjon: Parti, kommune: Parti, at: datetime, days: int, reason: Grunn
) -> None:
    arrived = at + timedelta(days=days)
    assert reason_for(kommune, sealed, institusjon, arrived) == ("forsegling_ugyldig", reason)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"dokument.pdf": b"x"}, Grunn.MANIFEST_MANGLER),
        ({"manifest.json": b"{}", "dokument.pdf": b"x"}, Grunn.MANIFEST_UGYLDIG),
        ({"manifest.json": b'{"format":1,"format":2}'}, Grunn.MANIFEST_UGYLDIG),
        ({"manifest.json": b"[" * 100_000}, Grunn.MANIFEST_UGYLDIG),
    ],
    ids=["none", "empty", "duplicate key", "deep"],
)
def test_a_rightly_signed_container_without_a_right_manifest_is_refused(
    institusjon: Parti, kommune: Parti, at: datetime, files: dict[str, bytes], reason: Grunn
) -> None:
    sealed = container.seal_files(files, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=at)
    assert reason_for(kommune, sealed, institusjon, at) == ("forsegling_ugyldig", reason)


def test_a_manifest_that_lists_other_files_than_the_container_is_refused(
    manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    listed = dataclasses.replace(manifest, filer=(Vedlegg("dokument.pdf", "0" * 64),))
    contents = {"manifest.json": manifest_json.dump(listed), "dokument.pdf": b"x"}
    sealed = container.seal_files(contents, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=at)
    assert reason_for(kommune, sealed, institusjon, at) == ("forsegling_ugyldig", Grunn.MANIFEST_FILLISTE)


def test_a_receipt_is_not_taken_for_a_forsendelse(institusjon: Parti, kommune: Parti, at: datetime) -> None:
    recipients = [kommune.kort.sertifikat]
    sealed = container.seal_files(
        {"kvittering.json": b"{}"}, sender=institusjon.identitet, recipients=recipients, at=at
    )
    assert reason_for(kommune, sealed, institusjon, at) == ("ikke_forsegling", Grunn.MANIFEST_MANGLER)


def test_a_weak_digest_in_a_rightly_signed_list_is_refused(institusjon: Parti, kommune: Parti, at: datetime) -> None:
    sha256 = b"http://www.w3.org/2001/04/xmlenc#sha256"
    weakened: list[bytes] = []

    def sign(listing: bytes) -> bytes:
        weakened.append(listing.replace(sha256, b"http://www.w3.org/2000/09/xmldsig#sha1"))
        return cades.sign(weakened[0], institusjon.identitet, at)

    members = members_of(asice.build({"manifest.json": b"{}"}, sign)) | {asice.MANIFEST_NAME: weakened[0]}
    sealed = konvolutt.encrypt(write_archive(members.items()), [kommune.kort.sertifikat])
    assert reason_for(kommune, sealed, institusjon, at) == ("forsegling_ugyldig", Grunn.SVAK_HASH)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_file_cut_anywhere_says_that_it_is_cut_off(
    data: st.DataObject, sealed: bytes, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    length = data.draw(st.integers(0, len(sealed) - 1))
    assert reason_for(kommune, sealed[:length], institusjon, at) == ("fil_avkortet", Grunn.AVKORTET)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_changed_byte_never_gives_other_content(
    data: st.DataObject, sealed: bytes, filer: dict[str, bytes], institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    """Most changes are refused; one in a version number that nobody reads may pass, with the content untouched."""
    place, mask = data.draw(st.integers(0, len(sealed) - 1)), data.draw(st.integers(1, 255))
    flipped = sealed[:place] + bytes([sealed[place] ^ mask]) + sealed[place + 1 :]
    try:
        opened = open_as(kommune, flipped, institusjon, at)
    except ForseglingError:
        return
    assert opened.filer == filer


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_meddler_with_the_ciphertext_hears_one_sentence_alone(
    data: st.DataObject, sealed: bytes, filer: dict[str, bytes], institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    """CBC lets blocks be changed at will; padding, zip and signature must all fail alike, or tell nothing.

    A zip repeats itself, and what nobody reads (the time in a local header) may change without an effect.
    """
    secret_length = len(konvolutt.decrypt(sealed, [kommune.identitet])) // 16 * 16 + 16
    place = data.draw(st.integers(len(sealed) - secret_length, len(sealed) - 1))
    flipped = sealed[:place] + bytes([sealed[place] ^ data.draw(st.integers(1, 255))]) + sealed[place + 1 :]
    try:
        opened = open_as(kommune, flipped, institusjon, at)
    except ForseglingError as error:
        assert error.code == "forsegling_ugyldig"
    else:
        assert opened.filer == filer


def test_the_sender_is_stopped_from_sealing_with_or_to_an_expired_certificate(
    filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    late = at + timedelta(days=3 * 365 + 1)
    with pytest.raises(KnownError, match="eget_sertifikat_utloept"):
        seal(filer, manifest, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=late)


@pytest.mark.parametrize(
    ("change", "files"),
    [
        ({}, {}),
        ({}, {"manifest.json": b"{}"}),
        ({}, {"../ut.pdf": b""}),
        ({"loepenr": 0}, {"dokument.pdf": b""}),
    ],
    ids=["nothing", "two manifests", "path", "number nought"],
)
def test_a_forsendelse_the_other_end_would_refuse_is_never_sealed(
    manifest: Manifest,
    institusjon: Parti,
    kommune: Parti,
    at: datetime,
    change: dict[str, Any],
    files: dict[str, bytes],
) -> None:
    about = dataclasses.replace(manifest, **change)
    with pytest.raises(BugError):
        seal(files, about, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=at)


def test_a_certificate_for_the_old_organisation_number_is_said_to_be_that(
    filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    moved = dataclasses.replace(manifest, avsender=Avsender("974760673", "A2"))
    with pytest.raises(KnownError, match="eget_sertifikat_annet_orgnr"):
        seal(filer, moved, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=at)


def test_the_addressee_must_be_among_those_it_is_sealed_to(
    filer: dict[str, bytes], manifest: Manifest, institusjon: Parti, annen_kommune: Parti, at: datetime
) -> None:
    with pytest.raises(BugError):
        seal(filer, manifest, sender=institusjon.identitet, recipients=[annen_kommune.kort.sertifikat], at=at)


def test_five_megabytes_are_sealed_and_opened_in_seconds(
    manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    content = {"dokument.pdf": hashlib.shake_256(b"five").digest(5_000_000)}
    start = time.perf_counter()
    sealed = seal(content, manifest, sender=institusjon.identitet, recipients=[kommune.kort.sertifikat], at=at)
    middle = time.perf_counter()
    opened = open_as(kommune, sealed, institusjon, at)
    end = time.perf_counter()
    with capsys.disabled():
        print(f"\n5 MB: sealed in {middle - start:.2f} s, opened in {end - middle:.2f} s")  # noqa: T201 - the figure is the point
    assert opened.filer == content
    assert end - start < 10


def test_more_than_twenty_megabytes_is_refused_at_both_ends(
    manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime
) -> None:
    too_much = bytes(konvolutt.MAX_SEALED_BYTES + 1)
    with pytest.raises(ForseglingError, match="fil_for_stor"):
        seal(
            {"dokument.pdf": too_much},
            manifest,
            sender=institusjon.identitet,
            recipients=[kommune.kort.sertifikat],
            at=at,
        )
    assert reason_for(kommune, too_much, institusjon, at) == ("fil_for_stor", Grunn.FOR_STOR)
