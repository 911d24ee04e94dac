"""Taking somebody's access away for good: her rooms get new keys, which she is not given (ADR 20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.person import Rom
from helseansvarlig.security import rooms
from helseansvarlig.security.header import ROTASJON
from helseansvarlig.security.users import require_others, user_of
from helseansvarlig.security.vault_keys import Aapnet, as_lead, rewritten


def without(opened: Aapnet, bruker_id: str, today: date) -> tuple[Aapnet, frozenset[Rom]]:
    """Return the vault without a person, and the rooms whose key is new.

    The header says `rotasjon` until `settle`: the files are to be written under the new keys before it is put in place,
    and switched after. Old copies with old headers stay open to old passwords. Raises `bare_for_rolle`,
    `ukjent_bruker`, `egen_tilgang`, `siste_helseansvarlig`.
    """
    opened = as_lead(opened)
    leaving = user_of(opened, bruker_id)
    require_others(opened, leaving, today)
    changed = rooms.rooms_of(leaving)
    fresh = rooms.new_keys(sorted(changed))
    keys = {**opened.rom, **fresh}
    hode = rooms.with_dropboxes(replace(opened.hode, venter=ROTASJON), keys[Rom.HELSE])
    staying = tuple(rooms.grant(hode, holder, fresh) for holder in hode.holdere if holder.id != leaving.id)
    return rewritten(replace(opened, hode=hode), staying, keys), changed


def settle(opened: Aapnet) -> Aapnet:
    """Return the header that waits for nothing: the files are under the new keys. Raises `bare_for_rolle`."""
    opened = as_lead(opened)
    return rewritten(replace(opened, hode=replace(opened.hode, venter="")), opened.hode.holdere)
