"""What may be told before anybody has unlocked: names that stand unencrypted in the header, unverified.

A module of its own, because it stands on the way to the first paint, where the rest of the composition root does not.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from helseansvarlig.errors import KnownError
from helseansvarlig.security.canonical import without_checksum

HEADER_NAMES = ("hode.json", "hode.forrige.json")


class LockedFacts(NamedTuple):
    """Whether there is a vault, its institution, and its users as (id, name, role, has a start code only).

    `flyttet` is when another machine took over (ISO 8601), or empty.
    """

    exists: bool
    institusjon: str = ""
    brukere: tuple[tuple[str, str, str, bool], ...] = ()
    flyttet: str = ""


def peek(folder: Path) -> LockedFacts:
    """Return what the unlock screen shows, from the first whole header; unlocking verifies it with its key."""
    found = [folder / name for name in HEADER_NAMES if (folder / name).exists()]
    for path in found:
        try:
            raw = without_checksum(json.loads(path.read_bytes()))
            people = tuple(_person(h) for h in raw["holdere"] if h["art"] == "bruker")
            moved = str(raw.get("flyttet", ""))
            return LockedFacts(exists=True, institusjon=str(raw["institusjon"]), brukere=people, flyttet=moved)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, KnownError):
            continue  # damaged: its predecessor may still tell, and unlocking will say what is wrong
    return LockedFacts(exists=bool(found))


def _person(holder: dict[str, Any]) -> tuple[str, str, str, bool]:
    """Return what the header says of a person; one from before start codes has no kinds of slots."""
    begins = all(slot.get("art") == "start" for slot in holder["spor"])
    return str(holder["id"]), str(holder["navn"]), str(holder["rolle"]), begins
