"""Who opens the vault: the password with this machine's secret, or the paper code; each told apart when it fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.gjenopprettingskode import generate_code
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import vault_keys
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.security.keyring_port import IngenNoekkelring, Ringsvar
from helseansvarlig.security.rooms import authenticated
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import (
    FIRST_VERSION,
    FIRST_VERSION_CODE,
    FIRST_VERSION_KEY,
    OTHER,
    PASSWORD,
    make_vault,
    with_person,
)


@pytest.fixture
def made(ring: MinneNoekkelring) -> tuple[Aapnet, str]:
    return make_vault(ring)


@pytest.fixture
def opened(made: tuple[Aapnet, str]) -> Aapnet:
    return made[0]


@pytest.fixture
def code(made: tuple[Aapnet, str]) -> str:
    return made[1]


def unlock(opened: Aapnet, password: str, ring: MinneNoekkelring) -> Aapnet:
    """Open as a program does that has only the file."""
    return vault_keys.open_with_password(from_bytes(to_bytes(opened.hode), CHEAP), opened.holder.id, password, ring)


def test_the_password_gives_the_vault_key(opened: Aapnet, ring: MinneNoekkelring) -> None:
    assert unlock(opened, PASSWORD, ring).hvelvnoekkel == opened.hvelvnoekkel


def test_the_paper_code_gives_the_same_key_on_a_machine_that_has_nothing(opened: Aapnet, code: str) -> None:
    assert vault_keys.open_with_recovery(opened.hode, code.lower()).hvelvnoekkel == opened.hvelvnoekkel


def test_another_code_that_looks_right_does_not_open(opened: Aapnet) -> None:
    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        vault_keys.open_with_recovery(opened.hode, generate_code())


def test_wrong_password_is_called_wrong_password(opened: Aapnet, ring: MinneNoekkelring) -> None:
    with pytest.raises(KnownError, match="feil_passord"):
        unlock(opened, PASSWORD + "!", ring)


@pytest.mark.parametrize("left", ["", "0", "ikke hex", "00" * 32, "00" * 31])
def test_when_the_machines_secret_is_gone_or_another_it_is_said_and_no_password_is_blamed(
    opened: Aapnet, code: str, ring: MinneNoekkelring, left: str
) -> None:
    for name in ring.innhold:
        ring.innhold[name] = left

    with pytest.raises(KnownError, match="noekkelring_endret"):
        unlock(opened, PASSWORD, ring)
    assert vault_keys.open_with_recovery(opened.hode, code).hvelvnoekkel == opened.hvelvnoekkel


def test_a_machine_without_a_key_store_opens_by_password_alone() -> None:
    nothing = MinneNoekkelring()
    nothing.borte = True
    opened, _ = make_vault(nothing)

    assert opened.hode.users()[0].spor[0].enhet == ""
    assert unlock(opened, PASSWORD, nothing).hvelvnoekkel == opened.hvelvnoekkel
    assert unlock(opened, PASSWORD, MinneNoekkelring()).hvelvnoekkel == opened.hvelvnoekkel


def test_the_key_store_alone_opens_nothing(opened: Aapnet, ring: MinneNoekkelring) -> None:
    kept = " ".join(ring.innhold.values())

    assert opened.hvelvnoekkel.hex() not in kept
    assert opened.noekler.hemmelig.hex() not in kept
    assert PASSWORD not in kept


def test_a_new_password_opens_and_the_old_one_does_not(opened: Aapnet, ring: MinneNoekkelring) -> None:
    changed = vault_keys.with_new_password(opened, "et helt nytt passord", ring, CHEAP)

    assert unlock(changed, "et helt nytt passord", ring).hvelvnoekkel == opened.hvelvnoekkel
    assert changed.hode.generasjon == opened.hode.generasjon + 1
    with pytest.raises(KnownError, match="feil_passord"):
        unlock(changed, PASSWORD, ring)


def test_a_holder_without_a_key_to_the_room_is_told_so(opened: Aapnet, ring: MinneNoekkelring) -> None:
    locked_out = replace(opened.holder, rom={})
    hode = authenticated(replace(opened.hode, holdere=opened.hode.with_holder(locked_out)), opened.rom)

    with pytest.raises(KnownError, match="mangler_tilgang"):
        vault_keys.open_with_password(hode, opened.holder.id, PASSWORD, ring)


def test_nobody_unlocks_under_an_unknown_name(opened: Aapnet, ring: MinneNoekkelring) -> None:
    with pytest.raises(KnownError, match="ukjent_bruker"):
        vault_keys.open_with_password(opened.hode, "fremmed", PASSWORD, ring)


def test_a_header_without_a_recovery_holder_is_damaged(opened: Aapnet, code: str) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        vault_keys.open_with_recovery(replace(opened.hode, holdere=opened.hode.users()), code)


def test_each_room_has_a_key_of_its_own_and_a_lead_has_them_all(opened: Aapnet) -> None:
    assert set(opened.rom) == set(Rom)
    assert len(set(opened.rom.values())) == 3


def test_a_key_store_is_asked_only_when_the_slot_needs_it() -> None:
    """It may take five seconds to say no."""

    class Uspurt(MinneNoekkelring):
        def get(self, name: str) -> Ringsvar:
            raise AssertionError(name)

    alone = MinneNoekkelring()
    alone.borte = True
    opened, _ = make_vault(alone)

    assert unlock(opened, PASSWORD, Uspurt()).rom == opened.rom


def test_a_header_of_the_first_version_opens_by_password_and_by_sheet() -> None:
    hode = from_bytes(FIRST_VERSION, CHEAP)

    by_password = vault_keys.open_with_password(hode, hode.users()[0].id, PASSWORD, IngenNoekkelring())
    by_sheet = vault_keys.open_with_recovery(hode, FIRST_VERSION_CODE)

    assert by_password.hvelvnoekkel.hex() == by_sheet.hvelvnoekkel.hex() == FIRST_VERSION_KEY
    assert to_bytes(by_password.hode) == FIRST_VERSION


def test_the_first_change_of_access_writes_the_second_version_and_everything_still_opens() -> None:
    hode = from_bytes(FIRST_VERSION, CHEAP)
    opened = vault_keys.open_with_password(hode, hode.users()[0].id, PASSWORD, IngenNoekkelring())

    changed = vault_keys.with_new_password(opened, "et helt nytt passord", IngenNoekkelring(), CHEAP)
    again = from_bytes(to_bytes(changed.hode), CHEAP)

    assert (again.versjon, again.generasjon, len(again.eksemplar)) == (2, 2, 16)
    assert [sheet.plass for sheet in again.sheets()] == ["safe"]
    assert vault_keys.open_with_recovery(again, FIRST_VERSION_CODE).rom == changed.rom
    assert changed.hvelvnoekkel.hex() == FIRST_VERSION_KEY
    assert set(changed.rom) == set(Rom)


def test_meeting_staff_change_their_own_password_without_the_health_key(opened: Aapnet, ring: MinneNoekkelring) -> None:
    lead, staff = with_person(opened, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    changed = vault_keys.with_new_password(staff, "snø på taket hele uka", ring, CHEAP)
    hode = from_bytes(to_bytes(changed.hode), CHEAP)

    assert hode.generasjon == lead.hode.generasjon
    assert vault_keys.open_with_password(hode, staff.holder.id, "snø på taket hele uka", ring).rom == staff.rom
    assert vault_keys.open_with_password(hode, opened.holder.id, PASSWORD, ring).rom == opened.rom
    with pytest.raises(KnownError, match="feil_passord"):
        vault_keys.open_with_password(hode, staff.holder.id, OTHER, ring)


def test_a_generation_that_was_seen_is_passed_by_the_next_change_of_a_lead_only(
    opened: Aapnet, ring: MinneNoekkelring
) -> None:
    _, staff = with_person(opened, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    assert vault_keys.rewritten(vault_keys.lifted(opened, 40), opened.hode.holdere).hode.generasjon == 41
    assert vault_keys.lifted(opened, 0) == opened
    assert vault_keys.lifted(staff, 40) == staff


def test_nobody_but_a_lead_changes_who_has_access(opened: Aapnet, ring: MinneNoekkelring) -> None:
    _, staff = with_person(opened, "Modig Gran", Rolle.MOETEDELTAKER, ring)

    with pytest.raises(KnownError, match="bare_for_rolle"):
        vault_keys.as_lead(staff)


def test_without_a_key_store_a_password_must_be_long(ring: MinneNoekkelring) -> None:
    ring.borte = True

    with pytest.raises(KnownError, match="passord_uten_noekkelring"):
        vault_keys.create("Solbakken", ("Trygg Havn", "helseansvarlig"), "stille vann 12", ring, CHEAP)
