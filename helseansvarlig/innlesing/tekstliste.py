"""A list as text with separators (CSV), as any spreadsheet saves it: the encoding and the separator are found out."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from itertools import islice

from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.grenser import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = ";\t,|"
_LOOKED_AT = 20  # lines, when the separator is found out


def read_text_list(data: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a text with separators. Raises `liste_ikke_lest`, `liste_for_stor` (`meste`)."""
    text = _decoded(data)
    if "\x00" in text:
        raise KnownError("liste_ikke_lest")
    lines = text.splitlines()
    rows = csv.reader(lines, delimiter=_separator(lines), strict=True)
    try:
        found = [_row(row) for row in islice(_bounded(rows), MOST_ROWS + 2)]
    except csv.Error:
        raise KnownError("liste_ikke_lest") from None
    if len(found) > MOST_ROWS + 1:
        raise KnownError("liste_for_stor", meste=MOST_ROWS)
    return found


def _decoded(data: bytes) -> str:
    """Return the text; without a mark it is UTF-8, or what Norwegian Windows wrote before that."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(lines: list[str]) -> str:
    """Return the separator that the first line has most of; Norwegian spreadsheets use a semicolon."""
    head = next((line for line in lines[:_LOOKED_AT] if line.strip()), "")
    return max(_SEPARATORS, key=head.count)


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        if len(row) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in row):
            raise KnownError("liste_for_stor", meste=MOST_ROWS)
        yield row


def _row(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells)
