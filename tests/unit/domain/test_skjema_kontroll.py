"""Each rule an answer may break has its own code; a person who has not been asked breaks none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helseansvarlig.domain.skjema import Alternativ, Grenser, Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.skjema_kontroll import check_verdier, validate_svar
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.verdi import Dato, Koding, Mengde, Vedlegg, Verdi

A, B, INGEN = Koding("a", "s"), Koding("b", "s"), Koding("ingen", "s")
VALG = (Alternativ(A), Alternativ(B), Alternativ(INGEN, er_eksklusiv=True))
KG = Koding("kg", "ucum")


def punkt(kind: Punkttype, **more: object) -> Punkt:
    return Punkt("p", kind, **more)  # type: ignore[arg-type]  # passed straight through


@pytest.mark.parametrize(
    ("item", "values", "code"),
    [
        (punkt(Punkttype.HELTALL), (True,), "svar_feil_type"),
        (punkt(Punkttype.HELTALL), ("1",), "svar_feil_type"),
        (punkt(Punkttype.TEKST), ("a", "b"), "svar_bare_ett"),
        (punkt(Punkttype.DATO), (Dato("2026-02-30"),), "svar_finnes_ikke"),
        (punkt(Punkttype.VALG, alternativer=VALG), (Koding("x", "s"),), "svar_ikke_i_listen"),
        (punkt(Punkttype.VALG, alternativer=VALG), ("a",), "svar_feil_type"),
        (punkt(Punkttype.VALG, alternativer=VALG, gjentas=True), (A, INGEN), "svar_utelukkende_valg"),
        (punkt(Punkttype.HELTALL, grenser=Grenser(minste=2)), (1,), "svar_for_lite"),
        (punkt(Punkttype.HELTALL, grenser=Grenser(stoerste=2)), (3,), "svar_for_stort"),
        (punkt(Punkttype.DATO, grenser=Grenser(stoerste=Dato("2026-01-01"))), (Dato("2027"),), "svar_for_stort"),
        (punkt(Punkttype.TEKST, grenser=Grenser(min_lengde=3)), ("ab",), "svar_for_kort"),
        (punkt(Punkttype.TEKST, grenser=Grenser(max_lengde=3)), ("abcd",), "svar_for_langt"),
        (punkt(Punkttype.TEKST, grenser=Grenser(moenster="[a-z]+")), ("A",), "svar_feil_form"),
        (
            punkt(Punkttype.DESIMALTALL, grenser=Grenser(max_desimaler=1)),
            (Decimal("1.25"),),
            "svar_for_mange_desimaler",
        ),
        (punkt(Punkttype.TEKST, gjentas=True, grenser=Grenser(min_antall=2)), ("a",), "svar_for_faa"),
        (punkt(Punkttype.TEKST, gjentas=True, grenser=Grenser(max_antall=1)), ("a", "b"), "svar_for_mange"),
        (
            punkt(Punkttype.MENGDE, grenser=Grenser(enheter=(KG,))),
            (Mengde(Decimal(1), "g", "g", "ucum"),),
            "svar_feil_enhet",
        ),
        (
            punkt(Punkttype.MENGDE, grenser=Grenser(minste=Mengde(Decimal(1), "kg", "kg", "ucum"))),
            (Mengde(Decimal(1), "g", "g", "ucum"),),
            "svar_enhet_kan_ikke_sammenlignes",
        ),
        (
            punkt(Punkttype.VEDLEGG, grenser=Grenser(filtyper=("image/png",))),
            (Vedlegg("text/html"),),
            "svar_feil_filtype",
        ),
        (punkt(Punkttype.VEDLEGG, grenser=Grenser(max_bytes=2)), (Vedlegg(data="AAAA"),), "svar_for_stor_fil"),
    ],
)
def test_each_broken_rule_is_named(item: Punkt, values: tuple[Verdi, ...], code: str) -> None:
    assert check_verdier(item, values) == (code,)


@pytest.mark.parametrize(
    ("item", "values"),
    [
        (punkt(Punkttype.HELTALL, grenser=Grenser(minste=0, stoerste=10)), (10,)),
        (punkt(Punkttype.VALG, alternativer=VALG, gjentas=True), (A, B)),
        (punkt(Punkttype.VALG, alternativer=(Alternativ(3),)), (3,)),
        (punkt(Punkttype.AAPENT_VALG, alternativer=VALG), ("noe annet",)),
        (punkt(Punkttype.VALG), (Koding("fra en liste utenfor"),)),
        (punkt(Punkttype.TEKST, grenser=Grenser(moenster="(a+)+$")), ("hva som helst",)),
        (punkt(Punkttype.MENGDE, grenser=Grenser(enheter=(KG,))), (Mengde(Decimal(1), "kg", "kg", "ucum"),)),
    ],
)
def test_what_keeps_to_the_rules_passes(item: Punkt, values: tuple[Verdi, ...]) -> None:
    assert check_verdier(item, values) == ()


def form(*punkter: Punkt) -> Skjema:
    return Skjema("s", "1", Tekst("S"), punkter)


@pytest.mark.parametrize(
    ("svar", "blocks"),
    [
        (None, True),
        (Svar(status=Svarstatus.IKKE_SPURT), True),
        (Svar(status=Svarstatus.VIL_IKKE_SVARE), False),
        (Svar(status=Svarstatus.VET_IKKE), False),
        (besvart(False), False),
    ],
)
def test_to_decline_is_an_answer_and_not_to_be_asked_is_none(svar: Svar | None, blocks: bool) -> None:
    answers = Svarsett({"p": svar} if svar else {})
    problems = validate_svar(form(punkt(Punkttype.JA_NEI, maa_besvares=True)), answers)
    assert [(p.code, p.path, p.link_id) for p in problems] == ([("svar_maa_fylles_ut", "p", "p")] if blocks else [])


@pytest.mark.parametrize("more", [{"er_laast": True}, {"er_skjult": True}])
def test_what_nobody_can_fill_in_never_blocks(more: dict[str, bool]) -> None:
    assert validate_svar(form(punkt(Punkttype.JA_NEI, maa_besvares=True, **more)), Svarsett()) == ()


def test_a_question_that_is_not_asked_never_blocks() -> None:
    hidden = punkt(Punkttype.HELTALL, maa_besvares=True, vilkaar=(Vilkaar("x", Operator.LIK, True),))
    assert validate_svar(form(hidden), Svarsett({"p": besvart(True)})) == ()


def test_a_group_whose_questions_are_all_hidden_never_blocks() -> None:
    inner = Punkt("h", Punkttype.GRUPPE, punkter=(Punkt("a", Punkttype.TEKST, er_skjult=True),))
    group = Punkt("g", Punkttype.GRUPPE, maa_besvares=True, punkter=(inner, Punkt("b", Punkttype.VISNING)))
    assert validate_svar(form(group), Svarsett()) == ()


def test_a_group_that_must_be_filled_in_needs_one_answer() -> None:
    group = Punkt("g", Punkttype.GRUPPE, maa_besvares=True, punkter=(Punkt("a", Punkttype.TEKST),))
    assert [p.path for p in validate_svar(form(group), Svarsett())] == ["g"]
    assert validate_svar(form(group), Svarsett({"g/a": besvart("x")})) == ()
