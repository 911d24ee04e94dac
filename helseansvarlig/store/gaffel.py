"""Two living copies of one vault: found by a copy from the other machine whose log place ours does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.services.ports import Kopi


def find_fork(seen: Iterable[Kopi], hvelv_id: str, eksemplar: str, contains: Callable[[Anker], bool]) -> Varsel | None:
    """Return `to_levende_kopier` when another machine's copy of this vault was written to apart from ours.

    One that was taken before the vault moved here is contained in our log and no fork. `contains` asks our log.
    """
    for copy in seen:
        elsewhere = copy.hvelv_id == hvelv_id and copy.eksemplar not in ("", eksemplar)
        if elsewhere and not contains(copy.logg):
            return Varsel("to_levende_kopier", alvorlig=True)
    return None
