"""Divides rows into pages: no lone heading at the foot, no lone line at the top, no last page for a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from helseansvarlig.pdf.rad import Rad

Side = list[Rad]

TETTERE = (0.9, 0.8, 0.7, 0.6)
"""How much of the air between texts may be left, least change first; less than the last would look cramped."""

_NESTEN_TOM = 0.4
"""A last page with less on it than this share is worth saving; a fuller one is a page like others."""


def divide_into_pages(rows: Iterable[Rad], height: float) -> list[Side]:
    """Return pages whose rows together are at most `height` points; at least one page.

    Rows that hold together move together, unless the group alone is taller than a page: then it is cut. Where only
    little is left for the last page, there is less air on all of them, if that saves it; the text itself is as it was.
    """
    loose = [*rows]
    pages = _divide(loose, height)
    left_over = sum(row.hoeyde for row in pages[-1])
    if len(pages) == 1 or left_over > height * _NESTEN_TOM:
        return pages
    for share in TETTERE:
        tighter = _divide(_with_less_air(loose, share), height)
        if len(tighter) < len(pages):
            return tighter
    return pages


def _with_less_air(rows: Sequence[Rad], share: float) -> list[Rad]:
    return [replace(row, hoeyde=row.hoeyde * share) if row.luft else row for row in rows]


def _divide(rows: Iterable[Rad], height: float) -> list[Side]:
    pages: list[Side] = [[]]
    used = 0.0
    for group in _groups(rows):
        if pages[-1] and used + _needed(group) > height:
            pages.append([])
            used = 0.0
        for row in group:
            if used + row.hoeyde > height and pages[-1]:
                if row.luft:
                    continue  # nobody misses air at a page's foot, and it is not worth a page
                pages.append([])
                used = 0.0
            for placed in _at(pages[-1], row, first_page=len(pages) == 1):
                pages[-1].append(placed)
                used += placed.hoeyde
    return pages


def _needed(group: Sequence[Rad]) -> float:
    """Return the room a group takes; the air below it may go."""
    below = group[-1].hoeyde if group[-1].luft else 0.0
    return sum(row.hoeyde for row in group) - below


def _at(page: Side, row: Rad, *, first_page: bool) -> list[Rad]:
    """Return what is placed for `row`: no air at the top of a page, a table's head again on a later one."""
    if page:
        return [row]
    if row.luft:
        return []
    return [row.hode.repeated(), row] if row.hode is not None and not first_page else [row]


def _groups(rows: Iterable[Rad]) -> Iterator[list[Rad]]:
    group: list[Rad] = []
    for row in rows:
        group.append(row)
        if not row.hold:
            yield group
            group = []
    if group:
        yield group
