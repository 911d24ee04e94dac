"""Divides rows into pages: no lone heading at the foot, no lone line at the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helseansvarlig.pdf.rad import Rad

Side = list[Rad]


def divide_into_pages(rows: Iterable[Rad], height: float) -> list[Side]:
    """Return pages whose rows together are at most `height` points; at least one page.

    Rows that hold together move together, unless the group alone is taller than a page: then it is cut.
    """
    pages: list[Side] = [[]]
    used = 0.0
    for group in _groups(rows):
        needed = sum(row.hoeyde for row in group)
        if pages[-1] and used + needed > height:
            pages.append([])
            used = 0.0
        for row in group:
            if used + row.hoeyde > height and pages[-1]:
                pages.append([])
                used = 0.0
            for placed in _at(pages[-1], row, first_page=len(pages) == 1):
                pages[-1].append(placed)
                used += placed.hoeyde
    return pages


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
