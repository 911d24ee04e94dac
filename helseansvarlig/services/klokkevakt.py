"""What is known of the machine's clock having been moved: the order in the log is right, the dates may not be."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.clock import Clock
from helseansvarlig.domain.klokke import Klokkehopp, Tidspunkt, jump
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.varsel import Varsel

CLOCK_JUMPED = "klokka_hoppet"


def notice(rows: Iterable[Loggrad]) -> Varsel | None:
    """Return a notice when one of these rows, just written, stands after a jump of the clock.

    A step back is grave: what is due then seems further off than it is.
    """
    jumps = {row.klokke for row in rows} - {Klokkehopp.INGEN.value}
    return Varsel(CLOCK_JUMPED, alvorlig=Klokkehopp.TILBAKE.value in jumps) if jumps else None


class Klokkevakt:
    """Watches the clock of one session: set back while the vault was locked, or since it opened.

    `varsler` is what was odd at the opening.
    """

    def __init__(self, clock: Clock, varsler: Iterable[Varsel] = ()) -> None:
        self._clock = clock
        self._opened_behind = Varsel(CLOCK_JUMPED, alvorlig=True) in varsler
        self._since = self._read()

    def is_set_back(self) -> bool:
        """Tell whether deadlines may look further off than they are."""
        moved = jump(self._since, self._read())
        return moved is Klokkehopp.TILBAKE or (self._opened_behind and moved is Klokkehopp.INGEN)

    def trust(self) -> None:
        """Take somebody's word for it that the clock is right as it stands now."""
        self._opened_behind = False
        self._since = self._read()

    def _read(self) -> Tidspunkt:
        return Tidspunkt(self._clock.now(), self._clock.steady())
