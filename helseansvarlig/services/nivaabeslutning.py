"""Deciding who helps now, area by area; every decision stands, and each is looked at again on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning, require_complete, standing
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class NivaabeslutningService:
    """Levels of help for one child at a time."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def of_barn(self, barn_id: str) -> list[Nivaabeslutning]:
        """Return every decision there has been, newest first."""
        with self._oekt.store.read() as unit:
            return unit.nivaabeslutning.of_barn(barn_id)

    def standing(self, barn_id: str) -> Mapping[Omraade, Nivaabeslutning]:
        """Return the decision that holds in each area that has one."""
        return standing(self.of_barn(barn_id))

    def decide(self, beslutning: Nivaabeslutning, sjekk: str) -> Done[Nivaabeslutning]:
        """Decide anew in one area; what was decided before stands as history.

        The next check becomes a follow-up in the words of `sjekk`, and the check this decision answers is done. The id
        is made here. Raises as `require_complete`, and `finnes_ikke`.
        """
        oekt = self._oekt
        fresh = replace(
            beslutning,
            id=oekt.new_id(),
            begrunnelse=beslutning.begrunnelse.strip(),
            provd=beslutning.provd.strip(),
            besluttet_av=beslutning.besluttet_av.strip(),
            barnets_syn=beslutning.barnets_syn.strip(),
        )
        require_complete(fresh)
        hendelse = Hendelse("nivaa.besluttet", barn_id=fresh.barn_id, objekt=f"nivaabeslutning:{fresh.id}")
        with oekt.store.write(hendelse) as unit:
            unit.barn.get(fresh.barn_id)
            self._end_checks(unit, fresh)
            unit.nivaabeslutning.save(fresh)
            unit.oppfoelging.save(
                Oppfoelging(
                    oekt.new_id(), fresh.barn_id, sjekk.strip(), fresh.besluttet_av, fresh.neste_sjekk,
                    kilde=f"nivaabeslutning:{fresh.id}", omraade=fresh.omraade,
                )
            )  # fmt: skip
            return Done(fresh, unit.act.changes())

    def _end_checks(self, unit: Unit, fresh: Nivaabeslutning) -> None:
        earlier = {
            f"nivaabeslutning:{one.id}"
            for one in unit.nivaabeslutning.of_barn(fresh.barn_id)
            if one.omraade is fresh.omraade
        }
        today = self._oekt.clock.today()
        for row in unit.oppfoelging.of_barn(fresh.barn_id):
            if row.gjort is None and row.kilde in earlier:
                unit.oppfoelging.save(replace(row, gjort=today, gjort_av=self._oekt.bruker.navn))
