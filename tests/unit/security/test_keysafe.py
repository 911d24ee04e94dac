"""The header file and the key store behind one port: falls back on a damaged header, never on a wrong password."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.security.keyring_port import Ringsvar, answer
from helseansvarlig.security.keysafe import FileKeysafe
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import PASSWORD, forged


@pytest.fixture
def keysafe(tmp_path: Path, ring: MinneNoekkelring) -> FileKeysafe:
    return FileKeysafe(tmp_path, ring, CHEAP, CHEAP)


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


def test_a_role_nobody_knows_is_refused_before_keys_are_made(keysafe: FileKeysafe) -> None:
    with pytest.raises(ValueError, match="direktoer"):
        keysafe.create("Solbakken", "Trygg Havn", "direktoer", PASSWORD)


def test_a_damaged_header_is_passed_over_for_its_predecessor(keysafe: FileKeysafe, user: str, tmp_path: Path) -> None:
    keys = keysafe.unlock(user, PASSWORD)
    (tmp_path / "hode.json").write_bytes(b"")

    assert keysafe.unlock(user, PASSWORD).database_key() == keys.database_key()


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


def test_recovery_too_falls_back_on_the_predecessor(keysafe: FileKeysafe, code: str, user: str, tmp_path: Path) -> None:
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


def test_a_wrong_password_is_not_tried_on_the_predecessor(keysafe: FileKeysafe, user: str) -> None:
    """Otherwise the old password would open until the next change."""
    keys = keysafe.unlock(user, PASSWORD)
    keysafe.commit(keysafe.change_password(keys, PASSWORD, "nytt passord til havet"))

    with pytest.raises(KnownError, match="feil_passord"):
        keysafe.unlock(user, PASSWORD)


def test_the_log_place_is_remembered_on_this_machine(keysafe: FileKeysafe, user: str) -> None:
    assert user
    assert keysafe.anchor() is None
    keysafe.remember_anchor(Anker(7, "ab" * 32))

    assert keysafe.anchor() == Anker(7, "ab" * 32)


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
