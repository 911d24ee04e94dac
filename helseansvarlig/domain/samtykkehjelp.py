"""Proposes who may answer for a child, from the rules and the record. It never judges competence: people do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.barn import Barn, Hjemmel, age_on
from helseansvarlig.domain.samtykke import Anledning, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.samtykkeregel import Samtykkeregel, Vekt, Vilkaar

VERGE_ROLLE = "verge"
_FOR_THE_PARENTS = frozenset({Egenskap.FORELDER, Egenskap.VERGE})
"""A guardian stands where a parent would."""


@dataclass(frozen=True, slots=True)
class Hjelpespoersmaal:
    """What somebody is about to ask for: the kind of consent, the occasion, and what people have found."""

    samtykketype: Samtykketype
    anledning: Anledning = Anledning.GENERELT
    vilkaar: Vilkaar = Vilkaar.ALLTID


@dataclass(frozen=True, slots=True)
class Forslag:
    """Who the rules propose, and the rules themselves, to be shown with their source and date.

    `regel` decides, or is None when no rule does; `om_synet` tell what the child's own view weighs; `med_vilkaar` would
    decide if people found that their condition holds. A name is empty where the record knows none.
    """

    hvem: tuple[Giver, ...]
    regel: Samtykkeregel | None
    om_synet: tuple[Samtykkeregel, ...]
    med_vilkaar: tuple[Samtykkeregel, ...]
    mangler_hjemmel: bool

    @property
    def barnets_syn(self) -> Vekt:
        """Return what the child's own view weighs: the heaviest that any rule which holds says."""
        said = [r.barnets_syn for r in (*self.om_synet, *((self.regel,) if self.regel else ()))]
        return max(said, key=list(Vekt).index, default=Vekt.HOERES)

    def preselected(self) -> tuple[Giver, ...]:
        """Return who is ticked beforehand: everybody who must answer, else those of the first capacity."""
        if self.regel is None or self.regel.alle_maa:
            return self.hvem
        return tuple(giver for giver in self.hvem if giver.egenskap is self.hvem[0].egenskap)

    def is_followed_by(self, givere: Iterable[Giver]) -> bool:
        """Tell whether those who answer are those the deciding rule asks for; without such a rule anybody is."""
        if self.regel is None:
            return True
        answered = [_as_parent(giver.egenskap) for giver in givere]
        if not self.regel.alle_maa:
            return any(one in self.regel.hvem for one in answered)
        needed = [_as_parent(giver.egenskap) for giver in self.hvem]
        return all(answered.count(one) >= needed.count(one) for one in self.regel.hvem)


def propose(barn: Barn, dag: date, spoersmaal: Hjelpespoersmaal, regler: Iterable[Samtykkeregel]) -> Forslag:
    """Return the proposal for a child on a day."""
    every = tuple(regler)
    wanted = spoersmaal.anledning.value
    if not any(wanted in regel.gjelder for regel in every):
        wanted = spoersmaal.samtykketype.value
    alder = age_on(barn.foedselsdato, dag)
    about = [regel for regel in every if wanted in regel.gjelder]
    speaking = [regel for regel in about if regel.applies_to(alder, barn.hjemmel)]
    deciding = [regel for regel in speaking if regel.hvem]
    regel = next((r for r in deciding if r.vilkaar is spoersmaal.vilkaar), None) or next(
        (r for r in deciding if r.vilkaar is Vilkaar.ALLTID), None
    )
    needs_basis = any(r.hvem and r.hjemler and r.alder_fra <= alder < r.alder_til for r in about)
    return Forslag(
        hvem=tuple(giver for one in (regel.hvem if regel else ()) for giver in _people(barn, one)),
        regel=regel,
        om_synet=tuple(r for r in speaking if not r.hvem),
        med_vilkaar=tuple(r for r in deciding if r.vilkaar is not Vilkaar.ALLTID),
        mangler_hjemmel=regel is None and needs_basis and barn.hjemmel is Hjemmel.IKKE_REGISTRERT,
    )


def recognised(givere: Iterable[Giver], barn: Barn) -> tuple[Giver, ...]:
    """Return them with the capacity the record gives a name it knows; what is not known stays unknown."""
    known = {giver.navn.casefold(): giver for giver in (*_parents(barn), Giver(barn.navn, Egenskap.BARNET))}
    return tuple(_known(giver, known.get(giver.navn.strip().casefold())) for giver in givere)


def _known(giver: Giver, same: Giver | None) -> Giver:
    if same is None or giver.egenskap is not Egenskap.UKJENT:
        return giver
    return replace(giver, egenskap=same.egenskap, grunnlag=giver.grunnlag or same.grunnlag)


def _people(barn: Barn, egenskap: Egenskap) -> tuple[Giver, ...]:
    if egenskap is Egenskap.BARNET:
        return (Giver(barn.navn, egenskap),)
    if egenskap is Egenskap.FORELDER:
        return _parents(barn) or (Giver("", egenskap),)
    return (Giver("", egenskap),)


def _parents(barn: Barn) -> tuple[Giver, ...]:
    return tuple(
        Giver(p.navn, Egenskap.VERGE if p.rolle.strip().casefold() == VERGE_ROLLE else Egenskap.FORELDER, p.rolle)
        for p in barn.foreldreansvar
        if p.navn.strip()
    )


def _as_parent(egenskap: Egenskap) -> Egenskap:
    return Egenskap.FORELDER if egenskap in _FOR_THE_PARENTS else egenskap
