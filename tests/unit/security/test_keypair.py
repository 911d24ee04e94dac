"""A holder's keys: what is wrapped to one opens for one, for the use it was wrapped for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.errors import KnownError
from helseansvarlig.security.keypair import SECRET_BYTES, Noekkelpar, wrap

KEYS = Noekkelpar.generate()
SECRET = b"hvelvnoekkel" * 2
WRAPPED = wrap(SECRET, KEYS.public(), b"rom")


def test_what_is_wrapped_to_a_holder_opens_for_the_holder() -> None:
    assert KEYS.unwrap(WRAPPED, b"rom") == SECRET


def test_somebody_else_does_not_open_it() -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        Noekkelpar.generate().unwrap(WRAPPED, b"rom")


def test_it_does_not_open_for_another_use() -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        KEYS.unwrap(WRAPPED, b"et annet rom")


@given(st.binary(max_size=2000))
def test_other_bytes_are_damage_and_nothing_worse(data: bytes) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        KEYS.unwrap(data, b"rom")


@given(st.integers(0, len(WRAPPED) * 8 - 1))
def test_any_flipped_bit_is_found(position: int) -> None:
    damaged = bytearray(WRAPPED)
    damaged[position // 8] ^= 1 << position % 8

    with pytest.raises(KnownError, match="hvelv_skadet"):
        KEYS.unwrap(bytes(damaged), b"rom")


@pytest.mark.parametrize("public", [b"", b"x" * 10, bytes(1216), b"\xff" * 1216])
def test_a_public_key_that_is_none_is_refused(public: bytes) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        wrap(SECRET, public, b"rom")


def test_the_same_secret_bytes_are_the_same_keys() -> None:
    again = Noekkelpar(KEYS.hemmelig)

    assert (len(KEYS.hemmelig), again.public(), again.signing_public()) == (
        SECRET_BYTES, KEYS.public(), KEYS.signing_public(),
    )  # fmt: skip


def test_signatures_are_the_holders_own() -> None:
    signature = KEYS.signer().sign(b"sjekkpunkt")

    KEYS.signer().public_key().verify(signature, b"sjekkpunkt")
    assert KEYS.signer().public_key().public_bytes_raw() == KEYS.signing_public()
