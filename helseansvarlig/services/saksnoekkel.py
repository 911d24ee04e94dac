"""Linking a nameless matter to its child afterwards: only from the child's record, and only on a recorded basis."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.saksnoekkel import Kobling, Saksnoekkel, linked
from helseansvarlig.services.deling import log_row
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.saksvern import keep_reason, pass_gate, reason_in, who_hears


@dataclass(frozen=True, slots=True)
class Droefting:
    """A nameless matter that was about a child: the key, the matter and its meeting."""

    noekkel: Saksnoekkel
    sak: Sak
    moete: Moete


class SaksnoekkelService:
    """The keys in the children's records."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def of_barn(self, barn_id: str) -> list[Droefting]:
        """Return where a child is spoken of without a name, newest first."""
        with self._oekt.store.read() as unit:
            found = [(key, unit.sak.find(key.sak_id)) for key in unit.saksnoekkel.of_barn(barn_id)]
            return [
                Droefting(key, sak, unit.moete.get(sak.moete_id))
                for key, sak in reversed(found)
                if sak is not None and sak.modus is Droeftingsmodus.UTEN_NAVN
            ]

    def link(self, noekkel_id: str, avgjoerelse: Avgjoerelse | None = None) -> Done[Saksnoekkel]:
        """Let those in the meeting know who it was about, on the gate's word; the minutes stay as they are.

        The basis and the reason are kept with the key. Raises `finnes_ikke`, `sak_er_koblet`, `sak_mangler_grunnlag`.
        """
        oekt, decided = self._oekt, avgjoerelse or Avgjoerelse()
        with oekt.store.write(Hendelse("sak.koblet")) as unit:
            key = unit.saksnoekkel.get(noekkel_id)
            moete = _meeting_of(unit, key)
            answer = pass_gate(unit, oekt, moete, key.barn_id, decided)
            if reason := reason_in(answer, decided):
                keep_reason(unit, oekt, key.barn_id, f"{key.alias}: {reason}")
            kobling = Kobling(oekt.clock.today(), oekt.bruker.navn, answer.grunnlag, reason)
            kept = unit.saksnoekkel.save(linked(key, kobling))
            told = log_row(key.barn_id, who_hears(unit, moete), answer)
            unit.act.describe(replace(told, handling="sak.koblet", objekt=f"sak:{key.sak_id}", angrebar=True))
            return Done(kept, unit.act.changes())


def _meeting_of(unit: Unit, key: Saksnoekkel) -> Moete | None:
    sak = unit.sak.find(key.sak_id)
    return unit.moete.get(sak.moete_id) if sak is not None else None
