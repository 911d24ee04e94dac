"""Going on with a begun kartlegging in the template's newest version: seen side by side first, and nothing deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging, answer_id
from helseansvarlig.domain.kartlegging_retting import Svarretting, require_reason
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.mal import require_approved
from helseansvarlig.domain.malbytte import Malbytte, compare_versions
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.errors import KnownError
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


@dataclass(frozen=True, slots=True)
class Malvalg:
    """A begun kartlegging and what a move to the version in use would mean, or None when it has that version."""

    kartlegging: Kartlegging
    barn: Barn
    bytte: Malbytte | None


@dataclass(frozen=True, slots=True)
class Eldre:
    """A begun kartlegging in another version than the one in use, and whose it is."""

    kartlegging: Kartlegging
    barn: Barn


class MalbytteService:
    """Moves of begun kartlegginger to another version of their template."""

    def __init__(self, oekt: Oekt, register: Malregister) -> None:
        self._oekt = oekt
        self._register = register

    def behind(self, skjema_id: str) -> tuple[Eldre, ...]:
        """Return what has been begun in another version of a template than the one in use, newest first."""
        newest = self._register.find(skjema_id)
        if newest is None:
            return ()
        with self._oekt.store.read() as unit:
            rows = [
                row
                for row in unit.kartlegging.of_residents()
                if row.skjema_id == skjema_id and not row.er_ferdig and row.skjema_hash != newest.innholdshash
            ]
            return tuple(Eldre(row, unit.barn.get(row.barn_id)) for row in rows)

    def propose(self, kartlegging_id: str) -> Malvalg:
        """Return what a move would mean; nothing is done. Raises `finnes_ikke`, `kartlegging_ferdig`."""
        with self._oekt.store.read() as unit:
            row = _require_begun(unit, kartlegging_id)
            barn = unit.barn.get(row.barn_id)
        newest = self._register.find(row.skjema_id)
        if newest is None or newest.innholdshash == row.skjema_hash:
            return Malvalg(row, barn, None)
        with self._oekt.store.read() as unit:
            return Malvalg(row, barn, self._compare(unit, row))

    def move(self, kartlegging_id: str, grunn: str) -> Done[Malbytte]:
        """Go on in the version in use. Answers that have no place there stand as they stood, with who, when and why.

        Raises `malbytte_samme`, `retting_mangler_grunn`, `mal_ikke_godkjent`, and as `propose`.
        """
        oekt, why = self._oekt, require_reason(grunn)
        found = self.propose(kartlegging_id)
        if found.bytte is None:
            raise KnownError("malbytte_samme")
        til, row = found.bytte.til, found.kartlegging
        hendelse = Hendelse("kartlegging.ny_malversjon", barn_id=row.barn_id, objekt=f"kartlegging:{row.id}")
        with oekt.store.write(hendelse) as unit:
            require_approved(til, unit.malgodkjenning.of(til.id))
            bytte = self._compare(unit, row)
            for lost in bytte.tapt:
                self._set_aside(unit, row, lost.sti, why)
            unit.kartlegging.save(replace(row, skjema_versjon=til.versjon, skjema_hash=til.innholdshash))
            return Done(bytte, unit.act.changes())

    def _compare(self, unit: Unit, row: Kartlegging) -> Malbytte:
        til = self._register.find(row.skjema_id)
        if til is None:
            raise KnownError("skjema_finnes_ikke")
        fra = self._register.read_copy(unit.skjemakopi.get(row.skjema_hash))
        return compare_versions(fra, til, Svarsett({one.sti: one.svar for one in unit.svar.of(row.id)}))

    def _set_aside(self, unit: Unit, row: Kartlegging, sti: str, grunn: str) -> None:
        oekt, given = self._oekt, unit.svar.get(answer_id(row.id, sti))
        unit.svarretting.save(
            Svarretting(
                id=oekt.new_id(),
                kartlegging_id=row.id,
                sti=sti,
                svar=given.svar,
                gitt=given.gitt,
                gitt_av=given.gitt_av,
                rettet=oekt.clock.now(),
                rettet_av=oekt.bruker.navn,
                grunn=grunn,
            )
        )
        unit.svar.remove(given.id)


def _require_begun(unit: Unit, kartlegging_id: str) -> Kartlegging:
    row = unit.kartlegging.get(kartlegging_id)
    if row.er_ferdig:
        raise KnownError("kartlegging_ferdig")
    return row
