"""A list as a spreadsheet (.xlsx): values only. A formula is not worked out, and nothing in the file is run.

The file is a packed one: before it is unpacked its size is looked at, and a part that defines words of its own (the
way a small file becomes a huge one) is refused.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice

from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.grenser import LONGEST_CELL, MOST_COLUMNS, MOST_PARTS, MOST_ROWS, MOST_UNPACKED

FORMULA = "="
"""What a cell with a formula is read as: a sign that no name and no date begins with."""


def read_spreadsheet(data: bytes) -> list[tuple[str, ...]]:
    """Return the rows of the first sheet. Raises `liste_ikke_lest`, `liste_for_stor` (`meste`)."""
    _require_harmless(data)
    # What opens it costs a fifth of a second, and most people never bring a list.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions we do not ask for
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            try:
                return _rows(book.worksheets[0].iter_rows(max_col=MOST_COLUMNS) if book.worksheets else iter(()))
            finally:
                book.close()
    except KnownError:
        raise
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, TypeError, AttributeError,
            IndexError, EOFError, OSError, OverflowError, NotImplementedError, zlib.error) as error:  # fmt: skip
        # A file made to break a reader breaks it in many ways (bad XML is a SyntaxError); all mean that it is no list.
        raise KnownError("liste_ikke_lest") from error


def _require_harmless(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise KnownError("liste_for_stor", meste=MOST_ROWS)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _defines_words(packed, part):
                    raise KnownError("liste_ikke_lest")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise KnownError("liste_ikke_lest") from error


def _defines_words(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part has a document type: no spreadsheet program writes one. It stands first where it stands."""
    with packed.open(part) as opened:
        beginning = opened.read(4096).upper()
    return b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning or b"<\x00!\x00" in beginning


def _rows(rows: Iterator[tuple[object, ...]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for row in islice(rows, MOST_ROWS * 2):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(tuple(cells))
        if len(found) > MOST_ROWS + 1:
            raise KnownError("liste_for_stor", meste=MOST_ROWS)
    return found


def _text(cell: object) -> str:
    """Return what stands in a cell as somebody would have typed it."""
    if getattr(cell, "data_type", "") == "f":
        return FORMULA
    value = getattr(cell, "value", None)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = "" if value is None else str(value).strip()
    if len(text) > LONGEST_CELL:
        raise KnownError("liste_for_stor", meste=MOST_ROWS)
    return text
