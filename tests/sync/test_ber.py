"""From the first bytes and the lengths alone: an envelope, something else, or an envelope cut short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.sync import ber
from helseansvarlig.sync.feil import ForseglingError, Grunn

OID = bytes.fromhex("06092a864886f70d010703")
DEFINITE = b"\x30" + bytes([len(OID) + 4]) + OID + b"\xa0\x02\x05\x00"
STREAMED = b"\x30\x80" + OID + b"\xa0\x80\x24\x80\x04\x03abc\x04\x01d\0\0\0\0\0\0"


def code_of(data: bytes) -> str:
    with pytest.raises(ForseglingError) as caught:
        ber.check_is_whole_envelope(data)
    return caught.value.code


@pytest.mark.parametrize("whole", [DEFINITE, STREAMED])
def test_a_whole_envelope_passes_and_no_shorter_one_does(whole: bytes) -> None:
    ber.check_is_whole_envelope(whole)
    assert {code_of(whole[:n]) for n in range(len(whole))} == {"fil_avkortet"}


@pytest.mark.parametrize("whole", [DEFINITE, STREAMED])
def test_bytes_after_the_end_do_not_belong(whole: bytes) -> None:
    assert code_of(whole + b"x") == "forsegling_ugyldig"


@pytest.mark.parametrize(
    "foreign",
    [
        b"%PDF-1.7\n",
        b"PK\x03\x04 a zip",
        b"{}",
        b"0123 a text that begins with the digit nought",
        bytes.fromhex("300d06092a864886f70d010702a000"),
        b"\x30\x85\x01\x00\x00\x00\x00" + OID,
    ],
    ids=["PDF", "zip", "JSON", "text", "signed data", "absurd length"],
)
def test_another_kind_of_file_says_so(foreign: bytes) -> None:
    assert code_of(foreign) == "ikke_forsegling"


@pytest.mark.parametrize("piece", [b"\xa0\x80", b"\x04\x00"], ids=["nesting", "pieces"])
def test_what_only_keeps_the_reader_busy_is_refused(piece: bytes) -> None:
    with pytest.raises(ForseglingError) as caught:
        ber.check_is_whole_envelope(b"\x30\x80" + OID + piece * 9_000_000)
    assert caught.value.reason is Grunn.STRUKTUR


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fall_over(data: bytes) -> None:
    for candidate in (data, b"\x30\x80" + OID + data):
        try:
            ber.check_is_whole_envelope(candidate)
        except ForseglingError as error:
            assert error.code in {"fil_avkortet", "ikke_forsegling", "forsegling_ugyldig"}
