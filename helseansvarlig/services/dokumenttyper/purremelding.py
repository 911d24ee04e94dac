"""A reminder to somebody we wait for: what was asked, when, and by when we need an answer. It tells nothing new.

It names a child, so it goes through the gate like every other document about one.
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell, Felter, Signatur, Spoersmaal
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting, days_silent
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    filled,
    finish,
    own_role,
    participation,
    whom_to_call,
    written_date,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import require_basis

SAKEN = Del(
    "purring",
    felter=(
        Felt("purring_gjelder", Feltart.LINJE),
        Felt("purring_siden", Feltart.DATO),
        Felt("purring_sist", Feltart.DATO),
        Felt("purring_frist", Feltart.DATO),
    ),
)
BER_OM = Del("purring_ber_om", felter=(Felt("purring_ber_om"), Felt("purring_svar_innen", Feltart.DATO)))
DELER: tuple[Del, ...] = (SAKEN, BER_OM, MEDVIRKNING, SJEKKET_UT)
"""All parts, in reading order."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the reminder. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    require_basis(grunnlag)
    blokker = (
        Avsnitt(tekst("purremelding.om"), dempet=True),
        Felter(_the_matter(grunnlag, tekst), framhevet=True),
        *_what_we_ask(grunnlag, tekst),
        Felter(
            (
                *filled((tekst("felt.purring_svar_innen"), written_date(grunnlag, tekst, "purring_svar_innen"))),
                *whom_to_call(grunnlag, tekst),
            )
        ),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst("purremelding.tittel"), child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return what this recipient has been silent about longest, and a request that can be sent as it stands."""
    found = {"purring_ber_om": Forslag(tekst("purremelding.ber_om"), tekst("kilde.fast"))}
    row = _awaited(grunnlag)
    if row is None or row.venter is None:
        return found
    source = tekst("kilde.oppfoelginger")
    facts = {
        "purring_gjelder": row.hva.strip(),
        "purring_siden": row.venter.siden.isoformat(),
        "purring_sist": row.venter.sist_hoert.isoformat(),
        "purring_frist": row.fra_regel.dag.isoformat() if row.fra_regel is not None else "",
    }
    return found | {felt_id: Forslag(text, source) for felt_id, text in facts.items() if text}


def _awaited(grunnlag: Grunnlag) -> Oppfoelging | None:
    waiting = [o for o in grunnlag.oppfoelginger if o.gjort is None and o.venter is not None]
    theirs = [o for o in waiting if o.venter is not None and _is_recipient(grunnlag, o.venter)]
    return max(theirs or waiting, key=lambda o: days_silent(o.venter, grunnlag.dag) if o.venter else 0, default=None)


def _is_recipient(grunnlag: Grunnlag, venter: Venting) -> bool:
    paper = grunnlag.dokument
    return venter.kategori == paper.mottaker.value or bool(venter.paa and venter.paa in paper.mottaker_navn)


def _the_matter(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    dates = ("purring_siden", "purring_sist", "purring_frist")
    return filled(
        (tekst("felt.purring_gjelder"), grunnlag.written("purring_gjelder")),
        *((tekst(f"felt.{felt_id}"), written_date(grunnlag, tekst, felt_id)) for felt_id in dates),
        (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),
    )


def _what_we_ask(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    asked = grunnlag.written("purring_ber_om") or tekst("purremelding.ber_om")
    return (Spoersmaal(tekst("felt.purring_ber_om"), asked),)
