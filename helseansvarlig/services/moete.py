"""Meetings: plan, write in the room, finish. A named matter passes the gate or takes the nameless form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helseansvarlig.domain.deling import Avgjoerelse, Delingsvurdering
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak, require_mode
from helseansvarlig.errors import KnownError
from helseansvarlig.services.moeterytme import with_counterpart
from helseansvarlig.services.moetevedtak import drop_decision, end_matters, follow_decision
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.saksvern import (
    add_to_agenda,
    alias_in,
    judge_named,
    keep_key,
    require_basis,
    require_unreserved,
)


@dataclass(frozen=True, slots=True)
class Moetebilde:
    """A meeting with its matters in order."""

    moete: Moete
    saker: tuple[Sak, ...]


class MoeteService:
    """Meetings with BUP and others."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def list_moeter(self) -> list[Moetebilde]:
        """Return all meetings, newest first."""
        with self._oekt.store.read() as unit:
            return [Moetebilde(m, tuple(unit.sak.of(m.id))) for m in unit.moete.all()]

    def get(self, moete_id: str) -> Moetebilde:
        """Return one meeting. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return Moetebilde(unit.moete.get(moete_id), tuple(unit.sak.of(moete_id)))

    def create(self, moete: Moete, saksliste: Iterable[str] = ()) -> Done[Moete]:
        """Plan a meeting that begins with these general matters; ids are made here. Raises `moete_mangler_motpart`."""
        if not moete.motpart.strip():
            raise KnownError("moete_mangler_motpart")
        fresh = replace(moete, id=self._oekt.new_id())
        with self._oekt.store.write(Hendelse("moete.opprettet", objekt=f"moete:{fresh.id}")) as unit:
            kept = unit.moete.save(with_counterpart(unit, fresh))
            for number, tittel in enumerate(saksliste, 1):
                unit.sak.save(Sak(self._oekt.new_id(), kept.id, number, tittel, Droeftingsmodus.GENERELL))
            return Done(kept, unit.act.changes())

    def save(self, moete: Moete) -> Done[Moete]:
        """Change a meeting that is not finished. Raises `moete_ferdig`."""
        with self._oekt.store.write(Hendelse("moete.endret", objekt=f"moete:{moete.id}")) as unit:
            _require_open(unit.moete.get(moete.id))
            return Done(unit.moete.save(with_counterpart(unit, moete)), unit.act.changes())

    def judge_case(self, barn_id: str, moete_id: str = "") -> Delingsvurdering:
        """Tell whether a child may be spoken of by name in a meeting now, or with BUP where no meeting is told."""
        with self._oekt.store.read() as unit:
            moete = unit.moete.get(moete_id) if moete_id else None
            return judge_named(unit, self._oekt, moete, barn_id, Avgjoerelse())

    def add_sak(self, sak: Sak, avgjoerelse: Avgjoerelse | None = None, om: str = "") -> Done[Sak]:
        """Put a matter on the agenda; id and number are made here.

        A named one needs the gate's yes or another ground with a reason, kept in the child's record. `om` is the child
        that a nameless one is about: it gets an age band, and its key lies in that record alone. Raises
        `sak_mangler_grunnlag`, `sak_nevner_barn`, `svar_er_forbeholdt` when it repeats an answer that a child keeps
        back, `moete_ferdig` and as `require_mode`.
        """
        require_mode(sak)
        oekt = self._oekt
        with oekt.store.write(Hendelse("sak.ny", barn_id=sak.barn_id, objekt=f"moete:{sak.moete_id}")) as unit:
            _require_open(unit.moete.get(sak.moete_id))
            nameless = sak.modus is Droeftingsmodus.UTEN_NAVN and om
            if nameless:
                alias = alias_in(unit, oekt, sak.moete_id, om)
                sak = replace(sak, alias=sak.alias.strip() or alias.navn, aldersgruppe=alias.aldersgruppe)
            kept = add_to_agenda(unit, oekt, sak, avgjoerelse or Avgjoerelse())
            if nameless:
                keep_key(unit, oekt, kept, om)
            return Done(kept, unit.act.changes())

    def save_sak(self, sak: Sak, avgjoerelse: Avgjoerelse | None = None) -> Done[Sak]:
        """Write what was said and decided; meeting and number stay, and a decision with a day is a follow-up at once.

        A matter that gets a name now passes the gate as a new one does. One that is spoken of in another way, or is
        about another child, becomes another row: its history and its key stay with whom it was about. Raises
        `finnes_ikke` and as `add_sak`.
        """
        require_mode(sak)
        oekt = self._oekt
        with oekt.store.write(Hendelse("sak.endret", barn_id=sak.barn_id, objekt=f"sak:{sak.id}")) as unit:
            old = unit.sak.get(sak.id)
            _require_open(unit.moete.get(old.moete_id))
            if sak.barn_id != old.barn_id or not sak.barn_id:
                require_basis(unit, oekt, sak, "sak.endret", avgjoerelse or Avgjoerelse())
            require_unreserved(unit, oekt, sak)
            now = replace(sak, moete_id=old.moete_id, nummer=old.nummer)
            if (now.modus, now.barn_id) != (old.modus, old.barn_id):
                now = self._begun_anew(unit, old, now)
            kept = unit.sak.save(now)
            follow_decision(unit, oekt, kept)
            return Done(kept, unit.act.changes())

    def _begun_anew(self, unit: Unit, old: Sak, now: Sak) -> Sak:
        """Return a matter as a row of its own, without what leads to whom the old one was about.

        A row that had named a child would keep the name in its history when the child's record is deleted.
        """
        drop_decision(unit, self._oekt, old)
        for key in unit.saksnoekkel.of(old.id):
            unit.saksnoekkel.remove(key.id)
        unit.sak.remove(old.id)
        return replace(now, id=self._oekt.new_id(), kilde="")

    def finish(self, moete_id: str) -> Done[Moete]:
        """End the meeting: what was decided with a day stands as follow-ups, named children wait for a stop point.

        Raises `moete_ferdig`.
        """
        with self._oekt.store.write(Hendelse("moete.ferdig", objekt=f"moete:{moete_id}")) as unit:
            moete = unit.moete.get(moete_id)
            _require_open(moete)
            end_matters(unit, self._oekt, moete)
            return Done(unit.moete.save(replace(moete, ferdig=True)), unit.act.changes())


def _require_open(moete: Moete) -> None:
    if moete.ferdig:
        raise KnownError("moete_ferdig")
