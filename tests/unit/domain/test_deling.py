"""The gate: consent by recipient, statute towards the own barnevernstjeneste, the child's reservations always."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.deling import (
    Avgjoerelse,
    Delingsspoersmaal,
    Delingsvurdering,
    Register,
    Utfall,
    judge_sharing,
)
from helseansvarlig.domain.delingsregel import Foerst, Grunnlag, Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk

DAY = date(2026, 11, 23)
BUP, SKOLE, BARNEVERN = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT, Mottakerkategori.BARNEVERNSTJENESTEN
PSYKISK, RUS, TANN = Innhold.PSYKISK, Innhold.RUS, Innhold.TANNHELSE

YES = Samtykke(
    "s1", "b1", Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset({PSYKISK, RUS}),
    mottakere=frozenset({BUP}), formaal="henvisning", dato=DAY - timedelta(days=10),
)  # fmt: skip
NO = replace(YES, id="s2", gitt=False, dato=DAY - timedelta(days=5))
WISH = Forbehold("f1", "b1", DAY, frozenset({RUS}), "Ikke noe om rus", kilde="svar:k1|7", svar_til_barnet="Greit.")
DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Har ikke drukket på to døgn", "Vi sier det, fordi vi er redde")
TASKS = Avgjoerelse(Grunnlag.OPPGAVER_ETTER_LOVEN, "BUP må vite det for å velge rett behandler")
REGLER = tuple(load_regelverk(resources() / "regler").delingsregler.values())


def ask(
    *samtykker: Samtykke,
    to: Mottakertype = BUP,
    about: set[Innhold] | None = None,
    decided: Avgjoerelse | None = None,
    **facts: Any,
) -> Delingsvurdering:
    known = {key: facts.pop(key) for key in ("anledning", "mottaker_navn") if key in facts}
    question = Delingsspoersmaal("b1", to, frozenset(about or {PSYKISK, RUS}), DAY, decided or Avgjoerelse(), **known)
    return judge_sharing(question, Register(samtykker, **{"alder": 15, **facts}), REGLER)


def let_through(answer: Delingsvurdering) -> frozenset[Innhold]:
    """What really leaves the house on this answer."""
    return answer.tillatt if answer.lets_through else frozenset()


TOWARDS_BUP = [
    ("nothing registered", (), Utfall.NEI, set(), "mangler"),
    ("a yes to all of it", (YES,), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a yes to a part", (replace(YES, innhold=frozenset({RUS})),), Utfall.DELVIS, {RUS}, "samtykke"),
    ("a yes to something else", (replace(YES, innhold=frozenset({TANN})),), Utfall.NEI, set(), "mangler"),
    ("two that make a whole", (replace(YES, innhold=frozenset({RUS})), replace(YES, innhold=frozenset({PSYKISK}))),
     Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a yes to the school", (replace(YES, mottakere=frozenset({SKOLE})),), Utfall.NEI, set(), "mangler"),
    ("another child's yes", (replace(YES, barn_id="b2"),), Utfall.NEI, set(), "mangler"),
    ("a yes to helsehjelp", (replace(YES, samtykketype=Samtykketype.HELSEHJELP),), Utfall.NEI, set(), "mangler"),
    ("a yes to taking part", (replace(YES, samtykketype=Samtykketype.DELTAKELSE),), Utfall.NEI, set(), "mangler"),
    ("a yes to personvern", (replace(YES, samtykketype=Samtykketype.PERSONVERN),), Utfall.NEI, set(), "mangler"),
    ("a no", (NO,), Utfall.NEI, set(), "avslag"),
    ("a no after the yes", (YES, NO), Utfall.NEI, set(), "avslag"),
    ("a yes after the no", (NO, replace(YES, dato=DAY)), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a no on the same day", (replace(YES, dato=DAY), replace(NO, dato=DAY)), Utfall.NEI, set(), "avslag"),
    ("a no to a part", (YES, replace(NO, innhold=frozenset({RUS}))), Utfall.DELVIS, {PSYKISK}, "samtykke"),
    ("a no to everything and everybody", (YES, replace(NO, innhold=frozenset(), mottakere=frozenset())),
     Utfall.NEI, set(), "avslag"),
    ("a no to the school", (YES, replace(NO, mottakere=frozenset({SKOLE}))), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a no that was taken back", (YES, replace(NO, trukket=DAY)), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a no from tomorrow", (YES, replace(NO, dato=DAY + timedelta(1))), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a yes from tomorrow", (replace(YES, dato=DAY + timedelta(1)),), Utfall.NEI, set(), "mangler"),
    ("withdrawn today", (replace(YES, trukket=DAY),), Utfall.NEI, set(), "trukket"),
    ("withdrawn from tomorrow", (replace(YES, trukket=DAY + timedelta(1)),), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("ended yesterday", (replace(YES, gyldig_til=DAY - timedelta(1)),), Utfall.NEI, set(), "utloept"),
    ("ends today", (replace(YES, gyldig_til=DAY),), Utfall.JA, {PSYKISK, RUS}, "utloeper"),
    ("ends in a month", (replace(YES, gyldig_til=DAY + timedelta(30)),), Utfall.JA, {PSYKISK, RUS}, "utloeper"),
    ("ends later", (replace(YES, gyldig_til=DAY + timedelta(31)),), Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a reservation in it", (replace(YES, forbehold=frozenset({RUS})),), Utfall.DELVIS, {PSYKISK}, "samtykke"),
    ("a reservation in another", (YES, replace(YES, mottakere=frozenset({SKOLE}), forbehold=frozenset({RUS}))),
     Utfall.DELVIS, {PSYKISK}, "samtykke"),
    ("a reservation that outlives its consent", (YES, replace(YES, trukket=DAY, forbehold=frozenset({RUS}))),
     Utfall.DELVIS, {PSYKISK}, "samtykke"),
    ("reservations against all of it", (replace(YES, forbehold=frozenset({PSYKISK, RUS})),),
     Utfall.NEI, set(), "forbehold"),
    ("a reservation the child has lifted", (replace(YES, forbehold=frozenset({RUS}), forbehold_opphevet=DAY),),
     Utfall.JA, {PSYKISK, RUS}, "samtykke"),
    ("a small step to something else", (replace(YES, anledning=Anledning.KONTAKTMOETE),),
     Utfall.NEI, set(), "begrenset"),
    ("a no to a small step only", (YES, replace(NO, anledning=Anledning.KONTAKTMOETE)),
     Utfall.JA, {PSYKISK, RUS}, "samtykke"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("samtykker", "utfall", "allowed", "grunn"), [case[1:] for case in TOWARDS_BUP], ids=[c[0] for c in TOWARDS_BUP]
)
def test_towards_bup_consent_decides(
    samtykker: tuple[Samtykke, ...], utfall: Utfall, allowed: set[Innhold], grunn: str
) -> None:
    answer = ask(*samtykker)

    assert (answer.utfall, let_through(answer), answer.grunn) == (utfall, allowed, grunn)
    assert answer.tillatt | answer.holdt_tilbake == {PSYKISK, RUS}
    assert answer.lets_through is bool(allowed)


def test_the_answer_names_a_consent_that_covers_what_was_asked() -> None:
    newer = replace(YES, id="s9", innhold=frozenset({TANN}), dato=DAY)

    assert ask(YES, newer).samtykke_id == "s1"
    assert ask(YES, newer, about={TANN}).samtykke_id == "s9"


def test_a_small_step_opens_its_own_occasion_and_no_other() -> None:
    step = replace(YES, anledning=Anledning.KONTAKTMOETE)

    assert let_through(ask(step, anledning=Anledning.KONTAKTMOETE)) == {PSYKISK, RUS}
    assert not ask(step, anledning=Anledning.HENVISNING).lets_through
    assert let_through(ask(YES, anledning=Anledning.HENVISNING)) == {PSYKISK, RUS}
    assert not ask(YES, replace(NO, anledning=Anledning.HENVISNING), anledning=Anledning.HENVISNING).lets_through


def test_a_yes_to_one_parent_is_not_one_to_the_other() -> None:
    parents = Mottakerkategori.FORELDRE
    yes = replace(YES, mottakere=frozenset({parents}), navngitte=("Stille Vind",))

    assert ask(yes, to=parents, mottaker_navn=" stille vind").lets_through
    assert not ask(yes, to=parents, mottaker_navn="Varm Sol").lets_through
    assert not ask(yes, to=parents).lets_through, "nobody is named"


def test_a_no_to_one_parent_stands_against_the_one_and_against_nobody_in_particular() -> None:
    parents = Mottakerkategori.FORELDRE
    both = replace(YES, mottakere=frozenset({parents}))
    no = replace(both, id="s2", gitt=False, dato=DAY, navngitte=("Varm Sol",))

    assert ask(both, no, to=parents, mottaker_navn="Stille Vind").lets_through
    assert ask(both, no, to=parents, mottaker_navn="Varm Sol").grunn == "avslag"
    assert ask(both, no, to=parents).grunn == "avslag"


def test_a_consent_until_the_move_ends_the_day_after() -> None:
    until_move = replace(YES, til_flytting=True)

    assert ask(until_move).lets_through
    assert ask(until_move, flyttet=DAY).lets_through
    assert ask(until_move, flyttet=DAY - timedelta(1)).grunn == "utloept"


def test_another_ground_is_one_that_is_open_towards_the_recipient_and_has_a_reason() -> None:
    answer = ask(decided=TASKS)

    assert (answer.utfall, answer.grunnlag, answer.regel) == (
        Utfall.JA, Grunnlag.OPPGAVER_ETTER_LOVEN, "bup_oppgaver",
    )  # fmt: skip
    assert Foerst.INFORMER_OG_HOER in answer.foerst
    assert ask(decided=replace(TASKS, begrunnelse=" ")).foerst == (Foerst.HOER_BARNET, Foerst.SKRIV_BEGRUNNELSE)
    assert not ask(decided=replace(TASKS, grunnlag=Grunnlag.MELDEPLIKT)).lets_through, "not a duty towards BUP"


def test_a_reason_without_a_ground_asks_for_one_and_lets_nothing_through() -> None:
    answer = ask(decided=Avgjoerelse(begrunnelse="Barnet er i fare"))

    assert (answer.utfall, answer.foerst, let_through(answer)) == (Utfall.SPOER, (Foerst.VELG_GRUNNLAG,), set())
    assert Grunnlag.FARE_FOR_LIV_ELLER_HELSE in answer.andre


def test_what_is_necessary_for_the_work_obeys_the_childs_reservations() -> None:
    reserved = replace(YES, trukket=DAY, forbehold=frozenset({RUS}))

    assert let_through(ask(reserved, decided=TASKS)) == {PSYKISK}
    assert ask(replace(reserved, forbehold=frozenset({RUS, PSYKISK})), decided=TASKS).grunn == "forbehold"


def test_danger_to_life_goes_past_a_reservation_with_a_reason_and_a_sentence_to_the_child() -> None:
    assert let_through(ask(forbehold=(WISH,), decided=DANGER)) == {PSYKISK, RUS}
    without = ask(forbehold=(WISH,), decided=replace(DANGER, til_barnet=""))
    assert (without.utfall, let_through(without)) == (Utfall.DELVIS, {PSYKISK}), "what the child asked for is held back"
    only_that = ask(about={RUS}, forbehold=(WISH,), decided=replace(DANGER, til_barnet=""))
    assert (only_that.utfall, only_that.foerst) == (Utfall.SPOER, (Foerst.HOER_BARNET, Foerst.SKRIV_TIL_BARNET))


def test_a_wish_that_nobody_has_weighed_stops_everything_but_a_duty_with_a_reason_and_a_sentence() -> None:
    assert ask(YES, uvurdert=1).foerst == (Foerst.VURDER_OENSKE,)
    assert not ask(uvurdert=1, decided=TASKS).lets_through
    assert not ask(to=BARNEVERN, uvurdert=1).lets_through
    assert ask(to=BARNEVERN, uvurdert=1, decided=replace(DANGER, grunnlag=Grunnlag.INGEN)).lets_through
    assert ask(uvurdert=1, decided=DANGER).lets_through


def test_a_reservation_towards_one_recipient_leaves_the_others_and_ends_when_it_is_lifted() -> None:
    only_school = replace(WISH, mottakere=frozenset({SKOLE}))
    to_both = replace(YES, mottakere=frozenset({BUP, SKOLE}))

    assert let_through(ask(to_both, forbehold=(only_school,))) == {PSYKISK, RUS}
    assert let_through(ask(to_both, forbehold=(only_school,), to=SKOLE)) == {PSYKISK}
    assert ask(YES, forbehold=(WISH,)).etter_oenske == {RUS}
    assert let_through(ask(YES, forbehold=(replace(WISH, opphevet=DAY),))) == {PSYKISK, RUS}
    assert let_through(ask(YES, forbehold=(replace(WISH, barn_id="b2"),))) == {PSYKISK, RUS}


def test_an_unfinished_decision_takes_nothing_from_what_consent_lets_through() -> None:
    partly = replace(YES, innhold=frozenset({RUS}))

    assert let_through(ask(partly, decided=replace(TASKS, begrunnelse=""))) == {RUS}


def test_a_withdrawal_does_not_open_by_reason_what_was_closed_before_it() -> None:
    partly = replace(YES, innhold=frozenset({PSYKISK}))
    withdrawn = replace(partly, trukket=DAY)

    assert let_through(ask(withdrawn, decided=TASKS)) <= let_through(ask(partly, decided=TASKS))


def test_a_reason_is_not_the_ground_where_consent_covers_everything() -> None:
    assert ask(YES, decided=TASKS).grunnlag is Grunnlag.SAMTYKKE


def test_nothing_is_kept_from_the_child_itself() -> None:
    everything = ask(NO, to=Innad.BARNET_SELV, forbehold=(WISH,), uvurdert=2)

    assert let_through(everything) == {PSYKISK, RUS}
    assert everything.foerst == (Foerst.VURDER_SKADE,)


def test_our_own_staff_are_told_for_a_purpose_and_never_what_is_reserved() -> None:
    purpose = Avgjoerelse(begrunnelse="Vakta på lørdag")

    assert not ask(to=Innad.EGET_PERSONALE).lets_through
    assert let_through(ask(NO, to=Innad.EGET_PERSONALE, decided=purpose)) == {PSYKISK, RUS}
    assert let_through(ask(to=Innad.EGET_PERSONALE, decided=purpose, forbehold=(WISH,))) == {PSYKISK}


def test_without_rules_the_gate_is_closed_to_everybody() -> None:
    for to in (*Mottakerkategori, *Innad):
        answer = judge_sharing(Delingsspoersmaal("b1", to, frozenset(Innhold), DAY, DANGER), Register((YES,)), ())
        assert (answer.utfall, answer.grunn) == (Utfall.NEI, "ingen_regel")


TOWARDS_BARNEVERN = [
    ("nothing registered", (), Utfall.JA, "lovpaalagt"),
    ("a yes", (YES,), Utfall.JA, "lovpaalagt"),
    ("withdrawn", (replace(YES, trukket=DAY),), Utfall.SPOER, "trukket"),
    ("a no", (NO,), Utfall.SPOER, "avslag"),
    ("withdrawn and given again", (replace(YES, trukket=DAY), replace(YES, dato=DAY)), Utfall.JA, "lovpaalagt"),
    ("withdrawn about something else", (replace(YES, trukket=DAY, innhold=frozenset({TANN})),), Utfall.JA,
     "lovpaalagt"),
    ("withdrawn tomorrow", (replace(YES, trukket=DAY + timedelta(1)),), Utfall.JA, "lovpaalagt"),
    ("a reservation", (replace(YES, forbehold=frozenset({RUS})),), Utfall.SPOER, "forbehold"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("samtykker", "utfall", "grunn"), [c[1:] for c in TOWARDS_BARNEVERN], ids=[c[0] for c in TOWARDS_BARNEVERN]
)
def test_towards_the_own_barnevernstjeneste_the_statute_decides_and_a_no_asks_instead_of_stopping(
    samtykker: tuple[Samtykke, ...], utfall: Utfall, grunn: str
) -> None:
    towards = [replace(s, mottakere=frozenset({BARNEVERN})) for s in samtykker]
    answer = ask(*towards, to=BARNEVERN)

    assert (answer.utfall, answer.grunn) == (utfall, grunn)
    assert answer.lets_through is (utfall is Utfall.JA)
    decided = Avgjoerelse(begrunnelse="Barnet er hørt; nødvendig for tiltaket", til_barnet="Vi må si det")
    assert ask(*towards, to=BARNEVERN, decided=decided).lets_through


def test_before_anything_goes_to_barnevernstjenesten_the_child_is_told_and_heard() -> None:
    assert ask(to=BARNEVERN).foerst == (Foerst.INFORMER_OG_HOER,)
    reserved = ask(replace(YES, forbehold=frozenset({RUS})), to=BARNEVERN)
    assert reserved.foerst == (Foerst.HOER_BARNET, Foerst.SKRIV_BEGRUNNELSE)
    kept = ask(replace(YES, forbehold=frozenset({RUS})), to=BARNEVERN, decided=Avgjoerelse(begrunnelse="Han er hørt"))
    assert let_through(kept) == {PSYKISK}, "with a reason alone the wish is kept"


def test_the_main_rule_towards_barnevernstjenesten_can_be_another_duty_when_somebody_says_which() -> None:
    order = Avgjoerelse(Grunnlag.OPPLYSNINGSPLIKT, "Pålegg av 12. november", "De har bedt om det")

    assert ask(NO, to=BARNEVERN, decided=order).lets_through


days = st.dates(DAY - timedelta(90), DAY + timedelta(90))
contents = st.frozensets(st.sampled_from([PSYKISK, RUS, TANN]), max_size=3)
EVERYBODY: tuple[Mottakertype, ...] = (BUP, SKOLE, BARNEVERN, Mottakerkategori.FORELDRE, *Innad)
recipients = st.frozensets(st.sampled_from([BUP, SKOLE, BARNEVERN, Mottakerkategori.FORELDRE]), max_size=3)
names = st.sampled_from(["", "Stille Vind", "Varm Sol"])
occasions = st.sampled_from([Anledning.GENERELT, Anledning.GENERELT, Anledning.KONTAKTMOETE])
consents = st.builds(
    Samtykke, id=st.sampled_from(["s1", "s2", "s3"]), barn_id=st.sampled_from(["b1", "b1", "b2"]),
    samtykketype=st.sampled_from([Samtykketype.DELING, Samtykketype.DELING, Samtykketype.HELSEHJELP]),
    gitt=st.booleans(), gitt_av=st.just("Vakker Blomst"), innhold=contents, mottakere=recipients,
    formaal=st.just(""), dato=days, gyldig_til=st.none() | days, forbehold=contents, trukket=st.none() | days,
    forbehold_opphevet=st.none() | days, anledning=occasions, til_flytting=st.booleans(),
    navngitte=st.sampled_from([(), (), ("Stille Vind",)]),
)  # fmt: skip
wishes = st.builds(
    Forbehold, id=st.just("f1"), barn_id=st.sampled_from(["b1", "b2"]), dato=days, innhold=contents,
    mottakere=recipients, opphevet=st.none() | days,
)  # fmt: skip
registers = st.builds(
    Register, samtykker=st.lists(consents, max_size=4).map(tuple), forbehold=st.lists(wishes, max_size=2).map(tuple),
    uvurdert=st.sampled_from([0, 0, 1]), alder=st.none() | st.integers(0, 20), flyttet=st.none() | days,
)  # fmt: skip
decisions = st.builds(
    Avgjoerelse, st.sampled_from(list(Grunnlag)), st.sampled_from(["", "nødvendig"]), st.sampled_from(["", "vi må"])
)
questions = st.builds(
    Delingsspoersmaal, barn_id=st.just("b1"), mottaker=st.sampled_from(EVERYBODY), innhold=contents, dag=st.just(DAY),
    avgjoerelse=decisions, anledning=occasions, mottaker_navn=names,
)  # fmt: skip


def leaves(question: Delingsspoersmaal, register: Register) -> frozenset[Innhold]:
    return let_through(judge_sharing(question, register, REGLER))


def reserved_in(register: Register, to: Mottakertype) -> frozenset[Innhold]:
    """What the child has asked not to be told, said again in the words of the page: always, unless lifted."""
    held = [s.reserved_on(DAY) for s in register.samtykker if s.barn_id == "b1" and s.samtykketype == "deling"]
    held += [f.held_from(to, DAY) for f in register.forbehold if f.barn_id == "b1"]
    return frozenset[Innhold]().union(*held)


@given(questions, registers, st.data())
def test_withdrawing_a_yes_never_lets_more_through(
    question: Delingsspoersmaal, register: Register, data: st.DataObject
) -> None:
    yes = [n for n, s in enumerate(register.samtykker) if s.gitt]
    gone = data.draw(st.sampled_from(yes)) if yes else None
    after = tuple(
        replace(s, trukket=min(DAY, s.trukket or DAY)) if n == gone else s for n, s in enumerate(register.samtykker)
    )

    assert leaves(question, replace(register, samtykker=after)) <= leaves(question, register)


@given(questions, registers, consents, contents)
def test_a_reservation_never_lets_more_through(
    question: Delingsspoersmaal, register: Register, one: Samtykke, reserved: frozenset[Innhold]
) -> None:
    before = replace(register, samtykker=(*register.samtykker, one))
    after = replace(register, samtykker=(*register.samtykker, replace(one, forbehold=one.forbehold | reserved)))

    assert leaves(question, after) <= leaves(question, before)


@given(questions, registers, wishes)
def test_a_wish_that_is_weighed_never_lets_more_through(
    question: Delingsspoersmaal, register: Register, wish: Forbehold
) -> None:
    after = replace(register, forbehold=(*register.forbehold, wish))

    assert leaves(question, after) <= leaves(question, register)


@given(questions, registers)
def test_a_wish_that_waits_never_lets_more_through(question: Delingsspoersmaal, register: Register) -> None:
    settled = replace(register, uvurdert=0)

    assert leaves(question, replace(register, uvurdert=1)) <= leaves(question, settled)


@given(questions, registers, consents)
def test_a_no_never_lets_more_through(question: Delingsspoersmaal, register: Register, one: Samtykke) -> None:
    after = replace(register, samtykker=(*register.samtykker, replace(one, gitt=False)))

    assert leaves(question, after) <= leaves(question, register)


@given(questions, registers, consents)
def test_a_yes_to_one_recipient_never_opens_another(
    question: Delingsspoersmaal, register: Register, one: Samtykke
) -> None:
    elsewhere = replace(one, gitt=True, mottakere=one.mottakere - {question.mottaker}, forbehold=frozenset())
    after = replace(register, samtykker=(*register.samtykker, elsewhere))

    assert leaves(question, after) == leaves(question, register)


@given(questions, registers)
def test_everything_is_either_allowed_or_held_back_and_nothing_else_goes(
    question: Delingsspoersmaal, register: Register
) -> None:
    answer = judge_sharing(question, register, REGLER)

    assert answer.tillatt | answer.holdt_tilbake == question.innhold
    assert not answer.tillatt & answer.holdt_tilbake


@given(questions, registers)
def test_what_the_child_reserved_leaves_only_by_a_duty_with_a_reason_and_a_sentence_to_the_child(
    question: Delingsspoersmaal, register: Register
) -> None:
    gone = leaves(question, register) & reserved_in(register, question.mottaker)
    rule = next((r for r in REGLER if r.id == judge_sharing(question, register, REGLER).regel), None)

    if gone and question.mottaker is not Innad.BARNET_SELV:
        assert rule is not None
        assert rule.overstyrer_forbehold
        assert question.avgjoerelse.begrunnelse
        assert question.avgjoerelse.til_barnet


@given(questions, registers)
def test_without_consent_and_a_chosen_ground_nothing_leaves_to_those_who_need_consent(
    question: Delingsspoersmaal, register: Register
) -> None:
    refused = replace(register, samtykker=tuple(replace(s, gitt=False) for s in register.samtykker))
    undecided = replace(question, avgjoerelse=replace(question.avgjoerelse, grunnlag=Grunnlag.INGEN))

    if question.mottaker is not BARNEVERN and not isinstance(question.mottaker, Innad):
        assert leaves(undecided, refused) == frozenset()


@given(questions, registers)
def test_towards_the_own_barnevernstjeneste_a_withdrawal_asks_and_never_stops(
    question: Delingsspoersmaal, register: Register
) -> None:
    written = replace(question, mottaker=BARNEVERN, avgjoerelse=replace(DANGER, grunnlag=Grunnlag.INGEN))

    assert leaves(written, register) == question.innhold
    assert judge_sharing(replace(question, mottaker=BARNEVERN), register, REGLER).utfall is not Utfall.NEI


@given(questions, st.permutations([YES, NO, replace(YES, dato=DAY), replace(NO, innhold=frozenset({RUS}))]))
def test_the_order_of_the_register_does_not_matter(question: Delingsspoersmaal, register: list[Samtykke]) -> None:
    in_order = Register(tuple(sorted(register, key=lambda s: (s.dato, s.gitt))))

    assert leaves(question, Register(tuple(register))) == leaves(question, in_order)
