"""One child over time: the finished kartlegginger beside each other, with what is marked between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import Malopphav
from helseansvarlig.domain.sammenstilling import follow
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.domain.tidslinje import Innslag, Innslagsart
from helseansvarlig.domain.utvikling import Merkeart, Runde, Tidsmerke, Utvikling
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates, Unit

_MARKED = {
    (Innslagsart.STOPPUNKT, ""): Merkeart.STOPPUNKT,
    (Innslagsart.HENDELSE, ""): Merkeart.HENDELSE,
    (Innslagsart.MOETE, ""): Merkeart.MOETE,
    (Innslagsart.FLYTTING, "inn"): Merkeart.INNFLYTTET,
    (Innslagsart.FLYTTING, "ut"): Merkeart.FLYTTET,
}
_MOST_MARKS = 500


@dataclass(frozen=True, slots=True)
class Utviklingsbilde:
    """One child and what was answered over time."""

    barn: Barn
    utvikling: Utvikling


class UtviklingService:
    """Reads what has been answered over time; changes nothing, and says nothing about what it means."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def picture(self, barn_id: str, *, opened: bool = True) -> Utviklingsbilde:
        """Return one child over time; looking is logged, drawing anew (`opened` false) is not. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(barn_id)
            runder = list(self._rounds(unit, barn_id))
            merker = list(_marks(unit, barn_id))
        if opened:
            self._oekt.store.log(Hendelse("utvikling.lest", barn_id=barn_id, angrebar=False))
        return Utviklingsbilde(barn, follow(runder, merker))

    def residents(self) -> list[Barn]:
        """Return those who live here by name: whom one can look at."""
        with self._oekt.store.read() as unit:
            return list(unit.oversikt.residents())

    def _rounds(self, unit: Unit, barn_id: str) -> Iterator[Runde]:
        """Yield the finished kartlegginger, oldest first; a form is read once however often it was used."""
        forms: dict[str, Skjema] = {}
        origins = _origins(unit)
        for row in sorted(unit.kartlegging.of_barn(barn_id), key=lambda row: row.startet):
            if row.er_ferdig:
                if row.skjema_hash not in forms:
                    forms[row.skjema_hash] = self._templates.read_copy(unit.skjemakopi.get(row.skjema_hash))
                yield _round(unit, row, forms[row.skjema_hash], origins.get(row.skjema_id, ""))


def _round(unit: Unit, row: Kartlegging, skjema: Skjema, opphav: str) -> Runde:
    svar = Svarsett({one.sti: one.svar for one in unit.svar.of(row.id)})
    return Runde(row.id, row.startet.astimezone(OSLO).date(), skjema, svar, opphav)


def _origins(unit: Unit) -> Mapping[str, str]:
    """Return, for each own copy of a form from elsewhere, the id of that form, through copies of copies."""
    rows = unit.mal.heads()
    from_elsewhere = {row.skjema_id for row in rows if row.opphav is Malopphav.IMPORTERT}
    copied = {row.skjema_id: row.kopi_av.partition("|")[0] for row in rows if row.kopi_av}
    found = {}
    for own in copied:
        seen, at = {own}, copied[own]
        while at in copied and at not in seen:
            seen.add(at)
            at = copied[at]
        if at in from_elsewhere:
            found[own] = at
    return found


def _marks(unit: Unit, barn_id: str) -> Iterator[Tidsmerke]:
    kinds = {art for art, _ in _MARKED}
    for one in unit.oversikt.timeline(barn_id, kinds, _MOST_MARKS).innslag:
        yield Tidsmerke(one.dag, _kind(one), one.tekst.strip())


def _kind(one: Innslag) -> Merkeart:
    return _MARKED[one.art, one.underart if one.art is Innslagsart.FLYTTING else ""]
