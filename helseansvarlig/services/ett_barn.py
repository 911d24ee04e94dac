"""Everything one screen shows about one child: the child's own words first, then what we know and do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn, age_on
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.kartleggingsgrad import Kartleggingsgrad
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning, standing
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.tidslinje import Innslag, Innslagsart, Tidslinje
from helseansvarlig.services.deling import badge_towards_bup
from helseansvarlig.services.kartleggingsgrad import degree_of_child
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates

FIRST_LINES = 60
"""As much of the timeline as is read with the page; more is asked for."""


@dataclass(frozen=True, slots=True)
class Tidsutsnitt:
    """Which part of the timeline is wanted: kinds, and how many of the newest lines."""

    arter: frozenset[Innslagsart] = frozenset(Innslagsart)
    antall: int = FIRST_LINES


NEWEST = Tidsutsnitt()


@dataclass(frozen=True, slots=True)
class Barnebilde:
    """The whole picture of one child.

    `oppfoelginger` is what is open, what came of the stop point, and what is done and not yet looked at; the rest of
    what is done stands in the timeline. `temaer` are those that stand open, `nivaaer` the decisions that hold.
    """

    barn: Barn
    alder: int
    deling: Delingsvurdering
    egne_ord: Notat | None
    stoppunkt: Stoppunkt | None
    oppfoelginger: tuple[Oppfoelging, ...]
    kartlegginger: tuple[Kartlegging, ...]
    grad: Kartleggingsgrad
    samtykker: tuple[Samtykke, ...]
    tidslinje: Tidslinje
    dokumenter: tuple[Innslag, ...]
    temaer: tuple[Tema, ...] = ()
    nivaaer: tuple[Nivaabeslutning, ...] = ()
    hendelser: tuple[Hendelsesnotat, ...] = ()
    instrumenter: tuple[Instrument, ...] = ()


class EttBarnService:
    """One child's picture; looking is logged."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def picture(self, barn_id: str, *, opened: bool = True, tidslinje: Tidsutsnitt = NEWEST) -> Barnebilde:
        """Return one child's picture; `opened` is false when a screen that is already open draws anew.

        Raises `finnes_ikke`.
        """
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(barn_id)
            stoppunkter = unit.stoppunkt.of_barn(barn_id)
            newest = stoppunkter[0] if stoppunkter else None
            alder = age_on(barn.foedselsdato, today)
            picture = Barnebilde(
                barn=barn,
                alder=alder,
                deling=badge_towards_bup(unit, self._oekt, barn),
                egne_ord=_own_words(unit.notat.newest(barn_id, Notatart.BARNET_SA), stoppunkter),
                stoppunkt=newest,
                oppfoelginger=tuple(
                    unit.oppfoelging.current(barn_id, f"stoppunkt:{newest.id}" if newest else "", today)
                ),
                kartlegginger=tuple(unit.kartlegging.of_barn(barn_id)),
                grad=degree_of_child(unit, self._templates, barn_id, alder),
                samtykker=tuple(unit.samtykke.of_barn(barn_id)),
                tidslinje=unit.oversikt.timeline(barn_id, tidslinje.arter, tidslinje.antall),
                dokumenter=unit.oversikt.timeline(barn_id, {Innslagsart.DOKUMENT}, FIRST_LINES).innslag,
                temaer=tuple(one for one in reversed(unit.tema.of_barn(barn_id)) if one.lukket is None),
                nivaaer=tuple(standing(unit.nivaabeslutning.of_barn(barn_id)).values()),
                hendelser=tuple(unit.hendelsesnotat.of_barn(barn_id)),
                instrumenter=tuple(unit.instrument.of_barn(barn_id)),
            )
        if opened:
            self._oekt.store.log(Hendelse("barn.lest", barn_id=barn_id, angrebar=False))
        return picture


def _own_words(noted: Notat | None, stoppunkter: Collection[Stoppunkt]) -> Notat | None:
    """Return what the child said last, whether it was noted by itself or in a stop point."""
    said = [noted] if noted is not None else []
    said += [
        Notat(
            s.id, s.barn_id, datetime.combine(s.dato, time(12), OSLO), Notatart.BARNET_SA, s.barnet_sier, s.eier, s.eier
        )
        for s in stoppunkter
        if s.barnet_sier.strip()
    ]
    return max(said, key=lambda n: n.tid, default=None)
