"""Two sheets: a used one is spent and replaced, the other stands; what they open is this machine's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security import living_copy, recovery, users, vault_keys
from helseansvarlig.security.header import EIER, SAFE, Hode
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.vault_keys import Aapnet
from tests.conftest import NOW
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import PASSWORD, TODAY, make_vault, refusal, with_person

NEW = "nytt passord til havet"


@pytest.fixture
def opened(ring: MinneNoekkelring) -> Aapnet:
    return make_vault(ring)[0]


@pytest.fixture
def sheets(opened: Aapnet) -> tuple[Aapnet, dict[str, str]]:
    """A vault with both sheets, and their codes."""
    codes = {}
    for place in (SAFE, EIER):
        opened, codes[place] = recovery.with_sheet(opened, place)
    return opened, codes


def recover(opened: Aapnet, code: str, ring: MinneNoekkelring, user: str = "") -> tuple[Aapnet, str]:
    """Recover from what lies on the disk."""
    found = vault_keys.open_with_recovery(from_bytes(to_bytes(opened.hode), CHEAP), code)
    return recovery.recovered(found, user or opened.holder.id, NEW, ring, CHEAP, TODAY)


def opens(hode: Hode, code: str) -> bool:
    return refusal(lambda: vault_keys.open_with_recovery(hode, code)) == ""


@pytest.mark.parametrize(("used", "other"), [(SAFE, EIER), (EIER, SAFE)])
def test_a_used_code_is_spent_and_its_sheet_replaced_while_the_other_stands(
    sheets: tuple[Aapnet, dict[str, str]], ring: MinneNoekkelring, used: str, other: str
) -> None:
    opened, codes = sheets
    ring.empty()

    fresh, new_code = recover(opened, codes[used], ring)

    assert vault_keys.open_with_password(fresh.hode, opened.holder.id, NEW, ring).rom == opened.rom
    assert (opens(fresh.hode, codes[used]), opens(fresh.hode, new_code), opens(fresh.hode, codes[other])) == (
        False, True, True,
    )  # fmt: skip
    assert sorted(sheet.plass for sheet in fresh.hode.sheets()) == [EIER, SAFE]


def test_until_it_is_written_the_used_code_still_opens(
    sheets: tuple[Aapnet, dict[str, str]], ring: MinneNoekkelring
) -> None:
    opened, codes = sheets
    recover(opened, codes[SAFE], ring)

    assert opens(opened.hode, codes[SAFE])


def test_a_new_sheet_for_a_place_spends_the_older_one(sheets: tuple[Aapnet, dict[str, str]]) -> None:
    opened, codes = sheets

    fresh, code = recovery.with_sheet(opened, EIER)

    assert [opens(fresh.hode, one) for one in (code, codes[EIER], codes[SAFE])] == [True, False, True]
    assert len(fresh.hode.sheets()) == 2


def test_recovery_enrols_this_machine_anew(sheets: tuple[Aapnet, dict[str, str]], ring: MinneNoekkelring) -> None:
    opened, codes = sheets
    ring.empty()
    fresh, _ = recover(opened, codes[SAFE], ring)

    assert fresh.hode.users()[0].spor[0].enhet != ""
    with pytest.raises(KnownError, match="noekkelring_endret"):
        vault_keys.open_with_password(fresh.hode, opened.holder.id, NEW, MinneNoekkelring())


def test_what_another_machine_took_over_is_taken_back_under_a_name_of_its_own(
    sheets: tuple[Aapnet, dict[str, str]], ring: MinneNoekkelring
) -> None:
    opened, codes = sheets
    gone = living_copy.retired(opened, NOW)

    fresh, _ = recover(gone, codes[EIER], ring)

    assert (fresh.hode.tilstand, fresh.hode.flyttet) == ("aktiv", "")
    assert fresh.hode.eksemplar not in ("", gone.hode.eksemplar)


def test_a_sheet_gives_a_lead_her_way_in_and_leads_give_it_to_others(opened: Aapnet, ring: MinneNoekkelring) -> None:
    lead, staff = with_person(opened, "Modig Gran", Rolle.MOETEDELTAKER, ring)
    lead, code = recovery.with_sheet(lead, SAFE)

    assert refusal(lambda: recover(lead, code, ring, staff.holder.id)) == "bare_for_rolle"
    assert refusal(lambda: recover(lead, code, ring, lead.hode.sheets()[0].id)) == "bare_for_rolle"
    assert refusal(lambda: recover(lead, code, ring, "fremmed")) == "ukjent_bruker"


def test_a_deputy_whose_time_is_over_is_not_let_in_by_the_sheet(opened: Aapnet, ring: MinneNoekkelring) -> None:
    lead, deputy = with_person(opened, "Modig Gran", Rolle.STEDFORTREDER, ring)
    lead = users.with_period(lead, deputy.holder.id, None, TODAY - timedelta(days=1), TODAY)
    lead, code = recovery.with_sheet(lead, SAFE)

    assert refusal(lambda: recover(lead, code, ring, deputy.holder.id)) == "tilgang_utloept"
    assert refusal(lambda: recover(lead, code, ring)) == ""


def test_everybody_else_is_left_as_they_were(opened: Aapnet, ring: MinneNoekkelring) -> None:
    lead, deputy = with_person(opened, "Modig Gran", Rolle.STEDFORTREDER, ring)
    lead, code = recovery.with_sheet(lead, SAFE)

    fresh, _ = recover(lead, code, ring)

    assert fresh.hode.holder(deputy.holder.id) == lead.hode.holder(deputy.holder.id)
    assert [user.navn for user in fresh.hode.users()] == ["Trygg Havn", "Modig Gran"]
    assert fresh.hode.generasjon == lead.hode.generasjon + 1


def test_nobody_without_the_health_key_makes_a_sheet(opened: Aapnet, ring: MinneNoekkelring) -> None:
    _, staff = with_person(opened, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    assert refusal(lambda: recovery.with_sheet(staff, SAFE)) == "bare_for_rolle"


def test_a_header_without_a_sheet_is_damaged(opened: Aapnet) -> None:
    alone = replace(opened.hode, holdere=opened.hode.users())

    assert refusal(alone.sheets) == "hvelv_skadet"


def test_the_old_password_is_worth_nothing_afterwards(
    sheets: tuple[Aapnet, dict[str, str]], ring: MinneNoekkelring
) -> None:
    opened, codes = sheets
    fresh, _ = recover(opened, codes[SAFE], ring)

    with pytest.raises(KnownError, match="feil_passord"):
        vault_keys.open_with_password(fresh.hode, opened.holder.id, PASSWORD, ring)
