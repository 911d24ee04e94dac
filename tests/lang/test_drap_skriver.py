"""Killed a hundred times in the middle of a text in the real window: at most a second of writing is lost each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.test_kill_skriver import A_SECOND, is_found_too_late, lost_while_writing, make_vault
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME

pytestmark = pytest.mark.lang

VIS, NAME = 4, "drept midt i en tekst"
KILLS = 100 * VOLUME


def test_writing(minne: Path, tabell: Bevistabell) -> None:
    vault = make_vault(minne / "hvelv")
    lost = lost_while_writing(vault, "skrive", KILLS)
    told = f"det meste som gikk tapt var {lost.verst:.2f} s; {lost.lagret} av {lost.skrevet} tegn lagret"
    tabell.row(VIS, NAME, KILLS, told)
    found = is_found_too_late(vault)
    tabell.control(VIS, NAME, "et vindu som lagrer for sent: funnet", failed=found)
    vault.let_go()

    assert lost.verst <= A_SECOND
    assert lost.lagret > KILLS
    assert found
