"""A consent as a paper to read together and sign: what, to whom, for what, until when, and how one takes it back.

It is made from an answer in the register; nothing is consented to by the paper that was not said yes to first.
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell, Felter, Liste, Overskrift, Signatur
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold, Samtykke
from helseansvarlig.services.dokumenttyper.deler import SJEKKET_UT, Del
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import checked_with_child, child_line, filled, finish, own_role
from helseansvarlig.services.dokumenttyper.samtykkerader import (
    chosen_consent,
    content_words,
    pinned,
    scope_rows,
    signers,
)
from helseansvarlig.services.dokumenttyper.vern import require_basis

DELER: tuple[Del, ...] = (Del("erklaering", fra_mappen=True), SJEKKET_UT)
"""The consent itself stands in the register; what is written here is whether the paper was read with the child."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the declaration. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `erklaering_uten_samtykke`."""
    allowed = require_basis(grunnlag)
    samtykke = chosen_consent(grunnlag, lambda one: one.gitt and one.trukket is None)
    blokker = (
        Avsnitt(tekst("erklaering.om"), dempet=True),
        Felter(scope_rows(grunnlag, samtykke, tekst), framhevet=True),
        *_view_and_limits(samtykke, tekst, allowed),
        *_how_it_was_explained(samtykke, tekst),
        Overskrift(tekst("erklaering.ombestemme"), 2),
        Liste(tuple(tekst(f"erklaering.ombestemme.{number}") for number in range(1, 5))),
        *checked_with_child(grunnlag, tekst),
        Signatur((*signers(samtykke, tekst), (own_role(grunnlag, tekst), grunnlag.bruker.navn))),
    )
    return finish(grunnlag, tekst, tekst("erklaering.tittel"), child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, _tekst: Tekst) -> Mapping[str, Forslag]:
    """Return which consent the paper is about: the newest that stands, so that it stays the same from now on."""
    return pinned(grunnlag, lambda one: one.gitt and one.trukket is None)


def _view_and_limits(samtykke: Samtykke, tekst: Tekst, allowed: frozenset[Innhold]) -> tuple[Blokk, ...]:
    """Return the child's own view, where the child's words may go, what is kept out, and what the yes depends on."""
    may_quote = Innhold.BARNETS_EGNE_ORD in allowed
    rows = filled(
        (tekst("rad.barnets_syn"), samtykke.barnets_syn.strip() if may_quote else ""),
        (tekst("erklaering.utenfor"), content_words(tekst, samtykke.forbehold)),
        (tekst("erklaering.ja_hvis"), samtykke.ja_hvis.strip()),
    )
    return (Overskrift(tekst("erklaering.barnets"), 2), Felter(rows)) if rows else ()


def _how_it_was_explained(samtykke: Samtykke, tekst: Tekst) -> tuple[Blokk, ...]:
    told = samtykke.informasjon
    rows = filled(
        (tekst("rad.samtykke_informert"), told.forklart.strip()),
        (tekst("erklaering.spraak"), told.spraak.strip()),
        (tekst("rad.samtykke_forstaatt"), told.forstaatt.strip()),
        (tekst("erklaering.vitne"), samtykke.vitne.strip()),
    )
    return (Overskrift(tekst("erklaering.forklart"), 2), Felter(rows)) if rows else ()
