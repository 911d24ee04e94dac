"""Which machine's copy of a vault is the living one: handed over to another, or taken over here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from helseansvarlig.security import rooms
from helseansvarlig.security.header import AKTIV, FLYTTET
from helseansvarlig.security.vault_keys import Aapnet, as_lead, rewritten


def retired(opened: Aapnet, naar: datetime) -> Aapnet:
    """Return the next header of a copy that another machine has taken over from. Raises `bare_for_rolle`."""
    opened = as_lead(opened)
    hode = replace(opened.hode, tilstand=FLYTTET, flyttet=naar.isoformat())
    return rewritten(replace(opened, hode=hode), hode.holdere)


def settled_here(opened: Aapnet) -> Aapnet:
    """Return the next header of a copy that is this machine's own, under a fresh name. Raises `bare_for_rolle`."""
    opened = as_lead(opened)
    hode = replace(opened.hode, tilstand=AKTIV, flyttet="", eksemplar=rooms.new_copy_name())
    return rewritten(replace(opened, hode=hode), hode.holdere)
