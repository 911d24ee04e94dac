"""Answers over time: the same question beside itself, and gaps that stay gaps."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.sammenstilling import OWN_FORMS, follow
from helseansvarlig.domain.skjema import Grenser, Operator, Punkt, Punkttype, Skjema, Stemme, Tekst, Vilkaar
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.utvikling import (
    Merkeart,
    Runde,
    Serie,
    Tidsmerke,
    Utvikling,
)

MARS, JUNI, SEPT, NOV = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1), date(2026, 11, 1)
VIL_IKKE, VET_IKKE = Svar(status=Svarstatus.VIL_IKKE_SVARE), Svar(status=Svarstatus.VET_IKKE)
TEN = Grenser(minste=0, stoerste=10)


def sleep(text: str = "Hvordan har du sovet?", **facts: object) -> Punkt:
    return Punkt("psykisk.1", Punkttype.HELTALL, Tekst(text), grenser=facts.pop("grenser", TEN), **facts)  # type: ignore[arg-type] # tests name fields


def form(
    *punkter: Punkt, skjema_id: str = "psykisk", versjon: str = "1", own: bool = True, theme: str = "psykisk"
) -> Skjema:
    group = Punkt(theme, Punkttype.GRUPPE, Tekst("Psykisk helse"), punkter=punkter)
    url = f"{OWN_FORMS}{skjema_id}" if own else f"http://andre.example/{skjema_id}"
    return Skjema(skjema_id, versjon, Tekst("Skjema"), (group,), url=url, innholdshash=f"{skjema_id}{versjon}")


def round_of(day: date, skjema: Skjema, *svar: Svar, theme: str = "psykisk") -> Runde:
    """The first questions of the form answered one by one."""
    paths = [f"{theme}/{punkt.segment_or_id}" for punkt in skjema.punkter[0].punkter]
    return Runde(f"k{day}", day, skjema, Svarsett(dict(zip(paths, svar, strict=False))))


def slept(*nights: tuple[date, Svar]) -> Serie:
    (tema,) = follow(round_of(day, form(sleep()), svar) for day, svar in nights).temaer
    (serie,) = tema.serier
    return serie


def series_in(found: Utvikling) -> list[Serie]:
    return [serie for tema in found.temaer for serie in tema.serier]


def test_the_same_question_is_one_series_oldest_first() -> None:
    serie = slept((JUNI, besvart(5)), (MARS, besvart(3)))
    assert [(point.dag, point.plass) for point in serie.punkter] == [(MARS, 0.3), (JUNI, 0.5)]


def test_gaps_stay_gaps_and_say_why() -> None:
    serie = slept((MARS, besvart(3)), (JUNI, VIL_IKKE), (SEPT, VET_IKKE), (NOV, besvart(6)))
    assert [point.svar.status for point in serie.punkter] == [
        Svarstatus.BESVART, Svarstatus.VIL_IKKE_SVARE, Svarstatus.VET_IKKE, Svarstatus.BESVART,
    ]  # fmt: skip
    assert [point.plass for point in serie.punkter] == [0.3, None, None, 0.6]
    assert serie.joined() == ()


ANSWERS = st.one_of(st.integers(0, 10).map(besvart), st.sampled_from([VIL_IKKE, VET_IKKE, IKKE_SPURT]))


@given(st.lists(ANSWERS, min_size=1, max_size=12))
def test_a_line_goes_only_between_neighbours_that_were_answered(answers: list[Svar]) -> None:
    days = [MARS + timedelta(30 * number) for number in range(len(answers))]
    found = follow(round_of(day, form(sleep()), svar) for day, svar in zip(days, answers, strict=True))
    joined = {(s.punkter[a].dag, s.punkter[b].dag) for s in series_in(found) for a, b in s.joined()}
    expected = {
        (a, b)
        for (a, first), (b, second) in pairwise(zip(days, answers, strict=True))
        if first.verdier and second.verdier
    }
    assert joined == expected


@given(st.lists(st.tuples(st.integers(0, 40), ANSWERS), max_size=20), st.randoms())
def test_the_order_in_which_they_come_changes_nothing(told: list[tuple[int, Svar]], chance: object) -> None:
    rounds = [round_of(MARS + timedelta(day), form(sleep()), svar) for day, svar in dict(told).items()]
    shuffled = list(rounds)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    assert follow(rounds) == follow(shuffled)


def test_a_question_nobody_was_asked_is_left_out() -> None:
    assert follow([round_of(MARS, form(sleep()), IKKE_SPURT), round_of(JUNI, form(sleep()))]).temaer == ()


def test_two_scales_are_two_questions() -> None:
    five = form(sleep(grenser=Grenser(minste=0, stoerste=5)), versjon="2")
    found = follow([round_of(MARS, form(sleep()), besvart(3)), round_of(JUNI, five, besvart(3))])
    assert [[point.plass for point in serie.punkter] for serie in series_in(found)] == [[0.6], [0.3]]
    assert (found.sammenlignbare, found.ulike_versjoner) == (0, True)


def test_the_childs_and_the_adults_answers_are_never_one_line() -> None:
    adult = form(sleep(stemme=Stemme.ANSATT), versjon="2")
    found = follow([round_of(MARS, form(sleep()), besvart(3)), round_of(JUNI, adult, besvart(3))])
    assert len(series_in(found)) == 2


def test_versions_are_compared_where_the_question_is_the_same_and_both_wordings_are_kept() -> None:
    other = Punkt("psykisk.13", Punkttype.JA_NEI, Tekst("Skader du deg?"))
    first, second = form(sleep("Sover du godt?")), form(sleep("Hvordan har du sovet?"), other, versjon="2")
    found = follow([round_of(MARS, first, besvart(3)), round_of(JUNI, second, besvart(4), besvart(False))])
    assert (found.sammenlignbare, found.ulike_versjoner, found.ulike_skjema) == (1, True, False)
    assert series_in(found)[0].wordings("nb") == ("Hvordan har du sovet?", "Sover du godt?")


def test_our_forms_for_two_ages_are_compared_and_two_foreign_forms_are_not() -> None:
    def two(*, own: bool) -> Utvikling:
        forms = [form(sleep(), skjema_id=name, own=own) for name in ("psykisk-6-11", "psykisk-12-15")]
        return follow(round_of(day, one, besvart(3)) for day, one in zip((MARS, JUNI), forms, strict=True))

    assert (two(own=True).sammenlignbare, two(own=True).ulike_skjema) == (1, True)
    assert (two(own=False).sammenlignbare, len(two(own=False).temaer)) == (0, 2)


def test_what_is_put_on_one_day_only_cannot_be_compared() -> None:
    serie = follow([round_of(MARS, form(sleep()), besvart(3)), round_of(JUNI, form(sleep()), IKKE_SPURT)])
    assert serie.sammenlignbare == 0
    refused = follow([round_of(MARS, form(sleep()), besvart(3)), round_of(JUNI, form(sleep()), VIL_IKKE)])
    assert refused.sammenlignbare == 1


def test_an_answer_to_a_question_that_is_not_asked_counts_as_none() -> None:
    asks = Punkt("psykisk.7", Punkttype.JA_NEI, Tekst("Har matlysten endret seg?"))
    more = Punkt(
        "psykisk.8", Punkttype.HELTALL, Tekst("Hvor mye?"), grenser=TEN,
        vilkaar=(Vilkaar("psykisk.7", Operator.LIK, verdi=True),),
    )  # fmt: skip
    skjema = form(asks, more)
    found = follow(
        [round_of(MARS, skjema, besvart(True), besvart(9)), round_of(JUNI, skjema, besvart(False), besvart(9))]
    )
    hidden = series_in(found)[1].on(JUNI)
    assert hidden is not None
    assert (hidden.svar, hidden.plass) == (IKKE_SPURT, None)


def test_of_two_answers_on_one_day_the_later_counts_unless_it_says_nothing() -> None:
    assert [point.svar.verdier for point in slept((MARS, besvart(3)), (MARS, besvart(4))).punkter] == [(4,)]
    assert [point.svar.verdier for point in slept((MARS, besvart(3)), (MARS, IKKE_SPURT)).punkter] == [(3,)]
    assert [point.svar.status for point in slept((MARS, besvart(3)), (MARS, VIL_IKKE)).punkter] == [
        Svarstatus.VIL_IKKE_SVARE
    ]


def test_a_repeated_group_is_one_series_for_each_instance() -> None:
    group = Punkt("psykisk", Punkttype.GRUPPE, Tekst("Netter"), gjentas=True, punkter=(sleep(),))
    skjema = Skjema("netter", "1", Tekst("Netter"), (group,), url=f"{OWN_FORMS}netter")
    svar = Svarsett({"psykisk[0]/psykisk.1": besvart(3), "psykisk[1]/psykisk.1": besvart(8)})
    found = follow([Runde("k", MARS, skjema, svar)])
    assert [serie.noekkel.link_id for serie in series_in(found)] == ["psykisk.1[0]", "psykisk.1[1]"]


def test_a_question_outside_every_group_stands_under_the_title_of_its_form() -> None:
    skjema = Skjema("enkel", "1", Tekst("Kort skjema"), (sleep(),), url=f"{OWN_FORMS}enkel")
    found = follow([Runde("k", MARS, skjema, Svarsett({"psykisk.1": besvart(3)}))])
    assert [tema.tittel.tekst for tema in found.temaer] == ["Kort skjema"]


def test_the_newest_form_decides_the_order() -> None:
    joy = Punkt("psykisk.9", Punkttype.JA_NEI, Tekst("Gleder du deg?"))
    rounds = [
        round_of(MARS, form(sleep(), joy), besvart(3), besvart(True)),
        round_of(JUNI, form(joy, sleep(), versjon="2"), besvart(True), besvart(3)),
    ]
    assert [serie.noekkel.link_id for serie in series_in(follow(rounds))] == ["psykisk.9", "psykisk.1"]


def test_marks_stand_in_time_and_those_from_before_are_left_out() -> None:
    marks = [Tidsmerke(NOV, Merkeart.STOPPUNKT, "Ro"), Tidsmerke(MARS - timedelta(1), Merkeart.INNFLYTTET)]
    found = follow([round_of(MARS, form(sleep()), besvart(3))], marks)
    assert (found.merker, found.spenn) == ((marks[0],), (MARS, NOV))
    assert follow([], marks).merker == ()


def test_whether_the_child_recognises_what_is_written_is_no_answer_about_the_child() -> None:
    read = Punkt("psykisk.9", Punkttype.JA_NEI, Tekst("Kjenner du deg igjen?"), kontroll=READ_TOGETHER)
    found = follow(round_of(day, form(sleep(), read), besvart(3), besvart(True)) for day in (MARS, JUNI))
    assert [serie.noekkel.link_id for serie in series_in(found)] == ["psykisk.1"]
