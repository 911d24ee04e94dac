"""What to say when the machine's clock has been moved: the order in the log is right, the dates may not be."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.klokke import Klokkehopp
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.varsel import Varsel

CLOCK_JUMPED = "klokka_hoppet"


def notice(rows: Iterable[Loggrad]) -> Varsel | None:
    """Return a notice when one of these rows, just written, stands after a jump of the clock.

    A step back is grave: what is due then seems further off than it is.
    """
    jumps = {row.klokke for row in rows} - {Klokkehopp.INGEN.value}
    return Varsel(CLOCK_JUMPED, alvorlig=Klokkehopp.TILBAKE.value in jumps) if jumps else None
