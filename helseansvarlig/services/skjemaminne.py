"""Forms that have been read, kept by their content while there is room: reading one again takes milliseconds each."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Skjema

MOST_ITEMS = 20_000
"""How many items are kept in all: five hundred forms as long as ours, or seven of the longest there may be."""


class Skjemaminne:
    """Lets the one read longest ago go first; a content never changes, so nothing here grows old."""

    def __init__(self, most_items: int = MOST_ITEMS) -> None:
        self._most = most_items
        self._forms: dict[str, tuple[Skjema, int]] = {}
        self._items = 0

    def get(self, innholdshash: str) -> Skjema | None:
        """Return a form by its content, or None when it is not kept."""
        found = self._forms.get(innholdshash)
        return None if found is None else found[0]

    def keep(self, skjema: Skjema) -> Skjema:
        """Keep a form, and return it; the newest one is kept however long it is."""
        if skjema.innholdshash not in self._forms:
            items = sum(1 for _ in skjema.walk())
            self._forms[skjema.innholdshash] = skjema, items
            self._items += items
            while self._items > self._most and len(self._forms) > 1:
                self._items -= self._forms.pop(next(iter(self._forms)))[1]
        return skjema

    def clear(self) -> None:
        """Keep nothing."""
        self._forms.clear()
        self._items = 0
