"""The child's own copy (domain page, 3 h): what we talked about, what happens now, and the right to say no.

It is addressed to the child and is for nobody else. «Enkel» is the same paper with fewer parts, shorter sentences and
larger text; both are filled in from the same fields, so that one can go back and forth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Liste,
    Overskrift,
    Sitat,
    Skrift,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.barnekopi_vite import who_knows
from helseansvarlig.services.dokumenttyper.barneraad import (
    NAAR_DET_HASTER,
    TIL_SAMTALE,
    complaint_deadline,
    phone_lines,
    source_line,
)
from helseansvarlig.services.dokumenttyper.deler import ENIG, SJEKKET_UT, Del, Felt, Feltart, text_part
from helseansvarlig.services.dokumenttyper.forslag import (
    Forslag,
    heard_line,
    heard_words,
    newest_stoppunkt,
)
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import born_line, choice, finish
from helseansvarlig.services.dokumenttyper.rettighetslinje import own_say
from helseansvarlig.services.dokumenttyper.vern import require_basis, require_child

ENKEL = "enkel"
UTGAVE = Felt("kopi_utgave", Feltart.VALG, ("vanlig", ENKEL))
SNAKKET = text_part("kopi_snakket", None)
SA = text_part("kopi_sa", Innhold.BARNETS_EGNE_ORD)
ENIGE = Del("kopi_enige", felter=(Felt("kopi_enige"), Felt("kopi_uenige")))
SKJER = text_part("kopi_skjer", None)
VITE = Del("kopi_vite", felter=(Felt("kopi_vite"),), fra_mappen=True)
NOEN = Del("kopi_noen", felter=(Felt("kopi_noen"),), fra_mappen=True)
DELER: tuple[Del, ...] = (
    Del("kopi_utgave", felter=(UTGAVE,)), SNAKKET, SA, ENIGE, SKJER, VITE, NOEN, SJEKKET_UT,
)  # fmt: skip
"""All parts, in reading order; what one decides oneself is told as the rules have it for the child's own age."""

ANTALL_SITATER = 5
_FAA_NUMRE = (*TIL_SAMTALE[:1], *NAAR_DET_HASTER[:1])

_TALKED_OF = (
    Innhold.BARNETS_EGNE_ORD,
    Innhold.LIVSKVALITET,
    Innhold.PSYKISK,
    Innhold.SOMATISK,
    Innhold.TANNHELSE,
)
"""The themes suggested by name: others may find the paper, so those that are closest are for a person to add."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the copy. Raises `deling_uten_grunnlag` (also when it is addressed to anybody but the child)."""
    if grunnlag.dokument.mottaker is not Innad.BARNET_SELV:
        raise KnownError("deling_uten_grunnlag", grunn="mottaker")
    allowed = require_basis(grunnlag)
    is_easy = grunnlag.written(UTGAVE.id) == ENKEL
    said = _said(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else ()
    blokker = _easy(grunnlag, tekst, said) if is_easy else _whole(grunnlag, tekst, said)
    modell = finish(grunnlag, tekst, tekst("kopi.tittel"), born_line(grunnlag, tekst), blokker)
    return replace(modell, skrift=Skrift.STOERST if is_easy else Skrift.STOR)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return what the record says of what was talked about, said, agreed and promised, to be put in plainer words."""
    if grunnlag.dokument.mottaker is not Innad.BARNET_SELV:
        return {}
    makers = {SNAKKET.id: _talked_about, SA.id: _quotes, "kopi_enige": _agreed, SKJER.id: _promised}
    found = {felt_id: make(grunnlag, tekst) for felt_id, make in makers.items()}
    return {felt_id: one for felt_id, one in found.items() if one is not None}


def _whole(grunnlag: Grunnlag, tekst: Tekst, said: tuple[Blokk, ...]) -> tuple[Blokk, ...]:
    written = grunnlag.written
    return (
        *_greeting(grunnlag, tekst, "vanlig"),
        *_part(tekst(SNAKKET.tittel), _points(written(SNAKKET.id))),
        *_part(tekst(SA.tittel), said),
        *_part(tekst("kopi.enige"), _points(written("kopi_enige"))),
        *_part(tekst("kopi.uenige"), _points(written("kopi_uenige"))),
        *_part(tekst(SKJER.tittel), _points(written(SKJER.id))),
        *_part(tekst(VITE.tittel), (Liste(who_knows(grunnlag, tekst)), *_paragraph(written("kopi_vite")))),
        *_part(tekst("kopi.nei"), _own_say(grunnlag, tekst)),
        *_part(tekst("kopi.klage"), (Liste(_points_of(tekst, "klage", 2)), *complaint_deadline(grunnlag, tekst))),
        *_part(tekst(NOEN.tittel), (_to_talk_with(grunnlag, tekst, (*TIL_SAMTALE, *NAAR_DET_HASTER)),)),
        *_read_together(grunnlag, tekst),
    )


def _easy(grunnlag: Grunnlag, tekst: Tekst, said: tuple[Blokk, ...]) -> tuple[Blokk, ...]:
    return (
        *_greeting(grunnlag, tekst, ENKEL),
        *_part(tekst(SA.tittel), said),
        *_part(tekst(SKJER.tittel), _points(grunnlag.written(SKJER.id))),
        *_part(tekst("kopi.alltid"), (Liste((*_say(grunnlag, tekst, is_easy=True), *_points_of(tekst, ENKEL, 3))),)),
        *_part(tekst(NOEN.tittel), (_to_talk_with(grunnlag, tekst, _FAA_NUMRE, short=True),)),
    )


def _greeting(grunnlag: Grunnlag, tekst: Tekst, edition: str) -> tuple[Blokk, ...]:
    name = require_child(grunnlag).fornavn
    return Avsnitt(tekst(f"kopi.hei.{edition}", navn=name)), Avsnitt(tekst(f"kopi.arket.{edition}"), dempet=True)


def _part(title: str, content: tuple[Blokk, ...]) -> tuple[Blokk, ...]:
    """Return a part under its title; one without content is left out: a child is not to read what we did not write."""
    return (Overskrift(title, 2), *content) if content else ()


def _points(text: str) -> tuple[Blokk, ...]:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return (Liste(lines),) if lines else ()


def _paragraph(text: str) -> tuple[Blokk, ...]:
    return (Avsnitt(text),) if text else ()


def _points_of(tekst: Tekst, part: str, count: int) -> tuple[str, ...]:
    return tuple(tekst(f"kopi.punkt.{part}.{number}") for number in range(1, count + 1))


def _said(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return a quote for each line, with its source where the record has those very words."""
    heard = heard_words(grunnlag)
    lines = [line.strip() for line in grunnlag.written(SA.id).splitlines() if line.strip()]
    return tuple(Sitat(line, heard_line(heard[line], tekst) if line in heard else "") for line in lines)


def _own_say(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return what the child decides at its age, what it can always do, and where the rules have it from."""
    first, *always = _points_of(tekst, "nei", 4)
    points = Liste((first, *_say(grunnlag, tekst, is_easy=False), *always))
    rule = own_say(grunnlag)
    return (points,) if rule is None else (points, *source_line(grunnlag, rule[1], tekst))


def _say(grunnlag: Grunnlag, tekst: Tekst, *, is_easy: bool) -> tuple[str, ...]:
    """Return what the child decides at its age; where no rule tells, only that we listen."""
    rule, form = own_say(grunnlag), grunnlag.dokument.maalform
    if rule is None:
        return (tekst("kopi.punkt.hoeres.enkel" if is_easy else "kopi.punkt.hoeres"),)
    return tuple(words.paa(form) for words in (rule[0].enkel if is_easy else rule[0].vanlig))


def _to_talk_with(grunnlag: Grunnlag, tekst: Tekst, numbers: tuple[str, ...], *, short: bool = False) -> Liste:
    """Return the adult here, others who were written in, and the numbers a child can call."""
    trusted = require_child(grunnlag).trygg_voksen
    here = (tekst("kopi.her", hvem=trusted) if trusted else "", *grunnlag.written(NOEN.id).splitlines())
    called = phone_lines(grunnlag, numbers, short=short)
    return Liste(tuple(line.strip() for line in (*here, *called) if line.strip()))


def _read_together(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return when the copy was read together and what the child thought of it."""
    seen = grunnlag.sjekket_ut
    if seen.dato is None:
        return ()
    told = [tekst("kopi.lest", dato=format_date(tekst, seen.dato))]
    if choice(tekst, ENIG, seen.enig):
        told.append(tekst(f"kopi.enig.{seen.enig}"))
    return (Avsnitt(" ".join(told), dempet=True), *((Sitat(seen.kommentar),) if seen.kommentar else ()))


def _talked_about(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    days = {one.innhold: one.dato for one in sorted(grunnlag.besvart, key=lambda one: one.dato)}
    lines = [
        tekst("kopi.tema", tema=tekst(f"kopi.tema.{theme}"), dato=format_date(tekst, days[theme]))
        for theme in _TALKED_OF
        if theme in days
    ]
    return Forslag("\n".join(lines), tekst("kilde.kartlegginger")) if lines else None


def _quotes(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    heard = heard_words(grunnlag)
    # A quote of several lines would be taken apart, and its source with it.
    whole = [words for words in heard if "\n" not in words][:ANTALL_SITATER]
    sources = dict.fromkeys(heard_line(heard[words], tekst) for words in whole)
    return Forslag("\n".join(whole), "; ".join(sources)) if whole else None


def _agreed(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    """Return what was decided at a stop point that the child has read."""
    newest = newest_stoppunkt(grunnlag)
    if newest is None or not newest.lest_sammen or not newest.beslutning.strip():
        return None
    return Forslag(newest.beslutning.strip(), tekst("kilde.stoppunkt", dato=format_date(tekst, newest.dato)))


def _promised(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    open_ones = sorted((o for o in grunnlag.oppfoelginger if o.gjort is None), key=lambda o: (o.frist, o.id))
    lines = [
        tekst("kopi.skjer", hva=o.hva.strip(), hvem=o.hvem.strip(), dato=format_date(tekst, o.frist)) for o in open_ones
    ]
    return Forslag("\n".join(lines), tekst("kilde.oppfoelginger")) if lines else None
