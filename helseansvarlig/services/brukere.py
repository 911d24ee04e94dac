"""Who has access: given with a start code, limited in time, taken away with a new key for what she could open."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.logg import REFUSED, Hendelse
from helseansvarlig.domain.person import ROM_FOR, Bruker, Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import Aapent, settle
from helseansvarlig.services.innlevering import InnboksService
from helseansvarlig.services.ports import Changes, Done, Kopi, Rotasjon

TOUCHED = "bruker"
"""The noun that changes of access are told under."""

BEGUN = "begynt"
"""The outcome of a removal that is under way; `hvelv.noekkel_byttet` follows it, or the refusal."""


@dataclass(frozen=True, slots=True)
class Invitasjon:
    """Somebody who may begin: the code is told once, and is good for 14 days."""

    bruker: Bruker
    startkode: str


@dataclass(frozen=True, slots=True)
class Fjernet:
    """What taking somebody's access away came to.

    `rom` have new keys. `gamle_kopier` are the copies that whoever kept her old password can still open together with
    the copy itself. With `ferdig` False the vault's file is put in place the next time it opens. The program is to be
    locked in any case: the process knows the old key.
    """

    bruker: Bruker
    rom: frozenset[Rom]
    gamle_kopier: tuple[Kopi, ...]
    ferdig: bool


class BrukerService:
    """The people of one open vault. Raises `bare_for_rolle` for who has no key to the health records."""

    def __init__(self, aapent: Aapent) -> None:
        self._aapent = aapent
        self._oekt = aapent.oekt
        self._knippe = aapent.knippe

    def list(self) -> list[Bruker]:
        """Return everybody who has been given access, by name."""
        return sorted(self._knippe.noekler.people(), key=lambda one: one.navn.casefold())

    def get(self, bruker_id: str) -> Bruker:
        """Return one person. Raises `ukjent_bruker`."""
        for one in self._knippe.noekler.people():
            if one.id == bruker_id:
                return one
        raise KnownError("ukjent_bruker")

    def is_self(self, bruker_id: str) -> bool:
        """Tell whether this is who is working now: nobody changes her own way in but by her password."""
        return self._oekt.bruker.id == bruker_id

    def invite(self, navn: str, rolle: Rolle, fra: date | None = None, til: date | None = None) -> Done[Invitasjon]:
        """Give somebody access from and to these days, both included; she begins with the code.

        Raises `bruker_mangler_navn`, `bruker_finnes`, `periode_feil`.
        """
        if fra is not None and til is not None and til < fra:
            raise KnownError("periode_feil")
        return self._invited(Bruker("", navn, rolle, fra, til), "bruker.invitert")

    def reinvite(self, bruker_id: str) -> Done[Invitasjon]:
        """Give a known person a new way in: another machine, or a forgotten password. The old one opens nothing more.

        Raises `egen_tilgang`, `siste_helseansvarlig`.
        """
        return self._invited(self.get(bruker_id), "bruker.ny_startkode")

    def set_period(self, bruker_id: str, fra: date | None, til: date | None) -> Done[Bruker]:
        """Let access run from and to these days, both included. Raises `siste_helseansvarlig`, `periode_feil`."""
        keys = self._knippe.noekler.set_period(self._knippe.keys, bruker_id, fra, til)
        self._knippe.use(keys, self._oekt, "bruker.tid_endret", f"bruker:{bruker_id}")
        return Done(self.get(bruker_id), _changes(bruker_id))

    def old_copies(self, bruker_id: str) -> tuple[Kopi, ...]:
        """Return the copies that were taken until now, if this person can open the records in them: she still can."""
        return tuple(self._aapent.backups.all()) if Rom.HELSE in ROM_FOR[self.get(bruker_id).rolle] else ()

    def remove(self, bruker_id: str) -> Fjernet:
        """Take a person's access away: what she could open is written anew under keys she is not given.

        The moment is the header's; before it all is as it was, after it her password opens nothing that lies here.
        Copies taken earlier are another matter. Lock the program afterwards. Raises `egen_tilgang`,
        `siste_helseansvarlig`, `rotasjon_mislyktes`, `disk_full`.
        """
        leaving = self.get(bruker_id)
        with suppress(KnownError):  # a compartment that cannot be read must not keep anybody's access alive
            # While the header still knows her signature, and before what was sealed to the old key cannot be opened.
            InnboksService(self._oekt, self._aapent.tilgang).fetch()
        change = self._knippe.noekler.without(self._knippe.keys, bruker_id)
        old = self.old_copies(bruker_id)
        self._log(leaving, BEGUN)
        try:
            self._aapent.rotasjon.prepare(change.keys)
            self._knippe.noekler.commit(change.keys)
        except KnownError as error:
            self._aapent.rotasjon.abandon()
            self._log(leaving, f"{REFUSED}{error.code}")
            raise
        return Fjernet(leaving, change.rom, old, self._switch(change))

    def _switch(self, change: Rotasjon) -> bool:
        """Go on in the file under the new key, and take a copy of it; tell whether all of that was done.

        The header says already what holds: whatever is left here is done by whoever opens next.
        """
        with suppress(KnownError):
            self._oekt.store.close()
            store, backups, _ = self._aapent.fil.open(change.keys)
            self._oekt.store = store
            self._knippe.move(change.keys, backups)
            settle(self._aapent)
            backups.take()
            return True
        return False

    def _invited(self, bruker: Bruker, handling: str) -> Done[Invitasjon]:
        before = {one.id for one in self.list()}
        keys, code = self._knippe.noekler.invite(self._knippe.keys, bruker)
        self._knippe.noekler.commit(keys)
        made = self.get(bruker.id) if bruker.id else next(one for one in self.list() if one.id not in before)
        self._knippe.use(keys, self._oekt, handling, f"bruker:{made.id}")
        return Done(Invitasjon(made, code), _changes(made.id))

    def _log(self, leaving: Bruker, outcome: str) -> None:
        what = f"bruker:{leaving.id}"
        self._oekt.store.log(Hendelse("bruker.fjernet", objekt=what, utfall=outcome, angrebar=False))


def _changes(bruker_id: str) -> Changes:
    return Changes(frozenset({(TOUCHED, bruker_id)}))
