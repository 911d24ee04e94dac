"""The house's letterhead: the logo on a document's first page, and the line at the foot of every page."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from helseansvarlig.domain.institusjon import INSTITUSJON_ID
from helseansvarlig.errors import KnownError

MAX_FIL = 5_000_000
"""Largest picture file that is taken as a logo, in bytes: a photograph from a telephone is smaller."""

MAX_BREDDE, MAX_HOEYDE = 800, 170
"""The most points a cleaned logo has: 300 to the inch in the place it gets on the page."""

MAX_BUNNLINJE = 95
"""So many letters fit between the margins; a longer line would be cut on every page."""

MAX_ALTERNATIV = 200


@dataclass(frozen=True, slots=True)
class Brevhode:
    """What stands on our paper beside the house's name.

    `logo` is the cleaned picture: `bredde` × `hoeyde` points of red, green and blue, a byte each, packed with zlib.
    `alternativ` says in words what the logo shows.
    """

    logo: bytes = b""
    bredde: int = 0
    hoeyde: int = 0
    alternativ: str = ""
    bunnlinje: str = ""
    id: str = INSTITUSJON_ID

    def points(self) -> bytes:
        """Return the logo's points unpacked, row by row from the top; none when there is no logo."""
        return zlib.decompressobj().decompress(self.logo, self.bredde * self.hoeyde * 3) if self.logo else b""


BLANKT = Brevhode()
"""Plain paper."""


def make_logo(bredde: int, hoeyde: int, punkter: bytes) -> Brevhode:
    """Return a letterhead that holds a cleaned logo and nothing else. Raises `logo_ikke_lest`."""
    is_whole = 0 < bredde <= MAX_BREDDE and 0 < hoeyde <= MAX_HOEYDE and len(punkter) == bredde * hoeyde * 3
    if not is_whole:
        raise KnownError("logo_ikke_lest")
    return Brevhode(zlib.compress(punkter, 9), bredde, hoeyde)


def require_valid(brevhode: Brevhode) -> None:
    """Refuse what could not be read aloud or would not fit.

    Raises `logo_mangler_ord`, `logo_ord_for_lang` and `bunnlinje_for_lang` (`meste`: letters).
    """
    if brevhode.logo and not brevhode.alternativ.strip():
        raise KnownError("logo_mangler_ord")
    if len(brevhode.alternativ) > MAX_ALTERNATIV:
        raise KnownError("logo_ord_for_lang", meste=MAX_ALTERNATIV)
    if len(brevhode.bunnlinje) > MAX_BUNNLINJE:
        raise KnownError("bunnlinje_for_lang", meste=MAX_BUNNLINJE)
