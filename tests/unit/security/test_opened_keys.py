"""What one person's keys give the services: her rooms, her signature, and nothing that is not hers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.security import kdf, rooms, vault_keys
from helseansvarlig.security.header_codec import from_bytes, require_mac
from helseansvarlig.security.opened_keys import OpenedKeys, ours
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import ACT, OTHER, PASSWORD, make_vault, refusal, with_person

RING = MinneNoekkelring()
OPENED, CODE = make_vault(RING)
_LEAD, _STAFF = with_person(OPENED, "Modig Gran", Rolle.MOETEDELTAKER, RING)
_LEAD, _LEADER = with_person(_LEAD, "Stille Elv", Rolle.LEDER, RING)
LEAD, STAFF, LEADER = OpenedKeys(_LEAD, 3), OpenedKeys(_STAFF), OpenedKeys(_LEADER)


def test_a_lead_opens_every_file_and_others_their_own() -> None:
    assert (LEAD.rooms(), STAFF.rooms(), LEADER.rooms()) == (set(Rom), {Rom.MOETE}, {Rom.LEDER})
    assert STAFF.room_key(Rom.MOETE, "db") == LEAD.room_key(Rom.MOETE, "db")
    assert LEAD.room_key(Rom.HELSE, "db") == LEAD.database_key()
    assert LEAD.room_key(Rom.HELSE, "kopi") == LEAD.backup_key()


@pytest.mark.parametrize(
    "use",
    [
        OpenedKeys.database_key,
        OpenedKeys.backup_key,
        OpenedKeys.witness_key,
        lambda keys: keys.room_key(Rom.LEDER, "db"),
        lambda keys: keys.open_handed_in(Rom.MOETE, b""),
    ],
)
def test_nothing_of_the_health_records_comes_from_another_rooms_key(use: object) -> None:
    assert callable(use)
    assert refusal(lambda: use(STAFF)) == "mangler_tilgang"


def test_database_copy_and_witness_have_keys_of_their_own() -> None:
    assert len({LEAD.database_key()[:64], LEAD.backup_key()[:64], LEAD.witness_key().hex()}) == 3
    assert LEAD.witness_key() == kdf.expand(_LEAD.hvelvnoekkel, "vitne")


def test_it_tells_whose_keys_they_are_and_which_copy_they_open() -> None:
    assert (LEAD.bruker().navn, STAFF.bruker().rolle) == ("Trygg Havn", Rolle.MOETEDELTAKER)
    hode = from_bytes(LEAD.header(), kdf.Kdfkost(8192, 1))
    assert (LEAD.hvelv_id(), LEAD.eksemplar(), LEAD.generasjon()) == (hode.hvelv_id, hode.eksemplar, hode.generasjon)
    assert (LEAD.mislykkede(), STAFF.mislykkede(), LEAD.venter()) == (3, 0, False)
    assert OpenedKeys(replace(_LEAD, hode=replace(_LEAD.hode, venter="rotasjon"))).venter()


def test_it_tells_who_is_given_access_before_the_header_is_on_the_disk() -> None:
    assert [(one.navn, one.rolle) for one in LEAD.people()] == [
        ("Trygg Havn", Rolle.HELSEANSVARLIG),
        ("Modig Gran", Rolle.MOETEDELTAKER),
        ("Stille Elv", Rolle.LEDER),
    ]


def test_an_act_goes_with_the_header_and_is_vouched_for_by_every_rooms_key() -> None:
    told = LEAD.with_act(ACT)
    hode = from_bytes(told.header(), kdf.Kdfkost(8192, 1))

    assert (LEAD.akt(), told.akt(), hode.akt) == (None, ACT, ACT)
    assert (told.generasjon(), told.mislykkede()) == (LEAD.generasjon(), LEAD.mislykkede())
    for room in Rom:
        require_mac(hode, room, _LEAD.room_key(room))
        assert refusal(lambda room=room: require_mac(replace(hode, akt=None), room, _LEAD.room_key(room))) != ""


def test_an_act_stays_in_the_headers_that_follow() -> None:
    """Somebody's own password must not take away what the log is still to tell of."""
    told = LEAD.with_act(ACT).aapnet
    staff = vault_keys.open_with_password(told.hode, STAFF.bruker().id, OTHER, RING)

    assert vault_keys.rewritten(told, told.hode.holdere).hode.akt == ACT
    assert vault_keys.with_new_password(staff, PASSWORD, RING, CHEAP).hode.akt == ACT


def test_only_with_the_health_records_key_is_an_act_told() -> None:
    assert refusal(lambda: STAFF.with_act(ACT)) == "bare_for_rolle"


def test_an_act_that_could_not_be_read_again_is_not_written() -> None:
    LEAD.with_act(replace(ACT, objekt="x" * 200))
    with pytest.raises(BugError):
        LEAD.with_act(replace(ACT, objekt="x" * 201))


def test_a_sheets_keys_are_nobodys() -> None:
    with pytest.raises(BugError):
        OpenedKeys(vault_keys.open_with_recovery(OPENED.hode, CODE)).bruker()


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_signature_is_one_persons_over_exactly_these_bytes(data: bytes, other: bytes) -> None:
    signature = LEADER.sign(data)
    leader, staff = LEADER.bruker().id, STAFF.bruker().id

    assert LEAD.signed(leader, data, signature)
    assert not LEAD.signed(staff, data, signature)
    assert LEAD.signed(leader, other, signature) == (other == data)
    assert not LEAD.signed(leader, data, signature[:-1])


def test_a_signature_is_checked_by_the_key_in_the_header() -> None:
    assert LEADER.signing_public() == _LEAD.hode.holder(LEADER.bruker().id).signatur_offentlig
    assert refusal(lambda: LEAD.signed("fremmed", b"x", bytes(64))) == "ukjent_bruker"


@given(st.binary(max_size=3000))
def test_what_is_handed_in_is_read_by_leads_alone(data: bytes) -> None:
    sealed = STAFF.seal_for_leads(Rom.MOETE, data)

    assert LEAD.open_handed_in(Rom.MOETE, sealed) == data
    assert refusal(lambda: STAFF.open_handed_in(Rom.MOETE, sealed)) == "mangler_tilgang"
    assert refusal(lambda: LEAD.open_handed_in(Rom.LEDER, sealed)) == "hvelv_skadet"
    assert refusal(lambda: LEAD.open_handed_in(Rom.MOETE, sealed[:-1])) == "hvelv_skadet"


def test_it_cannot_be_opened_by_a_key_pair_in_the_header() -> None:
    sealed = STAFF.seal_for_leads(Rom.MOETE, b"Vakker Blomst")

    with pytest.raises(KnownError, match="hvelv_skadet"):
        _STAFF.noekler.unwrap(sealed, rooms.dropbox_info(LEAD.hvelv_id(), Rom.MOETE))


def test_keys_of_another_kind_are_a_bug() -> None:
    with pytest.raises(BugError):
        ours(object())  # type: ignore[arg-type]  # what the type forbids is what is tested
