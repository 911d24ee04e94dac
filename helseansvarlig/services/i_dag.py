"""What is due: overdue, today, this week, which consents are missing or end soon, and what fits ten minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import UTLOEPER_INNEN, Delingsvurdering, Utfall
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus
from helseansvarlig.domain.oppfoelging import Oppfoelging, is_overdue
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.services.deling import badge_towards_bup
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit

WEEK = timedelta(days=7)
YEAR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Gjoeremaal:
    """A follow-up with the child it is about."""

    oppfoelging: Oppfoelging
    barn: Barn | None


@dataclass(frozen=True, slots=True)
class Idagbilde:
    """All that the first screen shows of the records."""

    forfalt: tuple[Gjoeremaal, ...]
    i_dag: tuple[Gjoeremaal, ...]
    denne_uka: tuple[Gjoeremaal, ...]
    samtykker_mangler: tuple[tuple[Barn, Delingsvurdering], ...]
    samtykker_utloeper: tuple[tuple[Barn, Samtykke], ...]
    paabegynt: tuple[tuple[Barn, Kartlegging], ...]
    neste: Gjoeremaal | None
    antall_barn: int


class IDagService:
    """The day as it stands now."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def picture(self) -> Idagbilde:
        """Return today's picture from one reading."""
        today = self._oekt.clock.today()
        with self._oekt.store.read() as unit:
            every_child = {barn.id: barn for barn in unit.barn.all()}
            children = [barn for barn in every_child.values() if barn.flyttet is None]
            upcoming = [Gjoeremaal(o, every_child.get(o.barn_id)) for o in unit.oppfoelging.open_until(today + YEAR)]
            missing, ending = _consents(unit, children, today)
            started = _started(unit, children)
        due = [g for g in upcoming if g.oppfoelging.frist <= today + WEEK]
        return Idagbilde(
            forfalt=tuple(g for g in due if is_overdue(g.oppfoelging, today)),
            i_dag=tuple(g for g in due if g.oppfoelging.frist == today),
            denne_uka=tuple(g for g in due if g.oppfoelging.frist > today),
            samtykker_mangler=missing,
            samtykker_utloeper=ending,
            paabegynt=started,
            neste=next((g for g in upcoming if g.oppfoelging.frist > today + WEEK), None),
            antall_barn=len(children),
        )


def _consents(
    unit: Unit, children: list[Barn], today: date
) -> tuple[tuple[tuple[Barn, Delingsvurdering], ...], tuple[tuple[Barn, Samtykke], ...]]:
    """Return who lacks a consent towards BUP, and the consents to sharing that end within thirty days."""
    missing, ending = [], []
    for barn in children:
        samtykker = unit.samtykke.of_barn(barn.id)
        answer = badge_towards_bup(barn.id, samtykker, today)
        if answer.utfall is Utfall.NEI:
            missing.append((barn, answer))
        ending += [(barn, samtykke) for samtykke in samtykker if _ends_soon(samtykke, today)]
    return tuple(missing), tuple(ending)


def _ends_soon(samtykke: Samtykke, today: date) -> bool:
    if samtykke.samtykketype is not Samtykketype.DELING or not samtykke.is_valid_on(today):
        return False
    return samtykke.gyldig_til is not None and samtykke.gyldig_til - today <= UTLOEPER_INNEN


def _started(unit: Unit, children: list[Barn]) -> tuple[tuple[Barn, Kartlegging], ...]:
    return tuple(
        (barn, kartlegging)
        for barn in children
        for kartlegging in unit.kartlegging.of_barn(barn.id)
        if kartlegging.status is Kartleggingsstatus.PAABEGYNT
    )
