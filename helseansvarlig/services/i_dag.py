"""What is due: overdue, today, this week, which consents are missing, and what fits ten minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering, Utfall
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.services.deling import badge_towards_bup
from helseansvarlig.services.oekt import Oekt

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Gjoeremaal:
    """A follow-up with the child it is about."""

    oppfoelging: Oppfoelging
    barn: Barn | None


@dataclass(frozen=True, slots=True)
class Idagbilde:
    """All that the first screen shows."""

    forfalt: tuple[Gjoeremaal, ...]
    i_dag: tuple[Gjoeremaal, ...]
    denne_uka: tuple[Gjoeremaal, ...]
    samtykker_mangler: tuple[tuple[Barn, Delingsvurdering], ...]
    paabegynt: tuple[tuple[Barn, Kartlegging], ...]
    neste: Gjoeremaal | None


class IDagService:
    """The day as it stands now."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def picture(self) -> Idagbilde:
        """Return today's picture from one reading."""
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            children = {barn.id: barn for barn in unit.barn.all() if barn.flyttet is None}
            due = [Gjoeremaal(o, children.get(o.barn_id)) for o in unit.oppfoelging.open_until(today + WEEK)]
            later = [o for o in unit.oppfoelging.open_until(today + timedelta(days=400)) if o.frist > today + WEEK]
            missing = []
            for barn in children.values():
                answer = badge_towards_bup(barn.id, unit.samtykke.of_barn(barn.id), today)
                if answer.utfall is Utfall.NEI:
                    missing.append((barn, answer))
            started = [
                (barn, kartlegging)
                for barn in children.values()
                for kartlegging in unit.kartlegging.of_barn(barn.id)
                if kartlegging.status is Kartleggingsstatus.PAABEGYNT
            ]
        return Idagbilde(
            forfalt=tuple(g for g in due if g.oppfoelging.frist < today),
            i_dag=tuple(g for g in due if g.oppfoelging.frist == today),
            denne_uka=tuple(g for g in due if g.oppfoelging.frist > today),
            samtykker_mangler=tuple(missing),
            paabegynt=tuple(started),
            neste=Gjoeremaal(later[0], children.get(later[0].barn_id)) if later else None,
        )
