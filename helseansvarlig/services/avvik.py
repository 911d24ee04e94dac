"""Deviations: reported with what was done at once, followed up like everything else, closed by what was learnt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.avvik import Avvik, require_whole
from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.oppfoelging import require_whole as require_whole_task
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.uten_barn import require_no_child


@dataclass(frozen=True, slots=True)
class Avvikstiltak:
    """What is to be done so that it does not happen again: who, and by when."""

    hva: str
    hvem: str
    frist: date


class AvvikService:
    """The house's deviations."""

    def __init__(self, oekt: Oekt, ordliste: Navneord) -> None:
        self._oekt = oekt
        self._ordliste = ordliste

    def list_avvik(self) -> list[Avvik]:
        """Return all deviations, newest first."""
        with self._oekt.store.read() as unit:
            return unit.avvik.all()

    def get(self, avvik_id: str) -> Avvik:
        """Return one deviation. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.avvik.get(avvik_id)

    def report(self, avvik: Avvik, tiltak: Avvikstiltak | None = None, *, sett_over: bool = False) -> Done[Avvik]:
        """Keep a new deviation with the follow-up that comes of it, in one act; the ids are made here.

        Raises as `require_whole`, `require_no_child`, and as a follow-up does.
        """
        fresh = replace(avvik, id=self._oekt.new_id(), meldt_av=avvik.meldt_av.strip() or self._oekt.bruker.navn)
        return self._keep(fresh, "avvik.ny", tiltak, sett_over=sett_over)

    def save(self, avvik: Avvik, tiltak: Avvikstiltak | None = None, *, sett_over: bool = False) -> Done[Avvik]:
        """Keep a deviation as it is written now. Raises `finnes_ikke` and as `report`."""
        before = self.get(avvik.id)
        return self._keep(
            replace(avvik, oppfoelging_id=before.oppfoelging_id), "avvik.endret", tiltak, sett_over=sett_over
        )

    def close(self, avvik_id: str, laering: str, *, sett_over: bool = False) -> Done[Avvik]:
        """Close it with what the house learnt. Raises `avvik_mangler_laering`, `finnes_ikke`."""
        row = replace(self.get(avvik_id), laering=laering, lukket=self._oekt.clock.today())
        return self._keep(row, "avvik.lukket", None, sett_over=sett_over)

    def _keep(self, avvik: Avvik, handling: str, tiltak: Avvikstiltak | None, *, sett_over: bool) -> Done[Avvik]:
        kept = require_whole(avvik)
        with self._oekt.store.write(Hendelse(handling, objekt=f"avvik:{kept.id}")) as unit:
            texts = (kept.hva, kept.straks, kept.laering, tiltak.hva if tiltak is not None else "")
            require_no_child(unit, self._ordliste, texts, sett_over=sett_over)
            if tiltak is not None:
                kept = replace(kept, oppfoelging_id=self._follow_up(unit, kept, tiltak))
            return Done(unit.avvik.save(kept), unit.act.changes())

    def _follow_up(self, unit: Unit, avvik: Avvik, tiltak: Avvikstiltak) -> str:
        row = Oppfoelging(
            self._oekt.new_id(), "", tiltak.hva.strip(), tiltak.hvem.strip(), tiltak.frist, kilde=f"avvik:{avvik.id}"
        )
        require_whole_task(row)
        return unit.oppfoelging.save(row).id
