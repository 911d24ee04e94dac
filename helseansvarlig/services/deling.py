"""Asking the gate, and logging what it answered. Documents, meetings and the outbox all come here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helseansvarlig.domain.deling import Delingsspoersmaal, Delingsvurdering, judge_sharing
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samtykke import Innhold, Samtykke
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit

ALT_INNHOLD = frozenset(Innhold)


class DelingService:
    """Answers whether this may be shared with them now."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def judge(
        self,
        barn_id: str,
        mottaker: Mottakerkategori,
        innhold: frozenset[Innhold] = ALT_INNHOLD,
        begrunnelse: str = "",
    ) -> Delingsvurdering:
        """Return the gate's answer and log that it was asked."""
        with self._oekt.store.read() as unit:
            answer = judge(unit, barn_id, mottaker, innhold, self._oekt.clock.today(), begrunnelse)
        self._oekt.store.log(log_row(barn_id, mottaker, answer))
        return answer


def judge(
    unit: Unit,
    barn_id: str,
    mottaker: Mottakerkategori,
    innhold: frozenset[Innhold],
    dag: date,
    begrunnelse: str = "",
) -> Delingsvurdering:
    """Answer from the register as it stands inside the caller's own reading or act."""
    question = Delingsspoersmaal(barn_id, mottaker, innhold, dag, begrunnelse)
    return judge_sharing(question, unit.samtykke.of_barn(barn_id))


def log_row(barn_id: str, mottaker: Mottakerkategori, answer: Delingsvurdering) -> Hendelse:
    """Return how the log tells of an answer: outcome and ground, never content."""
    return Hendelse(
        "deling.vurdert",
        barn_id=barn_id,
        objekt=f"samtykke:{answer.samtykke_id}" if answer.samtykke_id else "",
        formaal=answer.grunnlag.value,
        mottaker=mottaker.value,
        utfall=answer.utfall.value,
        angrebar=False,
    )


def badge_towards_bup(barn_id: str, samtykker: Iterable[Samtykke], today: date) -> Delingsvurdering:
    """Return what the always visible consent badge shows: what may be told BUP."""
    return judge_sharing(Delingsspoersmaal(barn_id, Mottakerkategori.BUP, ALT_INNHOLD, today), samtykker)
