"""Six steps to get going: what follows from the record, and what a person ticks."""

from __future__ import annotations

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.steg import SEEN, Holdepunkter, Stegbilde, Stegkryss, Stegpunkt, progress
from helseansvarlig.errors import BugError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class KomIGangService:
    """The steps as they stand today."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def picture(self) -> tuple[Stegbilde, ...]:
        """Return the six steps."""
        with self._oekt.store.read() as unit:
            return steps_of(unit, self._oekt)

    def tick(self, punkt: Stegpunkt, *, gjort: bool) -> Done[tuple[Stegbilde, ...]]:
        """Say today that a point is done, or that it is not; what follows from the record cannot be ticked."""
        if punkt in SEEN:
            raise BugError("a point that follows from the record")
        with self._oekt.store.write(Hendelse("steg.krysset", objekt=f"steg:{punkt.value}")) as unit:
            before = unit.stegkryss.find(punkt.value)
            if gjort and before is None:
                unit.stegkryss.save(Stegkryss(punkt.value, self._oekt.clock.today(), self._oekt.bruker.navn))
            elif not gjort and before is not None:
                unit.stegkryss.remove(punkt.value)
            return Done(steps_of(unit, self._oekt), unit.act.changes())


def steps_of(unit: Unit, oekt: Oekt) -> tuple[Stegbilde, ...]:
    """Return the six steps as they stand inside the caller's reading."""
    held = Holdepunkter(unit.moete.all(), unit.samarbeidsavtale.all(), unit.rutine.all(), unit.stegkryss.all())
    return progress(held, oekt.clock.today())
