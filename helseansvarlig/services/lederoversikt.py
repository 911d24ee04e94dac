"""The leader's snapshot: counted by the health lead's program, shared as numbers alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.lederoversikt import Oversikt, masked
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import is_overdue
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Frigivelse, Frigivelsesart
from helseansvarlig.domain.sletting import Slettingstilstand
from helseansvarlig.services.deling import badge_towards_bup
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Backups, Done, Unit
from helseansvarlig.services.ports.rom import Romtilgang

SHOWN_FOR = timedelta(days=30)
"""How long a leader sees the same numbers; older ones say little about today."""

_REGISTERED = frozenset({Tilstand.REGISTRERT, Tilstand.SETT})
_SENT = frozenset({Tilstand.OVERFOERT, Tilstand.LEVERT})


class LederoversiktService:
    """Counts, and shares the count."""

    def __init__(self, oekt: Oekt, tilgang: Romtilgang, frigivelse: FrigivelseService, backups: Backups) -> None:
        self._oekt = oekt
        self._tilgang = tilgang
        self._frigivelse = frigivelse
        self._backups = backups

    def snapshot(self) -> Oversikt:
        """Return today's numbers, exactly as the leader will see them."""
        today = self._oekt.clock.today()
        newest = next((copy for copy in self._backups.all() if copy.verifisert), None)
        with self._oekt.store.read() as unit:
            here = [barn for barn in unit.barn.all() if barn.flyttet is None or barn.flyttet > today]
            ready = _children_of(_frozen_referrals(unit))
            sent = {row.barn_id: row.tilstand for row in reversed(unit.utboks.all())}
            overdue = {row.barn_id for row in unit.oppfoelging.all() if is_overdue(row, today)}
            asked = [row for row in unit.sletting.all() if row.tilstand is Slettingstilstand.ANMODET]
            return Oversikt(
                dag=today.isoformat(),
                bor_her=masked(len(here), len(here)),
                kartlagt=_share(here, _children_mapped(unit)),
                stoppunkt=_share(here, {row.barn_id for row in unit.stoppunkt.all()}),
                kan_dele=_share(here, {barn.id for barn in here if _may_be_told(unit, barn, self._oekt)}),
                henvisning_klar=_share(here, ready),
                registrert=_share(here, {barn_id for barn_id, state in sent.items() if state in _REGISTERED}),
                forfalte=_share(here, overdue),
                venter_paa_svar=_share(here, {barn_id for barn_id, state in sent.items() if state in _SENT}),
                til_sletting=len(asked),
                siste_kopi=newest.tatt.astimezone(OSLO).date().isoformat() if newest is not None else "",
            )

    def share(self) -> Done[Oversikt]:
        """Put today's numbers in the leader's compartment in place of the ones before. Raises `rom_uten_noekkel`."""
        self._tilgang.require(Rom.LEDER)
        oekt, numbers = self._oekt, self.snapshot()
        hendelse = Hendelse("rom.frigitt", objekt=f"rom:{Rom.LEDER}", mottaker=Rom.LEDER.value, angrebar=False)
        with oekt.store.write(hendelse) as unit:
            for row in unit.frigivelse.all():
                if row.art is Frigivelsesart.OVERSIKT and row.er_delt:
                    unit.frigivelse.save(replace(row, tilbakekalt=oekt.clock.now()))
            unit.frigivelse.save(
                Frigivelse(
                    oekt.new_id(), Rom.LEDER, "", Frigivelsesart.OVERSIKT, "", oekt.clock.today() + SHOWN_FOR,
                    oekt.clock.now(), oekt.bruker.navn, numbers.to_text(),
                )
            )  # fmt: skip
            changes = unit.act.changes()
        self._frigivelse.settle(Rom.LEDER)
        return Done(numbers, changes)


def _share(here: list[Barn], ids: set[str]) -> int | None:
    return masked(sum(barn.id in ids for barn in here), len(here))


def _children_mapped(unit: Unit) -> set[str]:
    return {row.barn_id for row in unit.kartlegging.all() if row.er_ferdig}


def _frozen_referrals(unit: Unit) -> list[Dokument]:
    return [
        row for row in unit.dokument.all()
        if row.dokumenttype is Dokumenttype.HENVISNINGSGRUNNLAG and row.status is Dokumentstatus.FROSSET
    ]  # fmt: skip


def _children_of(documents: list[Dokument]) -> set[str]:
    return {row.barn_id for row in documents}


def _may_be_told(unit: Unit, barn: Barn, oekt: Oekt) -> bool:
    return badge_towards_bup(unit, oekt, barn).lets_through
