"""Twenty things a machine's key store can do to us: what is said is true, and the sheet always opens the same vault.

The real gnome-keyring goes through the commonest of them in `tests/e2e/test_noekkelring.py`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from keyring.backends import fail
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError
from secretstorage.exceptions import (
    ItemNotFoundException,
    LockedException,
    PromptDismissedException,
    SecretServiceNotAvailableException,
)

from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security.keyring_port import Systemnoekkelring
from helseansvarlig.security.keysafe import FileKeysafe
from tests.fakes.omgivelser import CHEAP
from tests.unit.security.hoder import OTHER, PASSWORD, refusal

NEW = "nytt passord til havet"
LIMIT = 0.15


@dataclass
class Skuff:
    """A backend of `keyring` that keeps what it is given; each scenario is one that differs."""

    kept: dict[str, str] = field(default_factory=dict)

    def get_password(self, _service: str, name: str) -> str | None:
        return self.kept.get(name)

    def set_password(self, _service: str, name: str, value: str) -> None:
        self.kept[name] = value


class Maskin:
    """A vault on a machine whose key store is changed under it."""

    def __init__(self, folder: Path) -> None:
        self.drawer = Skuff()
        self.folder = folder
        self.keysafe = self.over(lambda: self.drawer)
        keys, self.code = self.keysafe.create("Solbakken", "Trygg Havn", "helseansvarlig", PASSWORD)
        self.keysafe.commit(keys)
        self.key = keys.database_key()
        self.user = keys.bruker().id

    def over(self, load: Callable[[], object]) -> FileKeysafe:
        """The same vault over another backend."""
        ring = Systemnoekkelring(LIMIT, load)  # type: ignore[arg-type]  # some are no backend: that is the scenario
        return FileKeysafe(self.folder, ring, CHEAP, CHEAP)

    def secret(self) -> str:
        """The name under which the user's part of the key is kept."""
        return next(name for name in self.drawer.kept if name.endswith(self.user))

    def put(self, value: str) -> Callable[[], object]:
        """Change what is kept."""
        self.drawer.kept[self.secret()] = value
        return lambda: self.drawer


@pytest.fixture
def machine(tmp_path: Path) -> Maskin:
    return Maskin(tmp_path)


def slow(seconds: float, *, reading: bool = True, writing: bool = True) -> Callable[[Maskin], Callable[[], object]]:
    def scenario(machine: Maskin) -> Callable[[], object]:
        class Treg(Skuff):
            def get_password(self, service: str, name: str) -> str | None:
                time.sleep(seconds if reading else 0)
                return super().get_password(service, name)

            def set_password(self, service: str, name: str, value: str) -> None:
                time.sleep(seconds if writing else 0)
                super().set_password(service, name, value)

        return lambda: Treg(machine.drawer.kept)

    return scenario


def raising(error: Exception, cause: Exception | None = None) -> Callable[[Maskin], Callable[[], object]]:
    def scenario(_: Maskin) -> Callable[[], object]:
        class Sint(Skuff):
            def get_password(self, _service: str, _name: str) -> str | None:
                raise error from cause

            def set_password(self, _service: str, _name: str, _value: str) -> None:
                raise error from cause

        return Sint

    return scenario


def not_loading(error: Exception) -> Callable[[Maskin], Callable[[], object]]:
    def load() -> object:
        raise error

    return lambda _: load


def forgetful(_: Maskin) -> Callable[[], object]:
    class Glemsk(Skuff):
        def set_password(self, _service: str, _name: str, _value: str) -> None:
            return None

    return Glemsk


def read_only(machine: Maskin) -> Callable[[], object]:
    class Laast(Skuff):
        def set_password(self, _service: str, _name: str, _value: str) -> None:
            raise PasswordSetError("read only")

    return lambda: Laast(machine.drawer.kept)


def emptied_after_the_first_look(machine: Maskin) -> Callable[[], object]:
    class Toemt(Skuff):
        def get_password(self, service: str, name: str) -> str | None:
            found = super().get_password(service, name)
            self.kept.pop(name, None)
            return found

        def set_password(self, service: str, name: str, value: str) -> None:
            super().set_password(service, name, value)
            self.kept[f"{name} "] = value

    return lambda: Toemt(dict(machine.drawer.kept))


def emptied(machine: Maskin) -> Callable[[], object]:
    machine.drawer.kept.clear()
    return lambda: machine.drawer


def older_enrolment(machine: Maskin) -> Callable[[], object]:
    """The user's part was made anew since: what the old profile brought back is the part before it."""
    before = machine.drawer.kept[machine.secret()]
    machine.drawer.kept.clear()
    keys, machine.code = machine.keysafe.recover(machine.code, machine.user, PASSWORD)
    machine.keysafe.commit(keys)
    return machine.put(before)


def swapped(machine: Maskin) -> Callable[[], object]:
    """Two users whose parts were exchanged."""
    lead = machine.keysafe.unlock(machine.user, PASSWORD)
    lead, code = machine.keysafe.invite(lead, Bruker("", "Modig Gran", Rolle.STEDFORTREDER))
    machine.keysafe.commit(lead)
    deputy = machine.keysafe.begin(machine.keysafe.people()[1].id, code, OTHER)
    machine.keysafe.commit(deputy)
    kept = machine.drawer.kept
    mine, hers = (next(n for n in kept if n.endswith(i)) for i in (machine.user, deputy.bruker().id))
    kept[mine], kept[hers] = kept[hers], kept[mine]
    return lambda: machine.drawer


def of_another_vault(machine: Maskin) -> Callable[[], object]:
    folder = machine.folder / "annet"
    folder.mkdir()
    other = Maskin(folder)
    return machine.put(other.drawer.kept[other.secret()])


CHANGED, LOCKED, SILENT, NONE, OPENS = (
    "noekkelring_endret", "noekkelring_laast", "noekkelring_tier", "noekkelring_borte", "",
)  # fmt: skip
SCENARIOS: dict[str, tuple[Callable[[Maskin], Callable[[], object]], str]] = {
    "emptied": (emptied, CHANGED),
    "other bytes": (lambda m: m.put("5a" * 32), CHANGED),
    "half of the text": (lambda m: m.put(m.drawer.kept[m.secret()][:33]), CHANGED),
    "another vault's": (of_another_vault, CHANGED),
    "an empty text": (lambda m: m.put(""), CHANGED),
    "a megabyte": (lambda m: m.put("ab" * 500_000), CHANGED),
    "signs that are no digits": (lambda m: m.put("²" * 64), CHANGED),
    "bytes that are no text": (raising(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x")), CHANGED),
    "an older enrolment's": (older_enrolment, CHANGED),
    "two users' exchanged": (swapped, CHANGED),
    "accepts and forgets": (forgetful, CHANGED),
    "locked": (raising(KeyringLocked("Failed to unlock the collection!")), LOCKED),
    "prompt dismissed": (raising(InitError("Failed"), PromptDismissedException("x")), LOCKED),
    "hangs when read": (slow(0.6), SILENT),
    "fails in its own words": (raising(KeyringError("x")), SILENT),
    "does not load": (not_loading(ImportError("x")), NONE),
    "another backend's class": (lambda _: fail.Keyring, NONE),
    "no service on the bus": (raising(InitError("x"), SecretServiceNotAvailableException("x")), NONE),
    "hangs when written": (slow(0.6, reading=False), OPENS),
    "can be read only": (read_only, OPENS),
    "emptied between two questions": (emptied_after_the_first_look, OPENS),
}


def test_there_are_at_least_twenty() -> None:
    assert len(SCENARIOS) >= 20


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_said_is_true_and_the_sheet_opens_the_same_vault(machine: Maskin, name: str) -> None:
    prepare, said = SCENARIOS[name]
    keysafe = machine.over(prepare(machine))

    started = time.monotonic()
    assert refusal(lambda: keysafe.unlock(machine.user, PASSWORD)) == said
    keys, _ = keysafe.recover(machine.code, machine.user, NEW)
    keysafe.commit(keys)
    assert keysafe.unlock(machine.user, NEW).database_key() == machine.key
    assert time.monotonic() - started < 12 * LIMIT + 1
    assert NEW not in str(machine.drawer.kept)


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_scenario_blames_the_password_or_costs_a_wait(machine: Maskin, name: str) -> None:
    prepare, _ = SCENARIOS[name]
    keysafe = machine.over(prepare(machine))

    told = [refusal(lambda: keysafe.unlock(machine.user, PASSWORD)) for _ in range(5)]

    assert not {"feil_passord", "for_mange_forsoek", "hvelv_skadet"} & set(told)
    assert not (machine.folder / "forsoek.json").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (LockedException("x"), LOCKED),
        (ItemNotFoundException("x"), SILENT),
        (PasswordSetError("x"), SILENT),
        (OSError("x"), SILENT),
        (RuntimeError("x"), SILENT),
        (TimeoutError("x"), SILENT),
        (NoKeyringError("x"), NONE),
        (ModuleNotFoundError("x"), NONE),
        (NameError("secretstorage"), NONE),
        (FileNotFoundError("bus"), NONE),
        (ConnectionRefusedError("bus"), NONE),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value,
)
def test_every_kind_of_failure_has_its_sentence(machine: Maskin, error: Exception, said: str) -> None:
    keysafe = machine.over(raising(error)(machine))

    assert refusal(lambda: keysafe.unlock(machine.user, PASSWORD)) == said


def test_one_that_answers_too_late_opens_at_the_next_try(machine: Maskin) -> None:
    awake = threading.Event()

    class Soevnig(Skuff):
        def get_password(self, service: str, name: str) -> str | None:
            awake.wait()
            return super().get_password(service, name)

    late = machine.over(lambda: Soevnig(machine.drawer.kept))
    assert refusal(lambda: late.unlock(machine.user, PASSWORD)) == SILENT
    assert refusal(lambda: late.unlock(machine.user, PASSWORD)) == SILENT  # at once: the first question still waits

    awake.set()
    for thread in threading.enumerate():
        if thread.name == "noekkelring":
            thread.join()

    assert late.unlock(machine.user, PASSWORD).database_key() == machine.key


def test_a_short_password_is_not_left_to_carry_the_vault_alone(machine: Maskin) -> None:
    nothing = machine.over(not_loading(ImportError("x")))

    with pytest.raises(KnownError, match="passord_uten_noekkelring"):
        nothing.recover(machine.code, machine.user, "kort setning")
    assert machine.keysafe.unlock(machine.user, PASSWORD).database_key() == machine.key
