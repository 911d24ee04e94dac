"""When something came into the record and who put it there, as the chained log has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Skrevet:
    """The first writing of a row: not when it happened, and not who it is about or who is to do it."""

    tid: datetime
    av: str
