"""The header tells damage from malice from a newer program, and is opened only as it was written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import vault_keys
from helseansvarlig.security.header_codec import from_bytes, require_mac, to_bytes
from helseansvarlig.security.kdf import GULV, TAK, Kdfkost
from helseansvarlig.security.opened_keys import OpenedKeys
from helseansvarlig.security.rooms import authenticated
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import ACT, PASSWORD, Change, forged, make_vault

RING = MinneNoekkelring()
OPENED = OpenedKeys(make_vault(RING)[0]).with_act(ACT).aapnet
DATA = to_bytes(OPENED.hode)
REFUSALS = {"hvelv_skadet", "hvelv_nyere", "feil_passord", "startkode_trengs"}


def refusal(data: bytes) -> str:
    """What opening these bytes with the right password ends in; empty when they open."""
    try:
        hode = from_bytes(data, CHEAP)
        vault_keys.open_with_password(hode, OPENED.holder.id, PASSWORD, RING)
    except KnownError as error:
        return error.code
    return ""


def test_what_is_written_is_read_back_and_opens() -> None:
    assert from_bytes(DATA, CHEAP) == OPENED.hode
    assert refusal(DATA) == ""


@given(st.integers(0, len(DATA) * 8 - 1))
def test_any_flipped_bit_is_told_as_damage_before_a_password_is_tried(position: int) -> None:
    flipped = bytearray(DATA)
    flipped[position // 8] ^= 1 << position % 8

    with pytest.raises(KnownError, match="hvelv_skadet"):
        from_bytes(bytes(flipped), CHEAP)


def test_torn_at_any_length_it_is_told_as_damage() -> None:
    assert {refusal(DATA[:length]) for length in range(len(DATA))} == {"hvelv_skadet"}


@given(st.binary(max_size=300))
def test_no_other_bytes_are_taken_for_a_header(data: bytes) -> None:
    assert refusal(data) == "hvelv_skadet"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, '{"generasjon":' + "9" * 5000 + "}", '{"a": NaN}', '["\\ud800"]', "null"]
)
def test_hostile_json_is_told_as_damage(text: str) -> None:
    assert refusal(text.encode()) == "hvelv_skadet"


def paths(value: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in the header that holds something."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [trail, *(found for key, child in inner for found in paths(child, (*trail, key)))]


BODY = json.loads(DATA)
PLACES = [trail for trail in paths(BODY) if trail and trail != ("sjekksum",)]
OTHER = [None, True, 0, 1, -1, 2**60, 1.5, "", "x", "AAAA", "A" * 5000, [], [[1]], ["x"], {}, {"a": 1}]


@given(st.sampled_from(PLACES), st.sampled_from(OTHER))
def test_a_header_changed_by_somebody_without_the_keys_never_opens(trail: tuple[Any, ...], value: object) -> None:
    def put(raw: dict[str, Any]) -> None:
        for key in trail[:-1]:
            raw = raw[key]
        raw[trail[-1]] = value

    changed = forged(DATA, put)

    if changed != DATA:
        assert refusal(changed) in REFUSALS | {"ukjent_bruker", "noekkelring_endret", "mangler_tilgang"}


@given(st.sampled_from(PLACES))
def test_a_header_with_a_part_taken_out_never_opens(trail: tuple[Any, ...]) -> None:
    def take(raw: dict[str, Any]) -> None:
        for key in trail[:-1]:
            raw = raw[key]
        del raw[trail[-1]]

    assert refusal(forged(DATA, take)) in REFUSALS | {"ukjent_bruker", "noekkelring_endret", "mangler_tilgang"}


def test_a_slot_moved_to_another_holder_does_not_open() -> None:
    def swap(raw: dict[str, Any]) -> None:
        user, recovery = raw["holdere"]
        user["spor"], recovery["spor"] = recovery["spor"], user["spor"]

    assert refusal(forged(DATA, swap)) == "hvelv_skadet"


def test_a_header_signed_under_another_key_is_refused() -> None:
    for room in Rom:
        other = authenticated(OPENED.hode, {room: b"x" * 32})

        with pytest.raises(KnownError, match="hvelv_skadet"):
            require_mac(other, room, OPENED.room_key(room))


def _set(**fields: object) -> Change:
    return lambda raw: raw.update(fields)


@pytest.mark.parametrize(
    "change",
    [_set(format="helseansvarlig-hvelv/3"), _set(kritisk=["to_av_tre"]), _set(kritisk=[["x"]]), _set(kritisk=[1])],
)
def test_what_a_newer_program_has_written_is_left_alone(change: Change) -> None:
    assert refusal(forged(DATA, change)) == "hvelv_nyere"


@pytest.mark.parametrize("change", [_set(ekstra=1), _set(format="noe annet"), _set(generasjon="1"), _set(holdere={})])
def test_fields_nobody_knows_are_refused(change: Change) -> None:
    assert refusal(forged(DATA, change)) == "hvelv_skadet"


def test_spaces_and_another_order_are_not_the_header_that_was_written() -> None:
    assert refusal(json.dumps(BODY, indent=1).encode()) == "hvelv_skadet"


@pytest.mark.parametrize("cost", [TAK, GULV])
def test_costs_within_the_bounds_are_read(cost: Kdfkost) -> None:
    assert from_bytes(forged(DATA, _cost(cost)), GULV).users()[0].spor[0].kost == cost


@pytest.mark.parametrize(
    "cost",
    [
        Kdfkost(TAK.minne_kib + 1, 3),
        Kdfkost(2**50, 3),
        Kdfkost(GULV.minne_kib, TAK.runder + 1),
        Kdfkost(GULV.minne_kib, 3, TAK.traader + 1),
        Kdfkost(GULV.minne_kib - 1, 3),
        Kdfkost(GULV.minne_kib, GULV.runder - 1),
        Kdfkost(GULV.minne_kib, 3, 0),
    ],
)
def test_a_cost_outside_the_bounds_is_refused_while_reading_before_anything_is_derived(cost: Kdfkost) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        from_bytes(forged(DATA, _cost(cost)), GULV)


def test_a_password_slot_without_slow_derivation_is_refused() -> None:
    assert refusal(forged(DATA, lambda raw: raw["holdere"][0]["spor"][0].update(kdf=None))) == "hvelv_skadet"


def _cost(cost: Kdfkost) -> Change:
    fields = {"minne_kib": cost.minne_kib, "runder": cost.runder, "traader": cost.traader}
    return lambda raw: raw["holdere"][0]["spor"][0].update(kdf=fields)
