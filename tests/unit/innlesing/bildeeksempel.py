"""Pictures for tests: a small logo, and files that were made to break what reads them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL.Image import Image, new
from PIL.ImageDraw import Draw

Colour = int | tuple[int, ...]
PNG = b"\x89PNG\r\n\x1a\n"


def saved(picture: Image, kind: str = "PNG", **how: object) -> bytes:
    """Return a picture as a file."""
    target = BytesIO()
    picture.save(target, kind, **how)
    return target.getvalue()


def logo(mode: str = "RGB", size: tuple[int, int] = (200, 100)) -> Image:
    """Return a dark square at the left of a white (or clear) ground, with air round it."""
    ground: Colour = {"RGB": (255, 255, 255), "RGBA": (0, 0, 0, 0), "L": 255, "CMYK": (0, 0, 0, 0)}[mode]
    ink: Colour = {"RGB": (20, 60, 50), "RGBA": (20, 60, 50, 255), "L": 40, "CMYK": (200, 80, 120, 60)}[mode]
    made = new(mode, size, ground)
    Draw(made).rectangle((10, 20, 59, 69), fill=ink)
    return made


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes, *before: bytes) -> bytes:
    """Return a PNG of grey points with any size in its header, whatever its data holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + _chunk(b"IHDR", header) + b"".join(before) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _blown_up_text() -> bytes:
    """A comment that unpacks to a hundred times its size."""
    return _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(70_000_000)))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "logo_ikke_lest"),
    "no picture": (lambda: b"<svg onload='alert(1)'/>", "logo_ikke_lest"),
    "a document": (lambda: b"%PDF-1.7\n%%EOF\n", "logo_ikke_lest"),
    "only the mark of a PNG": (lambda: PNG, "logo_ikke_lest"),
    "only the mark of a JPEG": (lambda: b"\xff\xd8\xff", "logo_ikke_lest"),
    "a PNG cut off": (lambda: saved(logo())[:-200], "logo_ikke_lest"),
    "a JPEG cut off": (lambda: saved(logo(), "JPEG")[:-400], "logo_ikke_lest"),
    "50 000 × 50 000 in the header": (lambda: png(50_000, 50_000, zlib.compress(bytes(1000))), "logo_for_stor"),
    "more points than there can be": (lambda: png(2**31 - 1, 2**31 - 1, b""), "logo_for_stor"),
    "a width of nothing": (lambda: png(0, 10, zlib.compress(bytes(10))), "logo_ikke_lest"),
    "data that is no data": (lambda: png(100, 100, b"not packed"), "logo_ikke_lest"),
    "a comment that is blown up": (lambda: png(10, 10, zlib.compress(bytes(110)), _blown_up_text()), "logo_ikke_lest"),
    "nothing but white": (lambda: saved(new("RGB", (300, 100), (255, 255, 255))), "logo_ikke_lest"),
    "100 MB": (lambda: PNG + bytes(100_000_000), "logo_for_stor"),
}
"""What each is called, how it is made, and the code it is refused with."""
