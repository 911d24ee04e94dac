"""A form is tried as it will be asked: follow-ups come and go, and what is set off is said; nothing is kept."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.malredigering import hide
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.paths import resources
from helseansvarlig.skjema.katalog import Skjemakatalog
from tests.fakes.maler import FIRST
from ui.screens.maler.trial_model import NO, YES, Trial

MAT, MER = "psykisk/psykisk.7", "psykisk/psykisk.7/psykisk.7.1"
SOVN, SINT, SELV = "psykisk/psykisk.1", "psykisk/psykisk.2", "psykisk/psykisk.13"


@pytest.fixture
def form() -> Skjema:
    found = Skjemakatalog(resources() / "skjema").find(FIRST)
    assert found is not None
    return found


def test_a_follow_up_comes_with_its_answer_and_goes_with_it(form: Skjema) -> None:
    trial = Trial(form, "nb")
    assert MER not in trial.asked()
    trial.choose(MAT, [YES])
    assert MER in trial.asked()
    trial.choose(MAT, [NO])
    assert MER not in trial.asked()


def test_what_an_answer_sets_off_is_said_and_silence_says_nothing(form: Skjema) -> None:
    trial = Trial(form, "nb")
    assert trial.set_off() == {}
    trial.type(SOVN, "2")
    trial.choose(SINT, ["3"])
    trial.choose(SELV, [YES])
    assert trial.set_off() == {
        SOVN: "○ Svaret minner om dette innen 14 dager.",
        SINT: "● Svaret minner om dette innen 3 dager.",
        SELV: "‼ Svaret viser hva dere gjør med en gang.",
    }
    trial.type(SOVN, "to")
    trial.choose(SELV, [])
    assert set(trial.set_off()) == {SINT}


def test_it_reads_in_the_language_that_is_asked_for(form: Skjema) -> None:
    words = {line.path: line.text for line in Trial(form, "nn").lines}
    assert words[SOVN] == "Korleis har du sove den siste veka?"


def test_what_is_hidden_is_not_in_it(form: Skjema) -> None:
    paths = {line.path for line in Trial(hide(form, "psykisk"), "nb").lines}
    assert paths
    assert not [path for path in paths if path.startswith("psykisk")]
