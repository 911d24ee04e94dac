"""Sets a document's list of its own contents: each part with its page, the numbers below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Element, Rolle, paragraph
from helseansvarlig.pdf.linjer import natural_width, wrap
from helseansvarlig.pdf.rad import Bit, Flate, Rad, air

_NUMMERBREDDE = 40.0
_LUFT = 5.0


def set_contents(blokk: dm.Innholdsliste, sider: Sequence[int]) -> Iterator[Rad]:
    """Yield a row for each part; `sider` are their pages from 1, empty while nobody knows them yet."""
    contents = Element(Rolle.INNHOLDSLISTE)
    for index, title in enumerate(blokk.punkter):
        number = str(sider[index]) if index < len(sider) else ""
        yield from _entry(title, number, paragraph(Element(Rolle.INNHOLDSPOST, contents)))
    yield air(10)


def _entry(title: str, number: str, element: Element) -> Iterator[Rad]:
    """Yield a title with its page at the right of its last line, and a thin line below both."""
    lines = wrap(title, stil.BROED, stil.SATSBREDDE - _NUMMERBREDDE)
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        bits = [Bit(f"{line} " if last and number else line, stil.BROED, element=element)]  # heard as two words
        if last and number:
            bits.append(Bit(number, stil.BROED, stil.SATSBREDDE - natural_width(number, stil.BROED), element=element))
        yield Rad(stil.BROED.linje, tuple(bits), hold=not last)
    if lines:
        yield Rad(0.6, (), (Flate(0, stil.SATSBREDDE, stil.HAARSTREK),))
        yield air(_LUFT)
