"""What may never lie in a file we make, whatever was written in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from tests.pdf.merkeleser import Merket

ROLES = {
    "Document", "H1", "H2", "H3", "P", "Div", "BlockQuote", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Table",
    "Caption", "TR", "TH", "TD", "Figure", "Form",
}  # fmt: skip
"""Every type of element that we write; a link is none of them."""

FORBIDDEN = {
    "/Annots", "/A", "/AA", "/OpenAction", "/URI", "/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EF", "/AF",
    "/F", "/Names", "/AcroForm", "/XFA", "/Dests", "/GoToR", "/RichMedia",
}  # fmt: skip
"""Keys of what opens, runs, fetches or carries something."""

OUR_NAMES = (b"ReportLab", b"reportlab", b"pikepdf", b"qpdf", b"QPDF", b"Python", b"python", b"anonymous", b"/home/",
             b"/work", b"/tmp", b"/root", b"C:\\", b"site-packages")  # fmt: skip
"""Tools and paths."""


def dangers(pdf: bytes) -> list[str]:
    """Return what a text would have become if it had been read as more than text."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [f"{key} in {where}" for where, key in _keys(opened)]
        found += [f"an image: {one.get('/Subtype')}" for one in opened.objects if _subtype(one) == "/Image"]
    odd = {ledd.navn for ledd in Merket(pdf).rot.walk()} - ROLES - {""}
    return [*found, *(f"an element of type {name}" for name in sorted(odd))]


def tells_of_us(pdf: bytes) -> list[str]:
    """Return tools, paths and properties that the file names, packed or not."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        properties = {str(key) for key in opened.docinfo} - {"/Title", "/CreationDate"}
        raw = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream) and "/Length1" not in one]
        metadata = opened.Root.Metadata.read_bytes()
    named = {word.decode() for word in OUR_NAMES for part in (pdf, *raw) if word in part}
    claims = {
        word.decode()
        for word in (b"dc:creator", b"pdf:Producer", b"xmp:CreatorTool", b"DocumentID")
        if word in metadata
    }
    return sorted(properties | named | claims)


def _keys(opened: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield every forbidden key with where it stands; attributes of a structure element are the one `/A` we write."""
    for one in opened.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        is_element = "/S" in one and "/P" in one
        for key in one:
            if key in FORBIDDEN and not (key == "/A" and is_element) and not (key == "/F" and "/Filter" in one):
                yield str(one.get("/Type", "?")), key


def _subtype(one: Any) -> str:
    return str(one.get("/Subtype", "")) if isinstance(one, pikepdf.Stream) else ""
