"""Whom the child lets know what it has answered: those it chose, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal, Register, judge_sharing
from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import is_held
from helseansvarlig.domain.skjema import Operator as Tegn
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.svar_tilgang import (
    ONLY_WHO_ASKS,
    RECIPIENTS,
    STEERS_ACCESS,
    choices_in,
    steered_by_child,
    steers_access,
)
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk

DAY = date(2026, 11, 23)
REGLER = tuple(load_regelverk(resources() / "regler").delingsregler.values())
BUP, LEGE, BARNEVERN = Mottakerkategori.BUP, Mottakerkategori.FASTLEGE, Mottakerkategori.BARNEVERNSTJENESTEN
EVERYBODY: tuple[Mottakertype, ...] = (*Mottakerkategori, *Innad)
WHO = Punkt("s.12", Punkttype.VALG, gjentas=True, kontroll=STEERS_ACCESS)
THEME = Punkt("s", Punkttype.GRUPPE, punkter=(Punkt("s.1", Punkttype.JA_NEI), WHO))
OTHER = Punkt("p", Punkttype.GRUPPE, punkter=(Punkt("p.1", Punkttype.JA_NEI),))
FORM = Skjema("seksuell", "1", Tekst("Seksuell helse"), (THEME, OTHER))
REFUSED = Svar(status=Svarstatus.VIL_IKKE_SVARE)


def chose(*codes: str) -> Svar:
    return besvart(*(Koding(kode=code, system="urn:x") for code in codes))


def answers(who: Svar = IKKE_SPURT, **others: Svar) -> Svarsett:
    given = {"s/s.1": besvart(True), "s/s.12": who, **others}
    return Svarsett({path: one for path, one in given.items() if one is not IKKE_SPURT})


def let_in(who: Svar) -> frozenset[Mottakertype]:
    return choices_in("b1", FORM, answers(who))["s"].aapent_for


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (chose("bup"), {BUP}),
        (chose("bup", "fastlege"), {BUP, LEGE}),
        (chose("voksne_her"), {Innad.EGET_PERSONALE}),
        (chose(ONLY_WHO_ASKS), set()),
        (chose(ONLY_WHO_ASKS, "bup"), set()),
        (chose("noe_helt_annet"), set()),
        (REFUSED, set()),
        (Svar(status=Svarstatus.VET_IKKE), set()),
        (IKKE_SPURT, set()),
    ],
)
def test_only_those_who_were_chosen_may_know(who: Svar, allowed: set[Mottakertype]) -> None:
    assert let_in(who) == allowed


def test_it_decides_for_its_own_theme_and_no_other() -> None:
    (theme,) = choices_in("b1", FORM, answers(chose("bup"), **{"p/p.1": besvart(True)}))
    key = choices_in("b1", FORM, answers(chose("bup")))[theme].svar

    assert steered_by_child(FORM, Svarsett()) == {"s"}
    assert is_held("seksuell|s/s.1", (key,))
    assert is_held("seksuell|s/s.12", (key,))
    assert not is_held("seksuell|p/p.1", (key,))


def test_a_theme_where_nothing_has_been_answered_is_not_decided_about() -> None:
    assert choices_in("b1", FORM, Svarsett({"p/p.1": besvart(True)})) == {}


def test_outside_every_theme_it_decides_for_the_whole_form() -> None:
    form = Skjema("hele", "1", Tekst("Hele"), (OTHER, WHO))
    assert steered_by_child(form, Svarsett()) == {"p", "s.12"}


def test_of_two_questions_in_one_theme_only_what_both_let_in_is_let_in() -> None:
    again = Punkt("s.13", Punkttype.VALG, gjentas=True, kontroll=STEERS_ACCESS)
    form = Skjema("to", "1", Tekst("To"), (Punkt("s", Punkttype.GRUPPE, punkter=(WHO, again)),))
    svar = Svarsett({"s/s.12": chose("bup", "fastlege"), "s/s.13": chose("bup")})

    assert choices_in("b1", form, svar)["s"].aapent_for == {BUP}


def test_an_answer_that_is_not_asked_for_any_more_lets_nobody_in() -> None:
    asked_of_some = Punkt(
        "s.12", Punkttype.VALG, gjentas=True, kontroll=STEERS_ACCESS, vilkaar=(Vilkaar("s.1", Tegn.LIK, False),)
    )
    form = Skjema("v", "1", Tekst("V"), (Punkt("s", Punkttype.GRUPPE, punkter=(THEME.punkter[0], asked_of_some)),))

    assert choices_in("b1", form, answers(chose("bup")))["s"].aapent_for == frozenset()


def test_a_form_without_such_a_question_is_known() -> None:
    assert steers_access(FORM)
    assert not steers_access(Skjema("x", "1", Tekst("X"), (OTHER,)))


choices = st.frozensets(st.sampled_from(sorted(RECIPIENTS)), min_size=1)
decisions = st.builds(
    Avgjoerelse, begrunnelse=st.sampled_from(["", "nødvendig"]), til_barnet=st.sampled_from(["", "vi må"])
)
consents = st.lists(
    st.builds(
        Samtykke, id=st.just("s1"), barn_id=st.just("b1"), samtykketype=st.just(Samtykketype.DELING),
        gitt=st.booleans(), gitt_av=st.just("Vakker Blomst"), innhold=st.just(frozenset(Innhold)),
        mottakere=st.just(frozenset(Mottakerkategori)), formaal=st.just(""), dato=st.just(DAY),
    ),
    max_size=2,
).map(tuple)  # fmt: skip


def shown(who: Svar, to: Mottakertype, samtykker: tuple[Samtykke, ...], decided: Avgjoerelse) -> bool:
    """Whether the answer of the theme really leaves."""
    register = Register(samtykker, alder=15, valg=tuple(choices_in("b1", FORM, answers(who)).values()))
    question = Delingsspoersmaal("b1", to, frozenset({Innhold.SEKSUELL}), DAY, decided)
    answer = judge_sharing(question, register, REGLER)
    return answer.lets_through and not is_held("seksuell|s/s.1", answer.holdte_svar)


@given(choices, st.data(), st.sampled_from(EVERYBODY), consents, decisions)
def test_choosing_fewer_never_shows_more(
    many: frozenset[str],
    data: st.DataObject,
    to: Mottakertype,
    samtykker: tuple[Samtykke, ...],
    decided: Avgjoerelse,
) -> None:
    kept = data.draw(st.frozensets(st.sampled_from(sorted(many))))
    fewer = chose(*sorted(kept)) if kept else data.draw(st.sampled_from([chose(ONLY_WHO_ASKS), REFUSED, IKKE_SPURT]))

    assert shown(fewer, to, samtykker, decided) <= shown(chose(*sorted(many)), to, samtykker, decided)


@given(choices, st.sampled_from(EVERYBODY), consents, decisions)
def test_whoever_was_not_chosen_is_told_by_a_duty_with_a_reason_and_a_sentence_to_the_child_alone(
    chosen: frozenset[str], to: Mottakertype, samtykker: tuple[Samtykke, ...], decided: Avgjoerelse
) -> None:
    told = shown(chose(*sorted(chosen)), to, samtykker, decided)
    if told and to is not Innad.BARNET_SELV and to not in {RECIPIENTS[code] for code in chosen}:
        assert decided.begrunnelse
        assert decided.til_barnet


def test_the_own_barnevernstjeneste_is_told_by_statute_with_a_reason_and_a_sentence_to_the_child() -> None:
    written = Avgjoerelse(begrunnelse="Nødvendig for tiltaket", til_barnet="Vi må si det")

    assert not shown(chose(ONLY_WHO_ASKS), BARNEVERN, (), Avgjoerelse())
    assert shown(chose(ONLY_WHO_ASKS), BARNEVERN, (), written)
    assert shown(chose("barnevernstjenesten"), BARNEVERN, (), Avgjoerelse())


def test_nothing_is_kept_from_the_child_itself() -> None:
    assert shown(chose(ONLY_WHO_ASKS), Innad.BARNET_SELV, (), Avgjoerelse())
