"""A correction of, or an addition to, a document that has been signed: what it corrects, what is right, and why.

The old document stands as it was; a correction never changes it. It goes to the one who got the old one and to nobody
else, and says when and how that one got it.
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.dokument import OM, Dokument
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
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import is_held
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import (
    born_line,
    checked_with_child,
    filled,
    finish,
    own_role,
    participation,
    whom_to_call,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import has_protected_address, require_basis

HASH_SHOWN = 12
"""As much of the content hash as every page of the old document shows: the reader holds them beside each other."""

TILLEGG = "tillegg"
ART = Felt("rettelse_art", Feltart.VALG, ("rettelse", TILLEGG))
TEKSTER = ("rettelse_sto", "rettelse_riktig", "rettelse_hvorfor")
RETTELSEN = Del("rettelse", felter=(ART, *(Felt(felt_id) for felt_id in TEKSTER)))
DET_GAMLE = Del("rettelse_gjelder", fra_mappen=True)
DELER: tuple[Del, ...] = (DET_GAMLE, RETTELSEN, MEDVIRKNING, SJEKKET_UT)
"""All parts, in reading order."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the correction.

    Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `rettelse_uten_dokument` when nothing signed is named,
    `rettelse_feil_mottaker` when it is for somebody else than the old document was, and `deling_ikke_alt` when some of
    what the old one holds may not go to them any more: a correction tells of it again.
    """
    allowed, old = require_basis(grunnlag), grunnlag.rettes
    if old is None:
        raise KnownError("rettelse_uten_dokument")
    if old.mottaker is not grunnlag.dokument.mottaker:
        raise KnownError("rettelse_feil_mottaker")
    if grunnlag.dokument.innhold is None and not _may_go(grunnlag, old, allowed):
        raise KnownError("deling_ikke_alt")
    kind = TILLEGG if grunnlag.written(ART.id) == TILLEGG else "rettelse"
    blokker = (
        Avsnitt(tekst(f"rettelse.om.{kind}")),
        Felter(_what_it_corrects(old, tekst), framhevet=True),
        *_the_words(grunnlag, tekst),
        Overskrift(tekst("rettelse.gjoer"), 2),
        Avsnitt(tekst(f"rettelse.gjoer.{kind}")),
        Felter((*whom_to_call(grunnlag, tekst), (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)))),
        *_how_they_got_it(grunnlag, tekst),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst(f"rettelse.tittel.{kind}"), born_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, _tekst: Tekst) -> Mapping[str, Forslag]:
    """Return which document it is about, so that it stays the same when a newer one is signed."""
    if grunnlag.dokument.om or grunnlag.rettes is None:
        return {}
    return {OM: Forslag(f"dokument:{grunnlag.rettes.id}", "")}


def _may_go(grunnlag: Grunnlag, old: Dokument, allowed: frozenset[Innhold]) -> bool:
    """Tell whether all that the old document holds may still go; where nobody knows what it holds, all must."""
    held = grunnlag.deling.holdte_svar if grunnlag.deling is not None else frozenset[str]()
    answers_held = bool(held) if old.svar is None else any(is_held(one, held) for one in old.svar)
    return (frozenset(Innhold) if old.innhold is None else old.innhold) <= allowed and not answers_held


def _what_it_corrects(old: Dokument, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    signed = format_date(tekst, old.frosset.astimezone(OSLO).date()) if old.frosset is not None else ""
    return filled(
        (tekst("rettelse.hva"), tekst(f"dokumenttype.{old.dokumenttype}")),
        (tekst("rettelse.signert"), signed),
        (tekst("rettelse.id"), old.id),
        (tekst("rettelse.versjon"), str(old.versjon)),
        (tekst("rettelse.innhold"), tekst("rettelse.innhold_verdi", hash=old.sha256[:HASH_SHOWN])),
    )


def _the_words(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return what stood there, what is right and why, as it was written; what is not written is named."""
    titles = {felt_id: tekst(f"rettelse.{felt_id.removeprefix('rettelse_')}") for felt_id in TEKSTER}
    if grunnlag.written(ART.id) == TILLEGG:
        titles = {"rettelse_riktig": tekst("rettelse.i_tillegg"), "rettelse_hvorfor": titles["rettelse_hvorfor"]}
    written = tuple(
        Spoersmaal(titles[felt_id], grunnlag.written(felt_id)) for felt_id in titles if grunnlag.written(felt_id)
    )
    missing = tuple(titles[felt_id] for felt_id in titles if not grunnlag.written(felt_id))
    return (*written, Tomme(tekst("tomme.ikke_fylt_ut"), missing))


def _how_they_got_it(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return each time the old document left, as the register has it."""
    heading = Overskrift(tekst("rettelse.utlevert"), 2)
    if not grunnlag.utleveringer:
        return heading, Avsnitt(tekst("rettelse.ikke_utlevert"), dempet=True)
    you, is_hidden = tekst("utlevering.dere"), has_protected_address(grunnlag)
    lines = tuple(
        tekst(f"utlevering.{one.kanal}", dato=format_date(tekst, one.dag), navn=(not is_hidden and one.navn) or you)
        for one in grunnlag.utleveringer
    )
    return heading, Liste(tuple(dict.fromkeys(lines)))
