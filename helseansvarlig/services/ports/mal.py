"""Templates as files: read with all that is to be said about them, written as the content hash is taken of them."""

from __future__ import annotations

from typing import Protocol

from helseansvarlig.domain.mal import Lest
from helseansvarlig.domain.skjema import Skjema


class Malformat(Protocol):
    """From file to form and back."""

    def read(self, data: bytes) -> Lest:
        """Return the form of a file, or why it cannot stand. Raises `skjema_ikke_questionnaire` and `json_…`."""
        ...

    def write(self, skjema: Skjema) -> bytes:
        """Return the form as a file; read again, it is the same form."""
        ...
