"""Everything one screen shows about one child: the child's own words first, then what we know and do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn, age_on
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.services.deling import badge_towards_bup
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit


class Innslagsart(StrEnum):
    """What a line of the timeline tells of."""

    NOTAT = "notat"
    STOPPUNKT = "stoppunkt"
    KARTLEGGING = "kartlegging"
    SAMTYKKE = "samtykke"
    MOETE = "moete"
    DOKUMENT = "dokument"
    GJORT = "gjort"


@dataclass(frozen=True, slots=True)
class Innslag:
    """One line of the timeline. `underart` refines the kind (a note's, a consent's); `tekst` is plain."""

    dag: date
    art: Innslagsart
    underart: str
    tekst: str
    objekt_id: str


@dataclass(frozen=True, slots=True)
class Barnebilde:
    """The whole picture of one child."""

    barn: Barn
    alder: int
    deling: Delingsvurdering
    egne_ord: Notat | None
    stoppunkt: Stoppunkt | None
    oppfoelginger: tuple[Oppfoelging, ...]
    kartlegginger: tuple[Kartlegging, ...]
    samtykker: tuple[Samtykke, ...]
    tidslinje: tuple[Innslag, ...]


class EttBarnService:
    """One child's picture; looking is logged."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def picture(self, barn_id: str, *, opened: bool = True) -> Barnebilde:
        """Return one child's picture; `opened` is false when a screen that is already open draws anew.

        Raises `finnes_ikke`.
        """
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(barn_id)
            notater = unit.notat.of_barn(barn_id)
            stoppunkter = unit.stoppunkt.of_barn(barn_id)
            samtykker = unit.samtykke.of_barn(barn_id)
            oppfoelginger = unit.oppfoelging.of_barn(barn_id)
            picture = Barnebilde(
                barn=barn,
                alder=age_on(barn.foedselsdato, today),
                deling=badge_towards_bup(unit, self._oekt, barn),
                egne_ord=_own_words(notater, stoppunkter),
                stoppunkt=stoppunkter[0] if stoppunkter else None,
                oppfoelginger=tuple(oppfoelginger),
                kartlegginger=tuple(unit.kartlegging.of_barn(barn_id)),
                samtykker=tuple(samtykker),
                tidslinje=_timeline(unit, barn_id, notater, stoppunkter, oppfoelginger),
            )
        if opened:
            self._oekt.store.log(Hendelse("barn.lest", barn_id=barn_id, angrebar=False))
        return picture


def _own_words(notater: list[Notat], stoppunkter: list[Stoppunkt]) -> Notat | None:
    """Return what the child said last, whether it was noted by itself or in a stop point."""
    said = [n for n in notater if n.art is Notatart.BARNET_SA]
    said += [
        Notat(
            s.id, s.barn_id, datetime.combine(s.dato, time(12), OSLO), Notatart.BARNET_SA, s.barnet_sier, s.eier, s.eier
        )
        for s in stoppunkter
        if s.barnet_sier.strip()
    ]
    return max(said, key=lambda n: n.tid, default=None)


def _timeline(
    unit: Unit, barn_id: str, notater: list[Notat], stoppunkter: list[Stoppunkt], oppfoelginger: list[Oppfoelging]
) -> tuple[Innslag, ...]:
    lines = [Innslag(_day(n.tid), Innslagsart.NOTAT, n.art.value, n.tekst, n.id) for n in notater]
    lines += [Innslag(s.dato, Innslagsart.STOPPUNKT, "", s.konklusjon, s.id) for s in stoppunkter]
    lines += [
        Innslag(_day(k.ferdig or k.startet), Innslagsart.KARTLEGGING, k.status.value, k.skjema_id, k.id)
        for k in unit.kartlegging.of_barn(barn_id)
    ]
    lines += [
        Innslag(s.trukket or s.dato, Innslagsart.SAMTYKKE, _consent_kind(s.gitt, s.trukket), s.gitt_av, s.id)
        for s in unit.samtykke.of_barn(barn_id)
    ]
    lines += [
        Innslag(_day(d.opprettet), Innslagsart.DOKUMENT, d.status.value, d.dokumenttype.value, d.id)
        for d in unit.dokument.of_barn(barn_id)
    ]
    lines += [_meeting_line(unit, s.moete_id, s.tittel, s.id) for s in unit.sak.of_barn(barn_id)]
    lines += [Innslag(o.gjort, Innslagsart.GJORT, "", o.hva, o.id) for o in oppfoelginger if o.gjort is not None]
    return tuple(sorted(lines, key=lambda line: line.dag, reverse=True))


def _day(moment: datetime) -> date:
    """Return the calendar day in Norway: late in the evening UTC is still at the day before."""
    return moment.astimezone(OSLO).date()


def _meeting_line(unit: Unit, moete_id: str, tittel: str, sak_id: str) -> Innslag:
    return Innslag(unit.moete.get(moete_id).dato, Innslagsart.MOETE, "", tittel, sak_id)


def _consent_kind(gitt: bool, trukket: date | None) -> str:
    if trukket is not None:
        return "trukket"
    return "gitt" if gitt else "avslag"
