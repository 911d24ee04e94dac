"""The machine's own key store: holds the device secret and the rollback anchor, never a way in by itself.

The backend is named directly: `keyringrc.cfg` could otherwise add a folder to the import path. Every call runs off
the caller's thread with a limit, because a desktop may show a prompt and wait for ever (security page §2).
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable
from typing import Protocol

SERVICE = "helseansvarlig"
LIMIT_SECONDS = 5.0
_BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_LINUX = ("keyring.backends.SecretService", "Keyring")


class Noekkelring(Protocol):
    """What we ask of a key store: `None` and `False` mean «not here», and are never an error."""

    def get(self, name: str) -> str | None:
        """Return a stored text, or None when it is missing, locked, hanging or there is no key store."""
        ...

    def put(self, name: str, value: str) -> bool:
        """Store a text; tell whether it can be read back."""
        ...


class _Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...


class Systemnoekkelring:
    """The platform's key store through `keyring`, loaded at first use (it is slow to import)."""

    def __init__(self, limit: float = LIMIT_SECONDS) -> None:
        self._limit = limit
        self._stuck: threading.Thread | None = None

    def get(self, name: str) -> str | None:
        """Return a stored text or None."""
        return self._ask(lambda backend: backend.get_password(SERVICE, name))

    def put(self, name: str, value: str) -> bool:
        """Store a text and read it back: some backends accept and forget."""

        def store(backend: _Backend) -> str | None:
            backend.set_password(SERVICE, name, value)
            return backend.get_password(SERVICE, name)

        return self._ask(store) == value

    def _ask(self, call: Callable[[_Backend], str | None]) -> str | None:
        if self._stuck is not None and self._stuck.is_alive():
            return None  # the last question still waits for an answer: ours would wait behind it
        answer: list[str | None] = []

        def work() -> None:
            try:
                answer.append(call(_load_backend()))
            except Exception:  # noqa: BLE001 (each platform raises its own; all of them mean «no key store»)
                answer.append(None)

        thread = threading.Thread(target=work, name="noekkelring", daemon=True)
        thread.start()
        thread.join(self._limit)
        self._stuck = thread
        return answer[0] if answer else None


class IngenNoekkelring:
    """For machines without a key store, and for vaults that are opened by password alone."""

    def get(self, name: str) -> str | None:  # noqa: ARG002 (the protocol's signature)
        """Return None: there is nothing here."""
        return None

    def put(self, name: str, value: str) -> bool:  # noqa: ARG002 (the protocol's signature)
        """Return False: nothing was kept."""
        return False


def _load_backend() -> _Backend:
    module, name = _BACKENDS.get(sys.platform, _LINUX)
    backend: _Backend = getattr(importlib.import_module(module), name)()
    if sys.platform == "win32":
        # The default roams with the user profile; ours must stay on this machine.
        backend.persist = "local machine"  # type: ignore[attr-defined]  # only WinVaultKeyring has it
    return backend
