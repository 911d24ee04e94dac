"""Registering children and seeing them all at a glance."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.barn import Barn, age_on
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.kartleggingsgrad import Kartleggingsgrad
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import badges_towards_bup
from helseansvarlig.services.fristrader import follow_barn
from helseansvarlig.services.kartleggingsgrad import degrees_of_residents
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Templates
from helseansvarlig.services.stoppunktfrist import release

OLDEST_AGE = 25
"""Ettervern ends at 25; an older birth date is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Barnelinje:
    """One line of the children list: no diagnoses, only what the next step needs.

    `deling` and `grad` are None for a child who has left: what may be told BUP now, and what is left to map, is for
    the new place to ask.
    """

    barn: Barn
    alder: int
    deling: Delingsvurdering | None
    neste: Oppfoelging | None
    antall_kartlegginger: int
    grad: Kartleggingsgrad | None = None


class BarnService:
    """The children of the institution."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def list_barn(self, *, also_moved: bool = False) -> list[Barnelinje]:
        """Return the children who live here, in alphabetical order; `also_moved` adds those who have left."""
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            children = unit.oversikt.everybody() if also_moved else unit.oversikt.residents()
            here = [barn for barn in children if barn.flyttet is None]
            badges = badges_towards_bup(unit, self._oekt, here)
            ages = {barn.id: age_on(barn.foedselsdato, today) for barn in here}
            degrees = degrees_of_residents(unit, self._templates, ages)
            following = unit.oversikt.next_of_each()
            mapped = unit.oversikt.kartlegginger_of_each()
        return [
            Barnelinje(
                barn=barn,
                alder=age_on(barn.foedselsdato, today),
                deling=badges.get(barn.id),
                neste=following.get(barn.id),
                antall_kartlegginger=mapped.get(barn.id, 0),
                grad=degrees.get(barn.id),
            )
            for barn in children
        ]

    def residents(self) -> list[Barn]:
        """Return those who live here by name: whom something can be about."""
        with self._oekt.store.read() as unit:
            return list(unit.oversikt.residents())

    def get(self, barn_id: str) -> Barn:
        """Return one child. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.barn.get(barn_id)

    def register(self, barn: Barn) -> Done[Barn]:
        """Add a child; the id is made here. Raises `barn_mangler_navn`, `barn_foedselsdato`."""
        self._require_valid(barn)
        fresh = replace(barn, id=self._oekt.new_id(), navn=barn.navn.strip())
        with self._oekt.store.write(Hendelse("barn.opprettet", barn_id=fresh.id)) as unit:
            unit.barn.save(fresh)
            follow_barn(unit, self._oekt, fresh)
            return Done(fresh, unit.act.changes())

    def save(self, barn: Barn) -> Done[Barn]:
        """Change what is known about a child. Raises `finnes_ikke` and as `register`."""
        self._require_valid(barn)
        with self._oekt.store.write(Hendelse("barn.endret", barn_id=barn.id)) as unit:
            unit.barn.get(barn.id)
            kept = unit.barn.save(replace(barn, navn=barn.navn.strip()))
            follow_barn(unit, self._oekt, kept)
            release(unit, kept)
            return Done(kept, unit.act.changes())

    def _require_valid(self, barn: Barn) -> None:
        if not barn.navn.strip():
            raise KnownError("barn_mangler_navn")
        today = self._oekt.clock.today()
        if not 0 <= age_on(barn.foedselsdato, today) <= OLDEST_AGE:
            raise KnownError("barn_foedselsdato")
