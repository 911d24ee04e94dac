"""An answer says what was said, or why nothing was."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarsett, Svarstatus, besvart


def test_no_without_a_value_is_not_the_answer_no() -> None:
    no = besvart(False)
    assert all(Svar(status=s) != no for s in Svarstatus if s is not Svarstatus.BESVART)


@pytest.mark.parametrize(
    ("verdier", "status"), [((), Svarstatus.BESVART), ((True,), Svarstatus.VET_IKKE), ((1,), Svarstatus.IKKE_SPURT)]
)
def test_values_are_there_exactly_when_answered(verdier: tuple[bool, ...], status: Svarstatus) -> None:
    with pytest.raises(ValueError, match="exactly when"):
        Svar(verdier, status)


def test_to_decline_settles_a_question_and_not_to_be_asked_does_not() -> None:
    settled = {s: Svar(status=s).is_settled for s in Svarstatus if s is not Svarstatus.BESVART}
    assert settled == {Svarstatus.IKKE_SPURT: False, Svarstatus.VIL_IKKE_SVARE: True, Svarstatus.VET_IKKE: True}


def test_a_path_without_an_answer_was_not_asked() -> None:
    assert Svarsett().get("a") == IKKE_SPURT


def test_a_set_of_answers_never_changes_under_its_reader() -> None:
    source = {"a": besvart(1)}
    first = Svarsett(source)
    second = first.with_svar("b", besvart(2)).with_antall("g", 2)
    source["c"] = besvart(3)
    assert dict(first.svar) == {"a": besvart(1)}
    assert (dict(second.svar), dict(second.gjentakelser)) == ({"a": besvart(1), "b": besvart(2)}, {"g": 2})
    with pytest.raises(TypeError):
        first.svar["x"] = besvart(1)  # type: ignore[index]  # the point of the test
