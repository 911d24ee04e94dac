"""Two days side by side: both voices, each question as it was worded, and what they do not share is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.sammenligning import Sammenligning, compare_days, suggest_days
from helseansvarlig.domain.sammenstilling import OWN_FORMS, follow
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.utvikling import Runde

MARS, JUNI, NOV = date(2026, 3, 1), date(2026, 6, 1), date(2026, 11, 1)
VIL_IKKE = Svar(status=Svarstatus.VIL_IKKE_SVARE)


def round_of(day: date, text: str = "Spørsmål", /, **svar: Svar) -> Runde:
    """A form of exactly these questions (by link id), answered; the first letter is the theme."""
    themes: dict[str, list[Punkt]] = {}
    for link_id in svar:
        themes.setdefault(link_id[0], []).append(Punkt(link_id, Punkttype.TEKST, Tekst(f"{text} {link_id}")))
    groups = tuple(Punkt(name, Punkttype.GRUPPE, Tekst(name), punkter=tuple(row)) for name, row in themes.items())
    skjema = Skjema("s", str(day), Tekst("Skjema"), groups, url=f"{OWN_FORMS}s", innholdshash=str(sorted(svar)))
    return Runde(str(day), day, skjema, Svarsett({f"{one[0]}/{one}": given for one, given in svar.items()}))


def compared(*rounds: Runde) -> Sammenligning:
    return compare_days(follow(rounds), MARS, NOV)


def test_each_question_stands_with_both_answers_and_both_voices() -> None:
    told = replace(besvart("Bedre"), barnets_ord="Døra på gløtt.", voksnes_observasjon="Sov til sju.")
    (tema,) = compared(round_of(MARS, a1=besvart("Dårlig")), round_of(NOV, a1=told)).temaer
    (pair,) = tema.par
    assert (pair.foer.svar, pair.naa.svar) == (besvart("Dårlig"), told)


def test_a_question_that_was_reworded_is_shown_in_both_wordings() -> None:
    found = compared(
        round_of(MARS, "Sover du?", a1=besvart("ja")), round_of(NOV, "Hvordan sover du?", a1=besvart("ja"))
    )
    (pair,) = found.temaer[0].par
    assert (pair.foer.punkt.tekst.tekst, pair.naa.punkt.tekst.tekst) == ("Sover du? a1", "Hvordan sover du? a1")


def test_a_no_is_an_answer_and_not_asked_is_none() -> None:
    found = compared(
        round_of(MARS, a1=besvart("x"), a2=besvart("x"), b1=besvart("x")),
        round_of(NOV, a1=VIL_IKKE, a2=IKKE_SPURT, c1=besvart("x")),
    )
    assert ([tema.tittel.tekst for tema in found.temaer], found.antall, found.bare_en) == (["a"], 1, 3)


def test_days_without_anything_in_common_say_so() -> None:
    found = compared(round_of(MARS, a1=besvart("x")), round_of(NOV, b1=besvart("x")))
    assert (found.temaer, found.antall, found.bare_en) == ((), 0, 2)


def test_the_newest_days_that_share_a_question_are_suggested() -> None:
    teeth = round_of(NOV, b1=besvart("x"))
    found = follow([round_of(MARS, a1=besvart("x")), round_of(JUNI, a1=besvart("x"), b2=besvart("x")), teeth])
    assert suggest_days(found) == (MARS, JUNI)
    assert suggest_days(follow([round_of(MARS, a1=besvart("x")), teeth])) is None


LINKS = st.sampled_from(["a1", "a2", "b1", "b2"])
FORMS = st.dictionaries(LINKS, st.sampled_from([besvart("x"), VIL_IKKE, IKKE_SPURT]), max_size=4)


@given(FORMS, FORMS)
def test_every_question_that_was_put_is_counted_once(first: dict[str, Svar], second: dict[str, Svar]) -> None:
    found = compared(round_of(MARS, "Spørsmål", **first), round_of(NOV, "Spørsmål", **second))
    put = [{link for link, svar in form.items() if svar.is_settled} for form in (first, second)]
    assert (found.antall, found.bare_en) == (len(put[0] & put[1]), len(put[0] ^ put[1]))
