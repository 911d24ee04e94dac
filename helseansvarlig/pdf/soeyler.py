"""Values as bars: the value's words right above its bar, and what it is of below the line they all stand on."""

from __future__ import annotations

import math
from collections.abc import Iterator

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.linjer import wrap
from helseansvarlig.pdf.rad import Bit, Flate, Rad, air
from helseansvarlig.pdf.tegn import clean_text

SOEYLER_I_RADEN = 6
ORD_TEGN = 40
"""With longer words a value is set as label and value instead: they would hide the bars they belong to."""

_HOEYDE = 84.0
_SOEYLEBREDDE = 0.55
_MELLOMROM = 8.0
_UNDER = 4.0
_STREK = 0.8


def set_bars(blokk: dm.Soeyler, tekst: Tekst) -> Iterator[Rad]:
    """Yield the bars, six to a row, each row one figure; nothing when the words are too long to stand by a bar."""
    if any(len(text) > ORD_TEGN for one in blokk.soeyler for text in (one.navn, one.ord)):
        return
    for start in range(0, len(blokk.soeyler), SOEYLER_I_RADEN):
        shown = blokk.soeyler[start : start + SOEYLER_I_RADEN]
        values = "; ".join(f"{clean_text(one.navn)}: {clean_text(one.ord) or '–'}" for one in shown)
        figure = Element(Rolle.FIGUR, alternativ=tekst("pdf.soeyler", verdier=values.replace("\n", " ")))
        yield air(4, hold=True)
        yield _row(shown, figure)
        yield air(10)


def _row(shown: tuple[dm.Soeyle, ...], figure: Element) -> Rad:
    """Return one row of bars on their line; its height follows the tallest words above and below.

    Every text ends with a space: they follow each other in one figure, and would be read as one word.
    """
    column = stil.SATSBREDDE / SOEYLER_I_RADEN
    names = [wrap(one.navn, stil.SOEYLENAVN, column - _MELLOMROM) for one in shown]
    words = [wrap(one.ord or "–", stil.SOEYLEORD, column - _MELLOMROM) for one in shown]
    line = max(map(len, words)) * stil.SOEYLEORD.linje + _HOEYDE
    biter: list[Bit] = []
    flater = [Flate(0, stil.SATSBREDDE, stil.STREK, line, _STREK)]
    for number, (one, name, word) in enumerate(zip(shown, names, words, strict=True)):
        x, height = number * column, _share(one) * _HOEYDE
        above = line - height - len(word) * stil.SOEYLEORD.linje
        biter.append(Bit("\n".join(name) + " ", stil.SOEYLENAVN, x, line + _UNDER, figure))
        biter.append(Bit("\n".join(word) + " ", stil.SOEYLEORD, x, above, figure))
        if height:
            flater.append(Flate(x, column * _SOEYLEBREDDE, stil.STREK, line - height, height, figure))
    return Rad(line + _UNDER + max(map(len, names)) * stil.SOEYLENAVN.linje, tuple(biter), tuple(flater))


def _share(one: dm.Soeyle) -> float:
    """Return the share of the full height, 0 to 1; what is no number has no bar."""
    return 0.0 if one.andel is None or math.isnan(one.andel) else min(max(one.andel, 0.0), 1.0)
