from __future__ import annotations

import pytest

from helseansvarlig.cli_ytelse import Maaling


@pytest.mark.parametrize(("value", "ok"), [(1.49, True), (1.5, True), (1.51, False)])
def test_a_measurement_is_good_up_to_its_limit(value: float, ok: bool) -> None:
    assert Maaling("start", value, 1.5).ok is ok
