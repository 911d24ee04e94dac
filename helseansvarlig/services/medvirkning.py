"""How a child took part in what was decided: one block for each decision, written when it is made or after."""

from __future__ import annotations

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.medvirkning import Medvirkning, Medvirkningsrad
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class MedvirkningService:
    """Participation in every decision about every child."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def of(self, objekt: str) -> Medvirkning:
        """Return the block of a decision (`samtykke:<id>` and so on), empty when nothing is written."""
        with self._oekt.store.read() as unit:
            row = unit.medvirkning.find(objekt)
        return row.blokk if row is not None else Medvirkning()

    def of_barn(self, barn_id: str) -> list[Medvirkningsrad]:
        """Return a child's blocks, newest first."""
        with self._oekt.store.read() as unit:
            return unit.medvirkning.of_barn(barn_id)

    def write(self, barn_id: str, objekt: str, blokk: Medvirkning) -> Done[Medvirkningsrad]:
        """Write the block of a decision, in place of what stood there. Raises `finnes_ikke`."""
        with self._oekt.store.write(Hendelse("medvirkning.skrevet", barn_id=barn_id, objekt=objekt)) as unit:
            return Done(keep(unit, self._oekt, barn_id, objekt, blokk), unit.act.changes())


def keep(unit: Unit, oekt: Oekt, barn_id: str, objekt: str, blokk: Medvirkning) -> Medvirkningsrad:
    """Keep a block inside the act of the decision it belongs to. Raises `finnes_ikke`."""
    unit.barn.get(barn_id)
    return unit.medvirkning.save(Medvirkningsrad(objekt, barn_id, oekt.clock.today(), blokk))
