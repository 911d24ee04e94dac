"""Two versions held against the answers: kept, worded otherwise, lost, and never a word deleted."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.mal import Versjonssteg
from helseansvarlig.domain.malbytte import Malbytte, Tapsgrunn, Utfall, compare_versions, step_between
from helseansvarlig.domain.malredigering import Ordlyd, add, find_item, hide, lines, move, new_item, reword
from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.verdi import Koding
from tests.unit.domain.test_malredigering import FORM, code
from tests.unit.skjema.forms import with_answers

SVAR = Svarsett(
    {
        "g/g.1": besvart(Koding("a", "s", "Aldri")),
        "g/g.1/g.1.1": besvart("Jeg våkner"),
        "g/g.2": Svar(status=Svarstatus.VIL_IKKE_SVARE),
        "h/h.1": besvart(True),
    }
)


def outcomes(found: Malbytte) -> dict[str, tuple[Utfall, Tapsgrunn | None]]:
    return {one.sti: (one.utfall, one.grunn) for one in found.svar}


def with_item(sti: str, **changed: object) -> Skjema:
    """The form with one top item's child changed."""
    theme = next(p for p in FORM.punkter if sti.startswith(f"{p.link_id}/"))
    fresh = tuple(replace(p, **changed) if sti.endswith(p.link_id) else p for p in theme.punkter)  # type: ignore[arg-type] # tests name fields
    return replace(FORM, punkter=tuple(replace(p, punkter=fresh) if p is theme else p for p in FORM.punkter))


@given(with_answers())
def test_a_move_to_the_same_form_keeps_every_answer(both: tuple[Skjema, Svarsett]) -> None:
    skjema, svar = both
    found = compare_versions(skjema, skjema, svar)
    kept = {one.sti for one in found.svar if one.utfall is Utfall.BEHOLDT}
    # What the form itself would not take today is no better off in a copy of it.
    assert {one.grunn for one in found.tapt} <= {Tapsgrunn.ANNEN_SVARTYPE, Tapsgrunn.IKKE_LENGER_SPURT}
    assert kept | {one.sti for one in found.tapt} == {one.sti for one in found.svar}
    assert found.endret == found.nye == ()


@given(with_answers(), st.data())
def test_no_answer_is_left_out_of_the_comparison(both: tuple[Skjema, Svarsett], data: st.DataObject) -> None:
    skjema, svar = both
    sti = data.draw(st.sampled_from([line.sti for line in lines(skjema)]))
    found = compare_versions(skjema, hide(skjema, sti), svar)
    assert {one.sti for one in found.svar} == set(svar.svar)
    assert found.kept().svar.keys() | {one.sti for one in found.tapt} == set(svar.svar)


def test_words_alone_leave_the_answer_and_say_so() -> None:
    other = reword(FORM, "h/h.1", Ordlyd(Tekst("Har du spist i dag?")), code)
    found = compare_versions(FORM, other, SVAR)
    assert outcomes(found)["h/h.1"] == (Utfall.ENDRET, None)
    assert found.tapt == ()
    assert found.kept() == SVAR


def test_a_hidden_question_loses_its_answer_and_what_hangs_on_it() -> None:
    found = compare_versions(FORM, hide(FORM, "g/g.1"), SVAR)
    assert outcomes(found) == {
        "g/g.1": (Utfall.TAPT, Tapsgrunn.SKJULT),
        "g/g.1/g.1.1": (Utfall.TAPT, Tapsgrunn.SKJULT),
        "g/g.2": (Utfall.BEHOLDT, None),
        "h/h.1": (Utfall.BEHOLDT, None),
    }


def test_a_question_that_is_gone_or_takes_another_answer_loses_its_own() -> None:
    gone = replace(FORM, punkter=FORM.punkter[:1])
    assert outcomes(compare_versions(FORM, gone, SVAR))["h/h.1"] == (Utfall.TAPT, Tapsgrunn.BORTE)
    number = with_item("h/h.1", type=Punkttype.HELTALL)
    assert outcomes(compare_versions(FORM, number, SVAR))["h/h.1"] == (Utfall.TAPT, Tapsgrunn.ANNEN_SVARTYPE)
    fewer = with_item("g/g.1", alternativer=find_item(FORM, "g/g.1").alternativer[1:])
    assert outcomes(compare_versions(FORM, fewer, SVAR))["g/g.1"] == (Utfall.TAPT, Tapsgrunn.ANNEN_SVARTYPE)


def test_an_answer_without_a_value_stands_whatever_the_question_takes() -> None:
    number = with_item("g/g.2", type=Punkttype.HELTALL)
    assert outcomes(compare_versions(FORM, number, SVAR))["g/g.2"] == (Utfall.ENDRET, None)


def test_a_question_asked_because_of_a_lost_answer_goes_with_it() -> None:
    asks = Punkt("v", Punkttype.TEKST, Tekst("Hvorfor?"), vilkaar=(Vilkaar("h.1", Operator.LIK, True),))
    old = replace(FORM, punkter=(*FORM.punkter, asks))
    svar = SVAR.with_svar("v", besvart("Fordi"))
    found = compare_versions(old, hide(old, "h/h.1"), svar)
    assert outcomes(found)["v"] == (Utfall.TAPT, Tapsgrunn.IKKE_LENGER_SPURT)


def test_what_is_new_is_told() -> None:
    more = add(FORM, "h", new_item("ny", Punkttype.TEKST, Ordlyd(Tekst("Hva spiser du?"))))
    assert [punkt.link_id for punkt in compare_versions(FORM, more, SVAR).nye] == ["egen-ny"]


def test_how_large_a_step_is_follows_what_becomes_of_answers() -> None:
    steps = {
        "words": step_between(FORM, reword(FORM, "h/h.1", Ordlyd(Tekst("Spist?")), code)),
        "order": step_between(FORM, move(FORM, "h", -1)),
        "more": step_between(FORM, add(FORM, "h", new_item("ny", Punkttype.TEKST, Ordlyd(Tekst("?"))))),
        "shown": step_between(hide(FORM, "h/h.1"), FORM),
        "hidden": step_between(FORM, hide(FORM, "h/h.1")),
        "gone": step_between(FORM, replace(FORM, punkter=FORM.punkter[:1])),
        "other choices": step_between(FORM, with_item("g/g.1", alternativer=())),
    }
    small, large = Versjonssteg.LITEN, Versjonssteg.STOR
    assert steps == {
        "words": Versjonssteg.ORD, "order": small, "more": small, "shown": small,
        "hidden": large, "gone": large, "other choices": large,
    }  # fmt: skip


def test_what_may_lie_behind_goes_with_its_theme() -> None:
    told = Svarsett({"g/*": Svar(status=Svarstatus.IKKE_SPURT, barnets_ord="Jeg savner katten")})
    other = tuple(replace(p, tekst=Tekst("Nye ord")) if p.link_id == "g" else p for p in FORM.punkter)
    gone = tuple(p for p in FORM.punkter if p.link_id != "g")

    assert outcomes(compare_versions(FORM, FORM, told)) == {"g/*": (Utfall.BEHOLDT, None)}
    assert outcomes(compare_versions(FORM, replace(FORM, punkter=other), told)) == {"g/*": (Utfall.ENDRET, None)}
    lost = compare_versions(FORM, replace(FORM, punkter=gone), told)
    assert outcomes(lost) == {"g/*": (Utfall.TAPT, Tapsgrunn.BORTE)}
