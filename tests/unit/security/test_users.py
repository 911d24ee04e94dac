"""Who has access: each begins with a code nobody else keeps, has her own rooms, and her own days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.domain.person import ROM_FOR, Bruker, Rolle
from helseansvarlig.domain.startkode import normalise_start_code
from helseansvarlig.errors import KnownError
from helseansvarlig.security import users, vault_keys
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import OTHER, PASSWORD, TODAY, make_vault, refusal, with_person

GRAN = Bruker("", "Modig Gran", Rolle.MOETEDELTAKER, date(2026, 12, 1), date(2027, 6, 30))


@pytest.fixture
def lead(ring: MinneNoekkelring) -> Aapnet:
    return make_vault(ring)[0]


def open_start(lead: Aapnet, user_id: str, code: str, today: date = TODAY) -> Aapnet:
    """Open as a program does that has only the file."""
    hode = from_bytes(to_bytes(lead.hode), CHEAP)
    return vault_keys.open_door(hode, users.start_door(hode, user_id, today), normalise_start_code(code))


def test_an_invited_person_is_listed_with_her_days_and_waits_for_her_code(lead: Aapnet) -> None:
    lead, code = users.invite(lead, GRAN, CHEAP, TODAY)
    _, invited = users.people(lead.hode)

    assert (invited.navn, invited.rolle, invited.fra, invited.til) == (GRAN.navn, GRAN.rolle, GRAN.fra, GRAN.til)
    assert invited.har_startkode
    assert not users.people(lead.hode)[0].har_startkode
    assert len(normalise_start_code(code)) == 16


@pytest.mark.parametrize("role", Rolle)
def test_a_role_opens_its_own_rooms_and_no_other(lead: Aapnet, ring: MinneNoekkelring, role: Rolle) -> None:
    lead, begun = with_person(lead, "Modig Gran", role, ring)

    assert begun.rom == {room: lead.room_key(room) for room in ROM_FOR[role]}
    assert set(begun.holder.rom) == set(ROM_FOR[role])


def test_who_lacks_a_key_is_told_so(lead: Aapnet, ring: MinneNoekkelring) -> None:
    _, staff = with_person(lead, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    with pytest.raises(KnownError, match="mangler_tilgang"):
        _ = staff.hvelvnoekkel


def test_a_start_code_is_used_once(lead: Aapnet, ring: MinneNoekkelring) -> None:
    lead, code = users.invite(lead, GRAN, CHEAP, TODAY)
    user = users.people(lead.hode)[1].id
    begun = vault_keys.with_new_password(open_start(lead, user, code), OTHER, ring, CHEAP)

    assert refusal(lambda: open_start(begun, user, code)) == "startkode_utloept"
    assert not users.people(begun.hode)[1].har_startkode
    assert vault_keys.open_with_password(begun.hode, user, OTHER, ring).rom == begun.rom


@pytest.mark.parametrize(("days", "said"), [(0, ""), (14, ""), (15, "startkode_utloept")])
def test_a_start_code_is_good_for_fourteen_days(lead: Aapnet, days: int, said: str) -> None:
    lead, code = users.invite(lead, GRAN, CHEAP, TODAY)
    user = users.people(lead.hode)[1].id

    assert refusal(lambda: open_start(lead, user, code, TODAY + timedelta(days=days))) == said


def test_another_start_code_does_not_open(lead: Aapnet) -> None:
    lead, _ = users.invite(lead, GRAN, CHEAP, TODAY)
    _, of_another = users.invite(lead, Bruker("", "Stille Elv", Rolle.LEDER), CHEAP, TODAY)

    assert refusal(lambda: open_start(lead, users.people(lead.hode)[1].id, of_another)) == "feil_passord"


def test_before_she_has_begun_no_password_is_asked_for(lead: Aapnet, ring: MinneNoekkelring) -> None:
    lead, _ = users.invite(lead, GRAN, CHEAP, TODAY)
    user = users.people(lead.hode)[1].id

    assert refusal(lambda: vault_keys.open_with_password(lead.hode, user, OTHER, ring)) == "startkode_trengs"


def test_a_known_person_is_given_a_new_way_in_and_the_old_one_ends(lead: Aapnet, ring: MinneNoekkelring) -> None:
    lead, staff = with_person(lead, "Modig Gran", Rolle.MOETEDELTAKER, ring)
    lead = users.with_period(lead, staff.holder.id, GRAN.fra, GRAN.til, TODAY)

    again, code = users.invite(lead, Bruker(staff.holder.id, "", Rolle.LEDER), CHEAP, TODAY)
    known = users.people(again.hode)[1]

    assert (known.navn, known.rolle, known.fra, known.til) == (GRAN.navn, GRAN.rolle, GRAN.fra, GRAN.til)
    assert open_start(again, staff.holder.id, code).rom == staff.rom
    assert again.hode.holder(staff.holder.id).offentlig != staff.holder.offentlig
    assert (
        refusal(lambda: vault_keys.open_with_password(again.hode, staff.holder.id, OTHER, ring)) == "startkode_trengs"
    )


@pytest.mark.parametrize("name", ["Trygg Havn", " trygg havn ", "TRYGG HAVN"])
def test_two_people_of_one_name_could_not_be_told_apart_in_the_log(lead: Aapnet, name: str) -> None:
    assert refusal(lambda: users.invite(lead, Bruker("", name, Rolle.LEDER), CHEAP, TODAY)) == "bruker_finnes"


def test_everybody_has_a_name(lead: Aapnet) -> None:
    assert refusal(lambda: users.invite(lead, Bruker("", "  ", Rolle.LEDER), CHEAP, TODAY)) == "bruker_mangler_navn"


def test_nobody_takes_her_own_way_in_away(lead: Aapnet) -> None:
    assert refusal(lambda: users.invite(lead, users.person(lead.holder), CHEAP, TODAY)) == "egen_tilgang"


def test_the_last_who_can_open_is_not_given_an_end(lead: Aapnet, ring: MinneNoekkelring) -> None:
    def end(keys: Aapnet, fra: date | None, til: date | None) -> str:
        return refusal(lambda: users.with_period(keys, lead.holder.id, fra, til, TODAY))

    assert end(lead, None, TODAY + timedelta(days=30)) == "siste_helseansvarlig"
    assert end(lead, TODAY + timedelta(days=1), None) == "siste_helseansvarlig"
    assert end(lead, TODAY, None) == ""
    two, _ = with_person(lead, "Modig Gran", Rolle.STEDFORTREDER, ring)
    assert end(two, None, TODAY + timedelta(days=30)) == ""


def test_the_other_lead_is_not_given_a_new_start_when_one_would_be_left_with_an_end(
    lead: Aapnet, ring: MinneNoekkelring
) -> None:
    two, deputy = with_person(lead, "Modig Gran", Rolle.STEDFORTREDER, ring)
    ending = users.with_period(two, two.holder.id, None, TODAY + timedelta(days=30), TODAY)

    assert refusal(lambda: users.invite(ending, users.person(deputy.holder), CHEAP, TODAY)) == "siste_helseansvarlig"
    assert refusal(lambda: users.invite(two, users.person(deputy.holder), CHEAP, TODAY)) == ""


def test_a_time_ends_after_it_begins(lead: Aapnet, ring: MinneNoekkelring) -> None:
    two, staff = with_person(lead, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    def period(fra: date, til: date) -> str:
        return refusal(lambda: users.with_period(two, staff.holder.id, fra, til, TODAY))

    assert period(TODAY, TODAY - timedelta(days=1)) == "periode_feil"
    assert period(TODAY, TODAY) == ""


def test_a_sheet_is_no_person(lead: Aapnet) -> None:
    sheet = lead.hode.sheets()[0].id

    assert refusal(lambda: users.with_period(lead, sheet, None, None, TODAY)) == "ukjent_bruker"
    assert refusal(lambda: users.invite(lead, Bruker(sheet, "", Rolle.LEDER), CHEAP, TODAY)) == "ukjent_bruker"


def test_only_a_lead_gives_access(lead: Aapnet, ring: MinneNoekkelring) -> None:
    _, leader = with_person(lead, "Modig Gran", Rolle.LEDER, ring)

    assert refusal(lambda: users.invite(leader, GRAN, CHEAP, TODAY)) == "bare_for_rolle"
    assert refusal(lambda: users.with_period(leader, leader.holder.id, None, None, TODAY)) == "bare_for_rolle"


def test_a_start_code_tells_nothing_of_the_password_chosen_after_it(lead: Aapnet, ring: MinneNoekkelring) -> None:
    """Whoever kept the slip has nothing: the slot it opened is gone."""
    lead, code = users.invite(lead, GRAN, CHEAP, TODAY)
    user = users.people(lead.hode)[1].id
    begun = vault_keys.with_new_password(open_start(lead, user, code), OTHER, ring, CHEAP)

    assert [slot.art for slot in begun.holder.spor] == ["passord"]
    assert refusal(lambda: vault_keys.open_with_password(begun.hode, user, normalise_start_code(code), ring)) == (
        "feil_passord"
    )
    assert refusal(lambda: vault_keys.open_with_password(begun.hode, user, PASSWORD, ring)) == "feil_passord"
