"""The keys in force in an open vault, and what happens each time they change."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Protocol

from helseansvarlig.domain.logg import Kategori, Loggutvalg
from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Backups, Keysafe, OpenKeys, Store, Tilgangsnoekler

_GENERATION = re.compile(r"\bhode:([0-9]{1,15})")
_KEY_ACTS = Loggutvalg(kategorier=frozenset({Kategori.NOEKKEL}))
_STEP = 20


class Noekler(Keysafe, Tilgangsnoekler, Protocol):
    """Everything about who can open the vault in one folder."""


class Noekkelknippe:
    """The keys of an open vault: asked for anew each time, since they change while it is open."""

    def __init__(self, noekler: Noekler, keys: OpenKeys, backups: Backups) -> None:
        self._noekler = noekler
        self._keys = keys
        self._backups = backups

    @property
    def keys(self) -> OpenKeys:
        """Return the keys in force."""
        return self._keys

    @property
    def noekler(self) -> Noekler:
        """Return what changes them; the result is in force when `use` has been given it."""
        return self._noekler

    def use(self, keys: OpenKeys, oekt: Oekt, handling: str, objekt: str = "") -> None:
        """Put keys in force: the header on the disk, then every later copy, then the log. Raises disk faults.

        The header is the moment. What fails before it has changed nothing and is raised; after it the act holds, and
        is not told as refused because the log is out of reach: `settle_log` writes what the header tells of (ADR 23).
        """
        settle_log(oekt.store, self._keys)
        akt = Noekkelakt(handling, objekt, oekt.bruker, oekt.clock.now(), keys.generasjon())
        keys = keys.with_act(akt)
        self._noekler.commit(keys)
        self._keys = keys
        self._backups.use(keys)
        with suppress(KnownError, MemoryError):
            oekt.store.log(akt.row())

    def move(self, keys: OpenKeys, backups: Backups) -> None:
        """Take over the keys and copies of the same vault under a new key; its header is on the disk already."""
        self._keys = keys
        self._backups = backups


def settle_log(store: Store, keys: OpenKeys) -> None:
    """Write the row of the act that these keys' header tells of, if the log does not have it. Raises disk faults.

    It lacks it when the disk was full or the program was killed just after the header was replaced.
    """
    akt = keys.akt()
    if akt is not None and logged_generation(store) < akt.generasjon:
        store.log_for(akt.bruker, akt.belated_row())


def logged_generation(store: Store) -> int:
    """Return the newest header generation that the log tells of, or 0; some key acts change no header."""
    before = 0
    while rows := store.find_log_rows(_KEY_ACTS, before, _STEP):
        if told := [int(found[1]) for row in rows if (found := _GENERATION.search(row.objekt))]:
            return max(told)
        before = rows[-1].nummer
    return 0
