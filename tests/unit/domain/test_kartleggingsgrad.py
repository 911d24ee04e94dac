"""How much has been mapped: counted in areas, of those there is a form for at that age."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.kartleggingsgrad import AREAS, area_by_theme, asked_areas, degree_of
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.domain.skjema_alder import passer
from tests.fakes.svartid import KATALOG, form


def theme(link_id: str, questions: int) -> Punkt:
    asked = tuple(Punkt(f"{link_id}.{number}", Punkttype.JA_NEI) for number in range(questions))
    return Punkt(link_id, Punkttype.GRUPPE, punkter=asked)


def form_of(*punkter: Punkt, omraade: Omraade | None = None) -> Skjema:
    return Skjema("s", "1", Tekst("Skjema"), punkter, omraade=omraade)


def test_there_are_eight_areas() -> None:
    assert len(set(AREAS)) == 8


def test_a_form_about_one_area_maps_that_one_and_not_what_it_only_touches() -> None:
    found = area_by_theme(form_of(theme("rus", 1), theme("barnets_egne_ord", 9), omraade=Omraade.RUS))
    assert found == {"rus": "rus"}


def test_a_form_of_ones_own_about_an_area_maps_it_whatever_its_themes_are_called() -> None:
    assert area_by_theme(form_of(theme("egen-1", 1), omraade=Omraade.RUS)) == {"egen-1": "rus"}


def test_a_first_talk_about_many_things_maps_none_of_them() -> None:
    found = area_by_theme(form_of(theme("rus", 2), theme("tannhelse", 1), theme("psykisk", 6), theme("annet", 9)))
    assert found == {"psykisk": "psykisk"}


def test_what_follows_up_an_answer_is_no_question_of_its_own() -> None:
    deep = Punkt("rus", Punkttype.GRUPPE, punkter=(Punkt("rus.1", Punkttype.GRUPPE, punkter=theme("x", 9).punkter),))
    assert area_by_theme(form_of(deep, theme("annet", 1))) == {}


def test_what_was_mapped_counts_as_asked_for_and_nothing_is_more_than_whole() -> None:
    found = degree_of({"psykisk", "tannhelse"}, {"psykisk", "rus"})
    assert (found.bedt_om, found.kartlagt) == (("psykisk", "tannhelse", "rus"), ("psykisk", "rus"))


@pytest.mark.parametrize(("age", "areas"), [(3, 6), (8, 7), (14, 8), (17, 8)])
def test_the_shipped_forms_ask_for_what_fits_the_age(age: int, areas: int) -> None:
    """No form asks a small child about drugs or sex."""
    assert len(asked_areas(one for one in KATALOG.all() if passer(one, age))) == areas


def test_the_short_forms_that_ship_map_no_area_but_the_childs_own_words() -> None:
    for name in ("ny-paa-institusjonen-0-5", "ny-paa-institusjonen-6-11", "ny-paa-institusjonen-12"):
        assert area_by_theme(form(name)) == {}
    assert set(area_by_theme(form("foer-kontaktmoete-12"))) <= {"barnets_egne_ord"}
    assert set(area_by_theme(form())) == {"psykisk", "livskvalitet", "barnets_egne_ord"}
