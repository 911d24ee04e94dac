"""What a child's register answers about one recipient on one day: the yes that holds, the no that stands, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke


@dataclass(frozen=True, slots=True)
class Motpart:
    """Whom it is about: the kind of recipient, the name when it is known, and on which occasion."""

    mottaker: Mottakerkategori
    navn: str = ""
    anledning: Anledning = Anledning.GENERELT

    def is_meant_by(self, answer: Samtykke) -> bool:
        """Tell whether an answer names this recipient; a no that names nobody is a no to everybody."""
        if self.mottaker not in answer.mottakere:
            return not answer.gitt and not answer.mottakere
        name, named = self.navn.strip().casefold(), {n.strip().casefold() for n in answer.navngitte}
        could_be_anyone = not answer.gitt and not name
        return not named or name in named or could_be_anyone


@dataclass(frozen=True, slots=True)
class Svar:
    """The answers about one recipient as they stand on `dag`; `smaa_skritt` are those limited to another occasion."""

    dag: date
    flyttet: date | None = None
    alle: tuple[Samtykke, ...] = ()
    smaa_skritt: tuple[Samtykke, ...] = ()

    def yes_to(self, innhold: Innhold) -> list[Samtykke]:
        """Return the consents that hold for one category: given after the last no, for the newest answer counts."""
        refused = max((s.dato for s in self.alle if not s.gitt and self._refuses(s, innhold)), default=date.min)
        return [s for s in self.alle if innhold in s.innhold and s.dato > refused and self._holds(s)]

    def asked_not_to(self, wanted: frozenset[Innhold]) -> str:
        """Return why, when something of this was taken back or refused and has not been given again since."""
        taken_back = frozenset(i for s in self.alle if s.gitt and self._is_withdrawn(s) for i in s.innhold)
        refused = frozenset(i for i in wanted if any(self._refuses(s, i) for s in self.alle))
        stands = any(not self.yes_to(i) for i in (taken_back | refused) & wanted)
        return self.why_not() if stands else ""

    def why_not(self) -> str:
        """Return why there is no yes: the gravest reason first."""
        known = [s for s in self.alle if s.dato <= self.dag]
        if any(s.gitt and self._is_withdrawn(s) for s in known):
            return "trukket"
        if any(not s.gitt and not self._is_withdrawn(s) for s in known):
            return "avslag"
        if any(s.gitt and not self._holds(s) for s in known):
            return "utloept"
        return "begrenset" if any(self._holds(s) for s in self.smaa_skritt) else "mangler"

    def end_within(self, used: Iterable[Samtykke], soon: timedelta) -> bool:
        """Tell whether all of these consents end within `soon`."""
        return all(s.gyldig_til is not None and s.gyldig_til - self.dag <= soon for s in used)

    def _holds(self, answer: Samtykke) -> bool:
        return answer.is_valid_on(self.dag, self.flyttet)

    def _refuses(self, answer: Samtykke, innhold: Innhold) -> bool:
        """Tell whether this is a no that stands; one that names no category is a no to all of them."""
        stands = not answer.gitt and answer.dato <= self.dag and not self._is_withdrawn(answer)
        return stands and (not answer.innhold or innhold in answer.innhold)

    def _is_withdrawn(self, answer: Samtykke) -> bool:
        return answer.trukket is not None and answer.trukket <= self.dag


def svar_about(answers: Iterable[Samtykke], motpart: Motpart, svar: Svar) -> Svar:
    """Return `svar` with the answers about this recipient; one limited to another occasion neither opens nor closes."""
    meant = [s for s in answers if motpart.is_meant_by(s)]
    fits = tuple(s for s in meant if s.anledning in (Anledning.GENERELT, motpart.anledning))
    return replace(svar, alle=fits, smaa_skritt=tuple(s for s in meant if s not in fits))
