"""Incident notes: begun when something urgent has been met, filled in over days, and ended when everything is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, Steg, due, missing, require_begun, require_whole
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit


class HendelsesnotatService:
    """What was done after something urgent, and what is still to be done about it."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def get(self, notat_id: str) -> Hendelsesnotat:
        """Return one note; looking is logged. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            row = unit.hendelsesnotat.get(notat_id)
        self._oekt.store.log(replace(_hendelse("hendelsesnotat.lest", row), angrebar=False))
        return row

    def of_barn(self, barn_id: str) -> list[Hendelsesnotat]:
        """Return a child's notes, newest first."""
        with self._oekt.store.read() as unit:
            return unit.hendelsesnotat.of_barn(barn_id)

    def write(self, notat: Hendelsesnotat, gjoer: Mapping[Steg, str]) -> Done[Hendelsesnotat]:
        """Keep a note as it stands now; a note without an id is a new one.

        What is not done yet stands as follow-ups in the words of `gjoer`, due today or tomorrow; what is done by now
        ends its own. Raises `hendelse_mangler_hva`, `hendelse_er_ferdig`, `finnes_ikke`.
        """
        require_begun(notat)
        fresh = notat if notat.id else replace(notat, id=self._oekt.new_id())
        with self._oekt.store.write(_hendelse("hendelsesnotat.skrevet", fresh)) as unit:
            unit.barn.get(fresh.barn_id)
            if notat.id:
                _require_open(unit.hendelsesnotat.get(notat.id))
            kept = unit.hendelsesnotat.save(replace(fresh, ferdig=None))
            self._follow_up(unit, kept, gjoer)
            return Done(kept, unit.act.changes())

    def finish(self, notat_id: str) -> Done[Hendelsesnotat]:
        """End a note in which everything is done. Raises `hendelse_ikke_ferdig` (`antall`), `hendelse_er_ferdig`."""
        with self._oekt.store.write(Hendelse("hendelsesnotat.ferdig", objekt=f"hendelsesnotat:{notat_id}")) as unit:
            row = unit.hendelsesnotat.get(notat_id)
            unit.act.describe(_hendelse("hendelsesnotat.ferdig", row))
            _require_open(row)
            require_whole(row)
            ended = unit.hendelsesnotat.save(replace(row, ferdig=self._oekt.clock.today()))
            return Done(ended, unit.act.changes())

    def reopen(self, notat_id: str) -> Done[Hendelsesnotat]:
        """Open a note that was ended: something was written wrong, or was not over. Raises `finnes_ikke`."""
        with self._oekt.store.write(Hendelse("hendelsesnotat.aapnet", objekt=f"hendelsesnotat:{notat_id}")) as unit:
            row = unit.hendelsesnotat.get(notat_id)
            unit.act.describe(_hendelse("hendelsesnotat.aapnet", row))
            return Done(unit.hendelsesnotat.save(replace(row, ferdig=None)), unit.act.changes())

    def _follow_up(self, unit: Unit, notat: Hendelsesnotat, gjoer: Mapping[Steg, str]) -> None:
        """Let each step that is missing have one follow-up, and end those of steps that are done."""
        today, left = self._oekt.clock.today(), missing(notat)
        standing = {row.kilde: row for row in unit.oppfoelging.of_barn(notat.barn_id)}
        for steg in Steg:
            kilde = source_of(notat.id, steg)
            row = standing.get(kilde)
            if row is None and steg in left:
                who, day = self._oekt.bruker.navn, due(steg, today)
                fresh = Oppfoelging(self._oekt.new_id(), notat.barn_id, gjoer[steg], who, day, kilde=kilde)
                unit.oppfoelging.save(fresh)
            elif row is not None and row.gjort is None and steg not in left:
                unit.oppfoelging.save(replace(row, gjort=today, gjort_av=self._oekt.bruker.navn))


def source_of(notat_id: str, steg: Steg) -> str:
    """Return what a follow-up of one step names as its source."""
    return f"hendelsesnotat:{notat_id}:{steg}"


def _require_open(notat: Hendelsesnotat) -> None:
    if notat.ferdig is not None:
        raise KnownError("hendelse_er_ferdig")


def _hendelse(handling: str, notat: Hendelsesnotat) -> Hendelse:
    return Hendelse(handling, barn_id=notat.barn_id, objekt=f"hendelsesnotat:{notat.id}")
