"""The shift card: what helps, what makes it worse, what we do and whom we call, on one page for those at work now.

It holds no history and no names of conditions. It asks the gate like everything else: those who work here are told what
they need for their work, with a purpose that somebody has written (fvl § 13 b).
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell, Felter, Liste, Overskrift
from helseansvarlig.domain.ordlyd import Tekst, as_sentence, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import ENIG, MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart, text_part
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Tilstand
from helseansvarlig.services.dokumenttyper.ramme import (
    born_line,
    choice,
    filled,
    finish,
    participation,
    written_date,
)
from helseansvarlig.services.dokumenttyper.vern import require_basis, require_child

GJELDER_TIL, RING = "vakt_gjelder_til", "vakt_ring"
HJELPER = text_part("vakt_hjelper", Innhold.LIVSKVALITET)
VERRE = text_part("vakt_verre", Innhold.PSYKISK)
GJOER = text_part("vakt_gjoer", Innhold.RISIKO)
MEDISINER = Del("vakt_medisiner", Innhold.LEGEMIDLER, (Felt("vakt_legemidler"), Felt("vakt_allergi")))
DELER: tuple[Del, ...] = (
    Del("vakt", felter=(Felt(GJELDER_TIL, Feltart.DATO),)),
    MEDISINER,
    HJELPER,
    VERRE,
    GJOER,
    Del(RING, felter=(Felt(RING),), fra_mappen=True),
    MEDVIRKNING,
    SJEKKET_UT,
)
"""All parts, in reading order."""

NUMRE = ("medisinsk_noedtelefon", "legevakt", "vakthavende_leder", "bup_akutt", "ambulant_akutteam", "barnevernsvakt")
"""Whom one calls from a shift, most urgent first; a local number stands there when the house has written it in."""

_SPOERSMAAL: Mapping[str, tuple[str, ...]] = {
    HJELPER.id: ("ressurser.6", "psykisk.10"),
    VERRE.id: ("barnets_egne_ord.4",),
    "vakt_legemidler": ("somatisk.4",),
    "vakt_allergi": ("somatisk.3", "somatisk.3.1"),
}
"""The questions of the house's own forms that each field is suggested from."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the card. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`.

    What is held back is not named: a card that everybody on shift reads is no place to say that there is more.
    """
    allowed = require_basis(grunnlag)
    blokker = (
        Felter(_first_answers(grunnlag, tekst, allowed), framhevet=True),
        *(
            blokk
            for part in (HJELPER, VERRE, GJOER)
            if part.innhold in allowed
            for blokk in _lines(grunnlag, tekst, part)
        ),
        *_whom_to_call(grunnlag, tekst),
        *participation(grunnlag, tekst),
        Avsnitt(_read_together(grunnlag, tekst), dempet=True),
    )
    return finish(grunnlag, tekst, tekst("vakt.tittel"), born_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return what the child has answered to the very questions the card is about, in its own words."""
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    found = {}
    for felt_id, questions in _SPOERSMAAL.items():
        answers = [one for asked in questions for one in _answers_to(grunnlag, asked) if one.innhold in allowed]
        if answers:
            sources = dict.fromkeys(
                tekst("kilde.kartlegging", tema=one.tema, dato=format_date(tekst, one.dato)) for one in answers
            )
            lines = dict.fromkeys(_in_words(one) for one in answers)
            found[felt_id] = Forslag("\n".join(lines), "; ".join(sources))
    return found


def _answers_to(grunnlag: Grunnlag, link_id: str) -> list[Besvart]:
    """Return what was answered to a question of this link id."""
    return [b for b in grunnlag.besvart if b.tilstand is Tilstand.SVART and b.noekkel.rpartition("/")[2] == link_id]


def _in_words(answer: Besvart) -> str:
    """Return an answer as it can stand alone: somebody's words as they are, a choice with its question."""
    if answer.barnets_ord.strip():
        return answer.barnets_ord.strip()
    return answer.svar.strip() if answer.er_fritekst else f"{answer.spoersmaal.strip()} {answer.svar.strip()}"


def _first_answers(grunnlag: Grunnlag, tekst: Tekst, allowed: frozenset[Innhold]) -> tuple[tuple[str, str], ...]:
    """Return who, what nobody may miss, and how long the card holds: few lines, since the card is one page.

    Why it may be shared is not told: whoever wrote that was promised that it stays in the record.
    """
    barn = require_child(grunnlag)
    name = tekst("vakt.navn", navn=barn.navn, pronomen=barn.pronomen) if barn.pronomen else barn.navn
    medicines = MEDISINER.felter if MEDISINER.innhold in allowed else ()
    return filled(
        (tekst("rad.navn"), name),
        (tekst("rad.trygg_voksen"), barn.trygg_voksen),
        *((tekst(f"felt.{felt.id}"), grunnlag.written(felt.id)) for felt in medicines),
        (tekst(f"felt.{GJELDER_TIL}"), written_date(grunnlag, tekst, GJELDER_TIL)),
    )


def _lines(grunnlag: Grunnlag, tekst: Tekst, part: Del) -> tuple[Blokk, ...]:
    """Return a part as points, what we do as steps; that nobody has written it is said: somebody may look for it."""
    lines = tuple(line.strip() for line in grunnlag.written(part.id).splitlines() if line.strip())
    content = Liste(lines, nummerert=part is GJOER) if lines else Avsnitt(tekst("rad.ikke_skrevet"), dempet=True)
    return Overskrift(tekst(part.tittel), 2), content


def _whom_to_call(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    known = {one.id: one for one in grunnlag.telefoner if one.nummer}
    form = grunnlag.dokument.maalform
    called = (known[one] for one in NUMRE if one in known)
    rows = tuple((one.navn.paa(form), f"{one.nummer}. {one.hjelp.paa(form)}.") for one in called)
    own = grunnlag.written(RING)
    return (Overskrift(tekst(f"del.{RING}"), 2), Felter(rows), *((Avsnitt(own),) if own else ()))


def _read_together(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return «sjekket ut med barnet» in one line: the card is one page."""
    seen = grunnlag.sjekket_ut
    if seen.dato is None:
        return tekst("vakt.ikke_lest")
    read = tekst("vakt.lest", dato=format_date(tekst, seen.dato))
    said = ". ".join(filter(None, (choice(tekst, ENIG, seen.enig), seen.kommentar)))
    return f"{read} {as_sentence(said)}".strip()
