"""A list of any kind we read: which it is stands in its first bytes, not in its name."""

from __future__ import annotations

from helseansvarlig.domain.barneliste import Tabell
from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.grenser import MOST_BYTES, MOST_ROWS
from helseansvarlig.innlesing.regneark import read_spreadsheet
from helseansvarlig.innlesing.tekstliste import read_text_list

_PACKED = b"PK\x03\x04"
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"


class Listeleser:
    """Reads what somebody chose."""

    def read(self, data: bytes) -> Tabell:
        """Return the table: its headings, and the rows below that hold something.

        Raises `liste_tom`, `liste_gammelt_regneark`, `liste_ikke_lest`, `liste_for_stor` (`meste`: rows).
        """
        if len(data) > MOST_BYTES:
            raise KnownError("liste_for_stor", meste=MOST_ROWS)
        if data.startswith(_OLD_SPREADSHEET):
            raise KnownError("liste_gammelt_regneark")
        rows = read_spreadsheet(data) if data.startswith(_PACKED) else read_text_list(data)
        whole = [row for row in rows if any(row)]
        if len(whole) < 2:
            raise KnownError("liste_tom")
        return Tabell(whole[0], tuple(whole[1:]))
