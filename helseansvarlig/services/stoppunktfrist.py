"""The stop point that a finished kartlegging must have: a follow-up with a day, which a stop point alone closes.

A child has at most one such line, due when the first of the kartlegginger that wait was. Those finished before the
program asked for this have none, and who has left owes none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.frist import Frist
from helseansvarlig.domain.fristregel import Fristhendelse
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.stoppunktfrist import (
    finished_on,
    is_about_stop,
    is_missing_stop,
    kartlegging_of,
    look_again_source,
    needs_stop,
    waiting_source,
    without_stop,
)
from helseansvarlig.services.fristrader import begin, moved, rules_here
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit

SE_IGJEN = "Se om stoppunktet fortsatt stemmer: kartleggingen er rettet"
"""What is to be done when answers were corrected after the stop point; in the record's own language, as rules are."""


def waiting_for_stop(unit: Unit, barn_id: str) -> tuple[Kartlegging, ...]:
    """Return the kartlegginger of one child that wait for their stop point, oldest first."""
    standing = _standing(unit, barn_id)
    if standing is None or standing.fra_regel is None:
        return ()
    rows, stops = unit.kartlegging.of_barn(barn_id), unit.stoppunkt.of_barn(barn_id)
    return without_stop(rows, stops, standing.fra_regel.regnet_fra, OSLO)


def stop_due(unit: Unit, row: Kartlegging) -> date | None:
    """Return the day by which a kartlegging's stop point is to be made, or None where it is not missing."""
    standing = _standing(unit, row.barn_id)
    return standing.frist if standing is not None and row in waiting_for_stop(unit, row.barn_id) else None


def ask_for_stop(unit: Unit, oekt: Oekt, row: Kartlegging) -> None:
    """A kartlegging has just been finished: let its stop point stand as missing, together with the child's others."""
    frist = _rule(unit, oekt)
    if frist is None or not needs_stop(row, OSLO) or unit.barn.get(row.barn_id).flyttet is not None:
        return
    standing = _standing(unit, row.barn_id) or begin(unit, oekt, frist, row.barn_id, finished_on(row, OSLO))
    unit.oppfoelging.save(replace(standing, kilde=waiting_source(row.id)))


def close_by_stop(unit: Unit, oekt: Oekt, stoppunkt: Stoppunkt) -> None:
    """A stop point has just been kept: what it covers waits no more, and what it does not cover still does."""
    for row in filter(is_about_stop, unit.oppfoelging.of_barn(stoppunkt.barn_id)):
        if _covers(unit, stoppunkt, kartlegging_of(row)):
            unit.oppfoelging.save(replace(row, gjort=oekt.clock.today(), gjort_av=oekt.bruker.navn))
        elif is_missing_stop(row):
            _count_anew(unit, oekt, row)


def release(unit: Unit, barn: Barn) -> None:
    """Who has left is somebody else's to map: what stands as missing can be ticked off by hand from then on."""
    standing = _standing(unit, barn.id)
    if standing is not None and barn.flyttet is not None:
        unit.oppfoelging.save(replace(standing, fra_regel=None))


def ask_to_look_again(unit: Unit, oekt: Oekt, row: Kartlegging) -> None:
    """Answers have just been corrected: where a stop point was made of them, somebody looks at it again today."""
    source = look_again_source(row.id)
    if any(one.kilde == source and one.gjort is None for one in unit.oppfoelging.of_barn(row.barn_id)):
        return
    if any(_covers(unit, stop, row.id) for stop in unit.stoppunkt.of_barn(row.barn_id)):
        unit.oppfoelging.save(
            Oppfoelging(oekt.new_id(), row.barn_id, SE_IGJEN, oekt.bruker.navn, oekt.clock.today(), kilde=source)
        )


def _count_anew(unit: Unit, oekt: Oekt, standing: Oppfoelging) -> None:
    """Let a missing stop point count from the first kartlegging that still waits."""
    left, frist = waiting_for_stop(unit, standing.barn_id), _rule(unit, oekt)
    if left and frist is not None:
        ground = begin(unit, oekt, frist, standing.barn_id, finished_on(left[0], OSLO)).fra_regel
        if ground is not None:
            unit.oppfoelging.save(moved(standing, ground))


def _covers(unit: Unit, stoppunkt: Stoppunkt, kartlegging_id: str) -> bool:
    row, named = unit.kartlegging.find(kartlegging_id), unit.kartlegging.find(stoppunkt.kartlegging_id)
    if row is None or named is None or row.ferdig is None or named.ferdig is None:
        return False
    return row.ferdig <= named.ferdig


def _standing(unit: Unit, barn_id: str) -> Oppfoelging | None:
    return next(filter(is_missing_stop, unit.oppfoelging.of_barn(barn_id)), None)


def _rule(unit: Unit, oekt: Oekt) -> Frist | None:
    wanted = Fristhendelse.KARTLEGGING_UTEN_STOPPUNKT
    return next((one for one in rules_here(unit, oekt) if one.regel.hendelse is wanted and one.er_i_bruk), None)
