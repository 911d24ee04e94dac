"""The stories are data that somebody wrote by hand: they must fit the template, the house and one another."""

from __future__ import annotations

from typing import Any

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.demo.child_story import TEMPLATE
from helseansvarlig.demo.texts import NAME, load, story_of, with_name
from helseansvarlig.domain.adressebok import find_in_book
from helseansvarlig.domain.identifikator import Serie, judge_organisasjonsnummer
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.rom import Frigivelsesart, Innleveringsart
from helseansvarlig.domain.skjema import Punkt
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.services.frigivelse import LEDERS

STORIES = [story_of(index, "Vakker") for index in range(11)]
MOVED = load("flyttet")
KINDS = {
    "notat", "oppfoelging", "kartlegging", "stoppunkt", "samtykke", "oenske", "retting", "gjort",
    "nivaa", "instrument", "tema", "akutt",
}  # fmt: skip


@pytest.fixture(scope="module")
def forms() -> dict[str, dict[str, Punkt]]:
    return {form.id: {punkt.link_id: punkt for punkt in form.walk()} for form in bootstrap.open_forms().shipped()}


def mappings() -> list[dict[str, Any]]:
    told = [event["kartlegging"] for story in STORIES for event in story["hendelser"] if "kartlegging" in event]
    moved = [event["kartlegging"] for event in MOVED["barn"]["hendelser"] if "kartlegging" in event]
    return [*told, *moved, load("reise")["kartlegging"]]


def test_every_answer_fits_a_question_of_the_template(forms: dict[str, dict[str, Punkt]]) -> None:
    for told in mappings():
        punkter = forms[told.get("skjema", TEMPLATE)]
        for link_id, answer in told["svar"].items():
            parts = answer if isinstance(answer, dict) else {"v": answer}
            assert punkter[link_id].is_fillable
            assert set(parts) <= {"v", "b", "o", "status"}
            assert ("v" in parts) != ("status" in parts)
            if punkter[link_id].valg and "v" in parts:
                assert parts["v"] in {getattr(choice.verdi, "kode", None) for choice in punkter[link_id].valg}
            if "status" in parts:
                assert Svarstatus(parts["status"]) is not Svarstatus.BESVART


def test_each_child_has_been_asked_two_or_three_times_with_both_voices_somewhere() -> None:
    assert len(mappings()) >= 2 * len(STORIES) - 3
    spoken = [a for told in mappings() for a in told["svar"].values() if isinstance(a, dict)]
    assert any("b" in answer for answer in spoken)
    assert any("o" in answer for answer in spoken)


@pytest.mark.parametrize("story", [*STORIES, MOVED["barn"]])
def test_a_story_is_told_in_kinds_we_know_after_the_child_moved_in(story: dict[str, Any]) -> None:
    for event in story["hendelser"]:
        assert len(KINDS & event.keys()) == 1
        assert story["innflyttet"] <= event["dag"] <= 0
        if "notat" in event:
            assert Notatart(event["notat"])
            assert event["tekst"].strip()


def test_the_name_is_put_in_wherever_it_is_meant() -> None:
    assert with_name([{"a": f"{NAME} er her"}], "Vakker") == [{"a": "Vakker er her"}]
    assert not any(NAME in str(story) for story in STORIES)


def test_who_has_moved_was_handed_over_before_and_nothing_is_told_afterwards() -> None:
    told = [event["dag"] for event in MOVED["barn"]["hendelser"]]

    assert max(told) < MOVED["overfoering"]["dag"] < MOVED["flyttet"] < 0
    assert MOVED["navn"] not in load("hus")["navn"], "a child of its own, however many live there"


def test_the_colleagues_are_the_three_roles_there_are_besides_the_health_lead() -> None:
    told = load("kolleger")

    assert {Rolle.HELSEANSVARLIG, *(Rolle(role) for role in told if role in set(Rolle))} == set(Rolle)
    assert set(map(Frigivelsesart, told["delt"]["arter"])) < set(Frigivelsesart) - LEDERS
    assert all(Innleveringsart(one["art"]) is not Innleveringsart.GODKJENNING for one in told["innlevert"])


def test_there_are_more_children_than_stories_and_each_gets_one() -> None:
    assert story_of(11, "Modig")["alder"] == STORIES[0]["alder"]


def test_the_organisations_have_numbers_of_the_synthetic_series() -> None:
    house = load("hus")
    services = [one["orgnr"] for one in house["motparter"] if "orgnr" in one]
    assert house["kommune"]["orgnr"] in services
    for number in (house["institusjon"]["orgnr"], *services):
        verdict = judge_organisasjonsnummer(number)
        assert verdict.is_valid
        assert verdict.serie is not Serie.EKTE


def test_both_written_forms_of_the_journeys_documents_have_the_same_fields_or_more() -> None:
    fields = load("reise")["felter"]

    assert set(fields["nb"]) <= set(fields["nn"])
    assert load("reise")["medvirkning"]["nb"].keys() == load("reise")["medvirkning"]["nn"].keys()


def test_every_service_that_a_paper_names_stands_in_the_address_book_as_one_and_the_childs_own_can_be_sealed_to() -> (
    None
):
    """A draft once named a barnevernstjeneste that could get nothing, so that another municipality's was offered."""
    book = [Motpart(str(n), **one) for n, one in enumerate(load("hus")["motparter"])]
    papers = [("barnevernstjenesten", one["mottaker"]) for one in (*load("dokumenter"), MOVED["overfoering"])]
    papers += [("barnevernstjenesten", name) for name in load("reise")["mottaker"].values()]
    of_services = [
        one for one in load("papirer").values() if one["til"] != "eget_personale"
    ]  # supervision is no service
    papers += [(one["til"], name) for one in of_services for name in one.get("mottaker", {}).values()]

    assert len(papers) > 20
    assert [paper for paper in papers if len(find_in_book(book, *paper)) != 1] == []
    assert all(one.orgnr and one.kommunenr for one in book if one.kategori == "barnevernstjenesten")
