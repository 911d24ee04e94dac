"""What the program was asked for when it was started."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """`locked_at`, `draft_kept` and `geometry` (x, y, width, height) come from the process that locked itself."""

    data: Path | None = None
    demo: Path | None = None
    receiver: bool = False
    pictures: Path | None = None
    locked_at: datetime | None = None
    draft_kept: bool = False
    geometry: tuple[int, ...] = ()

    def to_arguments(self) -> list[str]:
        """Return the arguments that start a process with these options."""
        found: list[str] = []
        if self.data is not None:
            found += ["--data", str(self.data)]
        if self.demo is not None:
            found += ["--demo", str(self.demo)]
        if self.locked_at is not None:
            found += ["--laast", self.locked_at.isoformat()]
        if self.draft_kept:
            found += ["--utkast"]
        if self.geometry:
            found += ["--vindu", ",".join(str(part) for part in self.geometry)]
        return found
