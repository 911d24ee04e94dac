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
from helseansvarlig.services.installasjon import InstallasjonService, note_vault_key
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
    the copy itself. With `nytt_avsenderkort` the installation signs with another key from now on, and the municipality
    is to have the new card. With `ferdig` False the vault's file is put in place the next time it opens. The program is
    to be locked in any case: the process knows the old key.
    """

    bruker: Bruker
    rom: frozenset[Rom]
    gamle_kopier: tuple[Kopi, ...]
    nytt_avsenderkort: bool
    ferdig: bool


class BrukerService:
    """The people of one open vault. Raises `bare_for_rolle` for who has no key to the health records."""

    def __init__(self, aapent: Aapent, installasjon: InstallasjonService) -> None:
        self._aapent = aapent
        self._installasjon = installasjon
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
        """Return the copies whose own header gives this person a way in: her password opens them for ever.

        What was taken before she was given access is none of them, nor what was taken after it was taken away.
        """
        leaving = self.get(bruker_id)
        return tuple(one for one in self._aapent.backups.all() if one.verifisert and self._lets_in(one, leaving))

    def needs_new_card(self, bruker_id: str) -> bool:
        """Tell whether the municipality is to have a new avsenderkort when this person's access is taken away."""
        return Rom.HELSE in ROM_FOR[self.get(bruker_id).rolle] and self._installasjon.has_key()

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
        old, card = self.old_copies(bruker_id), self.needs_new_card(bruker_id)
        self._begin(leaving)
        try:
            self._aapent.rotasjon.prepare(change.keys)
            self._knippe.noekler.commit(change.keys)
        except KnownError as error:
            self._aapent.rotasjon.abandon()
            self._oekt.store.log(_removal(leaving, f"{REFUSED}{error.code}"))
            raise
        return Fjernet(leaving, change.rom, old, card, self._switch(change))

    def _switch(self, change: Rotasjon) -> bool:
        """Go on in the file under the new key, sign with a new one too, and take a copy; tell whether all was done.

        The header says already what holds: whatever is left here is done by whoever opens next.
        """
        with suppress(KnownError, MemoryError):
            self._oekt.store.close()
            store, backups, _ = self._aapent.fil.open(change.keys)
            self._oekt.store = store
            self._knippe.move(change.keys, backups)
            settle(self._aapent)
            self._installasjon.renew_if_exposed(change.keys)
            backups.take()
            return True
        return False

    def _invited(self, bruker: Bruker, handling: str) -> Done[Invitasjon]:
        before = {one.id for one in self.list()}
        keys, code = self._knippe.noekler.invite(self._knippe.keys, bruker)
        made = next(one for one in keys.people() if (one.id == bruker.id if bruker.id else one.id not in before))
        self._knippe.use(keys, self._oekt, handling, f"bruker:{made.id}")
        return Done(Invitasjon(made, code), _changes(made.id))

    def _lets_in(self, copy: Kopi, person: Bruker) -> bool:
        try:
            header = self._aapent.backups.header(copy.navn)
        except KnownError:
            return False  # damaged: it opens to nobody
        return self._knippe.noekler.lets_in(header, person.id, ROM_FOR[person.rolle])

    def _begin(self, leaving: Bruker) -> None:
        """Log that a removal is under way, and what is to be seen to should it be cut off."""
        with self._oekt.store.write(_removal(leaving, BEGUN)) as unit:
            note_vault_key(unit, self._knippe.keys)


def _removal(leaving: Bruker, outcome: str) -> Hendelse:
    return Hendelse("bruker.fjernet", objekt=f"bruker:{leaving.id}", utfall=outcome, angrebar=False)


def _changes(bruker_id: str) -> Changes:
    return Changes(frozenset({(TOUCHED, bruker_id)}))
