"""Samtykkehjelper: who may answer for this child, by which rule. A proposal that can be overridden with a reason."""

from __future__ import annotations

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.samtykkehjelp import Forslag, Hjelpespoersmaal, propose, recognised
from helseansvarlig.domain.samtykkeregel import Samtykkeregel, Vilkaar
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt


class Samtykkehjelper:
    """Knows the rules of who may consent; judges nobody's competence."""

    def __init__(self, oekt: Oekt, regler: tuple[Samtykkeregel, ...]) -> None:
        self._oekt = oekt
        self._regler = regler

    def propose(self, barn: Barn, spoersmaal: Hjelpespoersmaal) -> Forslag:
        """Return who the rules propose for a child today, with the rules that say so."""
        return propose(barn, self._oekt.clock.today(), spoersmaal, self._regler)

    def completed(self, samtykke: Samtykke, barn: Barn) -> tuple[Samtykke, bool]:
        """Return an answer with its people's capacities and its rule, and whether somebody else than proposed answers.

        A no is taken from anybody. Raises `samtykke_mangler_begrunnelse` when somebody else says yes, or on a
        condition that people must have found, and nothing is written about it.
        """
        question = Hjelpespoersmaal(samtykke.samtykketype, samtykke.anledning, samtykke.vilkaar)
        proposal = self.propose(barn, question)
        people = recognised(samtykke.people(), barn)
        outside = samtykke.gitt and not proposal.is_followed_by(people)
        must_say_why = outside or (samtykke.gitt and samtykke.vilkaar is not Vilkaar.ALLTID)
        if must_say_why and not samtykke.overstyring.strip():
            raise KnownError("samtykke_mangler_begrunnelse")
        rule = proposal.regel.id if proposal.regel is not None else ""
        return samtykke.answered_by(people, rule), outside
