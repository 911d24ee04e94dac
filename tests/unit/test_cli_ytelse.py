from __future__ import annotations

import pytest

from helseansvarlig.cli_ytelse import MEASURED_TEMPLATE, Maaling
from helseansvarlig.paths import resources
from helseansvarlig.skjema.katalog import Skjemakatalog


@pytest.mark.parametrize(("value", "ok"), [(1.49, True), (1.5, True), (1.51, False)])
def test_a_measurement_is_good_up_to_its_limit(value: float, ok: bool) -> None:
    assert Maaling("start", value, 1.5).ok is ok


def test_the_template_that_is_measured_is_the_longest_that_ships() -> None:
    length = {
        one.id: sum(punkt.is_fillable for punkt in one.walk()) for one in Skjemakatalog(resources() / "skjema").all()
    }
    assert max(length, key=lambda mal: length[mal]) == MEASURED_TEMPLATE
