"""Which types of document there are: a type, the parts one fills in, what is suggested, and who composes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.services.dokumenttyper import (
    agenda,
    barnekopi,
    brev,
    helsedel,
    henvisningsdeler,
    henvisningsgrunnlag,
    innsynsutskrift,
    institusjonskort,
    kartleggingsark,
    klageveiledning,
    oppstartsmoete,
    overfoering,
    purremelding,
    referat,
    rettelse,
    samarbeidsavtaleark,
    samtykkeerklaering,
    stoppunktark,
    tilbaketrekking,
    tilsynsmappe,
    vaktkort,
)
from helseansvarlig.services.dokumenttyper.deler import Del
from helseansvarlig.services.dokumenttyper.forslag import Forslag, suggest_henvisningsgrunnlag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Tilstand


def suggest_nothing(_grunnlag: Grunnlag, _tekst: Tekst) -> Mapping[str, Forslag]:
    """Return no suggestion, for types that are written elsewhere."""
    return {}


def ask_everything(_mottaker: Mottakertype) -> frozenset[Innhold]:
    """Return every category: for types that print whatever the gate lets through."""
    return frozenset(Innhold)


def ask_nothing(_mottaker: Mottakertype) -> frozenset[Innhold]:
    """Return no category: for papers about the house, which hold nothing about any child."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Dokumentart:
    """One type of document; a new type is one of these and its composing function.

    `asks` is what a draft asks the gate about, `prints` which answers of a kartlegging it shows where that is not what
    its parts say.
    """

    dokumenttype: Dokumenttype
    deler: tuple[Del, ...]
    compose: Callable[[Grunnlag, Tekst], Dokumentmodell]
    suggest: Callable[[Grunnlag, Tekst], Mapping[str, Forslag]] = suggest_nothing
    asks: Callable[[Mottakertype], frozenset[Innhold]] = ask_everything
    prints: Callable[[Grunnlag], frozenset[Innhold]] | None = None

    def answers_shown(self, grunnlag: Grunnlag) -> frozenset[Innhold]:
        """Return which categories' answers stand in the document, as far as they may."""
        if self.prints is not None:
            return self.prints(grunnlag)
        return frozenset(about for part in self.deler for about in part.svar_om)


ARTER: Mapping[Dokumenttype, Dokumentart] = {
    art.dokumenttype: art
    for art in (
        Dokumentart(
            Dokumenttype.HENVISNINGSGRUNNLAG,
            henvisningsdeler.DELER,
            henvisningsgrunnlag.compose,
            suggest_henvisningsgrunnlag,
        ),
        Dokumentart(Dokumenttype.REFERAT, referat.DELER, referat.compose),
        Dokumentart(Dokumenttype.OVERFOERING, overfoering.DELER, overfoering.compose, overfoering.suggest),
        Dokumentart(Dokumenttype.PURREMELDING, purremelding.DELER, purremelding.compose, purremelding.suggest),
        Dokumentart(
            Dokumenttype.SAMTYKKEERKLAERING,
            samtykkeerklaering.DELER,
            samtykkeerklaering.compose,
            samtykkeerklaering.suggest,
        ),
        Dokumentart(
            Dokumenttype.TILBAKETREKKING, tilbaketrekking.DELER, tilbaketrekking.compose, tilbaketrekking.suggest
        ),
        Dokumentart(
            Dokumenttype.KLAGEVEILEDNING,
            klageveiledning.DELER,
            klageveiledning.compose,
            klageveiledning.suggest,
            klageveiledning.asks_about,
        ),
        Dokumentart(Dokumenttype.INNSYN, innsynsutskrift.DELER, innsynsutskrift.compose),
        Dokumentart(Dokumenttype.RETTELSE, rettelse.DELER, rettelse.compose, rettelse.suggest),
        Dokumentart(Dokumenttype.BREV, brev.DELER, brev.compose, brev.suggest, brev.asks_about, brev.prints_answers),
        Dokumentart(Dokumenttype.BARNEKOPI, barnekopi.DELER, barnekopi.compose, barnekopi.suggest),
        Dokumentart(Dokumenttype.STOPPUNKT, stoppunktark.DELER, stoppunktark.compose, stoppunktark.suggest),
        Dokumentart(Dokumenttype.HELSEDEL, helsedel.DELER, helsedel.compose, helsedel.suggest),
        Dokumentart(Dokumenttype.VAKTKORT, vaktkort.DELER, vaktkort.compose, vaktkort.suggest),
        Dokumentart(Dokumenttype.AGENDA, agenda.DELER, agenda.compose),
        Dokumentart(Dokumenttype.KARTLEGGING, kartleggingsark.DELER, kartleggingsark.compose, kartleggingsark.suggest),
        Dokumentart(
            Dokumenttype.OPPSTARTSMOETE,
            oppstartsmoete.DELER,
            oppstartsmoete.compose,
            oppstartsmoete.suggest,
            ask_nothing,
        ),
        Dokumentart(
            Dokumenttype.SAMARBEIDSAVTALE, samarbeidsavtaleark.DELER, samarbeidsavtaleark.compose, asks=ask_nothing
        ),
        Dokumentart(
            Dokumenttype.INSTITUSJONSKORT,
            institusjonskort.DELER,
            institusjonskort.compose,
            institusjonskort.suggest,
            ask_nothing,
        ),
        Dokumentart(Dokumenttype.TILSYNSMAPPE, tilsynsmappe.DELER, tilsynsmappe.compose, asks=ask_nothing),
    )
}
"""Every type we can make."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the document of the snapshot's own type; raises what its composing function raises."""
    return ARTER[grunnlag.dokument.dokumenttype].compose(grunnlag, tekst)


def prefill(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return suggestions by field id for the snapshot's own type."""
    return ARTER[grunnlag.dokument.dokumenttype].suggest(grunnlag, tekst)


def answers_in(grunnlag: Grunnlag, tillatt: frozenset[Innhold]) -> frozenset[str]:
    """Return which answers of a kartlegging stand in it: those its type prints, those it quotes, and a record's own."""
    printed = ARTER[grunnlag.dokument.dokumenttype].answers_shown(grunnlag) & tillatt
    written = "\n".join(grunnlag.dokument.felter.values())
    shown = grunnlag.mappe.vist if grunnlag.mappe is not None else ()
    return frozenset(one.noekkel for one in shown if one.noekkel) | frozenset(
        one.noekkel
        for one in grunnlag.besvart
        if (one.innhold in printed and one.tilstand is not Tilstand.IKKE_SPURT) or quotes(written, one.ord)
    )
