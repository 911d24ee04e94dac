"""A small header, made once: what the header tests bend and break."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from helseansvarlig.security import vault_keys
from helseansvarlig.security.canonical import canonical, with_checksum
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP

PASSWORD = "stille vann med dyp bunn"
PERSON = ("Trygg Havn", "helseansvarlig")

Change = Callable[[dict[str, Any]], object]


def make_vault(ring: MinneNoekkelring) -> tuple[Aapnet, str]:
    """Return a new vault's keys and its recovery code."""
    return vault_keys.create("Solbakken", PERSON, PASSWORD, ring, CHEAP)


def forged(data: bytes, change: Change) -> bytes:
    """Return a header that somebody without keys has changed and given a fitting checksum."""
    raw = json.loads(data)
    raw.pop("sjekksum")
    change(raw)
    return canonical(with_checksum(raw))
