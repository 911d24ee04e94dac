"""What to say when the machine's clock has been moved: the order in the log is right, the dates may not be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.varsel import Varsel

CODE = "klokka_hoppet"


def notice(newest: Sequence[Loggrad]) -> Varsel | None:
    """Return a notice when the newest of some rows (newest first) was written after the clock had jumped.

    It tells from when to when, as the two rows say it; grave is a step back, since deadlines then seem further off.
    """
    if not newest or not newest[0].klokke:
        return None
    before = newest[1].tid if len(newest) > 1 else newest[0].tid
    return Varsel(CODE, {"fra": _told(before), "til": _told(newest[0].tid)}, alvorlig=newest[0].klokke == "tilbake")


def _told(tid: str) -> str:
    return f"{datetime.fromisoformat(tid).astimezone(OSLO):%d.%m.%Y %H:%M}"
