"""The header file and the key store behind one port: falls back on a damaged header, never on a wrong password."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.gjenopprettingskode import generate_code
from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import ROM_FOR, Bruker, Rolle, Rom
from helseansvarlig.domain.startkode import generate_start_code
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.security.keyring_port import Ringsvar, answer
from helseansvarlig.security.keysafe import FileKeysafe
from helseansvarlig.services.ports import Husket, OpenKeys
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import FIRST_VERSION, OTHER, PASSWORD, forged, refusal

NEW = "nytt passord til havet"


@pytest.fixture
def keysafe(tmp_path: Path, ring: MinneNoekkelring, clock: FixedClock) -> FileKeysafe:
    return FileKeysafe(tmp_path, ring, CHEAP, CHEAP, clock)


@pytest.fixture
def code(keysafe: FileKeysafe) -> str:
    keys, code = keysafe.create("Solbakken", "Trygg Havn", "helseansvarlig", PASSWORD)
    keysafe.commit(keys)
    return code


@pytest.fixture
def user(keysafe: FileKeysafe, code: str) -> str:
    assert code
    return keysafe.brukere()[0].id


def test_making_keys_writes_nothing_before_commit(keysafe: FileKeysafe, tmp_path: Path) -> None:
    keysafe.create("Solbakken", "Trygg Havn", "helseansvarlig", PASSWORD)

    assert list(tmp_path.iterdir()) == []


def test_it_tells_who_may_unlock_before_anybody_has(keysafe: FileKeysafe, user: str) -> None:
    assert keysafe.institusjon() == "Solbakken"
    assert [(b.id, b.navn, b.rolle) for b in keysafe.brukere()] == [(user, "Trygg Havn", Rolle.HELSEANSVARLIG)]


def test_a_copys_header_is_put_where_there_is_none_and_never_over_another(
    keysafe: FileKeysafe, user: str, tmp_path: Path, ring: MinneNoekkelring
) -> None:
    header = keysafe.unlock(user, PASSWORD).header()
    empty = tmp_path / "annen"
    empty.mkdir()
    elsewhere = FileKeysafe(empty, ring, CHEAP, CHEAP)
    assert (elsewhere.exists(), refusal(elsewhere.institusjon)) == (False, "hvelv_finnes_ikke")

    elsewhere.adopt(header)

    assert elsewhere.exists()
    assert elsewhere.unlock(user, PASSWORD).header() == header
    assert refusal(lambda: elsewhere.adopt(FIRST_VERSION)) == "hvelv_finnes"
    assert elsewhere.institusjon() == "Solbakken"


def test_a_role_nobody_knows_is_refused_before_keys_are_made(keysafe: FileKeysafe) -> None:
    with pytest.raises(ValueError, match="direktoer"):
        keysafe.create("Solbakken", "Trygg Havn", "direktoer", PASSWORD)


def test_a_damaged_header_is_passed_over_for_its_twin_and_mended(
    keysafe: FileKeysafe, user: str, tmp_path: Path
) -> None:
    keys = keysafe.unlock(user, PASSWORD)
    (tmp_path / "hode.json").write_bytes(b"")

    assert keysafe.unlock(user, PASSWORD).database_key() == keys.database_key()
    assert (tmp_path / "hode.json").read_bytes() == (tmp_path / "hode.forrige.json").read_bytes() == keys.header()


def test_a_header_written_by_somebody_without_keys_is_passed_over_too(
    keysafe: FileKeysafe, user: str, tmp_path: Path
) -> None:
    path = tmp_path / "hode.json"
    path.write_bytes(forged(path.read_bytes(), lambda raw: raw.update(institusjon="Falsk", generasjon=99)))

    assert keysafe.unlock(user, PASSWORD).bruker().navn == "Trygg Havn"


def test_when_nothing_authenticates_itself_it_is_damage(keysafe: FileKeysafe, user: str, tmp_path: Path) -> None:
    for name in ("hode.json", "hode.forrige.json"):
        path = tmp_path / name
        path.write_bytes(forged(path.read_bytes(), lambda raw: raw.update(institusjon="Falsk")))

    with pytest.raises(KnownError, match="hvelv_skadet"):
        keysafe.unlock(user, PASSWORD)


def test_recovery_too_falls_back_on_the_twin(keysafe: FileKeysafe, code: str, user: str, tmp_path: Path) -> None:
    path = tmp_path / "hode.json"
    path.write_bytes(forged(path.read_bytes(), lambda raw: raw.update(institusjon="Falsk")))

    keys, new_code = keysafe.recover(code, user, "nytt passord til havet")
    keysafe.commit(keys)

    assert new_code != code
    assert keysafe.unlock(user, "nytt passord til havet").database_key() == keys.database_key()


def test_a_password_is_changed_only_by_who_knows_the_old_one(keysafe: FileKeysafe, user: str) -> None:
    keys = keysafe.unlock(user, PASSWORD)

    with pytest.raises(KnownError, match="feil_passord"):
        keysafe.change_password(keys, "noe annet", "nytt passord til havet")
    keysafe.commit(keysafe.change_password(keys, PASSWORD, "nytt passord til havet"))

    assert keysafe.unlock(user, "nytt passord til havet").database_key() == keys.database_key()
    with pytest.raises(KnownError, match="feil_passord"):
        keysafe.unlock(user, PASSWORD)


@pytest.mark.parametrize("gone", ["hode.json", "hode.forrige.json"])
def test_after_a_change_no_file_that_is_left_opens_with_the_old_password(
    keysafe: FileKeysafe, user: str, tmp_path: Path, gone: str
) -> None:
    keysafe.commit(keysafe.change_password(keysafe.unlock(user, PASSWORD), PASSWORD, OTHER))
    (tmp_path / gone).unlink()

    with pytest.raises(KnownError, match="feil_passord"):
        keysafe.unlock(user, PASSWORD)
    assert keysafe.unlock(user, OTHER).bruker().id == user


@pytest.mark.parametrize("gone", ["hode.json", "hode.forrige.json"])
def test_after_a_recovery_no_file_that_is_left_opens_with_the_spent_code(
    keysafe: FileKeysafe, code: str, user: str, tmp_path: Path, gone: str
) -> None:
    keys, fresh = keysafe.recover(code, user, OTHER)
    keysafe.commit(keys)
    (tmp_path / gone).unlink()

    with pytest.raises(KnownError, match="gjenopprettingskode_feil"):
        keysafe.recover(code, user, PASSWORD)
    keysafe.recover(fresh, user, PASSWORD)


def test_a_power_cut_between_the_two_files_leaves_an_old_one_until_the_next_unlocking_only(
    keysafe: FileKeysafe, user: str, tmp_path: Path
) -> None:
    before = (tmp_path / "hode.json").read_bytes()
    keysafe.commit(keysafe.change_password(keysafe.unlock(user, PASSWORD), PASSWORD, OTHER))
    (tmp_path / "hode.forrige.json").write_bytes(before)

    keysafe.unlock(user, OTHER)

    assert before not in {path.read_bytes() for path in tmp_path.iterdir()}


def test_a_predecessor_that_an_older_program_kept_is_gone_after_the_next_unlocking(
    ring: MinneNoekkelring, tmp_path: Path
) -> None:
    ring.borte = True
    old = FileKeysafe(tmp_path, ring, CHEAP, CHEAP)
    old.adopt(FIRST_VERSION)
    user = old.brukere()[0].id
    old.commit(old.change_password(old.unlock(user, PASSWORD), PASSWORD, OTHER))
    (tmp_path / "hode.forrige.json").write_bytes(FIRST_VERSION)

    old.unlock(user, OTHER)

    assert FIRST_VERSION not in {path.read_bytes() for path in tmp_path.iterdir()}


def test_unlocking_alone_never_writes_another_version(ring: MinneNoekkelring, tmp_path: Path) -> None:
    ring.borte = True
    keysafe = FileKeysafe(tmp_path, ring, CHEAP, CHEAP)
    keysafe.adopt(FIRST_VERSION)

    keysafe.unlock(keysafe.brukere()[0].id, PASSWORD)

    assert {path.read_bytes() for path in tmp_path.iterdir()} == {FIRST_VERSION}
    assert keysafe.sheets() == {"safe"}


def test_a_wrong_password_is_not_tried_on_the_other_file(keysafe: FileKeysafe, user: str, tmp_path: Path) -> None:
    """Both old and new would cost a derivation, and an old one must not open."""
    before = (tmp_path / "hode.json").read_bytes()
    keysafe.commit(keysafe.change_password(keysafe.unlock(user, PASSWORD), PASSWORD, OTHER))
    (tmp_path / "hode.forrige.json").write_bytes(before)

    with pytest.raises(KnownError, match="feil_passord"):
        keysafe.unlock(user, PASSWORD)


def test_wrong_passwords_cost_time_also_after_a_restart_and_are_told_at_the_next_success(
    keysafe: FileKeysafe, user: str, tmp_path: Path, ring: MinneNoekkelring, clock: FixedClock
) -> None:
    told = [refusal(lambda: keysafe.unlock(user, "feil passord her")) for _ in range(5)]
    again = FileKeysafe(tmp_path, ring, CHEAP, CHEAP, clock)

    assert told == ["feil_passord"] * 3 + ["for_mange_forsoek"] * 2
    assert refusal(lambda: again.unlock(user, PASSWORD)) == "for_mange_forsoek"
    clock.moment += timedelta(seconds=1)
    assert again.unlock(user, PASSWORD).mislykkede() == 3
    assert again.unlock(user, PASSWORD).mislykkede() == 0


def test_the_password_asked_for_before_a_change_is_counted_too(keysafe: FileKeysafe, user: str) -> None:
    keys = keysafe.unlock(user, PASSWORD)

    told = [refusal(lambda: keysafe.change_password(keys, "feil passord her", OTHER)) for _ in range(4)]

    assert told[-1] == "for_mange_forsoek"


def test_the_log_place_is_remembered_on_this_machine(keysafe: FileKeysafe, user: str) -> None:
    assert user
    assert keysafe.anchor() is None
    keysafe.remember_anchor(Anker(7, "ab" * 32))

    assert keysafe.anchor() == Anker(7, "ab" * 32)
    assert keysafe.remembered() == Husket(Anker(7, "ab" * 32), 1)


def test_a_place_remembered_by_an_older_program_is_still_read(
    keysafe: FileKeysafe, user: str, ring: MinneNoekkelring
) -> None:
    assert user
    keysafe.remember_anchor(Anker(7, "ab" * 32))
    name = next(name for name in ring.innhold if name.startswith("anker/"))
    ring.innhold[name] = f"9:{'cd' * 32}"

    assert keysafe.remembered() == Husket(Anker(9, "cd" * 32), 0)


def test_an_older_header_put_back_stays_older_than_what_is_remembered_until_access_is_changed(
    keysafe: FileKeysafe, user: str, tmp_path: Path
) -> None:
    before = (tmp_path / "hode.json").read_bytes()
    for old, new in ((PASSWORD, OTHER), (OTHER, NEW)):
        keysafe.commit(keysafe.change_password(keysafe.unlock(user, old), old, new))
    keysafe.remember_anchor(Anker(7, "ab" * 32))
    for name in ("hode.json", "hode.forrige.json"):
        (tmp_path / name).write_bytes(before)

    keys = keysafe.unlock(user, PASSWORD)
    assert (keys.generasjon(), keysafe.remembered().generasjon) == (1, 3)
    keysafe.remember_anchor(Anker(8, "cd" * 32))
    assert keysafe.remembered().generasjon == 3
    keysafe.commit(keysafe.change_password(keys, PASSWORD, OTHER))

    assert keysafe.unlock(user, OTHER).generasjon() == 4


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a vault that stands through every example of a rule."""
    folder = tmp_path_factory.mktemp("hvelv")
    made = FileKeysafe(folder, MinneNoekkelring(), CHEAP, CHEAP)
    made.commit(made.create("Solbakken", "Trygg Havn", "helseansvarlig", PASSWORD)[0])
    return folder


class Beskrevet(MinneNoekkelring):
    """A key store that somebody else has written in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def get(self, name: str) -> Ringsvar:
        assert name.startswith("anker/")
        return answer(self._text)


@given(st.one_of(st.text(), st.sampled_from(["²:ab", "9" * 5000 + ":ab", "9" * 19 + ":ab", ":ab", "1:", "-1:ab"])))
def test_what_others_wrote_in_the_key_store_is_the_same_as_nothing(standing: Path, text: str) -> None:
    anchor = FileKeysafe(standing, Beskrevet(text), CHEAP, CHEAP).anchor()

    assert anchor is None or 0 <= anchor.nummer < 2**63


def test_the_header_carried_with_a_backup_is_the_one_that_opens(
    keysafe: FileKeysafe, user: str, tmp_path: Path
) -> None:
    assert keysafe.unlock(user, PASSWORD).header() == (tmp_path / "hode.json").read_bytes()


def test_keys_of_another_kind_are_a_bug(keysafe: FileKeysafe) -> None:
    with pytest.raises(BugError):
        keysafe.commit(object())  # type: ignore[arg-type]  # what the type forbids is what is tested


# --- who has access


@pytest.fixture
def lead(keysafe: FileKeysafe, user: str) -> OpenKeys:
    return keysafe.unlock(user, PASSWORD)


def invited(keysafe: FileKeysafe, lead: OpenKeys, role: Rolle, **days: date) -> tuple[str, str]:
    """Give somebody access; return her id and her start code."""
    keys, code = keysafe.invite(lead, Bruker("", "Modig Gran", role, **days))
    keysafe.commit(keys)
    return keysafe.people()[-1].id, code


@pytest.mark.parametrize("role", Rolle)
def test_somebody_new_begins_with_her_code_and_goes_on_with_her_password(
    keysafe: FileKeysafe, lead: OpenKeys, role: Rolle
) -> None:
    new, code = invited(keysafe, lead, role)

    keysafe.commit(keysafe.begin(new, code.lower(), OTHER))

    assert keysafe.unlock(new, OTHER).rooms() == ROM_FOR[role]
    assert refusal(lambda: keysafe.begin(new, code, OTHER)) == "startkode_utloept"
    assert not keysafe.people()[-1].har_startkode
    assert keysafe.unlock(lead.bruker().id, PASSWORD).rooms() == set(Rom)


def test_until_it_is_written_the_start_code_still_opens(keysafe: FileKeysafe, lead: OpenKeys) -> None:
    new, code = invited(keysafe, lead, Rolle.LEDER)
    keysafe.begin(new, code, OTHER)

    assert keysafe.begin(new, code, OTHER).bruker().id == new


def test_a_wrong_start_code_is_called_so_and_costs_time(keysafe: FileKeysafe, lead: OpenKeys) -> None:
    new, _ = invited(keysafe, lead, Rolle.LEDER)

    told = [refusal(lambda: keysafe.begin(new, generate_start_code(), OTHER)) for _ in range(4)]

    assert told == ["startkode_feil"] * 3 + ["for_mange_forsoek"]
    assert refusal(lambda: keysafe.begin(new, "ABC", OTHER)) == "startkode_feil"
    assert refusal(lambda: keysafe.unlock(new, OTHER)) == "startkode_trengs"


def test_her_days_are_kept_by_the_clock(keysafe: FileKeysafe, lead: OpenKeys, clock: FixedClock) -> None:
    first, last = clock.today() + timedelta(days=3), clock.today() + timedelta(days=10)
    new, code = invited(keysafe, lead, Rolle.MOETEDELTAKER, fra=first, til=last)
    assert refusal(lambda: keysafe.begin(new, code, OTHER)) == "tilgang_ikke_begynt"
    clock.moment += timedelta(days=3)
    keysafe.commit(keysafe.begin(new, code, OTHER))

    told = []
    for days in (0, 7, 1):
        clock.moment += timedelta(days=days)
        told.append(refusal(lambda: keysafe.unlock(new, OTHER)))
    assert told == ["", "", "tilgang_utloept"]

    keysafe.commit(keysafe.set_period(keysafe.unlock(lead.bruker().id, PASSWORD), new, None, None))
    assert keysafe.unlock(new, OTHER).bruker().til is None


def test_who_is_outside_her_days_is_told_only_after_her_password(keysafe: FileKeysafe, lead: OpenKeys) -> None:
    new, code = invited(keysafe, lead, Rolle.LEDER)
    keysafe.commit(keysafe.begin(new, code, OTHER))
    keysafe.commit(keysafe.set_period(keysafe.unlock(lead.bruker().id, PASSWORD), new, None, date(2026, 1, 1)))

    assert refusal(lambda: keysafe.unlock(new, "feil passord her")) == "feil_passord"
    assert refusal(lambda: keysafe.unlock(new, OTHER)) == "tilgang_utloept"


def test_somebody_is_taken_out_and_the_change_is_settled(keysafe: FileKeysafe, lead: OpenKeys) -> None:
    new, code = invited(keysafe, lead, Rolle.STEDFORTREDER)
    keysafe.commit(keysafe.begin(new, code, OTHER))
    before = keysafe.unlock(lead.bruker().id, PASSWORD)

    rotation = keysafe.without(before, new)
    assert not keysafe.state().venter
    keysafe.commit(rotation.keys)
    waiting = keysafe.unlock(lead.bruker().id, PASSWORD)
    assert keysafe.state().venter
    assert waiting.venter()
    keysafe.commit(keysafe.settle(waiting))

    after = keysafe.unlock(lead.bruker().id, PASSWORD)
    assert rotation.rom == set(Rom)
    assert (keysafe.state().venter, after.venter()) == (False, False)
    assert after.database_key() == rotation.keys.database_key() != before.database_key()
    assert refusal(lambda: keysafe.unlock(new, OTHER)) == "ukjent_bruker"


def test_a_moved_vault_is_opened_by_a_sheet_alone_and_is_its_own_again(
    keysafe: FileKeysafe, lead: OpenKeys, code: str, clock: FixedClock
) -> None:
    keysafe.commit(keysafe.retire(lead, clock.now()))
    retired = keysafe.state()

    with pytest.raises(KnownError, match="hvelv_flyttet") as told:
        keysafe.unlock(lead.bruker().id, PASSWORD)
    keys, _ = keysafe.recover(code, lead.bruker().id, OTHER)
    keysafe.commit(keys)

    assert told.value.params == {"naar": clock.now().isoformat()}
    assert (retired.flyttet, keysafe.state().flyttet) == (clock.now().isoformat(), "")
    assert keysafe.state().eksemplar not in ("", retired.eksemplar)
    assert keysafe.unlock(lead.bruker().id, OTHER).database_key() == lead.database_key()


def test_nobody_begins_in_a_vault_that_was_moved(keysafe: FileKeysafe, lead: OpenKeys, clock: FixedClock) -> None:
    new, code = invited(keysafe, lead, Rolle.LEDER)
    keysafe.commit(keysafe.retire(keysafe.unlock(lead.bruker().id, PASSWORD), clock.now()))

    assert refusal(lambda: keysafe.begin(new, code, OTHER)) == "hvelv_flyttet"


def test_a_copy_of_ones_own_is_named_anew(keysafe: FileKeysafe, lead: OpenKeys) -> None:
    keys = keysafe.settle_here(lead)

    assert keys.eksemplar() not in ("", lead.eksemplar())
    assert keys.generasjon() == lead.generasjon() + 1


def test_a_second_sheet_is_made_and_both_are_told(keysafe: FileKeysafe, lead: OpenKeys, code: str) -> None:
    keys, second = keysafe.new_sheet(lead, "eier")
    keysafe.commit(keys)

    assert keysafe.sheets() == {"safe", "eier"}
    for one in (second, code):
        assert keysafe.recover(one, lead.bruker().id, OTHER)[0].database_key() == lead.database_key()


def test_a_copy_under_an_old_key_is_opened_by_the_password_or_the_sheet_of_that_time(
    keysafe: FileKeysafe, lead: OpenKeys, code: str
) -> None:
    keysafe.commit(keysafe.change_password(lead, PASSWORD, OTHER))

    by_password = keysafe.open_foreign(lead.header(), lead.bruker().id, PASSWORD)
    by_sheet = keysafe.open_foreign_with_sheet(lead.header(), code)

    assert by_password.backup_key() == by_sheet.backup_key() == lead.backup_key()
    assert refusal(lambda: keysafe.open_foreign(lead.header(), lead.bruker().id, OTHER)) == "feil_passord"
    assert refusal(lambda: keysafe.open_foreign(b"{}", lead.bruker().id, PASSWORD)) == "hvelv_skadet"
    assert refusal(lambda: keysafe.open_foreign_with_sheet(lead.header(), generate_code())) == (
        "gjenopprettingskode_feil"
    )
