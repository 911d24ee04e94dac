"""The room of Over tid: the screen in a real window over a real vault, and a child with a year of answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.svar import Svar, besvart
from helseansvarlig.domain.verdi import Koding
from tests.fakes.svartid import (
    BRA,
    MAT,
    SETT,
    SOVN,
    TRIST,
    TRYGG,
    VET_IKKE,
    VIL_IKKE,
    form,
    mapped,
    often,
    stopped,
)
from tests.ui.skjermrom import TODAY, Rom, Vindusrom, open_room, window
from ui.main_window import MainWindow
from ui.screens import over_tid

MARS, JUNI, SEPT, NOV = date(2026, 3, 12), date(2026, 6, 4), date(2026, 9, 8), date(2026, 11, 3)


@dataclass
class Tidsrom(Vindusrom):
    """A window with the screen."""

    rom: Rom
    vindu: MainWindow


@contextmanager
def tidsrom(folder: Path) -> Iterator[Tidsrom]:
    """Open the room and lock the vault behind it."""
    rom = open_room(folder)
    entries = over_tid.entries(rom.tjenester.utvikling, rom.jobs, rom.today)
    room = Tidsrom(rom, window(entries, "barn", "barnet", "ny_kartlegging"))
    try:
        yield room
    finally:
        room.vindu.leave()
        rom.hvelv.lock(rom.tjenester.aapent)


def a_year(rom: Rom) -> Barn:
    """Four kartlegginger with every kind of answer and of gap, two stop points and a move."""
    barn = rom.add_child(innflyttet=JUNI - timedelta(20))
    told = replace(
        besvart(6), barnets_ord="Det hjelper når døra står på gløtt.", voksnes_observasjon="Sov til halv sju."
    )
    for day, given in (
        (MARS, {SOVN: besvart(3), TRIST: often("ofte"), MAT: besvart(True), SETT: seen("klar"), TRYGG: besvart(4)}),
        (JUNI, {SOVN: besvart(5), TRIST: VIL_IKKE, MAT: VET_IKKE, SETT: seen("klar"), TRYGG: besvart(6)}),
        (SEPT, {TRIST: often("av_og_til"), MAT: besvart(True), TRYGG: VIL_IKKE, BRA: besvart("Trening.")}),
        (NOV, {SOVN: told, TRIST: often("av_og_til"), MAT: besvart(False), SETT: seen("litt"), TRYGG: besvart(8)}),
    ):
        mapped(rom.tjenester, barn.id, day, given)
    stopped(rom.tjenester, barn.id, JUNI + timedelta(8), "Vi lager ro om kvelden.")
    stopped(rom.tjenester, barn.id, TODAY - timedelta(11), "Vi fortsetter med kveldsrutinen.")
    return barn


def seen(kode: str) -> Svar:
    """What an adult has seen: «ingen», «litt» or «klar» change."""
    (punkt,) = (one for one in form().walk() if one.link_id == "psykisk.12")
    return besvart(*(one.verdi for one in punkt.valg if isinstance(one.verdi, Koding) and one.verdi.kode == kode))
