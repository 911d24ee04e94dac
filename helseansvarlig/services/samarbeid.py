"""Those we work with: each service with its people, the roles that stand empty, and when we meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.adressebok import names_recipient
from helseansvarlig.domain.institusjon import Motpart, Tjeneste, service_of
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moeterytme import Nestemoete
from helseansvarlig.domain.rolleinnehaver import (
    Ledighet,
    Rolleinnehaver,
    Samarbeidsrolle,
    require_whole,
    vacancies,
)
from helseansvarlig.services.moeterytme import next_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit

_ROLES = tuple(Samarbeidsrolle)


@dataclass(frozen=True, slots=True)
class Partnerbilde:
    """One service: its people (those in a role today first), what stands empty, and the next meeting of each kind.

    `hoerer_til` is what it is a part of, where that is in the address book.
    """

    motpart: Motpart
    hoerer_til: Motpart | None = None
    folk: tuple[Rolleinnehaver, ...] = ()
    ledige: tuple[Ledighet, ...] = ()
    neste: tuple[Nestemoete, ...] = ()


@dataclass(frozen=True, slots=True)
class Samarbeidsbilde:
    """Everybody we work with; `kommuner_uten` have a child here and no barnevernstjeneste in the address book."""

    partnere: tuple[Partnerbilde, ...]
    kommuner_uten: tuple[str, ...]


class SamarbeidService:
    """Services as somebody who works with them sees them; their addresses are the address book's."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def picture(self) -> Samarbeidsbilde:
        """Return every service, by name, and the municipalities that lack one."""
        with self._oekt.store.read() as unit:
            book, people, empty = unit.motpart.all(), _people(unit), vacancies_in(unit, self._oekt)
            coming = next_of(unit, self._oekt)
            partners = tuple(_partner(one, book, people, empty, coming, self._oekt.clock.today()) for one in book)
            return Samarbeidsbilde(partners, _without_service(unit, book))

    def get(self, motpart_id: str) -> Partnerbilde:
        """Return one service. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            motpart, book = unit.motpart.get(motpart_id), unit.motpart.all()
            coming = next_of(unit, self._oekt)
            empty = vacancies_in(unit, self._oekt)
            return _partner(motpart, book, _people(unit), empty, coming, self._oekt.clock.today())

    def person(self, person_id: str) -> Rolleinnehaver:
        """Return somebody in a role. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return unit.rolleinnehaver.get(person_id)

    def add_person(self, person: Rolleinnehaver) -> Done[Rolleinnehaver]:
        """Write down who fills a role; the id is made here. Raises `finnes_ikke` and as `require_whole`."""
        require_whole(person)
        fresh = replace(person, id=self._oekt.new_id(), navn=person.navn.strip())
        with self._oekt.store.write(Hendelse("rolle.ny", objekt=f"rolleinnehaver:{fresh.id}")) as unit:
            unit.motpart.get(fresh.motpart_id)
            return Done(unit.rolleinnehaver.save(fresh), unit.act.changes())

    def change_person(self, person: Rolleinnehaver) -> Done[Rolleinnehaver]:
        """Change what is known of somebody in a role, not where. Raises `finnes_ikke` and as `require_whole`."""
        require_whole(person)
        with self._oekt.store.write(Hendelse("rolle.endret", objekt=f"rolleinnehaver:{person.id}")) as unit:
            kept = replace(person, motpart_id=unit.rolleinnehaver.get(person.id).motpart_id, navn=person.navn.strip())
            return Done(unit.rolleinnehaver.save(kept), unit.act.changes())

    def end_person(self, person_id: str, til: date) -> Done[Rolleinnehaver]:
        """Put down the last day that somebody fills a role. Raises `finnes_ikke`, `rolle_slutter_foer_start`."""
        with self._oekt.store.write(Hendelse("rolle.avsluttet", objekt=f"rolleinnehaver:{person_id}")) as unit:
            ended = replace(unit.rolleinnehaver.get(person_id), til=til)
            require_whole(ended)
            return Done(unit.rolleinnehaver.save(ended), unit.act.changes())

    def remove_person(self, person_id: str) -> Done[str]:
        """Take away somebody who was written down by mistake; who has left is ended instead. Raises `finnes_ikke`."""
        with self._oekt.store.write(Hendelse("rolle.fjernet", objekt=f"rolleinnehaver:{person_id}")) as unit:
            unit.rolleinnehaver.remove(person_id)
            return Done(person_id, unit.act.changes())


def vacancies_in(unit: Unit, oekt: Oekt) -> tuple[Ledighet, ...]:
    """Return the roles that must be filled and are not today."""
    return vacancies(oekt.rollekrav, unit.motpart.all(), unit.rolleinnehaver.all(), oekt.clock.today())


def _people(unit: Unit) -> dict[str, list[Rolleinnehaver]]:
    found: dict[str, list[Rolleinnehaver]] = {}
    for one in unit.rolleinnehaver.all():
        found.setdefault(one.motpart_id, []).append(one)
    return found


def _partner(
    motpart: Motpart,
    book: Iterable[Motpart],
    people: dict[str, list[Rolleinnehaver]],
    empty: Iterable[Ledighet],
    coming: Iterable[Nestemoete],
    today: date,
) -> Partnerbilde:
    own = people.get(motpart.id, [])
    return Partnerbilde(
        motpart,
        next((one for one in book if one.id == motpart.hoerer_til), None),
        tuple(sorted(own, key=lambda one: (not one.holds_on(today), _ROLES.index(one.rolle)))),
        tuple(one for one in empty if one.motpart.id == motpart.id),
        tuple(one for one in coming if one.motpart_id == motpart.id),
    )


def _without_service(unit: Unit, book: Iterable[Motpart]) -> tuple[str, ...]:
    """Return the municipalities that are responsible for a child here and whose barnevernstjeneste we cannot reach."""
    services = [one for one in book if service_of(one) is Tjeneste.BARNEVERNSTJENESTE]
    towns = {barn.omsorgskommune.strip() for barn in unit.oversikt.residents()} - {""}
    reached = {
        town
        for town in towns
        for one in services
        if names_recipient(town, one.navn) or (one.kommunenr and town == one.kommunenr)
    }
    return tuple(sorted(towns - reached))
