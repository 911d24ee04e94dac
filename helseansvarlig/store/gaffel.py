"""What the copies of a vault remember of its log: that it lives on another machine as well, or is older than they."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Kopi
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.kopifil import read_entry
from helseansvarlig.store.kopimanifest import Manifest

MANIFEST = "kopi.json"


def find_fork(seen: Iterable[Kopi], hvelv_id: str, eksemplar: str, contains: Callable[[Anker], bool]) -> Varsel | None:
    """Return `to_levende_kopier` when another machine's copy of this vault was written to apart from ours.

    One that was taken before the vault moved here is contained in our log and no fork. `contains` asks our log.
    """
    for copy in seen:
        elsewhere = copy.hvelv_id == hvelv_id and copy.eksemplar not in ("", eksemplar)
        if elsewhere and not contains(copy.logg):
            return Varsel("to_levende_kopier", alvorlig=True)
    return None


def is_beyond(copy: Kopi, hvelv_id: str, eksemplar: str, contains: Callable[[Anker], bool]) -> bool:
    """Tell whether a copy of this machine's own vault goes further than the vault: an older file lies there now."""
    own = copy.hvelv_id == hvelv_id and copy.eksemplar == eksemplar != ""
    return own and not contains(copy.logg)


def is_signed(path: Path, key: str) -> bool:
    """Tell whether a copy's manifest is what the key's owner wrote; one that cannot be read is not."""
    try:
        raw = read_entry(path, MANIFEST)
        return Manifest.from_bytes(raw).is_signed(raw, key)
    except KnownError:
        return False


def last_restored(connection: Connection) -> datetime | None:
    """Return when a copy was brought back last, as the log tells: it explains those taken before, newer or not."""
    row = connection.execute(
        "SELECT tid FROM logg WHERE handling = 'hvelv.gjenopprettet_fra_kopi' ORDER BY nummer DESC LIMIT 1"
    ).fetchone()
    return datetime.fromisoformat(row["tid"]) if row else None
