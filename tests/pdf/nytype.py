"""A type of document from nothing: its parts, its words in both written forms, and its content function.

What `docs/dokumenter.md` says a new type takes. It is in no vault and on no screen: it shows the way.
"""

from __future__ import annotations

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Blokk, Dokumentmodell, Felter, Liste
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import SJEKKET_UT, Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import born_line, checked_with_child, filled, finish, written_date
from helseansvarlig.services.dokumenttyper.registry import Dokumentart
from helseansvarlig.services.dokumenttyper.vern import held_back, require_basis

DELER = (
    Del("time", felter=(Felt("time_dag", Feltart.DATO), Felt("time_sted"))),
    Del("time_med", Innhold.BARNETS_EGNE_ORD, (Felt("time_med"),)),
    SJEKKET_UT,
)
ORD = {
    "nb": {"time.tittel": "Timen din", "felt.time_dag": "Når", "felt.time_sted": "Hvor", "felt.time_med": "Ta med"},
    "nn": {"time.tittel": "Timen din", "felt.time_dag": "Når", "felt.time_sted": "Kvar", "felt.time_med": "Ta med"},
}


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return a note about an appointment. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    allowed = require_basis(grunnlag)
    facts = filled(
        (tekst("felt.time_dag"), written_date(grunnlag, tekst, "time_dag")),
        (tekst("felt.time_sted"), grunnlag.written("time_sted")),
    )
    bring = grunnlag.written("time_med").splitlines() if Innhold.BARNETS_EGNE_ORD in allowed else []
    blokker: tuple[Blokk, ...] = (
        Felter(facts, framhevet=True),
        Liste(tuple(bring)),
        *held_back(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
    )
    return finish(grunnlag, tekst, tekst("time.tittel"), born_line(grunnlag, tekst), blokker)


ART = Dokumentart(Dokumenttype.VAKTKORT, DELER, compose)
"""Its line in `registry.ARTER`; a real one brings its own `Dokumenttype`."""
