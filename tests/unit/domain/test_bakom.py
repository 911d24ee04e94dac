"""What may lie behind a theme: where it stands, what it is told of, and that it is kept back with anything there."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.bakom import is_told, path_behind, paths_behind, theme_of
from helseansvarlig.domain.samtykkeforbehold import is_held
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.domain.skjema_tre import expand
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus, besvart

ASKED = Punkt("1", Punkttype.JA_NEI)


def paths_of(*punkter: Punkt) -> frozenset[str]:
    return paths_behind(expand(Skjema("mal", "1", Tekst("M"), punkter), Svarsett()))


def test_it_is_told_of_the_themes_at_the_top_and_of_nothing_else() -> None:
    inner = Punkt("inne", Punkttype.GRUPPE, punkter=(ASKED,))
    many = Punkt("mange", Punkttype.GRUPPE, punkter=(ASKED,), gjentas=True)
    assert paths_of(Punkt("soevn", Punkttype.GRUPPE, punkter=(ASKED, inner)), many, ASKED) == {"soevn/*"}


def test_nobody_guesses_at_the_childs_own_words() -> None:
    assert paths_of(Punkt("barnets_egne_ord", Punkttype.GRUPPE, punkter=(ASKED,))) == frozenset()


def test_a_question_that_has_the_path_itself_keeps_it() -> None:
    """Link ids of forms that others wrote can be anything."""
    assert paths_of(Punkt("soevn", Punkttype.GRUPPE, punkter=(Punkt("*", Punkttype.TEKST),))) == frozenset()


@pytest.mark.parametrize(("path", "theme"), [("soevn/*", "soevn"), ("soevn/1", ""), ("soevn", ""), ("", "")])
def test_its_path_says_which_theme_it_speaks_of(path: str, theme: str) -> None:
    assert theme_of(path) == theme
    assert not theme or path_behind(theme) == path


@pytest.mark.parametrize(
    ("svar", "told"),
    [
        (IKKE_SPURT, False),
        (besvart(True), False),
        (Svar(status=Svarstatus.IKKE_SPURT, barnets_ord="Jeg savner katten"), True),
        (Svar(status=Svarstatus.IKKE_SPURT, voksnes_observasjon="Mye uro etter samvær"), True),
    ],
)
def test_it_is_told_when_one_of_them_has_said_something(svar: Svar, told: bool) -> None:
    assert is_told(svar) is told


@pytest.mark.parametrize(
    ("held", "kept"),
    [("mal|soevn/*", True), ("mal|soevn", True), ("mal|soevn/1", True), ("mal|soevn/1/1.1", True),
     ("mal|skole/1", False), ("mal|soevnen/1", False), ("annen|soevn/1", False)],
)  # fmt: skip
def test_it_is_kept_back_with_its_theme_and_with_any_answer_in_it(held: str, kept: bool) -> None:
    assert is_held("mal|soevn/*", {held}) is kept


def test_keeping_it_back_keeps_no_answer_back() -> None:
    assert not is_held("mal|soevn/1", {"mal|soevn/*"})
