"""The header as data: whom it names, and what the next generation keeps."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.security.header import (
    AKTIV,
    BRUKER,
    GJENOPPRETTING,
    NEWEST_VERSION,
    context,
    other_rooms,
    room_info,
)
from tests.fakes.noekkelring import MinneNoekkelring
from tests.unit.security.hoder import make_vault, refusal

OPENED, _ = make_vault(MinneNoekkelring())
HODE = OPENED.hode


def test_people_and_sheets_are_told_apart() -> None:
    assert [holder.art for holder in HODE.users()] == [BRUKER]
    assert [holder.art for holder in HODE.sheets()] == [GJENOPPRETTING]
    assert refusal(replace(HODE, holdere=HODE.users()).sheets) == "hvelv_skadet"


def test_a_holder_is_found_by_id_alone() -> None:
    assert HODE.holder(OPENED.holder.id) == OPENED.holder
    assert refusal(lambda: HODE.holder("Trygg Havn")) == "ukjent_bruker"


def test_a_changed_holder_keeps_her_place_and_a_new_one_comes_last() -> None:
    user, sheet = HODE.holdere
    renamed, other = replace(user, navn="Stille Elv"), replace(user, id="ny")

    assert HODE.with_holder(renamed) == (renamed, sheet)
    assert HODE.with_holder(other) == (user, sheet, other)


def test_the_next_generation_has_to_be_authenticated_anew() -> None:
    following = HODE.next(HODE.users())

    assert (following.generasjon, following.mac, following.mac_rom) == (HODE.generasjon + 1, b"", {})
    assert following.holdere == HODE.users()


def test_what_binds_a_slot_and_a_room_key_names_the_vault() -> None:
    assert context("hvelv", "holder") == "hvelv/holder"
    assert {room_info("hvelv", room) for room in other_rooms()} == {
        b"helseansvarlig/1/rom/hvelv/moete",
        b"helseansvarlig/1/rom/hvelv/leder",
    }


def test_a_new_vault_lives_here_waits_for_nothing_and_has_moved_nowhere() -> None:
    assert (HODE.tilstand, HODE.flyttet, HODE.venter) == (AKTIV, "", "")
    assert (HODE.versjon, HODE.generasjon) == (NEWEST_VERSION, 1)
