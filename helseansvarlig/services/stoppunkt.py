"""Making a stop point: both halves, an owner, a review date; what is to be done becomes follow-ups at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.stoppunkt import Bedring, Stoppunkt, require_complete
from helseansvarlig.domain.tema import Temasvar
from helseansvarlig.services import tema
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done
from helseansvarlig.services.stoppunktfrist import close_by_stop, waiting_for_stop


@dataclass(frozen=True, slots=True)
class Tiltak:
    """One thing to do, as it is written in the stop point."""

    hva: str
    hvem: str
    frist: date


@dataclass(frozen=True, slots=True)
class Temaer:
    """What a stop point says about themes: every open one, and those that are raised at it."""

    svar: Sequence[Temasvar] = ()
    nye: Sequence[str] = ()


INGEN_TEMAER = Temaer()


class StoppunktService:
    """Stop points of one child at a time."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def create(self, stoppunkt: Stoppunkt, tiltak: Sequence[Tiltak], temaer: Temaer = INGEN_TEMAER) -> Done[Stoppunkt]:
        """Keep a stop point, its follow-ups and what it says about themes in one act; the id is made here.

        Every theme that stands open must have been looked at: a conclusion closes it, none lets it stand. The
        kartlegginger that it covers wait for a stop point no more. Raises as `require_complete`, `tema_ikke_sett_paa`,
        `tema_er_lukket`.
        """
        real = [t for t in tiltak if t.hva.strip()]
        require_complete(stoppunkt, len(real))
        fresh = replace(stoppunkt, id=self._oekt.new_id())
        hendelse = Hendelse("stoppunkt.opprettet", barn_id=fresh.barn_id, objekt=f"stoppunkt:{fresh.id}")
        with self._oekt.store.write(hendelse) as unit:
            unit.stoppunkt.save(fresh)
            close_by_stop(unit, self._oekt, fresh)
            tema.answer(unit, self._oekt, fresh.barn_id, fresh.id, temaer.svar)
            for words in filter(None, map(str.strip, temaer.nye)):
                tema.keep_new(unit, self._oekt, fresh.barn_id, words, f"stoppunkt:{fresh.id}")
            for t in real:
                owner = t.hvem.strip() or fresh.eier
                unit.oppfoelging.save(
                    Oppfoelging(
                        self._oekt.new_id(), fresh.barn_id, t.hva.strip(), owner, t.frist, kilde=f"stoppunkt:{fresh.id}"
                    )
                )
            return Done(fresh, unit.act.changes())

    def set_bedring(
        self, stoppunkt_id: str, barn: Bedring | None = None, ansatt: Bedring | None = None
    ) -> Done[Stoppunkt]:
        """Answer «Har barnet fått det bedre?» in one voice; the other voice is never overwritten."""
        with self._oekt.store.write(Hendelse("stoppunkt.bedring")) as unit:
            row = unit.stoppunkt.get(stoppunkt_id)
            unit.act.describe(Hendelse("stoppunkt.bedring", barn_id=row.barn_id, objekt=f"stoppunkt:{row.id}"))
            changed = replace(row, bedring_barn=barn or row.bedring_barn, bedring_ansatt=ansatt or row.bedring_ansatt)
            return Done(unit.stoppunkt.save(changed), unit.act.changes())

    def of_barn(self, barn_id: str) -> list[Stoppunkt]:
        """Return a child's stop points, newest first."""
        with self._oekt.store.read() as unit:
            return unit.stoppunkt.of_barn(barn_id)

    def begins_with(self, barn_id: str, kartlegging_id: str = "") -> tuple[str, ...]:
        """Return the kartlegginger (ids, oldest first) that a new stop point is made of; it names the last.

        They are all that wait for one, and the one that was asked for.
        """
        with self._oekt.store.read() as unit:
            waiting = tuple(row.id for row in waiting_for_stop(unit, barn_id))
        return waiting if not kartlegging_id or kartlegging_id in waiting else (kartlegging_id, *waiting)
