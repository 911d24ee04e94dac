"""A child answers by herself: the sitting is begun by an adult, and her password alone ends it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.selvsvar import Selvsvar
from helseansvarlig.errors import KnownError
from helseansvarlig.services.eget_passord import require_own_password
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde, read_picture
from helseansvarlig.services.noekkelbytte import Noekkelknippe
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done, Templates


@dataclass(frozen=True, slots=True)
class Barneoekt:
    """A sitting, and the kartlegging as it stood when the screen was made."""

    selvsvar: Selvsvar
    bilde: Kartleggingsbilde


class BarnemodusService:
    """The sittings of one unlocked session; the answers themselves go the ordinary way."""

    def __init__(self, oekt: Oekt, templates: Templates, knippe: Noekkelknippe) -> None:
        self._oekt = oekt
        self._templates = templates
        self._knippe = knippe
        self._sitting: Selvsvar | None = None

    def begin(self, kartlegging_id: str) -> Done[Barneoekt]:
        """Begin a sitting, or go on with the one that this session began and nobody has ended.

        Raises `finnes_ikke`, `kartlegging_ferdig`.
        """
        oekt, sitting = self._oekt, self._sitting
        changes = Changes()
        if sitting is None or sitting.kartlegging_id != kartlegging_id:
            objekt = f"kartlegging:{kartlegging_id}"
            with oekt.store.write(Hendelse("barnemodus.begynt", objekt=objekt, angrebar=False)) as unit:
                row = unit.kartlegging.get(kartlegging_id)
                if row.er_ferdig:
                    raise KnownError("kartlegging_ferdig")
                unit.act.describe(Hendelse("barnemodus.begynt", barn_id=row.barn_id, objekt=objekt, angrebar=False))
                now = oekt.clock.now()
                sitting = unit.selvsvar.save(
                    Selvsvar(oekt.new_id(), row.barn_id, kartlegging_id, now, oekt.bruker.navn)
                )
                changes = unit.act.changes()
            self._sitting = sitting
        with oekt.store.read() as unit:
            picture = read_picture(unit, oekt, self._templates, unit.kartlegging.get(kartlegging_id))
        return Done(Barneoekt(sitting, picture), changes)

    def require_password(self, passord: str) -> None:
        """Let the adult whose session this is through, and nobody else. Raises as `require_own_password`."""
        require_own_password(self._oekt, self._knippe, passord)

    def end(self) -> Done[Selvsvar | None]:
        """Keep when the adult took the machine back; nothing where no sitting is under way."""
        oekt, sitting = self._oekt, self._sitting
        if sitting is None:
            return Done(None, Changes())
        objekt = f"kartlegging:{sitting.kartlegging_id}"
        self._sitting = None  # first: what cannot be kept must not lead the next sitting into this one
        with oekt.store.write(
            Hendelse("barnemodus.avsluttet", barn_id=sitting.barn_id, objekt=objekt, angrebar=False)
        ) as unit:
            ended = unit.selvsvar.save(replace(sitting, avsluttet=oekt.clock.now()))
            return Done(ended, unit.act.changes())
