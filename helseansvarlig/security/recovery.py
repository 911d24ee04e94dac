"""The two sheets: what a used one gives back, and what takes its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.person import ROM_FOR, Rolle, Rom
from helseansvarlig.domain.tilgang import require_in_time
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf, rooms, vault_keys
from helseansvarlig.security.header import AKTIV, BRUKER
from helseansvarlig.security.keyring_port import Noekkelring
from helseansvarlig.security.users import person
from helseansvarlig.security.vault_keys import Aapnet, as_lead, rewritten


def recovered(
    opened: Aapnet, bruker_id: str, passord: str, ring: Noekkelring, kost: kdf.Kdfkost, today: date
) -> tuple[Aapnet, str]:
    """Return the keys of a lead with a new password, and the code of the sheet that replaces the used one.

    The other sheet stays as it is. What is opened so is this machine's own living copy from now on, also when another
    had taken over. Raises `ukjent_bruker`, `bare_for_rolle` (a lead gives others a start code),
    `passord_uten_noekkelring` and, outside her dates, `tilgang_utloept` or `tilgang_ikke_begynt`.
    """
    opened = as_lead(opened)
    hode, used = opened.hode, opened.holder
    old = hode.holder(bruker_id)
    if old.art != BRUKER or Rom.HELSE not in ROM_FOR[Rolle(old.rolle)]:
        raise KnownError("bare_for_rolle")
    require_in_time(person(old), today)
    bare, pair = vault_keys.new_user(old.id, old.navn, old.rolle)
    slot = vault_keys.password_slot(hode, bare, pair, passord, ring, kost)
    user = rooms.grant(hode, replace(bare, spor=(slot,), fra=old.fra, til=old.til), opened.rom)
    sheet, code = vault_keys.new_sheet(hode, used.plass, opened.rom)
    kept = (user if h.id == user.id else h for h in hode.holdere if h.id != used.id)
    here = replace(hode, tilstand=AKTIV, flyttet="", eksemplar=rooms.new_copy_name())
    return rewritten(Aapnet(here, user, pair, opened.rom), (*kept, sheet)), code


def with_sheet(opened: Aapnet, plass: str) -> tuple[Aapnet, str]:
    """Return the next header with a new sheet for this place, and its code; an older sheet of the place is spent.

    `plass` is `safe` or `eier`. Raises `bare_for_rolle`.
    """
    opened = as_lead(opened)
    sheet, code = vault_keys.new_sheet(opened.hode, plass, opened.rom)
    kept = (holder for holder in opened.hode.holdere if holder.art == BRUKER or holder.plass != plass)
    return rewritten(opened, (*kept, sheet)), code
