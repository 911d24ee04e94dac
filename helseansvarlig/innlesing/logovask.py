"""Cleans one picture: its bytes on standard input, its points on standard output as a P6 file (red, green, blue).

A program of its own, started for one picture and then gone. Whoever made the file may have made it to break what
decodes it; here it finds no key, no record and no window, and neither memory nor time to speak of. It knows nothing of
the rest of the house, so that it can be started alone.
"""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

ARGUMENT = "--vask-logo"
"""What the packed program is started with to be this one (`main.py`)."""

MAX_MEMORY = 512 * 1024 * 1024
MAX_SECONDS = 5
MAX_POINTS = 24_000_000
"""A larger picture is refused by its header, before a point of it is decoded."""

MAX_SIZE = (800, 170)
"""Width and height it is made to fit in; smaller ones stay as they are (`domain/brevhode.py`)."""

TOO_LARGE, UNREADABLE = 3, 4
"""What the program ends with when there is no picture to give."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_WHITE = (255, 255, 255)


def main() -> int:
    """Clean what comes in; return 0, `TOO_LARGE` or `UNREADABLE`."""
    confine()
    try:
        cleaned = clean(sys.stdin.buffer.read())
    except OverflowError:
        return TOO_LARGE
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, AttributeError, EOFError, MemoryError,
            ArithmeticError, RuntimeError, NotImplementedError):  # fmt: skip
        # A file made to break a reader breaks it in many ways; all mean that there is no picture.
        return UNREADABLE
    sys.stdout.buffer.write(cleaned)
    return 0


def confine() -> None:
    """Leave this process little memory, little time, and no file or process it could make.

    Windows has no such limits for a process by itself: there the header's size and the caller's clock are what holds.
    """
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in limits:
        resource.setrlimit(what, (most, most))


def clean(data: bytes) -> bytes:
    """Return the picture as P6: upright, without what surrounds it, on white, small enough.

    Raises OverflowError where it has too many points, and what the decoder raises.
    """
    picture = _open(data)
    if picture.width * picture.height > MAX_POINTS:
        raise OverflowError
    picture.draft("RGB", (MAX_SIZE[0] * 2, MAX_SIZE[1] * 2))
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    on_white = _without_border(_on_white(upright if upright is not None else picture))
    on_white.thumbnail(MAX_SIZE)
    return b"P6 %d %d 255\n" % on_white.size + on_white.tobytes()


def _open(data: bytes) -> Image:
    """Return the picture with only its header read; the format is what the first bytes say, never a name."""
    if data.startswith(_PNG):
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(BytesIO(data))
    if data.startswith(_JPEG):
        from PIL.JpegImagePlugin import JpegImageFile

        return JpegImageFile(BytesIO(data))
    raise ValueError


def _on_white(picture: Image) -> Image:
    """Return the picture as paper shows it: what can be seen through is white, and colours are red, green and blue."""
    from PIL.Image import new

    if picture.mode.startswith("I"):  # sixteen bits of grey, which would be cut and not scaled
        picture = picture.point(lambda value: value / 256).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = new("RGB", seen.size, _WHITE)
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _without_border(picture: Image) -> Image:
    """Return what is not white, so that the logo stands flush with the text. Raises ValueError where all is white."""
    from PIL import ImageOps

    drawn = ImageOps.invert(picture.convert("L")).point(lambda value: 255 if value > 8 else 0).getbbox()
    if drawn is None:
        raise ValueError
    return picture.crop(drawn)


if __name__ == "__main__":
    sys.exit(main())
