"""The log as a person reads it, and the proof that it is whole."""

from __future__ import annotations

from helseansvarlig.domain.logg import Anker, Loggrad
from helseansvarlig.services.oekt import Oekt


class LoggService:
    """Who did what, when; and whether the chain holds."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def newest(self, count: int = 200) -> list[Loggrad]:
        """Return the newest rows, newest first."""
        return self._oekt.store.log_rows(count)

    def verify(self) -> Anker:
        """Recompute the whole chain. Raises `logg_brutt`."""
        return self._oekt.store.verify_log()

    def check_vault(self) -> Anker:
        """Read every page, every structure and the whole chain. Raises `hvelv_skadet`, `logg_brutt`."""
        self._oekt.store.check_integrity()
        return self._oekt.store.verify_log()
