"""Each compartment has a key of its own, and its holders see for themselves who has written the header."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.person import ROM_FOR, Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import rooms, vault_keys
from helseansvarlig.security.header import Hode
from helseansvarlig.security.header_codec import from_bytes, require_mac, to_bytes
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import FIRST_VERSION, OTHER, PASSWORD, forged, make_vault, refusal, with_person

RING = MinneNoekkelring()
LEAD, STAFF = with_person(make_vault(RING)[0], "Modig Gran", Rolle.MOETEDELTAKER, RING)


def as_lead(hode: Hode) -> str:
    """What the lead is told when she opens this header."""
    return refusal(lambda: vault_keys.open_with_password(hode, LEAD.holder.id, PASSWORD, RING))


def as_staff(hode: Hode) -> str:
    """What meeting staff are told when they open it."""
    return refusal(lambda: vault_keys.open_with_password(hode, STAFF.holder.id, OTHER, RING))


def test_a_sheet_opens_every_room_and_a_person_those_of_her_role() -> None:
    sheet = LEAD.hode.sheets()[0]

    assert rooms.rooms_of(sheet) == set(Rom)
    assert rooms.rooms_of(STAFF.holder) == ROM_FOR[Rolle.MOETEDELTAKER]


def test_a_room_key_is_wrapped_to_nobody_who_is_not_to_have_it() -> None:
    granted = rooms.grant(LEAD.hode, replace(STAFF.holder, rom={}), LEAD.rom)

    assert set(granted.rom) == {Rom.MOETE}


def test_each_room_and_use_has_a_key_of_its_own() -> None:
    keys = {rooms.raw_key(LEAD.room_key(room), use) for room in Rom for use in ("db", "kopi")}

    assert len(keys) == 6
    assert {len(key) for key in keys} == {96}


@pytest.mark.parametrize("room", Rom)
def test_a_mac_under_another_key_is_refused(room: Rom) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        require_mac(LEAD.hode, room, bytes(32))
    require_mac(LEAD.hode, room, LEAD.room_key(room))


def test_what_staff_write_with_their_own_key_the_lead_does_not_take_for_hers() -> None:
    """At worst they fool each other: the name here is changed under the meeting room's key."""
    fooled = rooms.authenticated(replace(LEAD.hode, institusjon="Falsk"), STAFF.rom)

    assert (as_staff(fooled), as_lead(fooled)) == ("", "hvelv_skadet")


def test_a_slot_of_staff_that_a_stranger_changed_is_refused_by_staff_and_by_the_lead() -> None:
    changed = replace(STAFF.holder, spor=(replace(STAFF.holder.spor[0], id="0" * 16),))
    hode = replace(LEAD.hode, holdere=LEAD.hode.with_holder(changed))

    assert as_lead(hode) == as_staff(hode) == "hvelv_skadet"


def test_only_the_slots_of_other_rooms_are_left_out_of_a_rooms_mac() -> None:
    """The leader's room does not answer for what meeting staff do with their own password."""
    bare = replace(LEAD.hode, holdere=LEAD.hode.with_holder(replace(STAFF.holder, spor=())))

    require_mac(bare, Rom.LEDER, LEAD.room_key(Rom.LEDER))
    require_mac(bare, Rom.HELSE, LEAD.room_key(Rom.HELSE))
    with pytest.raises(KnownError, match="hvelv_skadet"):
        require_mac(bare, Rom.MOETE, LEAD.room_key(Rom.MOETE))


DAY = date(2026, 1, 1)
CHANGES = {
    "navn": "Falsk", "rolle": "leder", "fra": DAY, "til": DAY, "rom": {},
    "offentlig": bytes(1216), "signatur_offentlig": bytes(32),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_else_of_a_persons_entry_is_left_out_of_any(name: str) -> None:
    changed = replace(STAFF.holder, **{name: CHANGES[name]})
    hode = replace(LEAD.hode, holdere=LEAD.hode.with_holder(changed))

    for room in Rom:
        with pytest.raises(KnownError, match="hvelv_skadet"):
            require_mac(hode, room, LEAD.room_key(room))


@given(st.data())
def test_no_bit_of_the_second_versions_header_is_free(data: st.DataObject) -> None:
    whole = to_bytes(LEAD.hode)
    position = data.draw(st.integers(0, len(whole) * 8 - 1))
    flipped = bytearray(whole)
    flipped[position // 8] ^= 1 << position % 8

    with pytest.raises(KnownError, match="hvelv_skadet"):
        from_bytes(bytes(flipped), CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["mac_rom"].pop("leder"),
        lambda raw: raw["postkasser"].update(moete=raw["postkasser"]["leder"]),
        lambda raw: raw.update(eksemplar="0" * 16),
        lambda raw: raw.update(tilstand="flyttet"),
        lambda raw: raw.update(venter="rotasjon"),
        lambda raw: raw["holdere"][0].update(til="2026-01-01"),
        lambda raw: raw["holdere"][1].update(plass="eier"),
        lambda raw: raw["holdere"][2]["spor"][0].update(utloeper="2026-01-01"),
        lambda raw: raw["holdere"][2]["spor"].clear(),
        lambda raw: raw["holdere"].reverse(),
    ],
)
def test_what_the_second_version_adds_is_authenticated_too(change: object) -> None:
    assert callable(change)
    assert as_lead(from_bytes(forged(to_bytes(LEAD.hode), change), CHEAP)) == "hvelv_skadet"


def test_a_room_of_the_first_version_is_the_health_records_alone() -> None:
    old = from_bytes(FIRST_VERSION, CHEAP)
    key = vault_keys.open_with_password(old, old.users()[0].id, PASSWORD, MinneNoekkelring()).rom
    new, keys = rooms.upgraded(old, key)

    assert (set(key), set(keys)) == ({Rom.HELSE}, set(Rom))
    assert all(set(holder.rom) == set(Rom) for holder in new.holdere)
    assert set(new.postkasser) == {Rom.MOETE, Rom.LEDER}
    assert rooms.upgraded(new, keys) == (new, keys)
