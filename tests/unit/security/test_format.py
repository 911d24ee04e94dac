"""What was written once must open for ever: a header of each version, as it lay on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.startkode import normalise_start_code
from helseansvarlig.security import users, vault_keys
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import FIRST_VERSION, OTHER, PASSWORD, TODAY

SECOND_VERSION = (Path(__file__).parent / "hode_v2.json").read_bytes()
"""A lead without a key store, meeting staff with one, a leader who has a start code, and both sheets."""
HODE = from_bytes(SECOND_VERSION, CHEAP)
LEAD, STAFF, LEADER = (user.id for user in HODE.users())
KEYS = {
    Rom.HELSE: "a8010bfc1b51903ec37998ca6e7ce7a91643feb0bb27303bd69f97131a11f350",
    Rom.LEDER: "70a1a9d4d56b7077d1a5672acba8794ed98d58fdcd79f8d867da43c3014d8a85",
    Rom.MOETE: "89ec4ad7486150518cba0cd9b2bb8bd3eafc464dad90eaed5b188d19424ee42b",
}
SHEETS = {
    "safe": "701N P5FW 06X4 Z5AK P2W6 11BW EPRQ 3K7R",
    "eier": "3HK2 RXTC XAJD WZC5 1CC7 SFG5 T5NJ AWJ4",
}
START = "JF31 HNF0 1GRK XQS0"
MACHINE = "5c50cd2b0195e3591c46c893d96450232df3c22b7749e39b84e9225b0489968f"


def rooms(opened: Aapnet) -> dict[str, str]:
    return {room: key.hex() for room, key in opened.rom.items()}


@pytest.mark.parametrize("data", [FIRST_VERSION, SECOND_VERSION])
def test_it_is_read_and_would_be_written_byte_for_byte_as_it_was(data: bytes) -> None:
    assert to_bytes(from_bytes(data, CHEAP)) == data


def test_a_password_alone_opens() -> None:
    assert rooms(vault_keys.open_with_password(HODE, LEAD, PASSWORD, MinneNoekkelring())) == KEYS


def test_a_password_and_the_machines_part_open() -> None:
    ring = MinneNoekkelring()
    ring.put(f"enhet/{HODE.hvelv_id}/{STAFF}", MACHINE)

    assert rooms(vault_keys.open_with_password(HODE, STAFF, OTHER, ring)) == {Rom.MOETE: KEYS[Rom.MOETE]}


@pytest.mark.parametrize("place", SHEETS)
def test_each_sheet_opens(place: str) -> None:
    opened = vault_keys.open_with_recovery(HODE, SHEETS[place])

    assert rooms(opened) == KEYS
    assert opened.holder.plass == place


def test_a_start_code_opens() -> None:
    opened = vault_keys.open_door(HODE, users.start_door(HODE, LEADER, TODAY), normalise_start_code(START))

    assert rooms(opened) == {Rom.LEDER: KEYS[Rom.LEDER]}
    assert [str(day) for day in (opened.holder.fra, opened.holder.til)] == ["2026-12-01", "2027-06-30"]
