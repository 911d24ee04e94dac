"""Meetings: plan, write in the room, finish. A named matter passes the gate or takes the nameless form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal, Delingsvurdering
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak, require_mode, require_nameless
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Anledning, Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge, log_row
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.svarvern import held_words, require_not_quoted

SPOKEN_OF = frozenset({Innhold.GRUNNOPPLYSNINGER})
"""The least that a named discussion shares: that this child is the one spoken of."""


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

    def create(self, moete: Moete) -> Done[Moete]:
        """Plan a meeting; the id is made here. Raises `moete_mangler_motpart`."""
        if not moete.motpart.strip():
            raise KnownError("moete_mangler_motpart")
        fresh = replace(moete, id=self._oekt.new_id())
        with self._oekt.store.write(Hendelse("moete.opprettet", objekt=f"moete:{fresh.id}")) as unit:
            return Done(unit.moete.save(fresh), unit.act.changes())

    def save(self, moete: Moete) -> Done[Moete]:
        """Change a meeting that is not finished. Raises `moete_ferdig`."""
        with self._oekt.store.write(Hendelse("moete.endret", objekt=f"moete:{moete.id}")) as unit:
            _require_open(unit.moete.get(moete.id))
            return Done(unit.moete.save(moete), unit.act.changes())

    def judge_case(self, barn_id: str) -> Delingsvurdering:
        """Tell whether a child may be spoken of by name with BUP now."""
        with self._oekt.store.read() as unit:
            return self._judge(unit, barn_id, Avgjoerelse())

    def add_sak(self, sak: Sak, avgjoerelse: Avgjoerelse | None = None) -> Done[Sak]:
        """Put a matter on the agenda; id and number are made here.

        A named one needs the gate's yes or another ground with a reason, kept in the child's record. Raises
        `sak_mangler_grunnlag`, `sak_nevner_barn`, `svar_er_forbeholdt` when it repeats an answer that a child keeps
        back, `moete_ferdig` and as `require_mode`.
        """
        require_mode(sak)
        oekt = self._oekt
        with oekt.store.write(Hendelse("sak.ny", barn_id=sak.barn_id, objekt=f"moete:{sak.moete_id}")) as unit:
            _require_open(unit.moete.get(sak.moete_id))
            self._require_basis(unit, sak, "sak.ny", avgjoerelse or Avgjoerelse())
            number = 1 + max((s.nummer for s in unit.sak.of(sak.moete_id)), default=0)
            fresh = replace(sak, id=oekt.new_id(), nummer=number)
            return Done(unit.sak.save(fresh), unit.act.changes())

    def save_sak(self, sak: Sak, avgjoerelse: Avgjoerelse | None = None) -> Done[Sak]:
        """Write what was said and decided; meeting and number stay.

        A matter that gets a name now passes the gate as a new one does. Raises `finnes_ikke` and as `add_sak`.
        """
        require_mode(sak)
        with self._oekt.store.write(Hendelse("sak.endret", barn_id=sak.barn_id, objekt=f"sak:{sak.id}")) as unit:
            old = unit.sak.get(sak.id)
            _require_open(unit.moete.get(old.moete_id))
            if sak.barn_id != old.barn_id or not sak.barn_id:
                self._require_basis(unit, sak, "sak.endret", avgjoerelse or Avgjoerelse())
            self._require_unreserved(unit, sak)
            return Done(unit.sak.save(replace(sak, moete_id=old.moete_id, nummer=old.nummer)), unit.act.changes())

    def finish(self, moete_id: str) -> Done[Moete]:
        """End the meeting: what was decided with owner and date becomes follow-ups at once. Raises `moete_ferdig`."""
        with self._oekt.store.write(Hendelse("moete.ferdig", objekt=f"moete:{moete_id}")) as unit:
            moete = unit.moete.get(moete_id)
            _require_open(moete)
            for sak in unit.sak.of(moete_id):
                if sak.beslutning.strip() and sak.frist is not None:
                    owner = sak.ansvarlig.strip() or self._oekt.bruker.navn
                    unit.oppfoelging.save(
                        Oppfoelging(
                            self._oekt.new_id(), sak.barn_id, sak.beslutning, owner, sak.frist, kilde=f"sak:{sak.id}"
                        )
                    )
            return Done(unit.moete.save(replace(moete, ferdig=True)), unit.act.changes())

    def _judge(self, unit: Unit, barn_id: str, avgjoerelse: Avgjoerelse) -> Delingsvurdering:
        question = Delingsspoersmaal(
            barn_id, Mottakerkategori.BUP, SPOKEN_OF, self._oekt.clock.today(), avgjoerelse, Anledning.KONTAKTMOETE
        )
        return judge(unit, self._oekt, question)

    def _require_basis(self, unit: Unit, sak: Sak, handling: str, avgjoerelse: Avgjoerelse) -> None:
        """Let a named matter through only on the gate's word; the log tells the ground, the record keeps the reason."""
        require_nameless(sak, ((barn.navn, barn.identnummer) for barn in unit.barn.all()))
        self._require_unreserved(unit, sak)
        if sak.modus is not Droeftingsmodus.IDENTIFISERT:
            return
        oekt = self._oekt
        answer = self._judge(unit, sak.barn_id, avgjoerelse)
        if not answer.lets_through:
            raise KnownError("sak_mangler_grunnlag")
        if answer.grunnlag is not Grunnlag.SAMTYKKE:
            text = f"{sak.tittel}: {avgjoerelse.begrunnelse.strip()}"
            unit.notat.save(
                Notat(oekt.new_id(), sak.barn_id, oekt.clock.now(), Notatart.OBSERVASJON, text, oekt.bruker.navn)
            )
        told = log_row(sak.barn_id, Mottakerkategori.BUP, answer)
        unit.act.describe(replace(told, handling=handling, objekt=f"moete:{sak.moete_id}", angrebar=True))

    def _require_unreserved(self, unit: Unit, sak: Sak) -> None:
        """Keep an answer out that the child keeps back: of its own child, or of anybody where no name is said."""
        children = [sak.barn_id] if sak.barn_id else [barn.id for barn in unit.barn.all()]
        texts = (sak.tittel, sak.vet, sak.gjoer, sak.beslutning, sak.barnet_faar_vite)
        for barn_id in children:
            held = self._judge(unit, barn_id, Avgjoerelse()).holdte_svar
            require_not_quoted(texts, held_words(unit, barn_id, held))


def _require_open(moete: Moete) -> None:
    if moete.ferdig:
        raise KnownError("moete_ferdig")
