"""What the screens about people are built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helseansvarlig.services.brukere import BrukerService
from ui.messages import Asker


@dataclass(frozen=True, slots=True)
class Kilder:
    """`note` makes a start code's note (name, code) as PDF; `lock` locks the program, which ends this process."""

    service: BrukerService
    note: Callable[[str, str], bytes]
    print_pdf: Callable[[bytes], None]
    write_file: Callable[[Path, bytes], None]
    lock: Callable[[], None]
    asker: Asker
