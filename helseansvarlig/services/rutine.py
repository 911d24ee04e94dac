"""Routines: written, read by those who work here, looked at again, taken out of use and never thrown away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.rutine import Rutine, next_version, read_by, require_whole
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.uten_barn import require_no_child


class RutineService:
    """The house's own routines."""

    def __init__(self, oekt: Oekt, ordliste: Navneord) -> None:
        self._oekt = oekt
        self._ordliste = ordliste

    def list_rutiner(self) -> list[Rutine]:
        """Return all routines by title, also those out of use."""
        with self._oekt.store.read() as unit:
            return unit.rutine.all()

    def get(self, rutine_id: str) -> Rutine:
        """Return one routine. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.rutine.get(rutine_id)

    def create(self, rutine: Rutine, *, sett_over: bool = False) -> Done[Rutine]:
        """Keep a new routine, its first version; the id is made here. Raises as `require_whole`, `require_no_child`."""
        fresh = require_whole(replace(rutine, id=self._oekt.new_id(), versjon=1, lest=(), avviklet=None))
        with self._oekt.store.write(Hendelse("rutine.ny", objekt=f"rutine:{fresh.id}")) as unit:
            require_no_child(unit, self._ordliste, (fresh.tittel, fresh.tekst), sett_over=sett_over)
            return Done(unit.rutine.save(fresh), unit.act.changes())

    def save(self, rutine: Rutine, *, sett_over: bool = False) -> Done[Rutine]:
        """Keep a routine as written anew; other words make a new version. Raises `finnes_ikke` and as `create`."""
        whole = require_whole(rutine)
        with self._oekt.store.write(Hendelse("rutine.endret", objekt=f"rutine:{rutine.id}")) as unit:
            require_no_child(unit, self._ordliste, (whole.tittel, whole.tekst), sett_over=sett_over)
            kept = next_version(unit.rutine.get(rutine.id), whole)
            return Done(unit.rutine.save(kept), unit.act.changes())

    def mark_read(self, rutine_id: str, navn: str) -> Done[Rutine]:
        """Put down that somebody has read the version that stands. Raises `rutine_mangler_leser`, `finnes_ikke`."""
        today = self._oekt.clock.today()
        return self._change("rutine.lest_av", rutine_id, lambda row: read_by(row, navn, today))

    def retire(self, rutine_id: str) -> Done[Rutine]:
        """Take a routine out of use today. Raises `finnes_ikke`."""
        today = self._oekt.clock.today()
        return self._change("rutine.avviklet", rutine_id, lambda row: replace(row, avviklet=row.avviklet or today))

    def _change(self, handling: str, rutine_id: str, change: Callable[[Rutine], Rutine]) -> Done[Rutine]:
        with self._oekt.store.write(Hendelse(handling, objekt=f"rutine:{rutine_id}")) as unit:
            return Done(unit.rutine.save(change(unit.rutine.get(rutine_id))), unit.act.changes())
