"""The log row of a change of access, written when it was done or later on."""

from __future__ import annotations

from tests.unit.security.hoder import ACT


def test_the_row_tells_what_was_done_to_whom_and_which_header_came_of_it() -> None:
    row = ACT.row()

    assert (row.handling, row.objekt, row.utfall, row.angrebar) == (
        "bruker.tid_endret", "bruker:b2 hode:41", "ok", False,
    )  # fmt: skip


def test_a_row_that_is_written_later_tells_when_it_was_done() -> None:
    row = ACT.belated_row()

    assert (row.handling, row.utfall, row.angrebar) == ("bruker.tid_endret", "etterfoert", False)
    assert row.objekt == "bruker:b2 hode:41 gjort:2026-11-23T09:30:00+00:00"
