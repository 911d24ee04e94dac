"""When meetings are to be held, what is usual for each kind, and who is not invited yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.frist import Frist, in_use
from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.moeteoppsett import Manglerinvitasjon, Moeteoppsett, not_invited
from helseansvarlig.domain.moeterytme import Nestemoete, Rytmegrunnlag, counterpart_id, next_meetings
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Moetevalg:
    """What is usual for a kind of meeting, and how often here; `rytme` is None where no rule says."""

    oppsett: Moeteoppsett
    rytme: Frist | None


class MoeterytmeService:
    """Meetings as data, and the days they are to be held on."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def kinds(self) -> tuple[Moetevalg, ...]:
        """Return every kind of meeting with its rhythm in a unit like ours, also one that has been turned off."""
        with self._oekt.store.read() as unit:
            rhythms = _rhythms(unit, self._oekt)
        return tuple(Moetevalg(one, rhythms.get(one.moetetype)) for one in self._oekt.moeteoppsett.values())

    def next_meetings(self) -> tuple[Nestemoete, ...]:
        """Return the next meeting of every kind with every service, first due first."""
        with self._oekt.store.read() as unit:
            return next_of(unit, self._oekt)

    def next_with(self, moetetype: Moetetype, motpart: str) -> Nestemoete | None:
        """Return the next meeting of a kind with a service as it is written, or None where none was held."""
        with self._oekt.store.read() as unit:
            known, every = counterpart_id(motpart, unit.motpart.all()), next_of(unit, self._oekt)
        wanted = " ".join(motpart.casefold().split())
        of_kind = [one for one in every if one.moetetype is moetetype]
        by_id = (one for one in of_kind if known and one.motpart_id == known)
        by_name = (one for one in of_kind if one.motpart.casefold() == wanted)
        return next(by_id, None) or next(by_name, None)

    def not_invited(self, moete: Moete) -> tuple[Manglerinvitasjon, ...]:
        """Return who must be invited to a meeting, planned or only thought of, and does not stand in it."""
        oppsett = self._oekt.moeteoppsett.get(moete.moetetype)
        if oppsett is None:
            return ()
        with self._oekt.store.read() as unit:
            return not_invited(oppsett, with_counterpart(unit, moete), unit.motpart.all(), unit.rolleinnehaver.all())


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
