"""What an answer asks of the adults: the steps, the telephones, the reminders. Never a score."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.domain.skjema import Nivaa
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.utloeser import Utloest
from tests.ui.kartleggingsrom import PSYKISK, REGELVERK, Kartleggingsrom, kartleggingsrom, sti
from ui.screens.kartlegging.urgent import UNNAMED, note_place, reminders_of, urgent_of


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def test_the_gravest_comes_first_whatever_the_order_of_the_questions(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.service.answer_all(k.id, {sti(PSYKISK, "13"): besvart(True), sti(PSYKISK, "14"): besvart(True)})
    assert [one.key for one in urgent_of(rom.picture(k), REGELVERK, "nb")] == ["selvmordsfare", "selvskading"]


def test_nothing_that_was_said_means_nothing_urgent(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.service.answer_all(k.id, {sti(PSYKISK, "13"): besvart(False), sti(PSYKISK, "14"): besvart(False)})
    assert urgent_of(rom.picture(k), REGELVERK, "nb") == ()
    assert reminders_of(rom.picture(k), "nb") == ()


@pytest.mark.parametrize("flag", ["", "ukjent_flagg"])
def test_an_urgent_answer_without_a_known_flag_still_says_whom_to_call(rom: Kartleggingsrom, flag: str) -> None:
    bilde = replace(rom.picture(rom.start()), utloest=(Utloest("a", "a", Nivaa.STRAKS, flag),))
    (urgent,) = urgent_of(bilde, REGELVERK, "nb")
    assert urgent.key == UNNAMED
    assert [phone.number for phone in urgent.phones] == ["113", "116 117"]
    assert urgent.steps[0] == "Bli hos barnet"


@pytest.mark.parametrize("key", REGELVERK.roede_flagg)
@pytest.mark.parametrize("spraak", ["nb", "nn"])
def test_every_flag_tells_what_to_do_whom_to_call_and_where_it_comes_from(
    rom: Kartleggingsrom, key: str, spraak: str
) -> None:
    bilde = replace(rom.picture(rom.start()), utloest=(Utloest("a", "a", Nivaa.STRAKS, key),))
    (urgent,) = urgent_of(bilde, REGELVERK, spraak)
    assert len(urgent.steps) >= 2
    assert urgent.phones
    assert urgent.source
    assert all((urgent.what, *urgent.steps))


def test_the_soonest_reminder_comes_first_and_each_question_once(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.service.answer_all(k.id, {sti(PSYKISK, "1"): besvart(2), sti(PSYKISK, "7"): besvart(True)})
    said = [(one.question, one.answer, one.when) for one in reminders_of(rom.picture(k), "nb")]
    assert said == [
        ("Har matlysten endret seg, eller tenker du mye på mat og kropp?", "Ja", "Drøft innen 3 dager"),
        ("Hvordan har du sovet den siste uka?", "2", "Følg opp innen 14 dager"),
    ]


def test_the_note_afterwards_knows_the_child_the_flag_and_the_answers(rom: Kartleggingsrom) -> None:
    bilde = rom.picture(rom.start())
    assert note_place(bilde, "selvskading").ids == (bilde.barn.id, "", "selvskading", bilde.kartlegging.id)
    assert note_place(bilde, UNNAMED).ids == (bilde.barn.id, "", "", bilde.kartlegging.id)
