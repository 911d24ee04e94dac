"""A key store in memory that behaves like a machine's own: same contract, none of the waiting."""

from __future__ import annotations

from helseansvarlig.security.keyring_port import Ringsvar, Ringtilstand, answer, no_answer


class MinneNoekkelring:
    """Keeps what it is given until `empty()`; `borte` makes it answer like a machine without a key store."""

    def __init__(self) -> None:
        self.innhold: dict[str, str] = {}
        self.borte = False

    def get(self, name: str) -> Ringsvar:
        return no_answer(Ringtilstand.FINNES_IKKE) if self.borte else answer(self.innhold.get(name))

    def put(self, name: str, value: str) -> bool:
        if self.borte:
            return False
        self.innhold[name] = value
        return True

    def empty(self) -> None:
        self.innhold.clear()
