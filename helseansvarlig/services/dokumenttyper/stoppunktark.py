"""A stop point on paper: «Hva vet vi nå? Hva gjør vi nå?», each fact with its source, and who does what by when.

A stop point carries no category of its own, so what it says is suggested and stands here only when somebody has read
it with this recipient in mind.
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
    Sitat,
    Spoersmaal,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.stoppunkt import Samarbeidspart, Sikkerhet, Stoppunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart, line_fields
from helseansvarlig.services.dokumenttyper.forslag import Forslag, newest_stoppunkt, suggest_medvirkning
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    filled,
    finish,
    own_role,
    participation,
    written_date,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import held_back, require_basis, require_child

DATO, SES_IGJEN = "stoppunkt_dato", "stoppunkt_ses_igjen"
VET = ("stoppunkt_vet", "stoppunkt_usikkert", "stoppunkt_mangler")
GJOER = ("stoppunkt_konklusjon", "stoppunkt_beslutning", "stoppunkt_tiltak")
BEDRE = ("stoppunkt_bedre_barn", "stoppunkt_bedre_voksne")
BARNET, BURDE = "stoppunkt_barnet", "stoppunkt_burde"
_LISTS = frozenset((*VET, "stoppunkt_tiltak"))

DELER: tuple[Del, ...] = (
    Del("stoppunkt", felter=(Felt(DATO, Feltart.DATO), *line_fields("stoppunkt_eier"), Felt(SES_IGJEN, Feltart.DATO))),
    Del("stoppunkt_barnet", Innhold.BARNETS_EGNE_ORD, (Felt(BARNET),)),
    Del("stoppunkt_vet", felter=tuple(map(Felt, VET))),
    Del("stoppunkt_gjoer", felter=tuple(map(Felt, GJOER))),
    Del("stoppunkt_bedre", felter=line_fields(*BEDRE)),
    Del("stoppunkt_burde", felter=(Felt(BURDE),)),
    MEDVIRKNING,
    SJEKKET_UT,
)
"""All parts, in reading order."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the stop point. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`.

    What a stop point weighs is mental health before anything else: without it there is nothing left to send.
    """
    allowed = require_basis(grunnlag)
    if Innhold.PSYKISK not in allowed:
        raise KnownError("deling_uten_grunnlag", grunn="innhold")
    blokker = (
        Avsnitt(tekst("stoppunkt.om"), dempet=True),
        Felter(_first_answers(grunnlag, tekst), framhevet=True),
        *(_childs_words(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else ()),
        *_half(grunnlag, tekst, "stoppunkt_vet", VET),
        *_half(grunnlag, tekst, "stoppunkt_gjoer", GJOER),
        *_better(grunnlag, tekst),
        *_should_have_been_there(grunnlag, tekst),
        *held_back(grunnlag, tekst),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst("stoppunkt.tittel"), child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return what the newest stop point says, or that of the day that is written; nothing the gate holds back."""
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    found = _on_day(grunnlag)
    if found is None or Innhold.PSYKISK not in allowed:
        return {}
    told = _facts(found, tekst) | _decided(grunnlag, found, tekst)
    if Innhold.BARNETS_EGNE_ORD in allowed:
        told[BARNET] = found.barnet_sier.strip()
    source = tekst("kilde.stoppunkt", dato=format_date(tekst, found.dato))
    own = {felt_id: Forslag(text, source) for felt_id, text in told.items() if text}
    return {**own, **(suggest_medvirkning(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else {})}


def _on_day(grunnlag: Grunnlag) -> Stoppunkt | None:
    day = grunnlag.written_day(DATO)
    return next((one for one in grunnlag.stoppunkt if one.dato == day), None) or newest_stoppunkt(grunnlag)


def _facts(found: Stoppunkt, tekst: Tekst) -> dict[str, str]:
    """Return what is known, uncertain and not known yet: a fact on each line, with where and when it comes from."""
    by_certainty: dict[Sikkerhet, list[str]] = {certainty: [] for certainty in Sikkerhet}
    for fact in found.fakta:
        day = format_date(tekst, fact.dato) if fact.dato is not None else ""
        source = ", ".join(filter(None, (fact.kilde.strip(), day)))
        if fact.tekst.strip():
            by_certainty[fact.sikkerhet].append(f"{fact.tekst.strip()} ({source})" if source else fact.tekst.strip())
    by_certainty[Sikkerhet.VET_IKKE] += filter(None, (found.mangler.strip(),))
    return dict(zip(VET, map("\n".join, by_certainty.values()), strict=True))


def _decided(grunnlag: Grunnlag, found: Stoppunkt, tekst: Tekst) -> dict[str, str]:
    tasks = sorted(
        (one for one in grunnlag.oppfoelginger if one.kilde == f"stoppunkt:{found.id}"), key=lambda one: one.frist
    )
    views = zip(BEDRE, (found.bedring_barn, found.bedring_ansatt), strict=True)
    should = [tekst(f"samarbeidspart.{one}") for one in Samarbeidspart if one in found.burde_vaert_med]
    return {
        DATO: found.dato.isoformat(),
        "stoppunkt_eier": found.eier.strip(),
        SES_IGJEN: found.ses_igjen.isoformat(),
        "stoppunkt_konklusjon": found.konklusjon.strip(),
        "stoppunkt_beslutning": found.beslutning.strip(),
        "stoppunkt_tiltak": "\n".join(
            tekst("stoppunkt.tiltak", hva=o.hva.strip(), hvem=o.hvem.strip(), dato=format_date(tekst, o.frist))
            for o in tasks
        ),
        **{felt_id: tekst(f"bedring.{view}") if view is not None else "" for felt_id, view in views},
        BURDE: "\n".join(filter(None, (*should, found.burde_ogsaa.strip()))),
    }


def _first_answers(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    return filled(
        (tekst("rad.navn"), require_child(grunnlag).navn),
        (tekst(f"felt.{DATO}"), written_date(grunnlag, tekst, DATO)),
        (tekst("felt.stoppunkt_eier"), grunnlag.written("stoppunkt_eier")),
        (tekst(f"felt.{SES_IGJEN}"), written_date(grunnlag, tekst, SES_IGJEN)),
        (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),
    )


def _childs_words(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    said = grunnlag.written(BARNET)
    if not said:
        return (Avsnitt(tekst("barnets_ord.ingen"), dempet=True),)
    return (Sitat(said, "", tekst("barnets_ord.etikett", navn=require_child(grunnlag).fornavn)),)


def _half(grunnlag: Grunnlag, tekst: Tekst, del_id: str, felter: tuple[str, ...]) -> tuple[Blokk, ...]:
    """Return one half; that nobody has written it is said, since the one is nothing without the other."""
    content = tuple(blokk for felt_id in felter for blokk in _field(grunnlag, tekst, felt_id))
    missing = (Avsnitt(tekst("rad.ikke_skrevet"), dempet=True),)
    return (Overskrift(tekst(f"del.{del_id}"), 2), *(content or missing))


def _field(grunnlag: Grunnlag, tekst: Tekst, felt_id: str) -> tuple[Blokk, ...]:
    text = grunnlag.written(felt_id)
    if not text:
        return ()
    if felt_id not in _LISTS:
        return (Spoersmaal(tekst(f"felt.{felt_id}"), text),)
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Overskrift(tekst(f"felt.{felt_id}"), 3), Liste(lines)


def _better(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    rows = filled(*((tekst(f"felt.{felt_id}"), grunnlag.written(felt_id)) for felt_id in BEDRE))
    return (Overskrift(tekst("del.stoppunkt_bedre"), 2), Felter(rows)) if rows else ()


def _should_have_been_there(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    lines = tuple(line.strip() for line in grunnlag.written(BURDE).splitlines() if line.strip())
    return (Overskrift(tekst("del.stoppunkt_burde"), 2), Liste(lines)) if lines else ()
