"""What the template screens are given: the register, editing, moving to a new version, the leader, files in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helseansvarlig.services.innlevering import InnboksService
from helseansvarlig.services.mal import MalService
from helseansvarlig.services.malbytte import MalbytteService
from helseansvarlig.services.malforelegg import MalforeleggService
from helseansvarlig.services.malredigering import MalredigeringService


@dataclass(frozen=True, slots=True)
class Kilder:
    """The services, and how files are read (at most so many bytes) and written."""

    mal: MalService
    redigering: MalredigeringService
    bytte: MalbytteService
    forelegg: MalforeleggService
    innboks: InnboksService
    read_file: Callable[[Path, int], bytes]
    write_file: Callable[[Path, bytes], None]
