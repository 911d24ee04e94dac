"""The house's own telephone numbers: asked for at the set-up, kept in the settings, shown wherever it is urgent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.lokalnummer import Lokalnummer, require_number, unanswered, with_local
from helseansvarlig.domain.regelverk import Regelverk, Telefon
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


@dataclass(frozen=True, slots=True)
class Nummersvar:
    """What is answered for one telephone: a number, or that there is none here. Neither takes the answer away."""

    nummer: str = ""
    finnes_ikke: bool = False


class LokalnummerService:
    """Reads and keeps the numbers; `regelverk` are the rules as they were shipped, without any of them."""

    def __init__(self, oekt: Oekt, regelverk: Regelverk) -> None:
        self._oekt = oekt
        self._shipped = regelverk

    def asked(self) -> tuple[Telefon, ...]:
        """Return the telephones a house must answer for, in the order of the rules."""
        return tuple(one for one in self._shipped.telefoner.values() if one.er_lokal)

    def answered(self) -> Mapping[str, Lokalnummer]:
        """Return what the house has answered, by telephone."""
        with self._oekt.store.read() as unit:
            return {row.id: row for row in unit.lokalnummer.all()}

    def unanswered(self) -> tuple[Telefon, ...]:
        """Return the telephones nobody has answered for yet."""
        return unanswered(self._shipped, self.answered().values())

    def regelverk(self) -> Regelverk:
        """Return the rules with the house's numbers in them, as every screen shows them."""
        with self._oekt.store.read() as unit:
            house = unit.institusjon.find(INSTITUSJON_ID)
            return with_local(self._shipped, unit.lokalnummer.all(), house.legevakt if house is not None else "")

    def save(self, svar: Mapping[str, Nummersvar]) -> Done[list[Lokalnummer]]:
        """Keep what is answered today for these telephones. Raises `nummer_ugyldig` and keeps nothing."""
        with self._oekt.store.write(Hendelse("lokalnummer.endret")) as unit:
            return Done(keep(unit, self._oekt, svar), unit.act.changes())


def keep(unit: Unit, oekt: Oekt, svar: Mapping[str, Nummersvar]) -> list[Lokalnummer]:
    """Keep answers inside the caller's act: whoever saves a number has made sure of it today."""
    for key, one in svar.items():
        number, before = one.nummer.strip(), unit.lokalnummer.find(key)
        if number and not one.finnes_ikke:
            require_number(number)
        elif not one.finnes_ikke:
            if before is not None:
                unit.lokalnummer.remove(key)
            continue
        known = "" if one.finnes_ikke else number
        unit.lokalnummer.save(Lokalnummer(key, known, one.finnes_ikke, oekt.clock.today()))
    return unit.lokalnummer.all()
