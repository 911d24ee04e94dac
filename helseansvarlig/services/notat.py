"""Quick notes: what the child said, what was seen, a call; «vil ha hjelp nå» becomes a task for today."""

from __future__ import annotations

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


class NotatService:
    """Notes about one child at a time."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def add(self, barn_id: str, art: Notatart, tekst: str, hoert_av: str = "", oppgave: str = "") -> Done[Notat]:
        """Keep a note. `oppgave` is the task's wording when the child wants help now. Raises `notat_tomt`."""
        if not tekst.strip():
            raise KnownError("notat_tomt")
        oekt = self._oekt
        notat = Notat(oekt.new_id(), barn_id, oekt.clock.now(), art, tekst, oekt.bruker.navn, hoert_av)
        with oekt.store.write(Hendelse("notat.skrevet", barn_id=barn_id, objekt=f"notat:{notat.id}")) as unit:
            unit.notat.save(notat)
            if art is Notatart.VIL_HA_HJELP:
                # Motivation is not there «Tuesday in three weeks»: it is for today.
                task = Oppfoelging(
                    oekt.new_id(), barn_id, oppgave, oekt.bruker.navn, oekt.clock.today(), kilde=f"notat:{notat.id}"
                )
                unit.oppfoelging.save(task)
            return Done(notat, unit.act.changes())

    def of_barn(self, barn_id: str) -> list[Notat]:
        """Return a child's notes, newest first; looking is logged."""
        with self._oekt.store.read() as unit:
            notes = unit.notat.of_barn(barn_id)
        self._oekt.store.log(Hendelse("notat.lest", barn_id=barn_id, angrebar=False))
        return notes
