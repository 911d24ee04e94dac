"""The machine's own key store: holds the device secret and the rollback anchor, never a way in by itself.

The backend is named directly: `keyringrc.cfg` could otherwise add a folder to the import path. Every call runs off
the caller's thread with a limit, because a desktop may show a prompt and wait for ever (security page §2).
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

SERVICE = "helseansvarlig"
LIMIT_SECONDS = 5.0
_BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_LINUX = ("keyring.backends.SecretService", "Keyring")
_MEANS_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_MEANS_NONE = frozenset(
    {"ImportError", "NameError", "AttributeError", "NoKeyringError", "SecretServiceNotAvailableException"}
    | {"FileNotFoundError", "ConnectionError"}
)
_NO_LOGON_SESSION = 1312
"""What Windows answers in a session without a credential store."""


class Ringtilstand(StrEnum):
    """How a key store took a question; each state has a sentence of its own (`vault_keys`)."""

    SVARTE = "svarte"
    MANGLER = "mangler"
    LAAST = "laast"
    TIER = "tier"
    FINNES_IKKE = "finnes_ikke"


@dataclass(frozen=True, slots=True)
class Ringsvar:
    """What a key store answered: a text when `tilstand` is `SVARTE`, nothing otherwise."""

    verdi: str
    tilstand: Ringtilstand


class Noekkelring(Protocol):
    """What we ask of a key store; whatever becomes of it is an answer, never an error."""

    def get(self, name: str) -> Ringsvar:
        """Return a stored text, or why there is none."""
        ...

    def put(self, name: str, value: str) -> bool:
        """Store a text; tell whether it can be read back."""
        ...


class Backend(Protocol):
    """The part of `keyring`'s own backends that we use."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a stored text."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store a text."""
        ...


def _load_backend() -> Backend:
    module, name = _BACKENDS.get(sys.platform, _LINUX)
    backend: Backend = getattr(importlib.import_module(module), name)()
    if sys.platform == "win32":
        # The default roams with the user profile; ours must stay on this machine.
        backend.persist = "local machine"  # type: ignore[attr-defined]  # only WinVaultKeyring has it
    return backend


def answer(verdi: str | None) -> Ringsvar:
    """Return the answer of a key store that answers: the text, or that it has none."""
    return Ringsvar(verdi or "", Ringtilstand.MANGLER if verdi is None else Ringtilstand.SVARTE)


def no_answer(tilstand: Ringtilstand) -> Ringsvar:
    """Return an answer without a text."""
    return Ringsvar("", tilstand)


class Systemnoekkelring:
    """The platform's key store through `keyring`, loaded at first use (it is slow to import)."""

    def __init__(self, limit: float = LIMIT_SECONDS, load: Callable[[], Backend] = _load_backend) -> None:
        self._limit = limit
        self._load = load
        self._stuck: threading.Thread | None = None

    def get(self, name: str) -> Ringsvar:
        """Return a stored text, or why there is none."""
        return self._ask(lambda backend: backend.get_password(SERVICE, name))

    def put(self, name: str, value: str) -> bool:
        """Store a text and read it back: some backends accept and forget."""

        def store(backend: Backend) -> str | None:
            backend.set_password(SERVICE, name, value)
            return backend.get_password(SERVICE, name)

        return self._ask(store) == answer(value)

    def _ask(self, call: Callable[[Backend], str | None]) -> Ringsvar:
        if self._stuck is not None and self._stuck.is_alive():
            return no_answer(Ringtilstand.TIER)  # the last question still waits: ours would wait behind it
        given: list[Ringsvar] = []

        def work() -> None:
            try:
                given.append(answer(call(self._load())))
            except Exception as error:  # noqa: BLE001 (each platform raises its own; `_state_of` sorts them)
                given.append(no_answer(_state_of(error)))

        thread = threading.Thread(target=work, name="noekkelring", daemon=True)
        thread.start()
        thread.join(self._limit)
        self._stuck = thread
        return given[0] if given else no_answer(Ringtilstand.TIER)


class IngenNoekkelring:
    """For machines without a key store, and for vaults that are opened by password alone."""

    def get(self, name: str) -> Ringsvar:  # noqa: ARG002 (the protocol's signature)
        """Return that there is no key store."""
        return no_answer(Ringtilstand.FINNES_IKKE)

    def put(self, name: str, value: str) -> bool:  # noqa: ARG002 (the protocol's signature)
        """Return False: nothing was kept."""
        return False


def _state_of(error: BaseException) -> Ringtilstand:
    """Sort what a backend raised by the names of its kinds: none of their libraries is there on every platform."""
    kinds = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    if kinds & _MEANS_LOCKED:
        return Ringtilstand.LAAST
    if kinds & _MEANS_NONE or getattr(error, "winerror", None) == _NO_LOGON_SESSION:
        return Ringtilstand.FINNES_IKKE
    if "UnicodeError" in kinds:
        return Ringtilstand.MANGLER  # bytes that are no text: somebody else's, so ours are not there
    return Ringtilstand.TIER


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
