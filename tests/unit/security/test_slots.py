"""A slot opens with what it was made with, and says whether the password is wrong or the file is damaged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.errors import KnownError
from helseansvarlig.security.keypair import Noekkelpar
from helseansvarlig.security.slots import Spor, device_fingerprint, make_slot, open_slot
from tests.fakes.omgivelser import CHEAP

KEYS = Noekkelpar.generate()
DEVICE = b"d" * 32
SLOT = make_slot(KEYS, "blå båt på fjorden", CHEAP, DEVICE, "hvelv/holder")


def refusal(
    slot: Spor, typed: str = "blå båt på fjorden", device: bytes = DEVICE, context: str = "hvelv/holder"
) -> str:
    try:
        open_slot(slot, typed, device, context)
    except KnownError as error:
        return error.code
    return ""


def test_it_gives_back_the_keys() -> None:
    assert open_slot(SLOT, "blå båt på fjorden", DEVICE, "hvelv/holder") == KEYS


def test_letters_typed_in_two_ways_are_the_same_password() -> None:
    assert refusal(SLOT, "bla\u030a ba\u030at pa\u030a fjorden") == ""


@pytest.mark.parametrize("secret", ["", "blå båt på fjorden ", "Blå båt på fjorden", "bla bat pa fjorden"])
def test_another_password_is_a_wrong_password(secret: str) -> None:
    assert refusal(SLOT, secret) == "feil_passord"


def test_the_right_password_on_another_machine_does_not_open() -> None:
    assert refusal(SLOT, device=b"e" * 32) == "feil_passord"
    assert refusal(SLOT, device=b"") == "feil_passord"


def test_a_slot_taken_from_another_vault_does_not_open() -> None:
    assert refusal(SLOT, context="annet/holder") == "hvelv_skadet"


@given(st.integers(0, len(SLOT.innpakket) * 8 - 1))
def test_a_flipped_bit_in_the_wrapped_keys_is_damage_not_a_wrong_password(position: int) -> None:
    damaged = bytearray(SLOT.innpakket)
    damaged[position // 8] ^= 1 << position % 8

    assert refusal(replace(SLOT, innpakket=bytes(damaged))) == "hvelv_skadet"


@pytest.mark.parametrize("field", ["id", "enhet"])
def test_what_the_slot_says_of_itself_is_bound_to_it(field: str) -> None:
    assert refusal(replace(SLOT, **{field: "annet"})) == "hvelv_skadet"


def test_a_slot_tells_neither_password_nor_keys() -> None:
    shown = repr(SLOT).encode()

    assert b"fjorden" not in shown
    assert KEYS.hemmelig not in b"".join((SLOT.innpakket, SLOT.salt, SLOT.kontroll, SLOT.nonce))


def test_two_slots_for_the_same_password_share_nothing() -> None:
    other = make_slot(KEYS, "blå båt på fjorden", CHEAP, DEVICE, "hvelv/holder")

    assert not {SLOT.salt, SLOT.nonce, SLOT.innpakket, SLOT.kontroll} & {
        other.salt, other.nonce, other.innpakket, other.kontroll,
    }  # fmt: skip


def test_a_fingerprint_names_a_device_secret_without_telling_it() -> None:
    assert device_fingerprint(b"") == ""
    assert len(device_fingerprint(DEVICE)) == 16
    assert device_fingerprint(DEVICE) not in DEVICE.hex()
