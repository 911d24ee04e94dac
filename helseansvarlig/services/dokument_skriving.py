"""What helps somebody who writes a document: where its words come from, and what may go along to this recipient."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.deling import Utfall
from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.domain.navnefunn import Navneleter, names_of_others
from helseansvarlig.domain.opphav import Opphav
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokument_opphav import origins_of
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.utvalg import ALLTID, rule_of
from helseansvarlig.services.kjente_navn import grown_ups
from helseansvarlig.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Utvalg:
    """What can go along to this recipient besides who it is about: `kan` is free, `maa_avgjoeres` asks first.

    `stengt` is what the gate does not let through whatever is chosen; `minst` is what goes to begin with.
    """

    kan: frozenset[Innhold] = frozenset()
    maa_avgjoeres: frozenset[Innhold] = frozenset()
    stengt: frozenset[Innhold] = frozenset()
    minst: frozenset[Innhold] = frozenset()

    @property
    def er_noe_aa_velge(self) -> bool:
        """Tell whether there is a choice at all."""
        return bool(self.kan | self.maa_avgjoeres | self.stengt)


@dataclass(frozen=True, slots=True)
class Skrivehjelp:
    """What a composer has at hand; empty for a signed document."""

    opphav: tuple[Opphav, ...] = ()
    utvalg: Utvalg = Utvalg()
    andre: Navneleter | None = None


def writing_aids(unit: Unit, grunnlag: Grunnlag) -> Skrivehjelp:
    """Return what helps to write the document of a snapshot, read in the same reading."""
    if grunnlag.dokument.status is Dokumentstatus.FROSSET:
        return Skrivehjelp()
    return Skrivehjelp(origins_of(grunnlag), _choice(grunnlag), _others(unit, grunnlag))


def _others(unit: Unit, grunnlag: Grunnlag) -> Navneleter:
    """Return what finds the other children; grown-ups who stand in the record are not taken for them."""
    barn = grunnlag.barn
    known = grown_ups(unit, barn.id if barn is not None else "")
    return names_of_others(barn, unit.barn.all(), (grunnlag.bruker.navn, *known))


def _choice(grunnlag: Grunnlag) -> Utvalg:
    rule, whole = rule_of(grunnlag.dokument), grunnlag.hele
    if rule is None or whole is None:
        return Utvalg()
    can = rule.kan - ALLTID
    free = can & whole.tillatt
    asks = (can & whole.holdt_tilbake) if whole.utfall is Utfall.SPOER else frozenset[Innhold]()
    return Utvalg(free, asks - free, can - free - asks, rule.minst - ALLTID)
