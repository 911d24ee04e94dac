"""What the settings are built from: services of the open vault, and what only the program itself can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helseansvarlig.domain.person import Bruker
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.brevhode import BrevhodeService
from helseansvarlig.services.installasjon import InstallasjonService
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.kopi import KopiService
from helseansvarlig.services.logg import LoggService
from helseansvarlig.services.lokalnummer import LokalnummerService
from helseansvarlig.services.romvern import RomvernService
from helseansvarlig.settings import Settings


@dataclass(frozen=True, slots=True)
class Program:
    """What only the program can do.

    `use` keeps the settings and applies them at once, or changes nothing and raises `innstillinger_ikke_lagret`; a
    new language or text size makes the window anew.
    `change_password` gets the old and the new one, beside the window, and raises `feil_passord`. `lock` locks the
    program, which ends this process.
    """

    settings: Callable[[], Settings]
    use: Callable[[Settings], None]
    users: Callable[[], Sequence[Bruker]]
    strength: Callable[[str], str]
    change_password: Callable[[str, str], object]
    lock: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Kilder:
    """The services behind the sections."""

    kopi: KopiService
    romvern: RomvernService
    institusjon: InstitusjonService
    brevhode: BrevhodeService
    installasjon: InstallasjonService
    logg: LoggService
    barn: BarnService
    lokalnummer: LokalnummerService
    program: Program
