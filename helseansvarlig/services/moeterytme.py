"""When meetings are to be held, what is usual for each kind, and who is not invited yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from helseansvarlig.domain.frist import Frist, in_use
from helseansvarlig.domain.institusjon import INSTITUSJON_ID, Motpart
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.moeteoppsett import Manglerinvitasjon, Moeteoppsett, not_invited
from helseansvarlig.domain.moeterytme import Nestemoete, Rytmegrunnlag, counterpart_id, next_meetings
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Moetevalg:
    """What is usual for a kind of meeting, and how often here; `rytme` is None where no rule says."""

    oppsett: Moeteoppsett
    rytme: Frist | None


@dataclass(frozen=True, slots=True)
class Moetebasis:
    """What one needs to plan a meeting, from one reading: what is usual, whom we know, and when the next ones are."""

    valg: Mapping[Moetetype, Moetevalg]
    book: tuple[Motpart, ...]
    folk: tuple[Rolleinnehaver, ...]
    neste: tuple[Nestemoete, ...]

    def next_with(self, moetetype: Moetetype, motpart: str) -> Nestemoete | None:
        """Return the next meeting of a kind with a service as it is written, or None where none was held."""
        known, wanted = counterpart_id(motpart, self.book), motpart.strip().casefold()
        of_kind = [one for one in self.neste if one.moetetype is moetetype]
        by_id = (one for one in of_kind if known and one.motpart_id == known)
        return next(by_id, None) or next((one for one in of_kind if one.motpart.casefold() == wanted), None)

    def not_invited(self, moete: Moete) -> tuple[Manglerinvitasjon, ...]:
        """Return who must be invited to a meeting, planned or only thought of, and does not stand in it."""
        valg = self.valg.get(moete.moetetype)
        if valg is None:
            return ()
        known = replace(moete, motpart_id=counterpart_id(moete.motpart, self.book))
        return not_invited(valg.oppsett, known, self.book, self.folk)


class MoeterytmeService:
    """Meetings as data, and the days they are to be held on."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def basis(self) -> Moetebasis:
        """Return what one needs to plan a meeting; a rhythm that has been turned off says so."""
        with self._oekt.store.read() as unit:
            rhythms = _rhythms(unit, self._oekt)
            valg = {kind: Moetevalg(one, rhythms.get(kind)) for kind, one in self._oekt.moeteoppsett.items()}
            book, people = tuple(unit.motpart.all()), tuple(unit.rolleinnehaver.all())
            return Moetebasis(valg, book, people, next_of(unit, self._oekt))

    def next_meetings(self) -> tuple[Nestemoete, ...]:
        """Return the next meeting of every kind with every service, first due first."""
        with self._oekt.store.read() as unit:
            return next_of(unit, self._oekt)


def next_of(unit: Unit, oekt: Oekt) -> tuple[Nestemoete, ...]:
    """Return the next meeting of every kind with every service, first due first."""
    book, rhythms = tuple(unit.motpart.all()), _rhythms(unit, oekt)
    grunnlag = Rytmegrunnlag(oekt.moeteoppsett, rhythms, book, oekt.frister.fridager)
    return next_meetings(unit.oversikt.meeting_series(), grunnlag, oekt.clock.today())


def with_counterpart(unit: Unit, moete: Moete) -> Moete:
    """Return a meeting that knows which entry of the address book it is with: a service may get another name later."""
    return replace(moete, motpart_id=counterpart_id(moete.motpart, unit.motpart.all()))


def _rhythms(unit: Unit, oekt: Oekt) -> dict[Moetetype, Frist]:
    house = unit.institusjon.find(INSTITUSJON_ID)
    kind = house.enhetstype if house is not None else None
    found = {}
    for oppsett in oekt.moeteoppsett.values():
        regel = oekt.frister.regler.get(oppsett.rule_for(kind))
        if regel is not None:
            found[oppsett.moetetype] = in_use(regel, unit.fristvalg.find(regel.id))
    return found
