"""Drafts and places: what was being written, and where, kept encrypted so that a lock or a crash loses nothing."""

from __future__ import annotations

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Changes, Done

PLACE = "sted"
"""The draft key of the place to return to after unlocking."""

SENTENCE = "setning"
"""The draft key of the field, the caret and the scroll in that place."""


class UtkastService:
    """One person's drafts. Keys are ours (`kartlegging:<id>:<path>`), texts are theirs."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def keep(self, noekkel: str, innhold: str) -> Done[str]:
        """Keep a draft; called within a second of a key press."""
        with self._oekt.store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
            unit.utkast.put(noekkel, innhold)
        return Done(innhold, Changes())

    def find(self, noekkel: str) -> str | None:
        """Return a draft or None."""
        with self._oekt.store.read() as unit:
            return unit.utkast.get(noekkel)

    def discard(self, noekkel: str) -> Done[str]:
        """Forget a draft that has become a record or was given up."""
        with self._oekt.store.write(Hendelse("utkast.forkastet", angrebar=False)) as unit:
            unit.utkast.discard(noekkel)
        return Done("", Changes())

    def keys(self) -> list[str]:
        """Return the keys of all drafts, the way back not counted."""
        with self._oekt.store.read() as unit:
            return [key for key in unit.utkast.names() if key not in (PLACE, SENTENCE)]
