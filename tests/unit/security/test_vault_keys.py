"""Who opens the vault: the password with this machine's secret, or the paper code; each told apart when it fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.gjenopprettingskode import generate_code
from helseansvarlig.errors import KnownError
from helseansvarlig.security import vault_keys
from helseansvarlig.security.header import from_bytes, sign_header, to_bytes
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import PASSWORD, make_vault


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


def test_a_used_code_is_spent_and_the_new_one_opens(opened: Aapnet, code: str, ring: MinneNoekkelring) -> None:
    ring.empty()
    recovered = vault_keys.open_with_recovery(opened.hode, code)

    fresh, new_code = vault_keys.after_recovery(recovered, opened.holder.id, "nytt passord til havet", ring, CHEAP)

    assert unlock(fresh, "nytt passord til havet", ring).hvelvnoekkel == opened.hvelvnoekkel
    assert vault_keys.open_with_recovery(fresh.hode, new_code).hvelvnoekkel == opened.hvelvnoekkel
    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        vault_keys.open_with_recovery(fresh.hode, code)


def test_recovery_enrols_this_machine_anew(opened: Aapnet, code: str, ring: MinneNoekkelring) -> None:
    ring.empty()
    recovered = vault_keys.open_with_recovery(opened.hode, code)
    fresh, _ = vault_keys.after_recovery(recovered, opened.holder.id, PASSWORD, ring, CHEAP)

    assert fresh.hode.users()[0].spor[0].enhet != ""
    with pytest.raises(KnownError, match="noekkelring_endret"):
        unlock(fresh, PASSWORD, MinneNoekkelring())


def test_database_backup_and_log_have_keys_of_their_own(opened: Aapnet) -> None:
    assert len({opened.database_key(), opened.backup_key(), opened.hvelvnoekkel.hex()}) == 3
    assert {len(opened.database_key()), len(opened.backup_key())} == {96}


def test_a_holder_without_a_key_to_the_room_is_told_so(opened: Aapnet, ring: MinneNoekkelring) -> None:
    locked_out = replace(opened.holder, rom={})
    hode = sign_header(opened.hode.with_holder(locked_out), opened.hvelvnoekkel)

    with pytest.raises(KnownError, match="mangler_tilgang"):
        vault_keys.open_with_password(hode, opened.holder.id, PASSWORD, ring)


def test_nobody_unlocks_under_an_unknown_name(opened: Aapnet, ring: MinneNoekkelring) -> None:
    with pytest.raises(KnownError, match="ukjent_bruker"):
        vault_keys.open_with_password(opened.hode, "fremmed", PASSWORD, ring)


def test_a_header_without_a_recovery_holder_is_damaged(opened: Aapnet, code: str) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        vault_keys.open_with_recovery(replace(opened.hode, holdere=opened.hode.users()), code)
