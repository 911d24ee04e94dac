"""A small header, made once: what the header tests bend and break."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.domain.startkode import normalise_start_code
from helseansvarlig.errors import KnownError
from helseansvarlig.security import users, vault_keys
from helseansvarlig.security.canonical import canonical, with_checksum
from helseansvarlig.security.vault_keys import Aapnet
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import CHEAP

PASSWORD = "stille vann med dyp bunn"
OTHER = "varm suppe på en kald dag"
PERSON = ("Trygg Havn", "helseansvarlig")
TODAY = date(2026, 11, 23)
ACT = Noekkelakt(
    "bruker.tid_endret",
    "bruker:b2",
    Bruker("b1", "Trygg Havn", Rolle.STEDFORTREDER),
    datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    41,
)

FIRST_VERSION = (Path(__file__).parent / "hode_v1.json").read_bytes()
"""A header that the program before the second version wrote, opened by `PASSWORD` without a key store."""
FIRST_VERSION_CODE = "EFA5 AHRD 8Z11 M20J B5JM GM36 J6P3 VCKT"
FIRST_VERSION_KEY = "35d3cd5238a3d30357c7ab536f4552874925bd6714aaf09508352daea91a211f"

Change = Callable[[dict[str, Any]], object]


def make_vault(ring: MinneNoekkelring) -> tuple[Aapnet, str]:
    """Return a new vault's keys and its recovery code."""
    return vault_keys.create("Solbakken", PERSON, PASSWORD, ring, CHEAP)


def with_person(lead: Aapnet, name: str, role: Rolle, ring: MinneNoekkelring) -> tuple[Aapnet, Aapnet]:
    """Return the lead's keys and those of a new person who has begun with her own password `OTHER`."""
    lead, code = users.invite(lead, Bruker("", name, role), CHEAP, TODAY)
    invited = lead.hode.users()[-1]
    door = users.start_door(lead.hode, invited.id, TODAY)
    begun = vault_keys.open_door(lead.hode, door, normalise_start_code(code))
    begun = vault_keys.with_new_password(begun, OTHER, ring, CHEAP)
    return vault_keys.open_with_password(begun.hode, lead.holder.id, PASSWORD, ring), begun


def forged(data: bytes, change: Change) -> bytes:
    """Return a header that somebody without keys has changed and given a fitting checksum."""
    raw = json.loads(data)
    raw.pop("sjekksum")
    change(raw)
    return canonical(with_checksum(raw))


def refusal(act: Callable[[], object]) -> str:
    """Return what an act is refused with; empty when it is not."""
    try:
        act()
    except KnownError as error:
        return error.code
    return ""
