"""A file that was given as an answer, out of the vault again: a copy that somebody asked for, and it is logged."""

from __future__ import annotations

from helseansvarlig.domain.kartlegging import answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.vedlegg import content_of
from helseansvarlig.domain.verdi import Vedlegg
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt


class VedleggService:
    """Copies of files; the file itself stays where it is."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def copy(self, kartlegging_id: str, sti: str, nummer: int) -> bytes:
        """Return one of the files that an answer holds, counted from 0. Raises `finnes_ikke`, `vedlegg_uleselig`."""
        with self._oekt.store.read() as unit:
            row = unit.kartlegging.get(kartlegging_id)
            given = unit.svar.get(answer_id(kartlegging_id, sti)).svar.verdier
        found = given[nummer] if nummer < len(given) else None
        if not isinstance(found, Vedlegg):
            raise KnownError("finnes_ikke")
        content = content_of(found)
        objekt = f"kartlegging:{kartlegging_id}"
        self._oekt.store.log(Hendelse("kartlegging.vedlegg_lagret", barn_id=row.barn_id, objekt=objekt, angrebar=False))
        return content
