"""Faults planted in how letters are taken in, each of which the interleavings must find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Innlevering, Innleveringsstatus, Romstatus
from helseansvarlig.services.innfletting import InnflettingService
from helseansvarlig.services.innlevering import Hentet, InnboksService
from helseansvarlig.services.ports import Changes, Done, Unit
from tests.e2e.veksling import Tjeneste, Veksling


class MerketFoerst(InnboksService):
    """Tells the compartment that a letter has been fetched before it stands in the health records."""

    def _fetch_from(self, rom: Rom) -> Done[Hentet]:
        with closing(self._tilgang.open(rom)) as store:
            with store.read() as unit:
                rows = [row for row in unit.innlevert.all() if row.status is Romstatus.VENTER]
            opened = [self._open(rom, row) for row in rows]
            with store.write(Hendelse("innlevering.hentet")) as unit:
                for row in rows:
                    unit.innlevert.save(replace(row, status=Romstatus.HENTET, forseglet=b""))
        return Done(Hentet(len(rows)), self._keep([one for one in opened if one is not None]))


class UtenGjenkjenning(InnboksService):
    """Does not see that a letter stands there already."""

    def _keep(self, letters: Sequence[Innlevering]) -> Changes:
        with self._oekt.store.write(Hendelse("innlevering.hentet", angrebar=False)) as unit:
            for one in letters:
                unit.innlevering.save(one)
            return unit.act.changes()


class FlettetFoerst(InnflettingService):
    """Marks a letter as merged in one act, and makes what comes of it in the next."""

    def _into(self, innlevering_id: str, handling: str, barn_id: str, make: Callable[[Unit, Innlevering], Any]) -> Any:
        with self._oekt.store.write(Hendelse(handling, barn_id=barn_id, angrebar=False)) as unit:
            row = unit.innlevering.get(innlevering_id)
            marked = replace(row, status=Innleveringsstatus.FLETTET, flettet_til="notat:")
            unit.innlevering.save(marked)
        with self._oekt.store.write(Hendelse(handling, barn_id=barn_id)) as unit:
            return Done(make(unit, row), unit.act.changes())


FAULTS = {
    "merket som hentet før det er lagret": Tjeneste(innboks=MerketFoerst),
    "uten gjenkjenning av det som er hentet": Tjeneste(innboks=UtenGjenkjenning),
    "merket som flettet før notatet er lagret": Tjeneste(innfletting=FlettetFoerst),
}


def is_found(veksling: Veksling, fault: Tjeneste, seeds: Iterable[int], events: int) -> int:
    """Return how many interleavings it took until the fault showed; 0 when none did."""
    for number, seed in enumerate(seeds, 1):
        try:
            veksling.run(seed, events, fault)
        except AssertionError:
            return number
    return 0
