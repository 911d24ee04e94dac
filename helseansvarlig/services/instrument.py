"""The register of instruments that others have used with a child: written in, corrected, read."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.instrument import Instrument, Tall, require_complete
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


class InstrumentService:
    """Facts about instruments; nothing is scored."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def get(self, instrument_id: str) -> Instrument:
        """Return one entry; looking is logged. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            row = unit.instrument.get(instrument_id)
        self._oekt.store.log(replace(_hendelse("instrument.lest", row), angrebar=False))
        return row

    def of_barn(self, barn_id: str) -> list[Instrument]:
        """Return a child's entries, newest first."""
        with self._oekt.store.read() as unit:
            return unit.instrument.of_barn(barn_id)

    def register(self, instrument: Instrument) -> Done[Instrument]:
        """Write in what somebody has done; the id is made here. Raises as `require_complete`, and `finnes_ikke`."""
        whole = self._whole(replace(instrument, id=self._oekt.new_id()))
        with self._oekt.store.write(_hendelse("instrument.registrert", whole)) as unit:
            unit.barn.get(whole.barn_id)
            return Done(unit.instrument.save(whole), unit.act.changes())

    def change(self, instrument: Instrument) -> Done[Instrument]:
        """Correct an entry; what stood there is in its history. Raises as `require_complete`, and `finnes_ikke`."""
        whole = self._whole(instrument)
        with self._oekt.store.write(_hendelse("instrument.endret", whole)) as unit:
            unit.instrument.get(whole.id)
            return Done(unit.instrument.save(whole), unit.act.changes())

    def _whole(self, instrument: Instrument) -> Instrument:
        numbers = (Tall(one.navn.strip(), one.verdi.strip()) for one in instrument.tall)
        trimmed = replace(
            instrument,
            navn=instrument.navn.strip(),
            versjon=instrument.versjon.strip(),
            utfoert_av=instrument.utfoert_av.strip(),
            kompetanse=instrument.kompetanse.strip(),
            tall=tuple(one for one in numbers if one.navn or one.verdi),
            vurdering=instrument.vurdering.strip(),
        )
        require_complete(trimmed, self._oekt.clock.today())
        return trimmed


def _hendelse(handling: str, instrument: Instrument) -> Hendelse:
    return Hendelse(handling, barn_id=instrument.barn_id, objekt=f"instrument:{instrument.id}")
