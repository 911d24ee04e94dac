"""The stop point that a kartlegging or a meeting must have: a follow-up with a day, which a stop point alone closes.

A child has at most one such line for its kartlegginger, due when the first that waits was, and one for each meeting in
which it was named. What was finished before the program asked for this has none, and who has left owes none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.frist import Frist
from helseansvarlig.domain.fristregel import Fristhendelse
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.moete import Moete
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.stoppunktfrist import (
    cause_of,
    finished_on,
    is_about_stop,
    is_after_meeting,
    is_missing_stop,
    look_again_source,
    meeting_source,
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


def ask_for_stop_after_meeting(unit: Unit, oekt: Oekt, moete: Moete, barn_id: str) -> None:
    """A meeting in which a child was named has just been finished: let its stop point stand as missing."""
    frist = _rule(unit, oekt, Fristhendelse.MOETE_UTEN_STOPPUNKT)
    source = meeting_source(moete.id)
    if frist is None or unit.barn.get(barn_id).flyttet is not None:
        return
    if any(row.kilde == source for row in unit.oppfoelging.of_barn(barn_id)):
        return
    unit.oppfoelging.save(replace(begin(unit, oekt, frist, barn_id, oekt.clock.today()), kilde=source))


def close_by_stop(unit: Unit, oekt: Oekt, stoppunkt: Stoppunkt) -> None:
    """A stop point has just been kept: what it covers waits no more, and what it does not cover still does."""
    for row in filter(is_about_stop, unit.oppfoelging.of_barn(stoppunkt.barn_id)):
        if _answers(unit, stoppunkt, row):
            unit.oppfoelging.save(replace(row, gjort=oekt.clock.today(), gjort_av=oekt.bruker.navn))
        elif is_missing_stop(row) and not is_after_meeting(row):
            _count_anew(unit, oekt, row)


def release(unit: Unit, barn: Barn) -> None:
    """Who has left is somebody else's to map: what stands as missing can be ticked off by hand from then on."""
    if barn.flyttet is not None:
        for standing in filter(is_missing_stop, unit.oppfoelging.of_barn(barn.id)):
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


def _answers(unit: Unit, stoppunkt: Stoppunkt, row: Oppfoelging) -> bool:
    """Tell whether a stop point is the one that a follow-up asks for."""
    if not is_after_meeting(row):
        return _covers(unit, stoppunkt, cause_of(row))
    moete = unit.moete.find(cause_of(row))
    return moete is None or stoppunkt.dato >= moete.dato


def _covers(unit: Unit, stoppunkt: Stoppunkt, kartlegging_id: str) -> bool:
    row, named = unit.kartlegging.find(kartlegging_id), unit.kartlegging.find(stoppunkt.kartlegging_id)
    if row is None or named is None or row.ferdig is None or named.ferdig is None:
        return False
    return row.ferdig <= named.ferdig


def _standing(unit: Unit, barn_id: str) -> Oppfoelging | None:
    missing = filter(is_missing_stop, unit.oppfoelging.of_barn(barn_id))
    return next((row for row in missing if not is_after_meeting(row)), None)


def _rule(unit: Unit, oekt: Oekt, wanted: Fristhendelse = Fristhendelse.KARTLEGGING_UTEN_STOPPUNKT) -> Frist | None:
    return next((one for one in rules_here(unit, oekt) if one.regel.hendelse is wanted and one.er_i_bruk), None)
