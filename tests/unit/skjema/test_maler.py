"""The forms we ship can be read without a fault, and answers to the first of them set off what the plan says."""

from __future__ import annotations

from pathlib import Path

import pytest

from helseansvarlig.domain.skjema import Nivaa, Operator, Punkt, Punkttype, Stemme
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.utloeser import utloeste
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.skjema.questionnaire import parse_questionnaire, to_fhir
from helseansvarlig.skjema.strict_json import MAX_OWN
from tests.unit.skjema.maler import FOERSTE, MALER, read


def ofte() -> Svar:
    return besvart(Koding("ofte", "urn:helseansvarlig:hyppighet"))


@pytest.mark.parametrize("path", MALER, ids=lambda p: p.stem)
def test_a_shipped_form_has_no_fault_and_comes_out_as_it_went_in(path: Path) -> None:
    parsed = parse_questionnaire(path.read_bytes(), MAX_OWN)
    assert parsed.problems == ()
    assert to_fhir(parsed.require()) == parsed.raw
    assert (parsed.require().status, parsed.require().spraak) == ("active", "nb")


def test_the_first_form_has_its_three_themes_with_all_their_questions() -> None:
    themes = {p.link_id: [q.link_id for q in p.punkter] for p in read(FOERSTE).punkter}
    assert themes == {
        theme: [f"{theme}.{n}" for n in range(1, count + 1)]
        for theme, count in (("psykisk", 14), ("livskvalitet", 10), ("barnets_egne_ord", 8))
    }


def test_the_hardest_questions_are_asked_face_to_face_and_need_approval() -> None:
    marked = [p.link_id for p in read(FOERSTE).walk() if p.ansikt_til_ansikt and p.krever_godkjenning]
    assert marked == ["psykisk.13", "psykisk.14"]


def test_one_question_is_for_the_staff() -> None:
    staff = [p.link_id for p in read(FOERSTE).walk() if p.stemme is Stemme.ANSATT]
    assert staff == ["psykisk.12", "psykisk.12.1"]


def test_no_question_must_be_answered_and_scales_go_from_zero_to_ten() -> None:
    punkter: list[Punkt] = list(read(FOERSTE).walk())
    assert not any(p.maa_besvares for p in punkter)
    scales = [(p.grenser.minste, p.grenser.stoerste) for p in punkter if p.type is Punkttype.HELTALL]
    assert scales == [(0, 10)] * 6


S, B, O = Nivaa.STRAKS, Nivaa.INNEN_3_DAGER, Nivaa.INNEN_14_DAGER  # noqa: E741  the plan's own signs: ‼ ● ○


@pytest.mark.parametrize(
    ("path", "svar", "expected"),
    [
        ("psykisk/psykisk.1", besvart(3), [(O, "")]),
        ("psykisk/psykisk.1", besvart(4), []),
        ("psykisk/psykisk.2", ofte(), [(B, "")]),
        ("psykisk/psykisk.3", ofte(), [(O, "")]),
        ("psykisk/psykisk.6", ofte(), []),
        ("psykisk/psykisk.7", besvart(True), [(B, "")]),
        ("psykisk/psykisk.9", besvart(True), [(B, "")]),
        ("psykisk/psykisk.13", besvart(True), [(S, "selvskading")]),
        ("psykisk/psykisk.14", besvart(True), [(S, "selvmordsfare")]),
        ("psykisk/psykisk.14", besvart(False), []),
        ("psykisk/psykisk.14", Svar(status=Svarstatus.VIL_IKKE_SVARE), []),
        ("livskvalitet/livskvalitet.1", besvart(2), [(B, "")]),
        ("livskvalitet/livskvalitet.4", besvart(4), [(B, "")]),
        ("livskvalitet/livskvalitet.5", besvart(3), [(O, "")]),
        ("livskvalitet/livskvalitet.8", besvart(False), [(O, "")]),
        ("livskvalitet/livskvalitet.10", besvart(3), []),
    ],
)
def test_answers_set_off_what_the_plan_says(path: str, svar: Svar, expected: list[tuple[Nivaa, str]]) -> None:
    fired = utloeste(read(FOERSTE), Svarsett({path: svar}))
    assert [(u.nivaa, u.roedt_flagg) for u in fired] == expected


def test_a_drop_of_two_in_how_life_is_asks_for_somebody() -> None:
    path = "livskvalitet/livskvalitet.1"
    assert any(u.operator is Operator.FALL for p in read(FOERSTE).walk() for u in p.utloesere)
    fired = utloeste(read(FOERSTE), Svarsett({path: besvart(6)}), Svarsett({path: besvart(8)}))
    assert [u.nivaa for u in fired] == [O]


def test_voices_that_frighten_are_urgent_only_when_asked_about() -> None:
    above, below = "psykisk/psykisk.9", "psykisk/psykisk.9/psykisk.9.1"
    svar = Svarsett({above: besvart(True), below: besvart(True)})
    assert [u.nivaa for u in utloeste(read(FOERSTE), svar)] == [B, S]
    assert utloeste(read(FOERSTE), svar.with_svar(above, besvart(False))) == ()
