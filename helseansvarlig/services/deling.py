"""Asking the gate, and logging what it answered. Documents, meetings and the outbox all come here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn, age_on
from helseansvarlig.domain.deling import (
    Avgjoerelse,
    Delingsspoersmaal,
    Delingsvurdering,
    Register,
    Utfall,
    judge_sharing,
)
from helseansvarlig.domain.delingsregel import Delingsregel, Mottakertype
from helseansvarlig.domain.innsynskrets import Innsynskrets, ask_for_all
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Svarrad
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samtykke import Innhold, Samtykke
from helseansvarlig.domain.samtykkeforbehold import Forbehold, Oenske, is_held, unweighed
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.svartilgang import Tilbakeholdt

ALT_INNHOLD = frozenset(Innhold)
_Om = TypeVar("_Om", Samtykke, Forbehold)


class DelingService:
    """Answers whether this may be shared with them now."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def judge(
        self,
        barn_id: str,
        mottaker: Mottakertype,
        innhold: frozenset[Innhold] = ALT_INNHOLD,
        avgjoerelse: Avgjoerelse | None = None,
    ) -> Delingsvurdering:
        """Return the gate's answer and log that it was asked. Raises `finnes_ikke`."""
        today = self._oekt.clock.today()
        question = Delingsspoersmaal(barn_id, mottaker, innhold, today, avgjoerelse or Avgjoerelse())
        with self._oekt.store.read() as unit:
            answer = judge(unit, self._oekt, question)
        self._oekt.store.log(log_row(barn_id, mottaker, answer))
        return answer


def judge(unit: Unit, oekt: Oekt, spoersmaal: Delingsspoersmaal) -> Delingsvurdering:
    """Answer from the register as it stands inside the caller's own reading or act. Raises `finnes_ikke`."""
    return _judge(unit, oekt, unit.barn.get(spoersmaal.barn_id), spoersmaal)


def require_through(answer: Delingsvurdering) -> Delingsvurdering:
    """Return an answer that lets something through.

    Raises `deling_uten_grunnlag` when nothing may go, `deling_maa_avgjoeres` when somebody must decide first.
    """
    if not answer.lets_through:
        asks = answer.utfall is Utfall.SPOER
        raise KnownError("deling_maa_avgjoeres" if asks else "deling_uten_grunnlag", grunn=answer.grunn)
    return answer


def require_whole(answer: Delingsvurdering, svar: frozenset[str] | None = frozenset()) -> Delingsvurdering:
    """Return an answer that lets everything through: what is signed or sealed cannot be made less.

    `svar` are the answers of a kartlegging that stand in it, None when nobody knows. Raises `deling_ikke_alt` when some
    of it may not go any more, and as `require_through`.
    """
    held = bool(answer.holdte_svar) if svar is None else any(is_held(one, answer.holdte_svar) for one in svar)
    if require_through(answer).holdt_tilbake or held:
        raise KnownError("deling_ikke_alt")
    return answer


def badge_towards_bup(unit: Unit, oekt: Oekt, barn: Barn) -> Delingsvurdering:
    """Return what the always visible consent badge shows: what may be told BUP."""
    return _judge(unit, oekt, barn, _about_bup(barn, oekt))


def badges_towards_bup(unit: Unit, oekt: Oekt, children: Iterable[Barn]) -> dict[str, Delingsvurdering]:
    """Return the badges of children who live here, by id: a list reads the whole register once, not child by child.

    A badge tells of whole categories: which single answers are kept back is read where something is shared.
    """
    samtykker, forbehold = _by_child(unit.samtykke.of_residents()), _by_child(unit.forbehold.of_residents())
    wishes, rules = unit.svar.wishes_of_residents(), _rules(oekt)
    badges = {}
    for barn in children:
        question, reserved = _about_bup(barn, oekt), forbehold.get(barn.id, ())
        open_wishes = _unweighed(wishes.get(barn.id, ()), reserved)
        whole = Tilbakeholdt(tuple(reserved), ())
        register = _register(barn, question.dag, samtykker.get(barn.id, ()), whole, len(open_wishes))
        badges[barn.id] = judge_sharing(question, register, rules)
    return badges


def unweighed_wishes(unit: Unit, barn_id: str) -> tuple[Oenske, ...]:
    """Return what the child has asked us not to tell and nobody has weighed yet."""
    rows = unit.svar.wishes_of(barn_id)
    return _unweighed(rows, unit.forbehold.of_barn(barn_id)) if rows else ()


def held_by_child(unit: Unit, oekt: Oekt, barn_id: str) -> Tilbakeholdt:
    """Return what a child keeps back, lifted or not, in every form of the house that asks the same."""
    forbehold = unit.forbehold.of_barn(barn_id)
    if oekt.tilgang is None:
        return Tilbakeholdt(tuple(forbehold), ())
    return oekt.tilgang.read(unit, unit.kartlegging.of_barn(barn_id), forbehold)


def who_may_know(unit: Unit, oekt: Oekt, barn: Barn, held: Tilbakeholdt) -> Innsynskrets:
    """Return who may learn what today, to be told the child before it answers; nothing is shared, so nothing is logged.

    `held` is what the child keeps back (`held_by_child`).
    """
    waiting, today = len(unweighed_wishes(unit, barn.id)), oekt.clock.today()
    register = _register(barn, today, unit.samtykke.of_barn(barn.id), held, waiting)
    return ask_for_all(barn.id, today, register, _rules(oekt))


def log_row(barn_id: str, mottaker: Mottakertype, answer: Delingsvurdering) -> Hendelse:
    """Return how the log tells of an answer: outcome, ground and what it let through, never what that says."""
    return Hendelse(
        "deling.vurdert",
        barn_id=barn_id,
        objekt=f"samtykke:{answer.samtykke_id}" if answer.samtykke_id else f"regel:{answer.regel}",
        formaal=answer.grunnlag.value,
        mottaker=mottaker.value,
        utfall=outcome(answer),
        angrebar=False,
    )


def outcome(answer: Delingsvurdering) -> str:
    """Return an answer as the log tells it: «ja:alt», «delvis:psykisk+skole», «nei»."""
    if not answer.lets_through:
        return answer.utfall.value
    through = "alt" if answer.tillatt == ALT_INNHOLD else "+".join(i.value for i in Innhold if i in answer.tillatt)
    return f"{answer.utfall.value}:{through}"


def _judge(unit: Unit, oekt: Oekt, barn: Barn, spoersmaal: Delingsspoersmaal) -> Delingsvurdering:
    held, waiting = held_by_child(unit, oekt, barn.id), len(unweighed_wishes(unit, barn.id))
    register = _register(barn, spoersmaal.dag, unit.samtykke.of_barn(barn.id), held, waiting)
    return judge_sharing(spoersmaal, register, _rules(oekt))


def _rules(oekt: Oekt) -> tuple[Delingsregel, ...]:
    """Return the rules to judge by: none where nobody reads what children have chosen."""
    return oekt.delingsregler if oekt.tilgang is not None else ()


def _register(barn: Barn, dag: date, samtykker: Sequence[Samtykke], held: Tilbakeholdt, uvurdert: int) -> Register:
    return Register(
        samtykker=tuple(samtykker),
        forbehold=held.forbehold,
        uvurdert=uvurdert,
        alder=age_on(barn.foedselsdato, dag),
        flyttet=barn.flyttet,
        valg=held.valg,
    )


def _about_bup(barn: Barn, oekt: Oekt) -> Delingsspoersmaal:
    return Delingsspoersmaal(barn.id, Mottakerkategori.BUP, ALT_INNHOLD, oekt.clock.today())


def _unweighed(rows: Sequence[Svarrad], forbehold: Sequence[Forbehold]) -> tuple[Oenske, ...]:
    said = [Oenske(f"svar:{r.id}", _words(r.svar.verdier, r.svar.barnets_ord), _day(r)) for r in rows]
    return unweighed(said, forbehold)


def _by_child(rows: Iterable[_Om]) -> dict[str, list[_Om]]:
    """Return rows by whose they are, in the order they came."""
    found: dict[str, list[_Om]] = {}
    for row in rows:
        found.setdefault(row.barn_id, []).append(row)
    return found


def _words(verdier: tuple[object, ...], barnets_ord: str) -> str:
    return "\n".join(filter(None, (*(str(v) for v in verdier), barnets_ord)))


def _day(row: Svarrad) -> date:
    return row.gitt.astimezone(OSLO).date()
