"""Somebody is taken out: her rooms get new keys that she cannot have, everybody else goes on as before."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.person import ROM_FOR, Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import recovery, rotation, vault_keys
from helseansvarlig.security.header import EIER, SAFE, room_info
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import OTHER, PASSWORD, TODAY, make_vault, refusal, with_person


@pytest.fixture
def lead(ring: MinneNoekkelring) -> Aapnet:
    return make_vault(ring)[0]


def reopened(opened: Aapnet, ring: MinneNoekkelring, user: str = "", password: str = PASSWORD) -> Aapnet:
    """Open as a program does that has only the file."""
    hode = from_bytes(to_bytes(opened.hode), CHEAP)
    return vault_keys.open_with_password(hode, user or opened.holder.id, password, ring)


@pytest.mark.parametrize("role", Rolle)
def test_the_rooms_of_who_leaves_get_new_keys_and_no_other_does(
    lead: Aapnet, ring: MinneNoekkelring, role: Rolle
) -> None:
    lead, leaving = with_person(lead, "Modig Gran", role, ring)

    after, changed = rotation.without(lead, leaving.holder.id, TODAY)

    assert changed == ROM_FOR[role]
    assert {room for room in Rom if after.room_key(room) != lead.room_key(room)} == changed
    assert reopened(after, ring).rom == after.rom


@pytest.mark.parametrize("role", Rolle)
def test_who_left_opens_nothing_with_all_she_had(lead: Aapnet, ring: MinneNoekkelring, role: Rolle) -> None:
    """Her password, her key pair, her room keys and the new header: none of it gives a new key."""
    lead, leaving = with_person(lead, "Modig Gran", role, ring)
    after, changed = rotation.without(lead, leaving.holder.id, TODAY)

    assert refusal(lambda: reopened(after, ring, leaving.holder.id, OTHER)) == "ukjent_bruker"
    for holder in after.hode.holdere:
        for room in changed:
            with pytest.raises(KnownError, match="hvelv_skadet"):
                leaving.noekler.unwrap(holder.rom[room], room_info(after.hode.hvelv_id, room))
    assert not {*leaving.rom.values()} & {after.room_key(room) for room in changed}


def test_colleagues_and_both_sheets_open_the_new_keys_without_having_been_there(
    lead: Aapnet, ring: MinneNoekkelring
) -> None:
    lead, safe = recovery.with_sheet(lead, SAFE)
    lead, owner = recovery.with_sheet(lead, EIER)
    lead, staying = with_person(lead, "Stille Elv", Rolle.MOETEDELTAKER, ring)
    lead, leaving = with_person(lead, "Modig Gran", Rolle.STEDFORTREDER, ring)

    after, _ = rotation.without(lead, leaving.holder.id, TODAY)

    moete = {Rom.MOETE: after.room_key(Rom.MOETE)}
    assert reopened(after, ring, staying.holder.id, OTHER).rom == moete
    assert vault_keys.open_with_recovery(after.hode, safe).rom == after.rom
    assert vault_keys.open_with_recovery(after.hode, owner).rom == after.rom


def test_what_is_handed_in_after_a_lead_has_left_is_sealed_to_a_pair_she_has_not(
    lead: Aapnet, ring: MinneNoekkelring
) -> None:
    lead, deputy = with_person(lead, "Modig Gran", Rolle.STEDFORTREDER, ring)
    _, staff = with_person(lead, "Stille Elv", Rolle.MOETEDELTAKER, ring)

    without_deputy, _ = rotation.without(lead, deputy.holder.id, TODAY)
    without_staff, _ = rotation.without(reopened(staff, ring, lead.holder.id), staff.holder.id, TODAY)

    assert not {*without_deputy.hode.postkasser.values()} & {*lead.hode.postkasser.values()}
    assert without_staff.hode.postkasser == lead.hode.postkasser


def test_until_the_files_are_switched_the_header_says_that_it_waits(lead: Aapnet, ring: MinneNoekkelring) -> None:
    lead, leaving = with_person(lead, "Modig Gran", Rolle.MOETEDELTAKER, ring)
    after, _ = rotation.without(lead, leaving.holder.id, TODAY)

    settled = rotation.settle(reopened(after, ring))

    assert (lead.hode.venter, after.hode.venter, settled.hode.venter) == ("", "rotasjon", "")
    assert [keys.hode.generasjon - lead.hode.generasjon for keys in (after, settled)] == [1, 2]
    assert reopened(settled, ring).rom == after.rom


def test_nobody_takes_herself_out_nor_the_last_who_can_open(lead: Aapnet, ring: MinneNoekkelring) -> None:
    lead, deputy = with_person(lead, "Modig Gran", Rolle.STEDFORTREDER, ring)

    assert refusal(lambda: rotation.without(lead, lead.holder.id, TODAY)) == "egen_tilgang"
    assert refusal(lambda: rotation.without(lead, deputy.holder.id, TODAY)) == ""
    assert refusal(lambda: rotation.without(lead, "fremmed", TODAY)) == "ukjent_bruker"


def test_a_sheet_is_replaced_but_not_taken_out(lead: Aapnet) -> None:
    sheet = lead.hode.sheets()[0].id

    assert refusal(lambda: rotation.without(lead, sheet, TODAY)) == "ukjent_bruker"


def test_meeting_staff_take_nobody_out(lead: Aapnet, ring: MinneNoekkelring) -> None:
    lead, staff = with_person(lead, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    assert refusal(lambda: rotation.without(staff, lead.holder.id, TODAY)) == "bare_for_rolle"
    assert refusal(lambda: rotation.settle(staff)) == "bare_for_rolle"
