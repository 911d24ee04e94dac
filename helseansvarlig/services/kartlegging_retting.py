"""Correcting a finished kartlegging: with a reason, in an act of its own, and nothing that stood is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad, answer_id
from helseansvarlig.domain.kartlegging_retting import Svarretting, require_reason
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.svar import IKKE_SPURT, Svar
from helseansvarlig.errors import KnownError
from helseansvarlig.services.kartlegging import require_places
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde, read_picture
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Templates, Unit
from helseansvarlig.services.stoppunktfrist import ask_to_look_again
from helseansvarlig.services.svaroppfoelging import follow_answers


class RettingService:
    """Corrections of finished kartlegginger."""

    def __init__(self, oekt: Oekt, templates: Templates) -> None:
        self._oekt = oekt
        self._templates = templates

    def correct(self, kartlegging_id: str, given: Mapping[str, Svar], grunn: str) -> Done[Kartleggingsbilde]:
        """Put answers (by path) in the place of those that stood, which stay readable with who, when and why.

        An answer that now asks for somebody becomes a follow-up, and so does a stop point that was made of what stood.
        Raises `retting_mangler_grunn`,
        `retting_uten_endring`, `kartlegging_ikke_ferdig`, `spoersmaal_finnes_ikke`, `kartlegging_mangler_svar`.
        """
        oekt, reason = self._oekt, require_reason(grunn)
        hendelse = Hendelse("kartlegging.rettet", objekt=f"kartlegging:{kartlegging_id}")
        with oekt.store.write(hendelse) as unit:
            row = unit.kartlegging.get(kartlegging_id)
            unit.act.describe(replace(hendelse, barn_id=row.barn_id))
            before = read_picture(unit, oekt, self._templates, row)
            changed = {sti: svar for sti, svar in given.items() if svar != before.svar.get(sti)}
            self._require_correctable(unit, before, changed)
            for sti, svar in changed.items():
                self._replace(unit, before, sti, svar, reason)
            unit.kartlegging.save(replace(row, status=Kartleggingsstatus.RETTET))
            after = read_picture(unit, oekt, self._templates, unit.kartlegging.get(row.id))
            follow_answers(unit, oekt, after)
            ask_to_look_again(unit, oekt, after.kartlegging)
            picture = read_picture(unit, oekt, self._templates, after.kartlegging)
            return Done(picture, unit.act.changes())

    def _require_correctable(self, unit: Unit, before: Kartleggingsbilde, changed: Mapping[str, Svar]) -> None:
        row: Kartlegging = before.kartlegging
        if not row.er_ferdig:
            raise KnownError("kartlegging_ikke_ferdig")
        if not changed:
            raise KnownError("retting_uten_endring")
        after = require_places(unit, self._templates, row, changed)
        wrong = [one for one in validate_svar(before.skjema, after) if one.path in changed]
        if wrong:
            raise KnownError("kartlegging_mangler_svar", antall=len(wrong))

    def _replace(self, unit: Unit, before: Kartleggingsbilde, sti: str, svar: Svar, grunn: str) -> None:
        oekt, kartlegging_id, old = self._oekt, before.kartlegging.id, before.om.gitt.get(sti)
        now, who = oekt.clock.now(), oekt.bruker.navn
        unit.svarretting.save(
            Svarretting(
                id=oekt.new_id(),
                kartlegging_id=kartlegging_id,
                sti=sti,
                svar=old.svar if old is not None else IKKE_SPURT,
                gitt=old.gitt if old is not None else None,
                gitt_av=old.gitt_av if old is not None else "",
                rettet=now,
                rettet_av=who,
                grunn=grunn,
            )
        )
        unit.svar.save(Svarrad(answer_id(kartlegging_id, sti), kartlegging_id, sti, svar, now, who))
