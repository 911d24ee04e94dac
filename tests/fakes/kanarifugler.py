"""Planted words that must be found nowhere: makes them, and looks for them in every form a file might hold."""

from __future__ import annotations

import base64
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

LARGEST_FILE = 200_000_000
_LETTERS = str.maketrans("0123456789", "abcdefghij")
"""Numbers are letters here: a name is compared by its words, and two canaries shall not be one name."""
_ZLIB_STARTS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


@dataclass(frozen=True, slots=True)
class Funn:
    """Where a canary was found, and in which form."""

    fil: str
    kanarifugl: str
    form: str


def make_canaries(count: int, seed: str = "fugl") -> list[str]:
    """Return words that nothing else writes: with å, so that encodings differ, and long enough never to be chance."""
    return [f"kanarifuglå-{seed}-{f'{number:03}'.translate(_LETTERS)}-zqxjw" for number in range(count)]


def find_canaries(roots: Iterable[Path], canaries: Sequence[str], largest: int = LARGEST_FILE) -> list[Funn]:
    """Look through every file, file name and link below `roots`, inside archives and compressed streams too."""
    forms = [(canary, form, needle) for canary in canaries for form, needle in _forms(canary)]
    found = []
    for root in roots:
        for path in _everything(root):
            named = os.fsencode(path.relative_to(root)) + (os.fsencode(path.readlink()) if path.is_symlink() else b"")
            for layer in (named, *_layers(_content(path, largest))):
                lowered = layer.lower()
                hits = ((c, form) for c, form, needle in forms if needle in (lowered if form == "hex" else layer))
                found += [Funn(str(path), canary, form) for canary, form in hits]
    return found


def _forms(canary: str) -> Iterator[tuple[str, bytes]]:
    plain = canary.encode()
    yield "utf-8", plain
    yield "utf-16", canary.encode("utf-16-le")
    yield "latin-1", canary.encode("latin-1")
    yield "json", canary.encode("ascii", "backslashreplace").replace(b"\\xe5", b"\\u00e5")
    for kind in (plain, canary.encode("utf-16-le")):
        yield "hex", kind.hex().encode()
        yield from (("base64", needle) for needle in _base64_cores(kind))


def _base64_cores(data: bytes) -> Iterator[bytes]:
    """What stands in base64 whatever came before: three alignments, without the signs that neighbours decide."""
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + data)
        yield encoded[4 if shift else 0 : len(data) * 4 // 3 - 2]


def _everything(root: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield from [root] if root.exists() else []
        return
    for folder, folders, files in os.walk(root):
        yield from (Path(folder, name) for name in [*folders, *files])


def _content(path: Path, largest: int) -> bytes:
    """Return a file's bytes; nothing for what is no ordinary file or is gone already."""
    try:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode):
            return b""
        if facts.st_size > largest:
            raise AssertionError(f"{path} is too large to be looked through")
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _layers(data: bytes) -> Iterator[bytes]:
    """Yield the bytes themselves and what can be unpacked from them."""
    yield data
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield name.encode()
                    yield from _layers(archive.read(name))
        except (zipfile.BadZipFile, OSError, RuntimeError):
            return
    yield from _streams(data)


def _streams(data: bytes) -> Iterator[bytes]:
    """Yield compressed streams, as PDF and PNG hold them; a start that is none unpacks to nothing."""
    view = memoryview(data)
    for start in _ZLIB_STARTS:
        at = data.find(start)
        while at >= 0:
            try:
                unpacked = zlib.decompressobj().decompress(view[at : at + 4_000_000], 20_000_000)
            except zlib.error:
                unpacked = b""
            if len(unpacked) > 8:
                yield unpacked
            at = data.find(start, at + 1)
