"""Who may learn what of what a child tells us: the gate asked for every kind of recipient at once, for the child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.deling import Delingsspoersmaal, Delingsvurdering, Register, judge_sharing
from helseansvarlig.domain.delingsregel import Delingsregel, Grunnlag, Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold

_ASKED: tuple[Mottakertype, ...] = (Innad.EGET_PERSONALE, *Mottakerkategori)


@dataclass(frozen=True, slots=True)
class Innsynskrets:
    """The gate's answer for each kind of recipient; `venter` are wishes of the child that nobody has weighed yet."""

    svar: Mapping[Mottakertype, Delingsvurdering]
    venter: int = 0

    @property
    def vi_her(self) -> bool:
        """Tell whether those who work here may read what they need: somebody decides what that is, and says why."""
        return self.svar[Innad.EGET_PERSONALE].grunnlag is not Grunnlag.INGEN

    @property
    def etter_loven(self) -> tuple[Mottakerkategori, ...]:
        """Return who is told because a statute says so, whether or not somebody has said yes."""
        return tuple(
            who for who, answer in self._others() if answer.grunnlag not in (Grunnlag.SAMTYKKE, Grunnlag.INGEN)
        )

    @property
    def med_ja(self) -> Mapping[frozenset[Innhold], tuple[Mottakerkategori, ...]]:
        """Return who is told something because of a yes, by what it is."""
        found: dict[frozenset[Innhold], tuple[Mottakerkategori, ...]] = {}
        for who, answer in self._others():
            if answer.lets_through and answer.grunnlag is Grunnlag.SAMTYKKE:
                found[answer.tillatt] = (*found.get(answer.tillatt, ()), who)
        return found

    @property
    def uten_ja(self) -> tuple[Mottakerkategori, ...]:
        """Return who is told nothing as it stands."""
        told = {*self.etter_loven, *(who for many in self.med_ja.values() for who in many)}
        return tuple(who for who, _ in self._others() if who not in told)

    @property
    def etter_oenske(self) -> frozenset[Innhold]:
        """Return what the child has asked us not to tell, to one or to all."""
        return frozenset[Innhold]().union(*(answer.etter_oenske for answer in self.svar.values()))

    @property
    def holdte_svar(self) -> int:
        """Return how many answers and themes the child keeps back; one that several forms ask for is one."""
        keys = frozenset[str]().union(*(answer.holdte_svar for answer in self.svar.values()))
        return len({key.partition("|")[2] for key in keys})

    def _others(self) -> Iterator[tuple[Mottakerkategori, Delingsvurdering]]:
        return ((who, answer) for who, answer in self.svar.items() if isinstance(who, Mottakerkategori))


def ask_for_all(barn_id: str, dag: date, register: Register, regler: Iterable[Delingsregel]) -> Innsynskrets:
    """Ask the gate about everything, for everybody but the child itself and who supervises us."""
    rules = tuple(regler)
    everything = frozenset(Innhold)
    return Innsynskrets(
        {who: judge_sharing(Delingsspoersmaal(barn_id, who, everything, dag), register, rules) for who in _ASKED},
        register.uvurdert,
    )
