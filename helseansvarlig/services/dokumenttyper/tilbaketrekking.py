"""Taking a consent back, on paper: to sign while it stands, a receipt when it is done.

As easy as giving it: nobody has to say why. What had been told already cannot be called back, and is listed.
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Signatur,
    Spoersmaal,
    Tomme,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.samtykketrekk import AltDelt
from helseansvarlig.services.dokumenttyper.deler import SJEKKET_UT, Del
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import checked_with_child, child_line, filled, finish, own_role
from helseansvarlig.services.dokumenttyper.samtykkerader import (
    chosen_consent,
    pinned,
    scope_rows,
    signers,
)
from helseansvarlig.services.dokumenttyper.vern import require_basis

DELER: tuple[Del, ...] = (Del("tilbaketrekking", fra_mappen=True), SJEKKET_UT)
"""What was withdrawn stands in the register; what is written here is whether the paper was read with the child."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the withdrawal. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `erklaering_uten_samtykke`."""
    require_basis(grunnlag)
    samtykke = _the_one(grunnlag)
    is_done = samtykke.trukket is not None
    title = tekst("tilbaketrekking.er_trukket" if is_done else "tilbaketrekking.vil_trekke")
    blokker = (
        Felter((*_when(samtykke, tekst), *scope_rows(grunnlag, samtykke, tekst)), framhevet=True),
        Overskrift(tekst("tilbaketrekking.betyr"), 2),
        Liste(tuple(tekst(f"tilbaketrekking.betyr.{number}") for number in range(1, 5))),
        *_what_was_explained(samtykke, tekst),
        *(_already_shared(samtykke, tekst) if is_done else ()),
        *checked_with_child(grunnlag, tekst),
        Signatur((*signers(samtykke, tekst), (own_role(grunnlag, tekst), grunnlag.bruker.navn))),
    )
    return finish(grunnlag, tekst, title, child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, _tekst: Tekst) -> Mapping[str, Forslag]:
    """Return which consent the paper is about: the newest withdrawn, else the newest that stands."""
    return pinned(grunnlag, _was_withdrawn) or pinned(grunnlag, _stands)


def _was_withdrawn(samtykke: Samtykke) -> bool:
    return samtykke.trukket is not None


def _stands(samtykke: Samtykke) -> bool:
    return samtykke.gitt and samtykke.trukket is None


def _the_one(grunnlag: Grunnlag) -> Samtykke:
    if not grunnlag.dokument.om and any(_was_withdrawn(one) for one in grunnlag.samtykker):
        return chosen_consent(grunnlag, _was_withdrawn)
    return chosen_consent(grunnlag, _stands)


def _when(samtykke: Samtykke, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    if samtykke.trukket is None:
        return ()
    return filled(
        (tekst("tilbaketrekking.trukket"), format_date(tekst, samtykke.trukket)),
        (tekst("tilbaketrekking.av"), samtykke.trukket_av.strip()),
    )


def _what_was_explained(samtykke: Samtykke, tekst: Tekst) -> tuple[Blokk, ...]:
    told = samtykke.tilbaketrekking.konsekvenser.strip()
    return (Spoersmaal(tekst("tilbaketrekking.forklart"), told),) if told else ()


def _already_shared(samtykke: Samtykke, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return what had left the house, who has been told of the withdrawal, and who has not."""
    trekk = samtykke.tilbaketrekking
    heading = Overskrift(tekst("tilbaketrekking.delt"), 2)
    if not trekk.alt_delt:
        return heading, Avsnitt(tekst("tilbaketrekking.ingenting_delt"))
    shared = Liste(tuple(_shared_line(one, tekst) for one in trekk.alt_delt))
    told = tuple(
        tekst("tilbaketrekking.varslet", navn=one.navn, dato=format_date(tekst, one.dato)) for one in trekk.varslet
    )
    return (
        heading,
        shared,
        *((Liste(told),) if told else ()),
        Tomme(tekst("tilbaketrekking.ikke_varslet"), trekk.not_told()),
    )


def _shared_line(one: AltDelt, tekst: Tekst) -> str:
    return tekst(
        "tilbaketrekking.delt_linje",
        hva=tekst(f"dokumenttype.{one.hva}"),
        navn=one.navn,
        dato=format_date(tekst, one.dato),
    )
