"""A mark on an entry: from whom it keeps it, and that it has a reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helseansvarlig.domain.innsyn import Holdegrunn
from helseansvarlig.domain.innsynsmerke import Innsynsmerke, Merkegrunn, require_reason
from helseansvarlig.errors import KnownError

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("grunn", "for_parent", "for_child"),
    [
        (Merkegrunn.FARE, Holdegrunn.FARE, Holdegrunn.FARE),
        (Merkegrunn.ANDRE, Holdegrunn.ANDRE, Holdegrunn.ANDRE),
        (Merkegrunn.FORELDRE, Holdegrunn.UNGDOM, None),
        (Merkegrunn.LIKEVEL, None, None),
    ],
)
def test_each_mark_keeps_an_entry_from_whom_it_is_about(
    grunn: Merkegrunn, for_parent: Holdegrunn | None, for_child: Holdegrunn | None
) -> None:
    mark = Innsynsmerke("m1", "b1", "notat:n1", grunn, "Grunn", NOW, "Trygg Havn")
    assert (mark.holds(for_parent=True), mark.holds(for_parent=False)) == (for_parent, for_child)


def test_a_mark_has_a_reason() -> None:
    assert require_reason(" Røper hvor mor bor\n") == "Røper hvor mor bor"
    with pytest.raises(KnownError, match="innsyn_mangler_grunn"):
        require_reason(" \n")
