"""Who has access: invited with a start code, beginning with a password of her own, from one day to another."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, timedelta

from helseansvarlig.domain.person import ROM_FOR, Bruker, Rolle, Rom
from helseansvarlig.domain.startkode import VALID_DAYS, generate_start_code, normalise_start_code
from helseansvarlig.domain.tilgang import require_lead_stays
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf, rooms, slots
from helseansvarlig.security.header import BRUKER, Hode, Holder, context
from helseansvarlig.security.vault_keys import Aapnet, Doer, as_lead, new_user, rewritten


def person(holder: Holder) -> Bruker:
    """Return a user's holder as the services see it."""
    waiting = all(slot.art == slots.START for slot in holder.spor)
    return Bruker(holder.id, holder.navn, Rolle(holder.rolle), holder.fra, holder.til, waiting)


def people(hode: Hode) -> list[Bruker]:
    """Return everybody who has been given access."""
    return [person(holder) for holder in hode.users()]


def invite(opened: Aapnet, bruker: Bruker, kost: kdf.Kdfkost, today: date) -> tuple[Aapnet, str]:
    """Return the next header with a new person in it, and the start code she begins with.

    With the id of somebody who is there already it gives her a new way in (another machine, a forgotten password):
    name, role and dates stay, her keys are new, and her old password is worth nothing any more. Raises
    `bare_for_rolle`, `bruker_finnes`, `bruker_mangler_navn`, `siste_helseansvarlig`, `egen_tilgang`.
    """
    opened = as_lead(opened)
    known = user_of(opened, bruker.id) if bruker.id else None
    if known is not None:
        require_others(opened, known, today)
    else:
        _require_new_name(opened.hode, bruker.navn)
    code = generate_start_code()
    role = known.rolle if known else bruker.rolle.value
    bare, pair = new_user(
        known.id if known else secrets.token_hex(8), known.navn if known else bruker.navn.strip(), role
    )
    slot = slots.make_slot(pair, normalise_start_code(code), kost, b"", context(opened.hode.hvelv_id, bare.id))
    slot = replace(slot, art=slots.START, utloeper=today + timedelta(days=VALID_DAYS))
    since, until = (known.fra, known.til) if known else (bruker.fra, bruker.til)
    holder = rooms.grant(opened.hode, replace(bare, spor=(slot,), fra=since, til=until), opened.rom)
    return rewritten(opened, opened.hode.with_holder(holder)), code


def start_door(hode: Hode, bruker_id: str, today: date) -> Doer:
    """Return the slot a person's start code opens.

    Raises `ukjent_bruker`, and `startkode_utloept` when its day has passed or it has been used.
    """
    holder = hode.holder(bruker_id)
    for slot in holder.spor:
        if slot.art == slots.START and slot.utloeper is not None and today <= slot.utloeper:
            return Doer(holder, slot)
    raise KnownError("startkode_utloept")


def with_period(opened: Aapnet, bruker_id: str, fra: date | None, til: date | None, today: date) -> Aapnet:
    """Return the next header in which a person has access from and to these days, both included.

    Raises `bare_for_rolle`, `ukjent_bruker`, `siste_helseansvarlig`, `periode_feil` when it ends before it begins.
    """
    opened = as_lead(opened)
    if fra is not None and til is not None and til < fra:
        raise KnownError("periode_feil")
    holder = user_of(opened, bruker_id)
    if til is not None or (fra is not None and fra > today):
        require_lead_stays_without(opened, holder, today)
    return rewritten(opened, opened.hode.with_holder(replace(holder, fra=fra, til=til)))


def user_of(opened: Aapnet, bruker_id: str) -> Holder:
    """Return a person's holder; a sheet is no person. Raises `ukjent_bruker`."""
    holder = opened.hode.holder(bruker_id)
    if holder.art != BRUKER:
        raise KnownError("ukjent_bruker")
    return holder


def require_others(opened: Aapnet, holder: Holder, today: date) -> None:
    """Refuse to take away one's own way in, or the last lead's. Raises `egen_tilgang`, `siste_helseansvarlig`."""
    if holder.id == opened.holder.id:
        raise KnownError("egen_tilgang")
    require_lead_stays_without(opened, holder, today)


def require_lead_stays_without(opened: Aapnet, holder: Holder, today: date) -> None:
    """Refuse what would leave nobody who can open the health records. Raises `siste_helseansvarlig`."""
    if Rom.HELSE in ROM_FOR[Rolle(holder.rolle)]:
        require_lead_stays(people(opened.hode), holder.id, today)


def _require_new_name(hode: Hode, navn: str) -> None:
    """Two people of one name could not be told apart in the log. Raises `bruker_mangler_navn`, `bruker_finnes`."""
    if not navn.strip():
        raise KnownError("bruker_mangler_navn")
    if navn.strip().casefold() in {holder.navn.strip().casefold() for holder in hode.users()}:
        raise KnownError("bruker_finnes")
