"""Bringing in a list of children: looked at first, then registered as one act that one undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.barneliste import Barneliste, Listerad, read_children
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.services.barn import OLDEST_AGE
from helseansvarlig.services.fristrader import follow_barn
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.ports.liste import Listeleser


class BarnelisteService:
    """Children from a list."""

    def __init__(self, oekt: Oekt, leser: Listeleser) -> None:
        self._oekt = oekt
        self._leser = leser

    def preview(self, data: bytes) -> Barneliste:
        """Return what a list says, and what is wrong with each row; nothing is saved.

        Raises as the reader, and `liste_uten_navn`, `liste_uten_foedselsdato`.
        """
        tabell = self._leser.read(data)
        with self._oekt.store.read() as unit:
            known = unit.barn.all()
        return read_children(tabell, known, self._oekt.clock.today(), OLDEST_AGE)

    def register(self, rader: Sequence[Listerad]) -> Done[tuple[Barn, ...]]:
        """Register the rows that can be, all or none; those that cannot are left out. Raises `liste_ingen_nye`."""
        oekt = self._oekt
        fresh = tuple(replace(rad.barn, id=oekt.new_id()) for rad in rader if rad.kan_legges_inn)
        if not fresh:
            raise KnownError("liste_ingen_nye")
        with oekt.store.write(Hendelse("barn.hentet_inn", objekt=f"liste:{len(fresh)}")) as unit:
            for barn in fresh:
                unit.barn.save(barn)
                follow_barn(unit, oekt, barn)
            changes = unit.act.changes()
        for barn in fresh:  # each child's own log begins with where it came from
            oekt.store.log(Hendelse("barn.opprettet", barn_id=barn.id, objekt="liste", angrebar=False))
        return Done(fresh, changes)
