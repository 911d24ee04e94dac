"""Quick notes; a child who wants help now becomes a task for today."""

from __future__ import annotations

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


def test_a_note_keeps_the_words_as_they_fell(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    note = tjenester.notat.add(barn.id, Notatart.BARNET_SA, "  Jeg vil bare sove. ", "Rolig Bekk").value

    assert tjenester.notat.of_barn(barn.id) == [note]
    assert (note.tekst, note.hoert_av, note.tid) == ("  Jeg vil bare sove. ", "Rolig Bekk", clock.now())


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_note_is_refused(tjenester: Tjenester, barn: Barn, text: str) -> None:
    with pytest.raises(KnownError, match="notat_tomt"):
        tjenester.notat.add(barn.id, Notatart.OBSERVASJON, text)


def test_wanting_help_now_is_a_task_for_today_and_both_are_taken_back_together(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    note = tjenester.notat.add(barn.id, Notatart.VIL_HA_HJELP, "Kan noen hjelpe meg?", oppgave="Snakk i dag").value

    task = tjenester.i_dag.picture().i_dag[0].oppfoelging
    assert (task.hva, task.frist, task.kilde) == ("Snakk i dag", clock.today(), f"notat:{note.id}")
    tjenester.angre.undo()
    assert tjenester.i_dag.picture().i_dag == ()
    assert tjenester.notat.of_barn(barn.id) == []


def test_a_note_about_nobody_is_refused_whole(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="henger_sammen"):
        tjenester.notat.add("ukjent", Notatart.VIL_HA_HJELP, "Hjelp", oppgave="Snakk")

    assert tjenester.i_dag.picture().i_dag == ()
