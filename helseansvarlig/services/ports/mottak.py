"""The municipality's side, for the receiver tool: what was sent to us, is it whole, and our signed answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.forsendelse import Resultat
from helseansvarlig.services.ports.outside import Kortopplysninger


@dataclass(frozen=True, slots=True)
class Aapnet:
    """A sealed file that was meant for us and is as its sender signed it. `filer` holds the documents alone."""

    forsendelse_id: str
    avsender: str
    avsender_orgnr: str
    avdeling: str
    signert: datetime
    sha256: str
    filer: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Mottatt:
    """What became of a sealed file. `lagret` is empty when it was registered before or conflicts."""

    aapnet: Aapnet
    resultat: Resultat
    lagret: tuple[Path, ...]
    kvittering: Path


@dataclass(frozen=True, slots=True)
class Helhet:
    """A foreign container that is whole: its files, how many signatures hold, and warnings. Nobody is trusted by it."""

    filer: tuple[str, ...]
    signaturer: int
    advarsler: tuple[str, ...]


class Receiver(Protocol):
    """A service that receives; refusals are known errors whose `reason` is for the log alone."""

    def own_card(self) -> Kortopplysninger:
        """Return what our own mottakerkort says."""
        ...

    def senders(self) -> Sequence[Kortopplysninger]:
        """Return the senders whose card we hold."""
        ...

    def read_card(self, data: bytes) -> Kortopplysninger:
        """Return what an avsenderkort says, before anybody trusts it. Raises `kort_ugyldig`, `kort_feil_type`."""
        ...

    def trust(self, card: bytes) -> Kortopplysninger:
        """Keep an avsenderkort whose fingerprint has been compared by telephone. Raises as `read_card`."""
        ...

    def open(self, sealed: bytes) -> Aapnet:
        """Verify a sealed file; saves nothing and answers nothing."""
        ...

    def receive(self, sealed: bytes) -> Mottatt:
        """Verify, save, register and answer a sealed file with a signed receipt."""
        ...

    def confirm_seen(self, sealed: bytes) -> Path:
        """Answer that a person has read it. Raises `ikke_registrert`."""
        ...
