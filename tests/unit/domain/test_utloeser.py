"""Triggers remind; they fire on what was said, and silence says nothing."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.skjema import Nivaa, Operator, Punkt, Punkttype, Skjema, Tekst, Utloeser, Vilkaar
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.utloeser import Utloest, utloeste


def form(*utloesere: Utloeser, vilkaar: tuple[Vilkaar, ...] = ()) -> Skjema:
    return Skjema("s", "1", Tekst("S"), (Punkt("p", Punkttype.HELTALL, utloesere=utloesere, vilkaar=vilkaar),))


def test_it_names_place_level_and_flag() -> None:
    skjema = form(Utloeser(Nivaa.STRAKS, Operator.HOEYST, 2, "livsfare"))
    assert utloeste(skjema, Svarsett({"p": besvart(2)})) == (Utloest("p", "p", Nivaa.STRAKS, "livsfare"),)
    assert utloeste(skjema, Svarsett({"p": besvart(3)})) == ()


@pytest.mark.parametrize("svar", [{}, {"p": Svar(status=Svarstatus.VIL_IKKE_SVARE)}])
def test_silence_sets_off_nothing_not_even_not_equal(svar: dict[str, Svar]) -> None:
    assert utloeste(form(Utloeser(Nivaa.STRAKS, Operator.ULIK, 1)), Svarsett(svar)) == ()


def test_not_knowing_can_be_what_asks_for_somebody() -> None:
    skjema = form(Utloeser(Nivaa.INNEN_14_DAGER, ved_status=Svarstatus.VET_IKKE))
    assert len(utloeste(skjema, Svarsett({"p": Svar(status=Svarstatus.VET_IKKE)}))) == 1
    assert utloeste(skjema, Svarsett({"p": Svar(status=Svarstatus.VIL_IKKE_SVARE)})) == ()
    assert utloeste(skjema, Svarsett()) == ()


@pytest.mark.parametrize(("before", "now", "fires"), [(8, 6, True), (8, 7, False), (4, 6, False), (None, 2, False)])
def test_a_drop_is_measured_against_last_time(before: int | None, now: int, fires: bool) -> None:
    forrige = Svarsett({"p": besvart(before)}) if before is not None else None
    skjema = form(Utloeser(Nivaa.INNEN_14_DAGER, Operator.FALL, 2))
    assert bool(utloeste(skjema, Svarsett({"p": besvart(now)}), forrige)) is fires


def test_an_answer_to_a_question_no_longer_asked_sets_off_nothing() -> None:
    skjema = form(Utloeser(Nivaa.STRAKS, Operator.LIK, 1), vilkaar=(Vilkaar("x", Operator.FINNES, True),))
    assert utloeste(skjema, Svarsett({"p": besvart(1)})) == ()
