"""Who has access to a vault: given, begun, limited in time, taken away; its sheets, and which copy of it lives.

Each act returns the keys under the next header, which takes effect at `Keysafe.commit`; until then all is as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Bruker, Rom
from helseansvarlig.services.ports.vault import OpenKeys


@dataclass(frozen=True, slots=True)
class Rotasjon:
    """A vault without somebody: the keys its files are to have, and the compartments whose key is new."""

    keys: OpenKeys
    rom: frozenset[Rom]


@dataclass(frozen=True, slots=True)
class Hodetilstand:
    """What the header says before anybody has unlocked, so nobody has vouched for it yet.

    `eksemplar` names the living copy, `flyttet` is when another machine took over (ISO 8601) or empty, and `venter` is
    true while a change of keys is to be finished by the next who opens.
    """

    generasjon: int
    eksemplar: str
    flyttet: str
    venter: bool


@dataclass(frozen=True, slots=True)
class Husket:
    """What this machine's key store remembers: the newest place in the log, and the header's generation (or 0)."""

    anker: Anker | None
    generasjon: int


class Tilgangsnoekler(Protocol):
    """Changes to who can open the vault in one folder. All but `begin` ask for keys to the health records.

    They raise `bare_for_rolle` with other keys than those, and `ukjent_bruker`.
    """

    def people(self) -> list[Bruker]:
        """Return everybody who has been given access, before anybody has unlocked."""
        ...

    def invite(self, keys: OpenKeys, bruker: Bruker) -> tuple[OpenKeys, str]:
        """Return the keys and a new person's start code, good for 14 days.

        An empty id is a new person; a known one is given a new way in, and keeps name, role and dates. Raises
        `bruker_finnes`, `bruker_mangler_navn`, `egen_tilgang`, `siste_helseansvarlig`.
        """
        ...

    def begin(self, bruker_id: str, startkode: str, passord: str) -> OpenKeys:
        """Return the keys of somebody who begins with her start code and the password she has chosen.

        Raises `startkode_feil`, `startkode_utloept`, `for_mange_forsoek`, `passord_uten_noekkelring`,
        `tilgang_utloept`, `tilgang_ikke_begynt` and as `Keysafe.unlock` about the header.
        """
        ...

    def set_period(self, keys: OpenKeys, bruker_id: str, fra: date | None, til: date | None) -> OpenKeys:
        """Return the keys when a person has access on these days only.

        Raises `siste_helseansvarlig`, `periode_feil`.
        """
        ...

    def without(self, keys: OpenKeys, bruker_id: str) -> Rotasjon:
        """Return the vault without a person. The files come first, then `commit`, then the switch and `settle`.

        Raises `egen_tilgang`, `siste_helseansvarlig`.
        """
        ...

    def settle(self, keys: OpenKeys) -> OpenKeys:
        """Return the keys when no change of keys is to be finished any more."""
        ...

    def new_sheet(self, keys: OpenKeys, plass: str) -> tuple[OpenKeys, str]:
        """Return the keys and the code of a new sheet for `safe` or `eier`; the place's older sheet is spent."""
        ...

    def sheets(self) -> frozenset[str]:
        """Return the places that have a sheet, before anybody has unlocked."""
        ...

    def retire(self, keys: OpenKeys, naar: datetime) -> OpenKeys:
        """Return the keys of a copy that another machine takes over from; then only a sheet opens it."""
        ...

    def settle_here(self, keys: OpenKeys) -> OpenKeys:
        """Return the keys of a copy that is this machine's own living one, under a fresh name."""
        ...

    def open_foreign(self, header: bytes, bruker_id: str, passord: str) -> OpenKeys:
        """Return the keys of a backup that carries another header than ours. Raises `feil_passord`, `hvelv_skadet`."""
        ...

    def open_foreign_with_sheet(self, header: bytes, kode: str) -> OpenKeys:
        """Return the same from the sheet of that time; they belong to no person. Raises `gjenopprettingskode_feil`."""
        ...

    def lets_in(self, header: bytes, bruker_id: str, rooms: frozenset[Rom]) -> bool:
        """Tell whether a backup's header gives this person a way into one of these compartments, unverified."""
        ...

    def state(self) -> Hodetilstand:
        """Return what the header says, unverified."""
        ...

    def remembered(self) -> Husket:
        """Return what this machine's key store remembers; it may take five seconds to say that it does not."""
        ...
