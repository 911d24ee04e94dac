"""The answers over time that a document shows: only scales, only what was asked twice, nothing that is kept back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Soeyler, Tabell
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve

MAL = "psykisk-livskvalitet-egne-ord"
SLEPT, LIFE, EATS = "psykisk/psykisk.1", "livskvalitet/livskvalitet.1", "psykisk/psykisk.7"
SLEEP_WORDS = "Hvordan har du sovet den siste uka?"


def ask(t: Tjenester, barn: Barn, clock: FixedClock, answers: dict[str, object], *, finish: bool = True) -> str:
    clock.moment += timedelta(days=20)
    row = t.kartlegging.start(barn.id, MAL, "Rolig Bekk", "", "ja").value
    for path, given in answers.items():
        t.kartlegging.answer(row.id, path, given if isinstance(given, Svar) else besvart(given))  # type: ignore[arg-type] # plain values
    if finish:
        t.kartlegging.finish(row.id)
    return row.id


def drawn(t: Tjenester, barn: Barn) -> dict[str, tuple[tuple[str, float | None], ...]]:
    to = Mottakerkategori.BARNEVERNSTJENESTEN
    made = t.dokument.create(Dokumenttype.KARTLEGGING, to, "", barn_id=barn.id).value
    blocks = [blokk for blokk in t.dokument.model(made.id).blokker if isinstance(blokk, Soeyler)]
    return {blokk.tittel: tuple((one.ord, one.andel) for one in blokk.soeyler) for blokk in blocks}


@pytest.fixture(autouse=True)
def mal(tjenester: Tjenester) -> None:
    approve(tjenester, MAL)


def test_the_same_question_on_two_days_is_two_bars_on_the_scale_it_was_asked_on(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    ask(tjenester, barn, clock, {SLEPT: 2, EATS: False})
    ask(tjenester, barn, clock, {SLEPT: 7, EATS: True})

    assert drawn(tjenester, barn) == {SLEEP_WORDS: (("2 (0–10)", 0.2), ("7 (0–10)", 0.7))}


def test_a_question_not_answered_once_leaves_a_gap_with_its_reason(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    for given in (2, Svar(status=Svarstatus.VIL_IKKE_SVARE), 7):
        ask(tjenester, barn, clock, {SLEPT: given})

    assert drawn(tjenester, barn)[SLEEP_WORDS] == (("2 (0–10)", 0.2), ("Ville ikke svare", None), ("7 (0–10)", 0.7))


def test_once_is_not_over_time_and_neither_is_what_is_not_finished(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    ask(tjenester, barn, clock, {SLEPT: 2})
    ask(tjenester, barn, clock, {SLEPT: 7}, finish=False)

    assert drawn(tjenester, barn) == {}


def test_an_answer_that_the_child_keeps_back_is_not_drawn_on_any_day(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    ask(tjenester, barn, clock, {SLEPT: 2, LIFE: 4})
    last = ask(tjenester, barn, clock, {SLEPT: 7, LIFE: 5})
    assert len(drawn(tjenester, barn)) == 2

    tjenester.forbehold.reserve(last, SLEPT, frozenset())

    assert SLEEP_WORDS not in drawn(tjenester, barn)
    assert len(drawn(tjenester, barn)) == 1


def test_other_types_do_not_wait_for_it(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    for given in (2, 7):
        ask(tjenester, barn, clock, {SLEPT: given})
    to = Mottakerkategori.BARNEVERNSTJENESTEN
    made = tjenester.dokument.create(Dokumenttype.OVERFOERING, to, "", barn_id=barn.id).value

    assert not any(isinstance(one, (Soeyler, Tabell)) for one in tjenester.dokument.model(made.id).blokker)
