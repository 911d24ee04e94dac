"""Where each compartment's log stood, as the health records remember it: a file put back, or gone, is told of.

Whoever can write in the folder can lay an older compartment in place, whole and under the right key. Its own log holds
no trace of that; the health records' does.
"""

from __future__ import annotations

import re
from contextlib import closing

from helseansvarlig.domain.logg import Anker, Hendelse, Kategori, Loggutvalg
from helseansvarlig.domain.person import Rom
from helseansvarlig.services.ports import Store
from helseansvarlig.services.ports.rom import Romtilgang

NOTED = "rom.anker"
_PLACE = re.compile(r"rom:([a-z]+) nummer:([0-9]{1,15}) hash:([0-9a-f]{64})")
_ROWS = Loggutvalg(kategorier=frozenset({Kategori.DRIFT}))
_FAR, _NEAR = 400, 200
"""How many rows of daily operation back a place is looked for, and within which of them it is noted anew."""


def lost(store: Store, tilgang: Romtilgang) -> tuple[Rom, ...]:
    """Return the compartments whose file is gone, or holds another log than the one that was noted.

    Raises what opening a compartment raises.
    """
    places = _noted(store, _FAR)
    return tuple(rom for rom in tilgang.rooms() if rom in places and not _holds(tilgang, rom, places[rom]))


def note(store: Store, tilgang: Romtilgang) -> None:
    """Remember where each compartment's log stands now; nothing is written where it has not moved."""
    places = _noted(store, _NEAR)
    for rom in tilgang.rooms():
        if not tilgang.filer.exists(rom):
            continue
        with closing(tilgang.open(rom)) as room:
            head = room.head()
        if places.get(rom) != head:
            store.log(Hendelse(NOTED, objekt=f"rom:{rom} nummer:{head.nummer} hash:{head.hash}", angrebar=False))


def _noted(store: Store, rows: int) -> dict[Rom, Anker]:
    """Return the newest place noted of each compartment."""
    found: dict[Rom, Anker] = {}
    for row in store.find_log_rows(_ROWS, 0, rows):
        place = _PLACE.fullmatch(row.objekt) if row.handling == NOTED else None
        if place is not None:
            found.setdefault(Rom(place[1]), Anker(int(place[2]), place[3]))
    return found


def _holds(tilgang: Romtilgang, rom: Rom, place: Anker) -> bool:
    if not tilgang.filer.exists(rom):
        return False
    with closing(tilgang.open(rom)) as room:
        return room.contains(place)
