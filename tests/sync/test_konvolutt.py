"""The envelope opens for those it was sealed to, and fails in one way only for everybody and everything else."""

from __future__ import annotations

import pytest
from asn1crypto import cms
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.errors import BugError
from helseansvarlig.sync import konvolutt
from helseansvarlig.sync.feil import ForseglingError, Grunn
from tests.sync.partier import Parti


@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=5000))
def test_what_goes_in_comes_out(content: bytes, kommune: Parti) -> None:
    assert konvolutt.decrypt(konvolutt.encrypt(content, [kommune.kort.sertifikat]), [kommune.identitet]) == content


def test_each_recipient_opens_with_their_own_key(kommune: Parti, annen_kommune: Parti) -> None:
    sealed = konvolutt.encrypt(b"x", [kommune.kort.sertifikat, annen_kommune.kort.sertifikat])
    assert [konvolutt.decrypt(sealed, [one.identitet]) for one in (kommune, annen_kommune)] == [b"x", b"x"]


def test_a_key_of_somebody_else_opens_nothing(kommune: Parti, institusjon: Parti) -> None:
    with pytest.raises(ForseglingError, match="ikke_adressert_hit"):
        konvolutt.decrypt(konvolutt.encrypt(b"x", [kommune.kort.sertifikat]), [institusjon.identitet])


def test_the_same_content_never_looks_the_same(kommune: Parti) -> None:
    recipients = [kommune.kort.sertifikat]
    assert konvolutt.encrypt(b"x" * 1000, recipients)[-500:] != konvolutt.encrypt(b"x" * 1000, recipients)[-500:]


def test_nothing_is_sealed_to_nobody() -> None:
    with pytest.raises(BugError):
        konvolutt.encrypt(b"x", [])


def test_a_content_key_wrapped_anew_to_garbage_is_one_uniform_failure(kommune: Parti) -> None:
    info = cms.ContentInfo.load(konvolutt.encrypt(b"x", [kommune.kort.sertifikat]))
    info["content"]["recipient_infos"][0].chosen["encrypted_key"] = bytes(384)
    with pytest.raises(ForseglingError, match="forsegling_ugyldig") as caught:
        konvolutt.decrypt(info.dump(force=True), [kommune.identitet])
    assert caught.value.reason is Grunn.DEKRYPTERING


@pytest.mark.parametrize("length", [0, 15, 17, 33])
def test_ciphertext_that_is_no_whole_number_of_blocks_fails_the_same_way(kommune: Parti, length: int) -> None:
    info = cms.ContentInfo.load(konvolutt.encrypt(b"x" * 40, [kommune.kort.sertifikat]))
    info["content"]["encrypted_content_info"]["encrypted_content"] = bytes(length)
    with pytest.raises(ForseglingError, match="forsegling_ugyldig"):
        konvolutt.decrypt(info.dump(force=True), [kommune.identitet])


def test_the_size_limit_is_twenty_megabytes() -> None:
    konvolutt.check_size(bytes(20 * 1024 * 1024))
    with pytest.raises(ForseglingError, match="fil_for_stor") as caught:
        konvolutt.check_size(bytes(20 * 1024 * 1024 + 1))
    assert caught.value.params == {"maks_mb": 20}
