"""Reading a list that somebody brought."""

from __future__ import annotations

from typing import Protocol

from helseansvarlig.domain.barneliste import Tabell


class Listeleser(Protocol):
    """Reads a list of any kind we know."""

    def read(self, data: bytes) -> Tabell:
        """Return the table. Raises `liste_tom`, `liste_gammelt_regneark`, `liste_ikke_lest`, `liste_for_stor`."""
        ...
