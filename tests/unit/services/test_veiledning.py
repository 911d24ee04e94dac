"""Guidance is kept newest first and can be mended; a child in it is refused (`test_uten_barn`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


def test_the_newest_stands_first(tjenester: Tjenester, clock: FixedClock) -> None:
    today = clock.today()
    old = tjenester.veiledning.create(Veiledning("", today - timedelta(days=9), "Mat", "Spis sammen.")).value
    new = tjenester.veiledning.create(Veiledning("", today, "Søvn", "Faste voksne.")).value

    assert tjenester.veiledning.list_veiledninger() == [new, old]
    mended = tjenester.veiledning.save(replace(old, vi_gjoer="Middag klokka fem.")).value
    assert tjenester.veiledning.get(old.id) == mended


def test_one_that_is_gone_cannot_be_written(tjenester: Tjenester, clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.veiledning.save(Veiledning("ingen", clock.today(), "Mat", "Spis sammen."))
