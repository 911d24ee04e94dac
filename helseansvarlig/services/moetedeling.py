"""Releasing for a meeting: what stands on its agenda, and what is to be done for those it names, to those who come.

Who comes is chosen among those with access to the meeting compartment; each thing passes the same gate as any release.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.domain.rom import Delt, Frigivelse, Frigivelsesart, Til, TilMoete
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import Frigivbart, FrigivelseService, called_inside
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done, Unit
from helseansvarlig.services.ports.rom import Romtilgang

SHOWN_AFTER = timedelta(days=1)
"""The day after the meeting is the last one."""


@dataclass(frozen=True, slots=True)
class Moeteting:
    """One thing that can be released for a meeting. `barn_id` is empty where no child is named."""

    barn_id: str
    ting: Frigivbart


@dataclass(frozen=True, slots=True)
class Moetetilbud:
    """What can be released for a meeting, to whom, and until which day when nobody says otherwise."""

    moete: Moete
    ting: tuple[Moeteting, ...]
    folk: tuple[Bruker, ...]
    ventet: frozenset[str]
    siste_dag: date


class MoetedelingService:
    """The agenda's way into the meeting compartment."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang, frigivelse: FrigivelseService) -> None:
        self._oekt = oekt
        self._tilgang = tilgang
        self._frigivelse = frigivelse

    def offer(self, moete_id: str) -> Moetetilbud:
        """Return what can be released for a meeting; `ventet` are the ids of those who are in its list of people.

        Raises `finnes_ikke`.
        """
        with self._oekt.store.read() as unit:
            moete = unit.moete.get(moete_id)
            matters = list(_matters(unit, moete))
        named = dict.fromkeys(one.barn_id for one in matters if one.barn_id)
        tasks = [
            Moeteting(barn_id, one)
            for barn_id in named
            for one in self._frigivelse.candidates(barn_id)
            if one.art is Frigivelsesart.OPPFOELGING
        ]
        people = tuple(one for one in self._tilgang.people() if one.rolle is Rolle.MOETEDELTAKER)
        coming = {one.navn.casefold() for one in moete.deltakere}
        invited = frozenset(one.id for one in people if one.navn.casefold() in coming)
        last = max(moete.dato, self._oekt.clock.today()) + SHOWN_AFTER
        return Moetetilbud(moete, (*matters, *tasks), people, invited, last)

    def release(self, til: Til, valgt: Sequence[str], formaal: str, utloeper: date) -> Done[list[Frigivelse]]:
        """Release what was chosen (`kilde` of each) for the meeting in `til`; all of it passes, or none is released.

        Raises `frigivelse_tom`, `frigivelse_uten_folk`, `finnes_ikke` and as `FrigivelseService.release`.
        """
        if til.moete is None or not til.mottakere:
            raise KnownError("frigivelse_uten_folk")
        chosen = [one for one in self.offer(til.moete.id).ting if one.ting.kilde in valgt]
        if not chosen:
            raise KnownError("frigivelse_tom")
        by_child: dict[str, list[Frigivbart]] = {}
        for one in chosen:
            by_child.setdefault(one.barn_id, []).append(one.ting)
        for barn_id, things in by_child.items():
            if barn_id:
                self._frigivelse.require_open(barn_id, things, formaal)
        done: list[Done[list[Frigivelse]]] = [
            self._frigivelse.release(Rom.MOETE, barn_id, things, formaal, utloeper, til)
            for barn_id, things in by_child.items()
        ]
        touched = frozenset().union(*(one.changes.touched for one in done))
        children = frozenset().union(*(one.changes.barn for one in done))
        return Done([row for one in done for row in one.value], Changes(touched, children))


def meeting_named(moete: Moete, navn: str) -> TilMoete:
    """Return a meeting as those it is released to see it."""
    return TilMoete(moete.id, navn, moete.dato)


def _matters(unit: Unit, moete: Moete) -> Iterator[Moeteting]:
    for sak in unit.sak.of(moete.id):
        told = Delt(_whom(unit, sak), moete.dato.isoformat(), sak.tittel, _said(sak))
        yield Moeteting(sak.barn_id, Frigivbart(Frigivelsesart.SAKSLISTE, told, f"sak:{sak.id}"))


def _whom(unit: Unit, sak: Sak) -> str:
    if sak.modus is Droeftingsmodus.IDENTIFISERT:
        return called_inside(unit.barn.get(sak.barn_id), unit.barn.all())
    return sak.alias


def _said(sak: Sak) -> str:
    return "\n".join(part for part in (sak.vet.strip(), sak.gjoer.strip(), sak.beslutning.strip()) if part)
