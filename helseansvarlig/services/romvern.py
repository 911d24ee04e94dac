"""A compartment that cannot be read: found, and brought back from a copy without touching the health records."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.ports import Changes, Done, Kopi
from helseansvarlig.services.ports.rom import Romtilgang
from helseansvarlig.services.romanker import lost, note

DAMAGE = frozenset({"rom_skadet", "hvelv_skadet", "logg_brutt", "rad_uten_historie"})
"""What opening or reading a compartment says when its file is not what was written."""

WITHOUT_COPY = "ingen"


@dataclass(frozen=True, slots=True)
class Romhenting:
    """A compartment that is whole again. With `kopi` None no copy had it, and it began anew.

    What is shared stands in it as the health records have it. What had been handed in since the copy, and was not
    fetched, has to be handed in once more.
    """

    rom: Rom
    kopi: Kopi | None


class RomvernService:
    """The compartments of one open vault, for the health lead."""

    def __init__(self, aapent: Aapent, frigivelse: FrigivelseService) -> None:
        self._aapent = aapent
        self._frigivelse = frigivelse

    def damaged(self) -> tuple[Rom, ...]:
        """Return the compartments that cannot be read whole; all of each is read. Raises disk faults."""
        return tuple(rom for rom in self._tilgang.rooms() if self._is_damaged(rom))

    def lost(self) -> tuple[Rom, ...]:
        """Return the compartments whose file is gone, or older than when the lead was last here.

        Raises `rom_skadet`, disk faults.
        """
        return lost(self._aapent.oekt.store, self._tilgang)

    def note(self) -> None:
        """Remember where each compartment stands, for `lost` to hold it against next time. Raises as `lost`."""
        note(self._aapent.oekt.store, self._tilgang)

    def restore(self, rom: Rom, navn: str = "") -> Done[Romhenting]:
        """Bring a compartment back from the copy that is named, else from the newest that has it whole.

        Where no copy has it, it begins anew. The file that lay there is kept aside. What was withdrawn since the copy
        was taken is taken out again at once. Raises `kopi_uten_rom` of a named copy, `rom_uten_noekkel`, `kopi_skadet`,
        `disk_full`, `kopi_mislyktes`.
        """
        self._tilgang.require(rom)
        backups = self._aapent.backups
        copy = backups.restore_room(rom, navn)
        if copy is None:
            if navn:
                raise KnownError("kopi_uten_rom")
            backups.set_room_aside(rom)
        what = Hendelse("rom.hentet_fra_kopi", objekt=f"rom:{rom} kopi:{copy.navn if copy else WITHOUT_COPY}")
        with closing(self._tilgang.open(rom)) as store:
            store.log(what)
        self._frigivelse.settle(rom)
        self.note()
        self._aapent.oekt.store.log(what)
        return Done(Romhenting(rom, copy), Changes(frozenset({("rom", rom.value), ("frigivelse", "")})))

    @property
    def _tilgang(self) -> Romtilgang:
        return self._aapent.tilgang

    def _is_damaged(self, rom: Rom) -> bool:
        try:
            with closing(self._tilgang.open(rom)) as store:
                store.verify()
                with store.read() as unit:
                    unit.innlevert.all()
        except KnownError as error:
            if error.code not in DAMAGE:
                raise
            return True
        return False
