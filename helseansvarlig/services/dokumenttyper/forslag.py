"""Half-writes a document from what is already recorded; it quotes and lists, and never concludes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag, Tilstand
from helseansvarlig.services.dokumenttyper.veid import weighed_fields

ANTALL_SITATER = 3
ANTALL_OBSERVASJONER = 5


@dataclass(frozen=True, slots=True)
class Forslag:
    """A suggested text for one field, and where it comes from, in words that can be printed."""

    tekst: str
    kilde: str


def suggest_henvisningsgrunnlag(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return suggestions by field id, only in categories that may be shared; fields without facts are left out.

    A suggestion becomes text only when it is taken into `Dokument.felter`, so that somebody has read it: notes and
    stop points carry no category of their own, and only a person sees what they touch upon.
    """
    makers: tuple[tuple[str, Innhold, Callable[[Grunnlag, Tekst], Forslag | None]], ...] = (
        ("barnets_ord", Innhold.BARNETS_EGNE_ORD, childs_words),
        ("symptomer", Innhold.PSYKISK, _what_we_know),
        ("tiltak", Innhold.PSYKISK, _what_was_tried),
        ("tidligere_hjelp", Innhold.PSYKISK, what_helped),
    )
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    made = {felt_id: make(grunnlag, tekst) for felt_id, innhold, make in makers if innhold in allowed}
    found = {felt_id: forslag for felt_id, forslag in made.items() if forslag is not None}
    found |= suggest_weighed(grunnlag, tekst)
    return {**found, **(suggest_medvirkning(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else {})}


def suggest_weighed(grunnlag: Grunnlag, tekst: Tekst) -> dict[str, Forslag]:
    """Return what instruments, levels of help and incident notes say, in the categories that may be shared."""
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    return {field: Forslag(*told) for field, told in weighed_fields(grunnlag.veid, tekst, allowed).items()}


def suggest_medvirkning(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return the newest participation block that was written at a decision, field by field, word for word."""
    newest = max(grunnlag.medvirkninger, key=lambda row: (row.dato, row.id), default=None)
    if newest is None:
        return {}
    source = tekst("kilde.medvirkning", dato=format_date(tekst, newest.dato))
    block = newest.blokk
    said = {f.name: getattr(block, f.name) for f in fields(block)}
    said["sagt"] = block.sagt.isoformat() if block.sagt is not None else ""
    return {f"medvirkning_{name}": Forslag(text.strip(), source) for name, text in said.items() if text.strip()}


def what_helped(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    """Return what earlier help has been to the child, as it was told when consent was asked for; newest first."""
    told = sorted((s for s in grunnlag.samtykker if s.hjalp.strip() or s.hjalp_ikke.strip()), key=lambda s: s.dato)
    lines = [
        tekst(key, tekst=said.strip())
        for one in reversed(told)
        for key, said in (("forslag.hjalp", one.hjalp), ("forslag.hjalp_ikke", one.hjalp_ikke))
        if said.strip()
    ]
    sources = (tekst("kilde.samtale", dato=format_date(tekst, one.dato)) for one in reversed(told))
    return Forslag("\n".join(dict.fromkeys(lines)), "; ".join(dict.fromkeys(sources))) if lines else None


def heard_words(grunnlag: Grunnlag) -> Mapping[str, tuple[date, str]]:
    """Return the child's own words, verbatim, with the day and who heard them; newest first, the same words once."""
    heard = [(local_day(n), n.tekst, n.hoert_av) for n in grunnlag.notater if n.art is Notatart.BARNET_SA]
    heard += [(s.dato, s.barnet_sier, s.eier) for s in grunnlag.stoppunkt]
    heard += [
        (b.dato, b.barnets_ord or (b.svar if b.er_fritekst else ""), "")
        for b in grunnlag.besvart
        if b.innhold is Innhold.BARNETS_EGNE_ORD and b.tilstand is Tilstand.SVART
    ]
    newest: dict[str, tuple[date, str]] = {}
    for day, said, listener in sorted(heard, key=lambda h: h[0], reverse=True):
        if said.strip():
            newest.setdefault(said.strip(), (day, listener))
    return newest


def heard_line(heard: tuple[date, str], tekst: Tekst) -> str:
    """Return when words were said and to whom, as a source is printed."""
    day, listener = heard
    if listener:
        return tekst("kilde.sagt_til", dato=format_date(tekst, day), navn=listener)
    return tekst("kilde.sagt", dato=format_date(tekst, day))


def childs_words(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    """Return the newest quotes, verbatim, each on its lines."""
    newest = dict(islice(heard_words(grunnlag).items(), ANTALL_SITATER))
    if not newest:
        return None
    sources = dict.fromkeys(heard_line(one, tekst) for one in newest.values())
    return Forslag("\n".join(newest), "; ".join(sources))


def _what_we_know(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    """Facts of the newest stop point, each with its source, then recent observations with their dates."""
    lines: list[str] = []
    sources: list[str] = []
    newest = newest_stoppunkt(grunnlag)
    if newest is not None:
        lines += [_fact_line(fact, tekst) for fact in newest.fakta if fact.tekst.strip()]
        if newest.mangler.strip():
            lines.append(tekst("forslag.mangler", tekst=newest.mangler.strip()))
        sources.append(tekst("kilde.stoppunkt", dato=format_date(tekst, newest.dato)))
    seen = sorted((n for n in grunnlag.notater if n.art is Notatart.OBSERVASJON), key=lambda n: n.tid, reverse=True)
    for note in seen[:ANTALL_OBSERVASJONER]:
        lines.append(f"{format_date(tekst, local_day(note))}: {note.tekst.strip()}")
    if seen:
        sources.append(tekst("kilde.observasjoner"))
    return Forslag("\n".join(lines), "; ".join(sources)) if lines else None


def _what_was_tried(grunnlag: Grunnlag, tekst: Tekst) -> Forslag | None:
    """Follow-ups that are done, with their results, then those under way."""
    done = sorted((o for o in grunnlag.oppfoelginger if o.gjort is not None), key=lambda o: (o.gjort, o.id))
    lines = [
        tekst("forslag.gjort", hva=o.hva.strip(), dato=format_date(tekst, o.gjort))
        + (f" {tekst('forslag.resultat', tekst=o.resultat.strip())}" if o.resultat.strip() else "")
        for o in done
        if o.gjort is not None
    ]
    lines += [
        tekst("forslag.paagaar", hva=o.hva.strip(), dato=format_date(tekst, o.frist))
        for o in sorted(grunnlag.oppfoelginger, key=lambda o: (o.frist, o.id))
        if o.gjort is None
    ]
    return Forslag("\n".join(lines), tekst("kilde.oppfoelginger")) if lines else None


def newest_stoppunkt(grunnlag: Grunnlag) -> Stoppunkt | None:
    """Return the newest stop point, if there is one."""
    return max(grunnlag.stoppunkt, key=lambda s: (s.dato, s.id), default=None)


def local_day(notat: Notat) -> date:
    """Return the Norwegian date of a note: one written after midnight belongs to the new day."""
    return notat.tid.astimezone(OSLO).date()


def _fact_line(fact: Faktum, tekst: Tekst) -> str:
    said = fact.tekst.strip()
    if fact.sikkerhet is Sikkerhet.VET_IKKE:
        said = tekst("forslag.vet_ikke", tekst=said)
    return f"{said} ({fact.kilde.strip()})" if fact.kilde.strip() else said
