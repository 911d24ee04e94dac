"""What a child may be asked by the screen alone: held against each mark that keeps a question for the adult."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.kartlegging_lesing import READ_TOGETHER
from helseansvarlig.domain.selvsvar import may_stand_alone
from helseansvarlig.domain.skjema import Punkt, Punkttype, Stemme
from helseansvarlig.domain.skjema_tre import Forekomst
from helseansvarlig.paths import resources
from helseansvarlig.skjema.katalog import Skjemakatalog

QUESTION = Punkt("1", Punkttype.JA_NEI)
KEPT_BACK: dict[str, dict[str, object]] = {
    "ansikt til ansikt": {"ansikt_til_ansikt": True},
    "den voksnes": {"stemme": Stemme.ANSATT},
    "skjult": {"er_skjult": True},
    "låst": {"er_laast": True},
    "lest sammen": {"kontroll": READ_TOGETHER},
}


def test_an_ordinary_question_may() -> None:
    assert may_stand_alone(Forekomst(QUESTION, "1"))


@pytest.mark.parametrize("mark", KEPT_BACK)
def test_what_is_kept_for_the_adult_may_not_nor_what_stands_below_it(mark: str) -> None:
    kept = replace(QUESTION, **KEPT_BACK[mark])  # type: ignore[arg-type] # the table names fields
    assert not may_stand_alone(Forekomst(kept, "1"))
    group = Forekomst(replace(kept, type=Punkttype.GRUPPE), "g")
    between = Forekomst(QUESTION, "g/0", (group,))
    assert not may_stand_alone(Forekomst(QUESTION, "g/0/1", (group, between)))


@pytest.mark.parametrize("kind", [Punkttype.GRUPPE, Punkttype.VISNING, Punkttype.REFERANSE, Punkttype.VEDLEGG])
def test_what_a_child_cannot_answer_is_not_shown(kind: Punkttype) -> None:
    assert not may_stand_alone(Forekomst(replace(QUESTION, type=kind), "1"))


def test_no_shipped_question_that_must_be_asked_face_to_face_stands_alone() -> None:
    asked = [p for form in Skjemakatalog(resources() / "skjema").all() for p in form.walk() if p.ansikt_til_ansikt]
    assert asked, "the control: there are such questions"
    assert not any(may_stand_alone(Forekomst(one, one.link_id)) for one in asked)
