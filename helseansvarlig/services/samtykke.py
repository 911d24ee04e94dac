"""The consent register: a yes, a no, a withdrawal. Nothing is deleted, everything is ended with a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samtykke import Samtykke, require_complete
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import badge_towards_bup
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


@dataclass(frozen=True, slots=True)
class Samtykkelinje:
    """One child in the register: the newest answer first, and what the badge says."""

    barn: Barn
    deling: Delingsvurdering
    samtykker: tuple[Samtykke, ...]


class SamtykkeService:
    """Consents of every child."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def register(self, samtykke: Samtykke) -> Done[Samtykke]:
        """Keep an answer; the id is made here. Raises as `require_complete`."""
        require_complete(samtykke)
        fresh = replace(samtykke, id=self._oekt.new_id())
        handling = "samtykke.gitt" if fresh.gitt else "samtykke.avslag"
        with self._oekt.store.write(
            Hendelse(handling, barn_id=fresh.barn_id, objekt=f"samtykke:{fresh.id}", formaal=fresh.samtykketype.value)
        ) as unit:
            return Done(unit.samtykke.save(fresh), unit.act.changes())

    def withdraw(self, samtykke_id: str, av: str) -> Done[Samtykke]:
        """End a consent from today; as easy as giving it. Raises `samtykke_er_trukket`: the first date stands."""
        with self._oekt.store.write(Hendelse("samtykke.trukket")) as unit:
            row = unit.samtykke.get(samtykke_id)
            if row.trukket is not None:
                raise KnownError("samtykke_er_trukket")
            unit.act.describe(Hendelse("samtykke.trukket", barn_id=row.barn_id, objekt=f"samtykke:{row.id}"))
            ended = replace(row, trukket=self._oekt.clock.today(), trukket_av=av)
            return Done(unit.samtykke.save(ended), unit.act.changes())

    def renew(self, samtykke_id: str, gyldig_til: date | None) -> Done[Samtykke]:
        """Give the same consent again from today, until `gyldig_til`; the old one stands as it was."""
        with self._oekt.store.read() as unit:
            row = unit.samtykke.get(samtykke_id)
        return self.register(
            replace(row, dato=self._oekt.clock.today(), gyldig_til=gyldig_til, trukket=None, trukket_av="")
        )

    def of_barn(self, barn_id: str) -> list[Samtykke]:
        """Return a child's consents, newest first."""
        with self._oekt.store.read() as unit:
            return unit.samtykke.of_barn(barn_id)

    def overview(self) -> list[Samtykkelinje]:
        """Return every child who lives here with what may be shared."""
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            lines = []
            for barn in unit.barn.all():
                if barn.flyttet is None:
                    samtykker = unit.samtykke.of_barn(barn.id)
                    lines.append(Samtykkelinje(barn, badge_towards_bup(barn.id, samtykker, today), tuple(samtykker)))
            return lines
