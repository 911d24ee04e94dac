"""The keys in force in an open vault, and what happens each time they change."""

from __future__ import annotations

import re
from typing import Protocol

from helseansvarlig.domain.logg import Hendelse, Kategori, Loggutvalg
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Backups, Keysafe, OpenKeys, Store, Tilgangsnoekler

_GENERATION = re.compile(r"\bhode:([0-9]{1,15})")
_KEY_ACTS = Loggutvalg(kategorier=frozenset({Kategori.NOEKKEL}))
_LOOKED_AT = 20
"""How many of the newest key acts are asked for their generation: some of them change no header."""


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
        """Put keys in force: the header on the disk, then every later copy, then the log. Raises disk faults."""
        self._noekler.commit(keys)
        self._keys = keys
        self._backups.use(keys)
        oekt.store.log(key_act(keys, handling, objekt))

    def move(self, keys: OpenKeys, backups: Backups) -> None:
        """Take over the keys and copies of the same vault under a new key; its header is on the disk already."""
        self._keys = keys
        self._backups = backups


def key_act(keys: OpenKeys, handling: str, objekt: str = "") -> Hendelse:
    """Return the log row of a change of keys: it tells the header's generation, so that an older one is found out."""
    what = f"{objekt} hode:{keys.generasjon()}".strip()
    return Hendelse(handling, objekt=what, angrebar=False)


def logged_generation(store: Store) -> int:
    """Return the newest header generation that the log tells of, or 0."""
    rows = store.find_log_rows(_KEY_ACTS, 0, _LOOKED_AT)
    return max((int(found[1]) for row in rows if (found := _GENERATION.search(row.objekt))), default=0)
