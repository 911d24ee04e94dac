"""When a kartlegging or a meeting has had its stop point: nothing a child was asked or spoken of ends without one.

Every finished kartlegging needs one, whatever its form. A stop point covers the kartlegging it names and all that were
finished before it, so that eight areas in a week are one stop point and one line on the day's page. What was typed in
from an old paper is history and needs none. A meeting where a child was named asks for one too: any that is dated from
the meeting on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.errors import KnownError

OLD_PAPER = timedelta(weeks=4)
"""A talk on paper longer ago than this when it was typed in: what it led to has been decided long since."""

_WAITS, _LOOK_AGAIN = "stoppunkt_etter:", "rettet_etter_stoppunkt:"
_MEETING = "stoppunkt_etter_moete:"


def waiting_source(kartlegging_id: str) -> str:
    """Return the `kilde` of the follow-up that stands until a kartlegging has had its stop point."""
    return f"{_WAITS}{kartlegging_id}"


def meeting_source(moete_id: str) -> str:
    """Return the `kilde` of the follow-up that stands until there is a stop point after a meeting."""
    return f"{_MEETING}{moete_id}"


def look_again_source(kartlegging_id: str) -> str:
    """Return the `kilde` of the follow-up that stands when a kartlegging was corrected after its stop point."""
    return f"{_LOOK_AGAIN}{kartlegging_id}"


def is_about_stop(row: Oppfoelging) -> bool:
    """Tell whether an open follow-up is one that a stop point answers."""
    return row.gjort is None and row.kilde.startswith((_WAITS, _LOOK_AGAIN, _MEETING))


def is_missing_stop(row: Oppfoelging) -> bool:
    """Tell whether an open follow-up says that a stop point is missing; not one whose rule is out of use here."""
    return row.gjort is None and row.kilde.startswith((_WAITS, _MEETING)) and row.fra_regel is not None


def is_after_meeting(row: Oppfoelging) -> bool:
    """Tell whether the stop point that a follow-up asks for is one after a meeting."""
    return row.kilde.startswith(_MEETING)


def is_corrected_since(row: Oppfoelging) -> bool:
    """Tell whether an open follow-up says that a kartlegging was corrected after its stop point."""
    return row.gjort is None and row.kilde.startswith(_LOOK_AGAIN)


def cause_of(row: Oppfoelging) -> str:
    """Return the kartlegging, or the meeting, that such a follow-up is about."""
    return row.kilde.partition(":")[2]


def require_free(row: Oppfoelging) -> None:
    """Refuse to tick off or take away a missing stop point: only a stop point does that. Raises `mangler_stoppunkt`."""
    if is_missing_stop(row):
        raise KnownError("mangler_stoppunkt")


def needs_stop(row: Kartlegging, zone: tzinfo) -> bool:
    """Tell whether a kartlegging is to end in a stop point: finished, and not an old paper typed in.

    `zone` is where the days are counted, here and below.
    """
    if row.ferdig is None:
        return False
    return row.fra_papir is None or finished_on(row, zone) - row.fra_papir.samtaledag <= OLD_PAPER


def without_stop(
    kartlegginger: Iterable[Kartlegging], stoppunkter: Iterable[Stoppunkt], since: date, zone: tzinfo
) -> tuple[Kartlegging, ...]:
    """Return the kartlegginger finished on `since` or later that no stop point covers, oldest first.

    A stop point that names no kartlegging, or one that is not among these, covers none.
    """
    rows = {row.id: row for row in kartlegginger}
    named = [rows[one.kartlegging_id] for one in stoppunkter if one.kartlegging_id in rows]
    covered = max((row.ferdig for row in named if row.ferdig is not None), default=None)
    waiting = [
        row
        for row in rows.values()
        if row.ferdig is not None
        and needs_stop(row, zone)
        and finished_on(row, zone) >= since
        and (covered is None or row.ferdig > covered)
    ]
    return tuple(sorted(waiting, key=lambda row: (row.ferdig or row.startet, row.id)))


def finished_on(row: Kartlegging, zone: tzinfo) -> date:
    """Return the day a kartlegging was finished; the day it was begun while it is not."""
    return (row.ferdig or row.startet).astimezone(zone).date()
