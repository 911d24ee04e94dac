"""Gathering what a document is composed from, in one reading, with the gate's answer for its recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal
from helseansvarlig.domain.delingsregel import Grunnlag as Delingsgrunnlag
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.samtykke import Anledning, Innhold
from helseansvarlig.domain.samtykkeforbehold import answer_key, is_held, quotes
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.services.deling import ALT_INNHOLD, judge
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Tilstand
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.svarvern import held_words, is_raised_by_held, without_held

DELING_GRUNNLAG = "deling_grunnlag"
DELING_BEGRUNNELSE = "deling_begrunnelse"
DELING_TIL_BARNET = "deling_til_barnet"
"""The fields that hold what somebody has decided: another ground than consent, why, and the sentence to the child."""

ANLEDNINGER = {Dokumenttype.HENVISNINGSGRUNNLAG: Anledning.HENVISNING, Dokumenttype.REFERAT: Anledning.KONTAKTMOETE}
"""Which small steps open which documents; the others take a consent that holds in general."""

ALDRI_I_DOKUMENT = frozenset({"barnets_egne_ord.7"})
"""«Hva vil du ikke at vi skriver eller deler?» is answered to the child, never printed for others."""

_TILSTAND = {
    Svarstatus.BESVART: Tilstand.SVART,
    Svarstatus.IKKE_SPURT: Tilstand.IKKE_SPURT,
    Svarstatus.VIL_IKKE_SVARE: Tilstand.VIL_IKKE_SVARE,
    Svarstatus.VET_IKKE: Tilstand.VET_IKKE,
}


def gather(unit: Unit, oekt: Oekt, templates: Templates, dokument: Dokument) -> Grunnlag:
    """Return the snapshot for one document, as the record stands inside the caller's reading."""
    today = oekt.clock.today()
    base = Grunnlag(unit.institusjon.all()[0], oekt.bruker, today, dokument)
    if dokument.dokumenttype is Dokumenttype.REFERAT:
        base = _with_meeting(unit, base)
    return _with_child(unit, oekt, base, templates) if dokument.barn_id else base


def question_of(dokument: Dokument, dag: date) -> Delingsspoersmaal:
    """Return what a document asks of the gate: of a signed one about what it holds, of a draft about everything."""
    return Delingsspoersmaal(
        barn_id=dokument.barn_id,
        mottaker=dokument.mottaker,
        innhold=ALT_INNHOLD if dokument.innhold is None else dokument.innhold,
        dag=dag,
        avgjoerelse=decision_in(dokument.felter),
        anledning=ANLEDNINGER.get(dokument.dokumenttype, Anledning.GENERELT),
        mottaker_navn=dokument.mottaker_navn,
    )


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
    return Grunnlag(
        base.institusjon, base.bruker, base.dag, base.dokument, moete=moete, saker=tuple(unit.sak.of(moete.id))
    )


def _with_child(unit: Unit, oekt: Oekt, base: Grunnlag, templates: Templates) -> Grunnlag:
    dokument, barn_id = base.dokument, base.dokument.barn_id
    deling = judge(unit, oekt, question_of(dokument, base.dag))
    # What was signed holds what it held: reading one's own archive shares nothing.
    held = deling.holdte_svar - (dokument.svar or frozenset())
    answers, kept_back = _newest_answers(unit, barn_id, templates, dokument.maalform, held)
    words = (*held_words(unit, barn_id, held), *(word for one in kept_back for word in one.ord))
    return Grunnlag(
        institusjon=base.institusjon,
        bruker=base.bruker,
        dag=base.dag,
        dokument=dokument,
        barn=unit.barn.get(barn_id),
        deling=deling,
        notater=tuple(row for row in unit.notat.of_barn(barn_id) if not quotes(row.tekst, words)),
        stoppunkt=tuple(_without(row, words) for row in unit.stoppunkt.of_barn(barn_id)),
        oppfoelginger=tuple(
            row
            for row in unit.oppfoelging.of_barn(barn_id)
            if not is_raised_by_held(unit, row.kilde, held) and not quotes(row.hva, words)
        ),
        samtykker=tuple(unit.samtykke.of_barn(barn_id)),
        medvirkninger=tuple(unit.medvirkning.of_barn(barn_id)),
        besvart=tuple(answers),
        moete=base.moete,
        saker=base.saker,
        forbeholdte_ord=words,
    )


def _without(row: Stoppunkt, words: tuple[str, ...]) -> Stoppunkt:
    """Return a stop point without what repeats an answer that is kept back: suggestions are made from it."""
    if not words:
        return row
    return replace(
        row,
        fakta=tuple(fact for fact in row.fakta if not quotes(fact.tekst, words)),
        barnet_sier="" if quotes(row.barnet_sier, words) else row.barnet_sier,
        konklusjon="" if quotes(row.konklusjon, words) else row.konklusjon,
        mangler="" if quotes(row.mangler, words) else row.mangler,
    )


def _newest_answers(
    unit: Unit, barn_id: str, templates: Templates, maalform: str, held: frozenset[str]
) -> tuple[list[Besvart], list[Besvart]]:
    """Return the answers of the newest kartlegging with each template, and those that the child keeps back."""
    newest: dict[str, Kartlegging] = {}
    for row in unit.kartlegging.of_barn(barn_id):
        newest.setdefault(row.skjema_id, row)
    answers: list[Besvart] = []
    kept_back: list[Besvart] = []
    for row in newest.values():
        skjema = templates.read_copy(unit.skjemakopi.get(row.skjema_hash))
        svar = Svarsett({line.sti: line.svar for line in unit.svar.of(row.id)})
        asked = evaluate_enabled(skjema, without_held(skjema, svar, held))
        for one in _answers(skjema, svar, row.startet.date(), maalform):
            told = asked.get(one.noekkel, False) and not is_held(answer_key(skjema.id, one.noekkel), held)
            keyed = replace(one, noekkel=answer_key(skjema.id, one.noekkel))
            (answers if told else kept_back).append(keyed)
    return answers, kept_back


def _answers(skjema: Skjema, svar: Svarsett, dag: date, maalform: str) -> list[Besvart]:
    asked = evaluate_enabled(skjema, svar)
    found = []
    for place in expand(skjema, svar):
        innhold = content_of(place)
        if innhold is None or not place.punkt.is_fillable or not asked[place.path]:
            continue
        found.append(_answer(place, svar.get(place.path), innhold, dag, maalform))
    return found


def _answer(place: Forekomst, svar: Svar, innhold: Innhold, dag: date, maalform: str) -> Besvart:
    theme = place.stamme[0].punkt if place.stamme else place.punkt
    return Besvart(
        tema=theme.tekst.paa(maalform),
        innhold=innhold,
        spoersmaal=place.punkt.tekst.paa(maalform),
        svar=_with_scale(place.punkt, values_text(place.punkt, svar, maalform)),
        dato=dag,
        tilstand=_TILSTAND[svar.status],
        barnets_ord=svar.barnets_ord,
        voksnes_syn=svar.voksnes_observasjon,
        er_fritekst=place.punkt.type in (Punkttype.TEKST, Punkttype.TEKSTLINJE),
        noekkel=place.path,
    )


def _with_scale(punkt: Punkt, text: str) -> str:
    """Return a whole number with the scale it was chosen on: «4» alone says nothing to who was not there."""
    low, high = punkt.grenser.minste, punkt.grenser.stoerste
    is_chosen = punkt.type is Punkttype.HELTALL and text and low is not None and high is not None
    return f"{text} ({low}–{high})" if is_chosen else text


def content_of(place: Forekomst) -> Innhold | None:
    """Return which content category a question belongs to; None keeps it out of every document.

    A theme's link id is its category. A question that can raise a red flag is about risk, whatever theme it stands in.
    """
    if place.punkt.link_id in ALDRI_I_DOKUMENT or not place.stamme:
        return None
    if any(u.roedt_flagg for u in place.punkt.utloesere):
        return Innhold.RISIKO
    theme = place.stamme[0].punkt.link_id
    return Innhold(theme) if theme in set(Innhold) else None
