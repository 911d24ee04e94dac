"""The health part of the plan (F-oppf §§ 6 and 8): what the child needs area by area, who helps, who does what by when.

What is recorded with an area stands there by itself; what carries none is suggested, so that somebody has read it.
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Overskrift,
    Signatur,
    Sitat,
    Spoersmaal,
    Tabell,
    Tomme,
)
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart, line_fields
from helseansvarlig.services.dokumenttyper.forslag import Forslag, childs_words, suggest_medvirkning
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    filled,
    finish,
    own_role,
    participation,
    split_number,
    written_date,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import held_back, require_basis, require_child

INNHOLD: Mapping[Omraade, Innhold] = {
    Omraade.PSYKISK: Innhold.PSYKISK,
    Omraade.SOMATISK: Innhold.SOMATISK,
    Omraade.SEKSUELL: Innhold.SEKSUELL,
    Omraade.TANNHELSE: Innhold.TANNHELSE,
    Omraade.RUS: Innhold.RUS,
    Omraade.LIVSKVALITET: Innhold.LIVSKVALITET,
    Omraade.RESSURSER: Innhold.LIVSKVALITET,
}
"""What the gate calls each area."""

BARNET, ANNET, SES_IGJEN = "plan_barnet", "plan_annet", "plan_ses_igjen"


def _area(omraade: Omraade) -> Del:
    del_id = f"plan_{omraade}"
    # That somebody has nothing to say about sexual health says something by itself.
    named = omraade is not Omraade.SEKSUELL
    return Del(del_id, INNHOLD[omraade], (Felt(del_id),), fra_mappen=True, nevnes_tom=named)


OMRAADER: Mapping[Omraade, Del] = {omraade: _area(omraade) for omraade in Omraade}
DELER: tuple[Del, ...] = (
    Del("plan", felter=(*line_fields("plan_ansvarlig"), Felt(SES_IGJEN, Feltart.DATO))),
    Del(BARNET, Innhold.BARNETS_EGNE_ORD, (Felt(BARNET),)),
    *OMRAADER.values(),
    Del(ANNET, felter=(Felt(ANNET),)),
    MEDVIRKNING,
    SJEKKET_UT,
)
"""All parts, in reading order."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the health part of the plan. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    allowed = require_basis(grunnlag)
    shown = {omraade: part for omraade, part in OMRAADER.items() if part.innhold in allowed}
    made = {omraade: _needs(grunnlag, tekst, omraade, part) for omraade, part in shown.items()}
    empty = tuple(tekst(part.tittel) for omraade, part in shown.items() if not made[omraade] and part.nevnes_tom)
    other = grunnlag.written(ANNET)
    blokker = (
        Avsnitt(tekst("plan.om"), dempet=True),
        Felter(_first_answers(grunnlag, tekst), framhevet=True),
        *(_childs_view(grunnlag, tekst) if Innhold.BARNETS_EGNE_ORD in allowed else ()),
        *(blokk for one in made.values() for blokk in one),
        *((Overskrift(tekst(f"del.{ANNET}"), 2), Avsnitt(other)) if other else ()),
        Tomme(tekst("plan.ikke_vurdert"), empty),
        *held_back(grunnlag, tekst),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
        Signatur(((own_role(grunnlag, tekst), grunnlag.bruker.navn),)),
    )
    return finish(grunnlag, tekst, tekst("plan.tittel"), child_line(grunnlag, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return the needs that follow-ups were made for, the child's words, and the first day something is looked at."""
    allowed = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset(Innhold)
    found = {"plan_ansvarlig": Forslag(grunnlag.bruker.navn, tekst("kilde.den_som_skriver"))}
    tasks = _open_tasks(grunnlag)
    for omraade, part in OMRAADER.items():
        needs = dict.fromkeys(o.behov.strip() for o in tasks if o.omraade is omraade and o.behov.strip())
        if needs and part.innhold in allowed:
            found[part.id] = Forslag("\n".join(needs), tekst("kilde.oppfoelginger"))
    days = [one.neste_sjekk for one in grunnlag.veid.nivaaer if INNHOLD[one.omraade] in allowed]
    if days:
        found[SES_IGJEN] = Forslag(min(days).isoformat(), tekst("kilde.nivaaer"))
    # A task without an area may touch upon anything: it is suggested only where nothing is held back.
    loose = [_task_line(o, tekst) for o in tasks if o.omraade is None] if grunnlag.anything_may_be_told else []
    if loose:
        found[ANNET] = Forslag("\n".join(loose), tekst("kilde.oppfoelginger"))
    if Innhold.BARNETS_EGNE_ORD not in allowed:
        return found
    said = childs_words(grunnlag, tekst)
    return {**found, **({BARNET: said} if said is not None else {}), **suggest_medvirkning(grunnlag, tekst)}


def _first_answers(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    barn = require_child(grunnlag)
    return filled(
        (tekst("rad.navn"), barn.navn),
        (tekst("rad.foedt"), format_date(tekst, barn.foedselsdato)),
        (tekst("rad.identnummer"), split_number(barn.identnummer)),
        (tekst("felt.plan_ansvarlig"), grunnlag.written("plan_ansvarlig")),
        (tekst(f"felt.{SES_IGJEN}"), written_date(grunnlag, tekst, SES_IGJEN)),
        (tekst("rad.trygg_voksen"), barn.trygg_voksen),
        (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),
    )


def _childs_view(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    said = grunnlag.written(BARNET)
    if not said:
        return (Avsnitt(tekst("barnets_ord.ingen"), dempet=True),)
    return (Sitat(said, "", tekst("barnets_ord.etikett", navn=require_child(grunnlag).fornavn)),)


def _needs(grunnlag: Grunnlag, tekst: Tekst, omraade: Omraade, part: Del) -> tuple[Blokk, ...]:
    """Return one area: what the child needs, who helps now and why, who does what; nothing where nothing is known."""
    needs = grunnlag.written(part.id)
    level = next((one for one in grunnlag.veid.nivaaer if one.omraade is omraade), None)
    tasks = [o for o in _open_tasks(grunnlag) if o.omraade is omraade]
    content = (
        *((Spoersmaal(tekst("plan.trenger"), needs),) if needs else ()),
        *(_who_helps(level, tekst) if level is not None else ()),
        *((_table(tasks, tekst),) if tasks else ()),
    )
    return (Overskrift(tekst(part.tittel), 2), *content) if content else ()


def _who_helps(level: Nivaabeslutning, tekst: Tekst) -> tuple[Blokk, ...]:
    decided = tekst("plan.besluttet", hvem=level.besluttet_av, dato=format_date(tekst, level.dato))
    rows = (
        (tekst("plan.nivaa"), tekst(f"nivaa.{level.nivaa}")),
        (tekst("plan.hvorfor"), level.begrunnelse),
        (tekst("plan.provd"), level.provd),
        (tekst("plan.barnets_syn"), level.barnets_syn),
        (tekst("plan.bestemt"), decided),
        (tekst("plan.neste_sjekk"), format_date(tekst, level.neste_sjekk)),
    )
    return Overskrift(tekst("plan.hvem_hjelper"), 3), Felter(filled(*rows))


def _table(tasks: list[Oppfoelging], tekst: Tekst) -> Tabell:
    columns = (tekst("kolonne.hva"), tekst("kolonne.hvem"), tekst("kolonne.innen"))
    rows = tuple((o.hva.strip(), o.hvem.strip(), format_date(tekst, o.frist)) for o in tasks)
    return Tabell(columns, rows, tekst("plan.tiltak"))


def _task_line(task: Oppfoelging, tekst: Tekst) -> str:
    return tekst("plan.linje", hva=task.hva.strip(), hvem=task.hvem.strip(), dato=format_date(tekst, task.frist))


def _open_tasks(grunnlag: Grunnlag) -> list[Oppfoelging]:
    return sorted((o for o in grunnlag.oppfoelginger if o.gjort is None), key=lambda o: (o.frist, o.id))
