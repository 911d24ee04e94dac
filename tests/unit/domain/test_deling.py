"""The gate: consent by recipient, statute towards the own barnevernstjeneste, the child's reservations always."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.deling import (
    Delingsspoersmaal,
    Delingsvurdering,
    Grunnlag,
    Utfall,
    judge_sharing,
)
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype

DAY = date(2026, 11, 23)
BUP, SKOLE, BARNEVERN = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT, Mottakerkategori.BARNEVERNSTJENESTEN
PSYKISK, RUS, TANN = Innhold.PSYKISK, Innhold.RUS, Innhold.TANNHELSE

YES = Samtykke(
    "s1", "b1", Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset({PSYKISK, RUS}),
    mottakere=frozenset({BUP}), formaal="henvisning", dato=DAY - timedelta(days=10),
)  # fmt: skip
NO = replace(YES, id="s2", gitt=False, dato=DAY - timedelta(days=5))


def ask(
    *samtykker: Samtykke, to: Mottakerkategori = BUP, about: set[Innhold] | None = None, why: str = ""
) -> Delingsvurdering:
    return judge_sharing(Delingsspoersmaal("b1", to, frozenset(about or {PSYKISK, RUS}), DAY, why), samtykker)


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


def test_another_ground_needs_a_written_reason_and_says_that_the_child_is_heard_first() -> None:
    answer = ask(why="Fare for liv og helse, fvl § 13 b")

    assert (answer.utfall, answer.grunnlag) == (Utfall.JA, Grunnlag.SKRIFTLIG_BEGRUNNET)
    assert "informer_og_hoer_barnet" in answer.foerst
    assert ask(why="   ").utfall is Utfall.NEI


def test_a_written_reason_obeys_the_childs_reservations() -> None:
    reserved = replace(YES, trukket=DAY, forbehold=frozenset({RUS}))

    assert let_through(ask(reserved, why="nødvendig")) == {PSYKISK}
    assert ask(replace(reserved, forbehold=frozenset({RUS, PSYKISK})), why="nødvendig").utfall is Utfall.NEI


def test_a_withdrawal_does_not_open_by_reason_what_was_closed_before_it() -> None:
    partly = replace(YES, innhold=frozenset({PSYKISK}))
    withdrawn = replace(partly, trukket=DAY)

    assert let_through(ask(withdrawn, why="nødvendig")) <= let_through(ask(partly, why="nødvendig"))


def test_a_reason_is_not_the_ground_where_consent_covers_everything() -> None:
    assert ask(YES, why="nødvendig").grunnlag is Grunnlag.SAMTYKKE


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
    assert ask(*towards, to=BARNEVERN, why="Barnet er hørt; nødvendig for tiltaket").lets_through


def test_before_anything_goes_to_barnevernstjenesten_the_child_is_told_and_heard() -> None:
    assert ask(to=BARNEVERN).foerst == ("informer_og_hoer_barnet",)
    assert ask(replace(YES, forbehold=frozenset({RUS})), to=BARNEVERN).foerst == ("hoer_barnet", "skriv_begrunnelse")


days = st.dates(DAY - timedelta(90), DAY + timedelta(90))
contents = st.frozensets(st.sampled_from([PSYKISK, RUS, TANN]), max_size=3)
recipients = st.frozensets(st.sampled_from([BUP, SKOLE, BARNEVERN]), max_size=3)
consents = st.builds(
    Samtykke, id=st.sampled_from(["s1", "s2", "s3"]), barn_id=st.sampled_from(["b1", "b1", "b2"]),
    samtykketype=st.sampled_from([Samtykketype.DELING, Samtykketype.DELING, Samtykketype.HELSEHJELP]),
    gitt=st.booleans(), gitt_av=st.just("Vakker Blomst"), innhold=contents, mottakere=recipients,
    formaal=st.just(""), dato=days, gyldig_til=st.none() | days, forbehold=contents, trukket=st.none() | days,
)  # fmt: skip
registers = st.lists(consents, max_size=4)
questions = st.builds(
    Delingsspoersmaal, barn_id=st.just("b1"), mottaker=st.sampled_from([BUP, SKOLE, BARNEVERN]), innhold=contents,
    dag=st.just(DAY), begrunnelse=st.sampled_from(["", "nødvendig"]),
)  # fmt: skip


def leaves(question: Delingsspoersmaal, register: list[Samtykke]) -> frozenset[Innhold]:
    return let_through(judge_sharing(question, register))


@given(questions, registers, st.data())
def test_withdrawing_a_yes_never_lets_more_through(
    question: Delingsspoersmaal, register: list[Samtykke], data: st.DataObject
) -> None:
    yes = [n for n, s in enumerate(register) if s.gitt]
    gone = data.draw(st.sampled_from(yes)) if yes else None
    after = [replace(s, trukket=min(DAY, s.trukket or DAY)) if n == gone else s for n, s in enumerate(register)]

    assert leaves(question, after) <= leaves(question, register)


@given(questions, registers, consents, contents)
def test_a_reservation_never_lets_more_through(
    question: Delingsspoersmaal, register: list[Samtykke], one: Samtykke, reserved: frozenset[Innhold]
) -> None:
    before = [*register, one]
    after = [*register, replace(one, forbehold=one.forbehold | reserved)]

    assert leaves(question, after) <= leaves(question, before)


@given(questions, registers, consents)
def test_a_no_never_lets_more_through(question: Delingsspoersmaal, register: list[Samtykke], one: Samtykke) -> None:
    assert leaves(question, [*register, replace(one, gitt=False)]) <= leaves(question, register)


@given(questions, registers, consents)
def test_a_yes_to_one_recipient_never_opens_another(
    question: Delingsspoersmaal, register: list[Samtykke], one: Samtykke
) -> None:
    elsewhere = replace(one, gitt=True, mottakere=one.mottakere - {question.mottaker}, forbehold=frozenset())

    assert leaves(question, [*register, elsewhere]) == leaves(question, register)


@given(questions, registers)
def test_everything_is_either_allowed_or_held_back_and_nothing_else_goes(
    question: Delingsspoersmaal, register: list[Samtykke]
) -> None:
    answer = judge_sharing(question, register)

    assert answer.tillatt | answer.holdt_tilbake == question.innhold
    assert not answer.tillatt & answer.holdt_tilbake


@given(questions, registers)
def test_what_the_child_reserved_leaves_only_by_statute_with_a_written_reason(
    question: Delingsspoersmaal, register: list[Samtykke]
) -> None:
    reserved = frozenset(
        i
        for s in register
        if s.barn_id == "b1" and s.samtykketype is Samtykketype.DELING and s.dato <= DAY
        for i in s.forbehold
    )
    overridden = question.mottaker is BARNEVERN and question.begrunnelse != ""

    assert overridden or not leaves(question, register) & reserved


@given(questions, registers)
def test_without_consent_and_reason_nothing_leaves_to_others_than_barnevernstjenesten(
    question: Delingsspoersmaal, register: list[Samtykke]
) -> None:
    refused = [replace(s, gitt=False) for s in register]

    if question.mottaker is not BARNEVERN and not question.begrunnelse:
        assert leaves(question, refused) == frozenset()


@given(questions, st.permutations([YES, NO, replace(YES, dato=DAY), replace(NO, innhold=frozenset({RUS}))]))
def test_the_order_of_the_register_does_not_matter(question: Delingsspoersmaal, register: list[Samtykke]) -> None:
    assert leaves(question, register) == leaves(question, sorted(register, key=lambda s: (s.dato, s.gitt)))
