"""Gathering what a document is composed from, in one reading, with the gate's answer for its recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from helseansvarlig.domain.brevhode import BLANKT
from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal
from helseansvarlig.domain.delingsregel import Grunnlag as Delingsgrunnlag
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import ERSTATTER, Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import INSTITUSJON_ID, Mottakerkategori
from helseansvarlig.domain.lokalnummer import numbers_here
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.saksliste import last_before
from helseansvarlig.domain.samtykke import Anledning, Innhold
from helseansvarlig.domain.samtykkeforbehold import is_held, quotes
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.services.deling import ALT_INNHOLD, judge
from helseansvarlig.services.dokument_huset import OM_HUSET, with_house
from helseansvarlig.services.dokument_svar import newest_answers
from helseansvarlig.services.dokument_utvikling import followed
from helseansvarlig.services.dokument_veid import weighed
from helseansvarlig.services.dokumenttyper.grunnlag import Foer, Forloep, Grunnlag
from helseansvarlig.services.dokumenttyper.registry import ARTER
from helseansvarlig.services.dokumenttyper.utvalg import chosen_in
from helseansvarlig.services.innsyn import Kilder, Vern, record_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.svarvern import held_words, is_raised_by_held
from helseansvarlig.services.utlevering import corrected, deliveries

DELING_GRUNNLAG = "deling_grunnlag"
DELING_BEGRUNNELSE = "deling_begrunnelse"
DELING_TIL_BARNET = "deling_til_barnet"
"""The fields that hold what somebody has decided: another ground than consent, why, and the sentence to the child."""

ANLEDNINGER = {
    Dokumenttype.HENVISNINGSGRUNNLAG: Anledning.HENVISNING,
    Dokumenttype.REFERAT: Anledning.KONTAKTMOETE,
    Dokumenttype.AGENDA: Anledning.KONTAKTMOETE,
}
"""Which small steps open which documents; the others take a consent that holds in general."""


OM_MOETER = frozenset({Dokumenttype.REFERAT, Dokumenttype.AGENDA, Dokumenttype.OPPSTARTSMOETE})
"""Papers of a meeting: general where they are about no child."""


def gather(unit: Unit, oekt: Oekt, templates: Templates, dokument: Dokument) -> Grunnlag:
    """Return the snapshot for one document, as the record stands inside the caller's reading."""
    today = oekt.clock.today()
    house = unit.institusjon.all()[0]
    base = Grunnlag(
        house,
        oekt.bruker,
        today,
        dokument,
        telefoner=numbers_here(oekt.telefoner, unit.lokalnummer.all(), house.legevakt),
        fristregler=oekt.frister.regler,
        samtykkeregler=oekt.samtykkeregler,
        rettigheter=oekt.rettigheter,
        brevhode=unit.brevhode.find(INSTITUSJON_ID) or BLANKT,
    )
    if dokument.dokumenttype in OM_MOETER:
        base = _with_meeting(unit, base)
    if dokument.dokumenttype in OM_HUSET:
        base = with_house(unit, oekt, base)
    if (old := corrected_by(unit, dokument)) is not None:
        base = replace(base, rettes=old, utleveringer=deliveries(unit, oekt.store, old))
    if (earlier := dokument.felter.get(ERSTATTER, "")) != "":
        base = replace(base, erstatter=unit.dokument.get(earlier))
    return _with_child(unit, oekt, base, templates) if dokument.barn_id else base


def corrected_by(unit: Unit, dokument: Dokument) -> Dokument | None:
    """Return the signed document that a correction is of; None for every other type."""
    return corrected(unit, dokument) if dokument.dokumenttype is Dokumenttype.RETTELSE else None


def question_of(dokument: Dokument, dag: date, rettes: Dokument | None = None) -> Delingsspoersmaal:
    """Return what a document asks of the gate: a signed one about what it holds, a draft about what may go along.

    A draft that corrects a signed document (`rettes`) asks about what that one holds, neither more nor less.
    """
    return Delingsspoersmaal(
        barn_id=dokument.barn_id,
        mottaker=dokument.mottaker,
        innhold=asked_by(dokument, rettes),
        dag=dag,
        avgjoerelse=decision_in(dokument.felter),
        anledning=ANLEDNINGER.get(dokument.dokumenttype, Anledning.GENERELT),
        mottaker_navn=dokument.mottaker_navn,
    )


def asked_by(dokument: Dokument, rettes: Dokument | None = None) -> frozenset[Innhold]:
    """Return the categories a document asks about: those it holds, those it corrects, those chosen, or its type's."""
    known = dokument.innhold if dokument.innhold is not None or rettes is None else rettes.innhold
    if known is not None:
        return known
    chosen = chosen_in(dokument)
    return ARTER[dokument.dokumenttype].asks(dokument.mottaker) if chosen is None else chosen


def decision_in(felter: Mapping[str, str]) -> Avgjoerelse:
    """Return what has been decided about sharing, as written in a document's fields; an unknown ground is none."""
    ground = felter.get(DELING_GRUNNLAG, "")
    return Avgjoerelse(
        Delingsgrunnlag(ground) if ground in set(Delingsgrunnlag) else Delingsgrunnlag.INGEN,
        felter.get(DELING_BEGRUNNELSE, ""),
        felter.get(DELING_TIL_BARNET, ""),
    )


def decision_fields(avgjoerelse: Avgjoerelse) -> dict[str, str]:
    """Return a decision as a document's fields keep it; what is not written is left out."""
    ground = "" if avgjoerelse.grunnlag is Delingsgrunnlag.INGEN else avgjoerelse.grunnlag.value
    written = {
        DELING_GRUNNLAG: ground,
        DELING_BEGRUNNELSE: avgjoerelse.begrunnelse,
        DELING_TIL_BARNET: avgjoerelse.til_barnet,
    }
    return {field: text for field, text in written.items() if text}


def _with_meeting(unit: Unit, base: Grunnlag) -> Grunnlag:
    moete = unit.moete.get(base.dokument.moete_id)
    known = replace(
        base,
        moete=moete,
        saker=tuple(unit.sak.of(moete.id)),
        godkjent=tuple(unit.referatgodkjenning.of(moete.id)),
        tillegg=tuple(unit.referattillegg.of(moete.id)),
    )
    if base.dokument.barn_id:
        return known
    named = replace(known, navn_i_huset=tuple((barn.navn, barn.identnummer) for barn in unit.barn.all()))
    is_agenda = base.dokument.dokumenttype is Dokumenttype.AGENDA
    return replace(named, foer=_before(unit, moete)) if is_agenda else named


def _before(unit: Unit, moete: Moete) -> Foer:
    """Return the last meeting of the same kind with the same people, and how many answers we wait for from BUP."""
    last = last_before(unit.moete.all(), moete)
    waiting = sum(
        one.gjort is None and one.venter is not None and one.venter.kategori == Mottakerkategori.BUP
        for one in unit.oppfoelging.of_residents()
    )
    return Foer(
        last,
        tuple(unit.sak.of(last.id)) if last is not None else (),
        waiting if moete.moetetype is Moetetype.KONTAKTMOETE else 0,
    )


def _with_child(unit: Unit, oekt: Oekt, base: Grunnlag, templates: Templates) -> Grunnlag:
    dokument, barn_id = base.dokument, base.dokument.barn_id
    question = question_of(dokument, base.dag, base.rettes)
    deling = judge(unit, oekt, question)
    is_chosen = dokument.innhold is None and chosen_in(dokument) is not None
    held = _still_held(deling.holdte_svar, dokument.svar or frozenset())
    answers = newest_answers(unit, barn_id, templates, dokument.maalform, held)
    words = (*held_words(unit, barn_id, held), *(word for one in answers.holdte for word in one.ord))
    if dokument.dokumenttype is Dokumenttype.INNSYN:
        kilder = Kilder(oekt.store, templates, dokument.maalform)
        base = replace(base, mappe=record_of(unit, kilder, dokument, Vern(deling, held, words)))
    return replace(
        base,
        barn=unit.barn.get(barn_id),
        deling=deling,
        hele=judge(unit, oekt, replace(question, innhold=ALT_INNHOLD)) if is_chosen else None,
        notater=tuple(row for row in unit.notat.of_barn(barn_id) if not quotes(row.tekst, words)),
        stoppunkt=tuple(_without(row, words) for row in unit.stoppunkt.of_barn(barn_id)),
        oppfoelginger=tuple(
            row
            for row in unit.oppfoelging.of_barn(barn_id)
            if not is_raised_by_held(unit, row.kilde, held) and not quotes(row.hva, words)
        ),
        samtykker=tuple(unit.samtykke.of_barn(barn_id)),
        medvirkninger=tuple(unit.medvirkning.of_barn(barn_id)),
        veid=weighed(unit, barn_id, words),
        besvart=answers.aapne,
        forbeholdte_ord=words,
        forloep=_over_time(unit, templates, dokument, held),
        forbehold=tuple(unit.forbehold.of_barn(barn_id)) if dokument.mottaker is Innad.BARNET_SELV else (),
    )


def _over_time(unit: Unit, templates: Templates, dokument: Dokument, held: frozenset[str]) -> tuple[Forloep, ...]:
    """Return the answers over time for the one type that shows them: the others need not wait for it."""
    if dokument.dokumenttype is not Dokumenttype.KARTLEGGING:
        return ()
    return followed(unit, dokument.barn_id, templates, dokument.maalform, held)


def _still_held(holdte: frozenset[str], signert: frozenset[str]) -> frozenset[str]:
    """Return what is held back, save what was signed: reading one's own archive shares nothing."""
    return frozenset(one for one in holdte if not any(is_held(key, (one,)) for key in signert))


def _without(row: Stoppunkt, words: tuple[str, ...]) -> Stoppunkt:
    """Return a stop point without what repeats an answer that is kept back: suggestions are made from it."""
    if not words:
        return row
    return replace(
        row,
        fakta=tuple(fact for fact in row.fakta if not quotes(fact.tekst, words)),
        barnet_sier="" if quotes(row.barnet_sier, words) else row.barnet_sier,
        konklusjon="" if quotes(row.konklusjon, words) else row.konklusjon,
        beslutning="" if quotes(row.beslutning, words) else row.beslutning,
        mangler="" if quotes(row.mangler, words) else row.mangler,
    )
