"""From untrusted JSON to a header: each field has its bound, and what is out of it is damage."""

from __future__ import annotations

import json
from typing import Any

import pytest

from helseansvarlig.domain.person import Rolle
from helseansvarlig.security import users
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.opened_keys import OpenedKeys
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import ACT, FIRST_VERSION, TODAY, Change, forged, make_vault, refusal, with_person

RING = MinneNoekkelring()
LEAD, _ = with_person(make_vault(RING)[0], "Modig Gran", Rolle.MOETEDELTAKER, RING)
LEAD, _ = users.invite(LEAD, users.Bruker("", "Stille Elv", Rolle.LEDER), CHEAP, TODAY)
DATA = to_bytes(LEAD.hode)
ACTED = to_bytes(OpenedKeys(LEAD).with_act(ACT).aapnet.hode)
USER, SHEET, STAFF, STARTING = range(4)


def told(change: Change, data: bytes = DATA) -> str:
    """What reading the changed header ends in; empty when it is read."""
    return refusal(lambda: from_bytes(forged(data, change), CHEAP))


def holder(number: int, **fields: object) -> Change:
    return lambda raw: raw["holdere"][number].update(fields)


def slot(number: int, **fields: object) -> Change:
    return lambda raw: raw["holdere"][number]["spor"][0].update(fields)


def act(**fields: object) -> Change:
    return lambda raw: raw["akt"].update(fields)


def top(**fields: object) -> Change:
    return lambda raw: raw.update(fields)


def twice(raw: dict[str, Any]) -> None:
    raw["holdere"].append(raw["holdere"][USER])


def many(raw: dict[str, Any]) -> None:
    raw["holdere"] = [raw["holdere"][USER] | {"id": str(number)} for number in range(65)]


def many_slots(raw: dict[str, Any]) -> None:
    raw["holdere"][USER]["spor"] *= 17


OUT_OF_BOUNDS: dict[str, Change] = {
    "a negative generation": top(generasjon=-1),
    "a generation beyond what every reader can hold": top(generasjon=2**53),
    "a generation that is true": top(generasjon=True),
    "a name too long": top(institusjon="x" * 201),
    "a state nobody knows": top(tilstand="borte"),
    "a move beyond the calendar": top(tilstand="flyttet", flyttet="9999-12-31T23:59:59+00:00"),
    "a wait nobody knows": top(venter="alt"),
    "a room nobody knows": top(mac_rom={"kjeller": "AAAA"}),
    "a drop box too short": top(postkasser={"moete": "AAAA"}),
    "a drop box that is a list": top(postkasser=[]),
    "a mac too short": top(mac="AAAA"),
    "the same person twice": twice,
    "sixty-five holders": many,
    "seventeen slots": many_slots,
    "a kind of holder nobody knows": holder(USER, art="gjest"),
    "a role nobody knows": holder(USER, rolle="direktoer"),
    "a sheet with a role": holder(SHEET, rolle="leder"),
    "a sheet without a place": holder(SHEET, plass=""),
    "a sheet in the garden": holder(SHEET, plass="hagen"),
    "a person in the safe": holder(USER, plass="safe"),
    "a day that is none": holder(STAFF, til="2026-02-30"),
    "a day in other signs": holder(STAFF, til="20260228"),
    "a room key of another kind": holder(USER, rom={"helse": 1}),
    "a room key too long": holder(USER, rom={"helse": "A" * 4004}),
    "a person's slot with a sheet's way in": slot(USER, art="kode"),
    "a sheet's slot with a password": slot(SHEET, art="passord"),
    "a way in nobody knows": slot(USER, art="fingeravtrykk"),
    "an end that is no day": slot(STARTING, utloeper="snart"),
    "a start code without a slow derivation": slot(STARTING, kdf=None),
    "a derivation without lanes": slot(USER, kdf={"minne_kib": 8192, "runder": 1}),
    "a derivation that is a list": slot(USER, kdf=[]),
    "a field nobody knows": slot(USER, merke="x"),
    "a holder that is a text": lambda raw: raw.update(holdere=["x"]),
    "a slot that is a number": lambda raw: raw["holdere"][USER].update(spor=[7]),
}


@pytest.mark.parametrize("name", OUT_OF_BOUNDS)
def test_what_is_out_of_bounds_is_damage(name: str) -> None:
    assert told(OUT_OF_BOUNDS[name]) == "hvelv_skadet"


@pytest.mark.parametrize(
    "change",
    [
        top(generasjon=2**53 - 1),
        top(institusjon="x" * 200),
        top(tilstand="flyttet", flyttet="2026-11-23T09:30:00+00:00", venter="rotasjon"),
        holder(SHEET, plass="eier"),
        holder(STAFF, fra="2026-02-28", til="2028-02-29"),
        slot(USER, kdf={"minne_kib": 8192, "runder": 1, "traader": 1}),
        slot(STARTING, utloeper="2030-01-01"),
    ],
)
def test_what_is_within_them_is_read(change: Change) -> None:
    """The control: the same way of changing, and no more than that, is what the refusals above refuse."""
    assert told(change) == ""


@pytest.mark.parametrize(
    "change",
    [
        act(handling="x" * 201),
        act(objekt=None),
        act(bruker_id=7),
        act(bruker_navn="x" * 201),
        act(rolle="leder"),
        act(rolle="direktoer"),
        act(tid=""),
        act(tid="i går"),
        act(tid="2026-11-23T09:30:00"),
        act(tid="2026-11-23T09:30:00Z"),
        act(generasjon=-1),
        act(generasjon="41"),
        act(merke="x"),
        top(akt=None),
        top(akt={}),
        top(akt="bruker.tid_endret"),
        lambda raw: raw["akt"].pop("tid"),
    ],
)
def test_an_act_that_nobody_wrote_is_damage(change: Change) -> None:
    assert told(change, ACTED) == "hvelv_skadet"


@pytest.mark.parametrize(
    "change",
    [
        act(handling="x" * 200, objekt="", bruker_navn="Modig Gran", rolle="helseansvarlig"),
        act(tid="2026-11-23T10:30:00.250000+01:00", generasjon=0),
        lambda raw: raw.pop("akt"),
    ],
)
def test_an_act_within_bounds_is_read_and_so_is_a_header_without_one(change: Change) -> None:
    assert told(change, ACTED) == ""


def test_the_first_version_knows_leads_alone_and_none_of_the_new_fields() -> None:
    assert told(top(generasjon=1), FIRST_VERSION) == ""
    assert told(holder(USER, rolle="leder"), FIRST_VERSION) == "hvelv_skadet"
    assert told(holder(USER, fra=""), FIRST_VERSION) == "hvelv_skadet"
    assert told(top(venter=""), FIRST_VERSION) == "hvelv_skadet"
    assert told(top(akt=json.loads(ACTED)["akt"]), FIRST_VERSION) == "hvelv_skadet"
    assert told(slot(USER, art="passord"), FIRST_VERSION) == "hvelv_skadet"


def test_the_second_version_lacks_none_of_its_fields() -> None:
    for name in set(json.loads(DATA)) - {"sjekksum", "kritisk"}:
        assert told(lambda raw, name=name: raw.pop(name)) == "hvelv_skadet", name
    for name in json.loads(DATA)["holdere"][USER]:
        assert told(lambda raw, name=name: raw["holdere"][USER].pop(name)) == "hvelv_skadet", name


@pytest.mark.parametrize("place", ["rom", "mac_rom", "postkasser"])
def test_a_room_that_nobody_knows_is_damage_however_right_its_value(place: str) -> None:
    """Written as we write it, it would be carried along from header to header."""

    def planted(raw: dict[str, Any]) -> None:
        rooms = raw["holdere"][USER]["rom"] if place == "rom" else raw[place]
        rooms["kjeller"] = rooms["moete"]

    assert told(planted) == "hvelv_skadet"


def as_many_holders_as_there_may_be(raw: dict[str, Any]) -> None:
    more = [raw["holdere"][USER] | {"id": f"{number:016}"} for number in range(64 - len(raw["holdere"]))]
    raw["holdere"] += more


def as_many_slots_as_there_may_be(raw: dict[str, Any]) -> None:
    raw["holdere"][USER]["spor"] *= 16


@pytest.mark.parametrize("change", [as_many_holders_as_there_may_be, as_many_slots_as_there_may_be, top(generasjon=0)])
def test_the_bound_itself_is_within(change: Change) -> None:
    assert told(change) == ""
