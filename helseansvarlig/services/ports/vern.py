"""What keeps the vault's file whole: the witness, room on the disk, a new key, and copies that have been tried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from helseansvarlig.domain.logg import Anker
from helseansvarlig.services.ports.vault import Kopi, OpenKeys


class Vitne(Protocol):
    """The newest place in the log, kept beside the file: a log that lost its end cannot hide it."""

    def read(self) -> Anker | None:
        """Return the place that was written last; None when the witness is gone or not of this vault's making."""
        ...

    def write(self, anker: Anker) -> None:
        """Remember a place that has been committed; never raises, since what it tells of is saved already."""
        ...


class Lesemodus(Protocol):
    """Whether records can be written just now. Log rows and drafts are always tried: they are small."""

    def reason(self) -> str:
        """Return the code that acts are refused with (`disk_full_lesing`), or an empty string; looks at the disk.

        When there is room again the refusal ends by itself.
        """
        ...

    def disk_full(self) -> None:
        """Hear that a commit met a full disk: give up what was held in reserve, and refuse acts from now on."""
        ...


class Rotasjonsfil(Protocol):
    """The vault's file under a new key. The header is switched between `prepare` and `finish`: that is the moment."""

    def prepare(self, keys: OpenKeys) -> None:
        """Write the open vault anew under these keys and read all of it back; the vault itself is as before.

        Raises `rotasjon_mislyktes`, `disk_full`.
        """
        ...

    def finish(self, keys: OpenKeys) -> None:
        """Put it in the closed vault's place when its header has been switched. What is done stays done."""
        ...

    def abandon(self) -> None:
        """Forget what was prepared: the header was not switched."""
        ...

    def pending(self) -> bool:
        """Tell whether something prepared lies there."""
        ...


@dataclass(frozen=True, slots=True)
class Oevelse:
    """A copy that was brought back for the sake of trying: when, and how many rows of each table came with it."""

    kopi: Kopi
    tid: datetime
    antall: Mapping[str, int]
