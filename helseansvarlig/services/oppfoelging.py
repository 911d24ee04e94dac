"""Follow-ups: add, do, put off. What is done keeps its date and result; a new date can follow in the same step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


class OppfoelgingService:
    """What somebody has promised to do by a date."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def add(self, barn_id: str, hva: str, hvem: str, frist: date, kilde: str = "") -> Done[Oppfoelging]:
        """Add a follow-up. Raises `oppfoelging_mangler_hva`, `oppfoelging_mangler_hvem`."""
        if not hva.strip():
            raise KnownError("oppfoelging_mangler_hva")
        if not hvem.strip():
            raise KnownError("oppfoelging_mangler_hvem")
        row = Oppfoelging(self._oekt.new_id(), barn_id, hva.strip(), hvem.strip(), frist, kilde=kilde)
        with self._oekt.store.write(Hendelse("oppfoelging.ny", barn_id=barn_id)) as unit:
            return Done(unit.oppfoelging.save(row), unit.act.changes())

    def mark_done(self, oppfoelging_id: str, resultat: str = "", ny_frist: date | None = None) -> Done[Oppfoelging]:
        """Mark as done today; with `ny_frist` the same thing stands again for that day."""
        with self._oekt.store.write(Hendelse("oppfoelging.gjort")) as unit:
            row = unit.oppfoelging.get(oppfoelging_id)
            unit.act.describe(Hendelse("oppfoelging.gjort", barn_id=row.barn_id))
            done = unit.oppfoelging.save(replace(row, gjort=self._oekt.clock.today(), resultat=resultat))
            if ny_frist is not None:
                unit.oppfoelging.save(replace(row, id=self._oekt.new_id(), frist=ny_frist, gjort=None, resultat=""))
            return Done(done, unit.act.changes())

    def reopen(self, oppfoelging_id: str) -> Done[Oppfoelging]:
        """Take back that something was done."""
        with self._oekt.store.write(Hendelse("oppfoelging.aapnet")) as unit:
            row = unit.oppfoelging.get(oppfoelging_id)
            unit.act.describe(Hendelse("oppfoelging.aapnet", barn_id=row.barn_id))
            return Done(unit.oppfoelging.save(replace(row, gjort=None)), unit.act.changes())

    def postpone(self, oppfoelging_id: str, frist: date) -> Done[Oppfoelging]:
        """Move the date."""
        with self._oekt.store.write(Hendelse("oppfoelging.flyttet")) as unit:
            row = unit.oppfoelging.get(oppfoelging_id)
            unit.act.describe(Hendelse("oppfoelging.flyttet", barn_id=row.barn_id))
            return Done(unit.oppfoelging.save(replace(row, frist=frist)), unit.act.changes())
