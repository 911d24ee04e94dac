"""Taking back and doing again, across a lock too."""

from __future__ import annotations

from helseansvarlig.domain.logg import Angrepunkt
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done


class AngreService:
    """The person's own list of acts."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def next_undo(self) -> Angrepunkt | None:
        """Return what would be taken back."""
        return self._oekt.store.next_undo()

    def next_redo(self) -> Angrepunkt | None:
        """Return what would be done again."""
        return self._oekt.store.next_redo()

    def undo(self) -> Done[Angrepunkt | None]:
        """Take back the newest act. Raises `ingenting_aa_angre`, `angre_konflikt`."""
        punkt = self.next_undo()
        return Done(punkt, self._oekt.store.undo())

    def redo(self) -> Done[Angrepunkt | None]:
        """Do again what was taken back last. Raises `ingenting_aa_angre`, `angre_konflikt`."""
        punkt = self.next_redo()
        return Done(punkt, self._oekt.store.redo())
