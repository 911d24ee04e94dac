"""Surroundings for tests: the program's own parts with cheap key derivation, fixed time and counted ids."""

from __future__ import annotations

from itertools import count

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.clock import Clock, SystemClock
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.security.keyring_port import Noekkelring
from helseansvarlig.services.ports import NewId
from tests.fakes.noekkelring import MinneNoekkelring

CHEAP = Kdfkost(8192, 1)
"""8 MiB, one pass: some ten milliseconds. The floor is lowered with it, or the header would be refused as weakened."""


class NewIds:
    """Ids that count: a test that fails names the same rows every time."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> str:
        return f"id{next(self._numbers):04}"


def cheap_surroundings(
    clock: Clock | None = None, ring: Noekkelring | None = None, new_id: NewId | None = None
) -> Surroundings:
    """What a test opens a vault in; what is not given is real time, an empty key store, counted ids."""
    return Surroundings(
        clock=clock or SystemClock(),
        ring=ring or MinneNoekkelring(),
        kost=CHEAP,
        gulv=CHEAP,
        new_id=new_id or NewIds(),
    )
