"""A zip is read within limits, and every known trick with a zip is refused for its own reason."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.sync.arkiv import MAX_MEMBERS, MAX_TOTAL_BYTES, Arkiv, write_archive
from helseansvarlig.sync.feil import ForseglingError, Grunn

CENTRAL = b"PK\x01\x02"


def deflated(*members: tuple[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def reason_for(data: bytes) -> Grunn:
    with pytest.raises(ForseglingError) as caught:
        Arkiv(data)
    return caught.value.reason


def patch_central(data: bytes, offset: int, value: bytes, nth: int = 0) -> bytes:
    """Return the zip with `value` written `offset` bytes into its nth directory entry."""
    start = -1
    for _ in range(nth + 1):
        start = data.index(CENTRAL, start + 1)
    return data[: start + offset] + value + data[start + offset + len(value) :]


def test_what_is_written_is_read_in_the_same_order() -> None:
    archive = Arkiv(write_archive([("mimetype", b"m"), ("b.pdf", b"b"), ("a.pdf", b"a")]))
    assert archive.names == ("mimetype", "b.pdf", "a.pdf")
    assert archive.read("a.pdf") == b"a"
    assert archive.begins_with_stored("mimetype")
    assert not archive.begins_with_stored("a.pdf")


def test_a_compressed_first_member_is_not_stored() -> None:
    assert not Arkiv(deflated(("mimetype", b"m"))).begins_with_stored("mimetype")


def test_the_same_members_give_the_same_bytes() -> None:
    assert write_archive([("a", b"x")]) == write_archive([("a", b"x")])


@pytest.mark.parametrize(
    "name", ["../ut.pdf", "/abs.pdf", "a/../b", "a\\b", "C:a", "a//b", "a/", "", "a\nb", "a|b", "./a"]
)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str) -> None:
    assert reason_for(write_archive([("ok", b""), (name, b"x")])) is Grunn.ZIP_NAVN


def test_a_name_that_ends_early_for_one_reader_is_refused() -> None:
    assert reason_for(write_archive([("aXb.pdf", b"")]).replace(b"aXb.pdf", b"a\0b.pdf")) is Grunn.ZIP_NAVN


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["a.pdf", "A.PDF"])
def test_two_members_of_one_name_are_refused(second: str) -> None:
    assert reason_for(write_archive([("a.pdf", b"1"), (second, b"2")])) is Grunn.ZIP_DUPLIKAT


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert reason_for(deflated(("bombe.pdf", bytes(30_000_000)))) is Grunn.ZIP_FORHOLD


def test_more_than_the_total_is_refused() -> None:
    half = bytes(MAX_TOTAL_BYTES // 2 + 1)
    assert reason_for(write_archive([("a", half), ("b", half)])) is Grunn.ZIP_STOERRELSE


def test_more_members_than_the_limit_are_refused() -> None:
    assert reason_for(write_archive([(f"{n}", b"") for n in range(MAX_MEMBERS + 1)])) is Grunn.ZIP_ANTALL
    assert reason_for(write_archive([])) in {Grunn.ZIP_ANTALL, Grunn.ZIP_STRUKTUR}


def test_members_that_share_bytes_are_refused() -> None:
    data = write_archive([("a", b"x" * 100), ("b", b"y" * 100)])
    both_at_start = patch_central(data, 42, struct.pack("<L", 0), nth=1)
    assert reason_for(both_at_start) is Grunn.ZIP_OVERLAPP


@pytest.mark.parametrize(("offset", "value"), [(8, b"\x01\x00"), (10, b"\x0c\x00")], ids=["encrypted", "bzip2"])
def test_a_way_of_packing_we_do_not_read_is_refused(offset: int, value: bytes) -> None:
    assert reason_for(patch_central(write_archive([("a", b"x")]), offset, value)) is Grunn.ZIP_METODE


def test_a_member_that_claims_to_be_smaller_than_it_is_does_not_come_out() -> None:
    """The directory says 10 bytes, the stream holds 1000: no more than 10 are unpacked, and the sum is wrong."""
    lying = patch_central(deflated(("a.pdf", bytes(range(250)) * 4)), 24, struct.pack("<L", 10))
    with pytest.raises(ForseglingError) as caught:
        Arkiv(lying).read("a.pdf")
    assert caught.value.reason is Grunn.ZIP_STRUKTUR


def test_a_local_name_other_than_the_directorys_is_refused() -> None:
    data = write_archive([("a.pdf", b"x")])
    with pytest.raises(ForseglingError) as caught:
        Arkiv(data.replace(b"a.pdf", b"b.pdf", 1)).read("a.pdf")
    assert caught.value.reason is Grunn.ZIP_STRUKTUR


def test_something_before_the_first_member_is_refused() -> None:
    assert reason_for(b"#!/bin/sh\n" + write_archive([("a", b"x")])) is Grunn.ZIP_STRUKTUR


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_bytes_make_it_fall_over(noise: bytes, at: int) -> None:
    whole = write_archive([("mimetype", b"m"), ("a.pdf", b"x" * 20)])
    for data in (b"PK\x03\x04" + noise, whole[:at] + noise + whole[at + len(noise) :]):
        try:
            archive = Arkiv(data)
            for name in archive.names:
                archive.read(name)
        except ForseglingError as error:
            assert error.code == "forsegling_ugyldig"
