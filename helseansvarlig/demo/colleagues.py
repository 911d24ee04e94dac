"""The others in the house: who is given access, what is shared with them, and what they do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.demo.house import House
from helseansvarlig.demo.moved import NUMBER
from helseansvarlig.demo.steps import Doing
from helseansvarlig.demo.texts import Story, load
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigivelsesart, Innleveringsart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.brukere import Invitasjon
from helseansvarlig.services.frigivelse import DeltService, Frigivbart
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent

ROLES = (Rolle.STEDFORTREDER, Rolle.MOETEDELTAKER, Rolle.LEDER)


class Colleagues:
    """A deputy who begins next week, somebody who sits in meetings, and a leader; `acts` are done one by one.

    What is handed in is left in its compartment, and the deletion without an answer: the window has something to do.
    """

    def __init__(self, house: House, timeline: Timeline) -> None:
        self._house = house
        self._timeline = timeline
        self._told: Story = load("kolleger")
        self._invited: dict[Rolle, Invitasjon] = {}

    def acts(self) -> Iterator[Doing]:
        """Yield what happens, step by step."""
        yield "Stedfortreder, møtedeltaker og leder har fått tilgang", self._invite
        yield "Noe er delt i huset, og en mappe er lagt fram for sletting", self._share
        yield "Møtedeltakeren har levert inn, og lederen har sett tallene", self._visit

    def _invite(self) -> str:
        for rolle in ROLES:
            told = self._told[rolle.value]
            days = (self._day(told.get("fra")), self._day(told.get("til")))
            self._invited[rolle] = self._house.tjenester.brukere.invite(told["navn"], rolle, *days).value
        return ", ".join(one.bruker.navn for one in self._invited.values())

    def _share(self) -> str:
        tjenester, told = self._house.tjenester, self._told["delt"]
        barn = self._house.barn[told["barn"]]
        things = list(_newest_of_each(tjenester.frigivelse.candidates(barn.id), told["arter"]))
        tjenester.frigivelse.release(Rom.MOETE, barn.id, things, told["formaal"], self._timeline.day(told["til"]))
        tjenester.sletting.request(self._house.barn[NUMBER].id)
        tjenester.kopi.take()  # the leader's numbers tell when the last one was
        tjenester.lederoversikt.share()
        return f"{len(things)} ting om {barn.navn}"

    def _visit(self) -> str:
        """Lock, let the two others begin with their start codes, and open again."""
        self._house.lock()
        self._as(Rolle.MOETEDELTAKER, self._hand_in)
        self._as(Rolle.LEDER, _look_at_numbers)
        self._house.live()
        self._house.unlock()
        return f"{len(self._told['innlevert'])} venter på helseansvarlig"

    def _as(self, rolle: Rolle, act: Callable[[RomAapent], None]) -> None:
        """Do something as somebody with a key to one compartment alone."""
        self._house.live()
        invited = self._invited[rolle]
        opened = self._house.hvelv.begin(invited.bruker.id, invited.startkode, DEMO_PASSWORD)
        if not isinstance(opened, RomAapent):
            raise KnownError("demo_mistet_noe")
        try:
            act(opened)
        finally:
            self._house.hvelv.lock_room(opened)

    def _hand_in(self, opened: RomAapent) -> None:
        shared = {row.art.value: row.id for row in DeltService(opened).shared()}
        service = InnleveringService(opened)
        for told in self._told["innlevert"]:
            about = shared[told["gjelder"]] if "gjelder" in told else ""
            service.hand_in(Innleveringsart(told["art"]), told["tekst"], about)

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else self._timeline.day(offset)


def _newest_of_each(candidates: list[Frigivbart], arter: list[str]) -> Iterator[Frigivbart]:
    """Yield the newest thing of each kind that there is one of."""
    for art in map(Frigivelsesart, arter):
        yield from [one for one in candidates if one.art is art][:1]


def _look_at_numbers(opened: RomAapent) -> None:
    service = GodkjenningService(opened, InnleveringService(opened))
    shared = service.overview()
    if shared is None or not service.waiting():
        raise KnownError("demo_mistet_noe")
    service.numbers(shared)
