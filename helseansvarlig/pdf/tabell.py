"""A table as rows that never split: a head that stands again on every page, and cells that keep their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.kolonner import share_width
from helseansvarlig.pdf.linjer import natural_width, wrap
from helseansvarlig.pdf.rad import Bit, Flate, Rad
from helseansvarlig.pdf.stil import Farge, Stil

CELLE_TEGN = 160
"""A table with a longer cell is set as label and value instead: a cell never splits over pages."""

_TALLEST = stil.SATSHOEYDE / 2
_CELLELUFT, _RADLUFT = 10.0, 4.0


@dataclass(frozen=True, slots=True)
class _Slag:
    """What the cells of a row are and how they look, with the rule below them."""

    celle: Element
    stil: Stil
    strek: Farge


_HODE = _Slag(Element(Rolle.TABELLHODE, art="Column"), stil.TABELLHODE, stil.STREK)
_VANLIG = _Slag(Element(Rolle.CELLE), stil.TABELLCELLE, stil.HAARSTREK)


def set_table(blokk: dm.Tabell, table: Element) -> Iterator[Rad]:
    """Yield head and rows, as parts of `table`; nothing when the cells hold more than a table can show."""
    if not blokk.kolonner or any(len(cell) > CELLE_TEGN for row in blokk.rader for cell in row):
        return
    widths = _column_widths(blokk)
    head = replace(_table_row(blokk.kolonner, widths, _HODE, table), hold=True)
    rows = [replace(_table_row(row, widths, _VANLIG, table), hode=head) for row in blokk.rader]
    if max(row.hoeyde for row in (head, *rows)) <= _TALLEST:
        yield head
        yield from rows


def _column_widths(blokk: dm.Tabell) -> tuple[float, ...]:
    def longest(column: int) -> float:
        cells = [natural_width(row[column], stil.TABELLCELLE) for row in blokk.rader]
        return max((natural_width(blokk.kolonner[column], stil.TABELLHODE), *cells)) + _CELLELUFT

    return share_width([longest(column) for column in range(len(blokk.kolonner))], stil.SATSBREDDE)


def _table_row(cells: tuple[str, ...], widths: tuple[float, ...], slag: _Slag, table: Element) -> Rad:
    """Return one row; its height follows its tallest cell. An empty cell has its place, but draws nothing."""
    columns = [wrap(cell, slag.stil, width - _CELLELUFT) for cell, width in zip(cells, widths, strict=True)]
    tallest = max((len(lines) for lines in columns), default=1) or 1
    height = tallest * slag.stil.linje + 2 * _RADLUFT
    element = Element(Rolle.TABELLRAD, table)
    biter = tuple(
        Bit("\n".join(lines), slag.stil, left, _RADLUFT, replace(slag.celle, over=element))
        for left, lines in zip(accumulate((0.0, *widths)), columns, strict=False)
    )
    return Rad(height, biter, (Flate(0, stil.SATSBREDDE, slag.strek, height - 0.8, 0.8),))
